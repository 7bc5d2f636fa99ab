"""What this desk must know of its own place: who sits here, and how numbers are dialled."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.look import Look
from ui.speech import translate
from ui.widgets.form_card import FormCard
from ui.widgets.form_field import FormField
from ui.widgets.settings_page import SettingsPage

_CARDS = {
    "who": ("agent",),
    "numbers": ("home_region", "area_code", "outside_lines", "extensions"),
    "asking": ("sync_seconds",),
}
_LONGEST = 500


class DeskPage(SettingsPage):
    """The fields are called as in the settings file; the page knows nothing of their rules."""

    save_asked = Signal()
    left = Signal()
    touched = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.region = QComboBox()
        self.lines = {
            name: QLineEdit() for names in _CARDS.values() for name in names if name != "home_region"
        }
        self.fields = {
            name: FormField(look, self.lines.get(name, self.region))
            for names in _CARDS.values()
            for name in names
        }
        self.save = QPushButton()
        self.cancel = QPushButton()
        self._cards = {key: FormCard(look) for key in _CARDS}
        self._build()
        look.follow(self._restyle)

    def show_values(self, values: Mapping[str, str], system_user: str) -> None:
        """Show what holds."""
        for name, line in self.lines.items():
            line.setText(values[name])
        self.lines["agent"].setPlaceholderText(system_user)
        self._turn_to_region(values["home_region"])
        self.show_faults({})
        self.show_dirty(False)

    def show_regions(self, regions: tuple[tuple[str, str], ...]) -> None:
        """Name the countries in the language of the screen; the chosen one stays."""
        code = self.values()["home_region"]
        self.region.blockSignals(True)
        self.region.clear()
        for key, name in regions:
            self.region.addItem(f"{name} ({key})", key)
        self.region.blockSignals(False)
        self._turn_to_region(code)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        for name, field in self.fields.items():
            field.show_fault(faults.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in faults), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring_into_sight(first)

    def show_dirty(self, is_dirty: bool) -> None:
        """Offer to save only what has changed."""
        for button in (self.save, self.cancel):
            if not is_dirty and button.hasFocus():
                self.lines["agent"].setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(is_dirty)

    def values(self) -> dict[str, str]:
        """Read what is typed."""
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        text = self.region.currentText().strip()
        place = self._place_of(text)
        typed["home_region"] = self.region.itemData(place) if place >= 0 else text.upper()
        return typed

    def _place_of(self, text: str) -> int:
        """Find a country by what stands in the list, or by its name alone."""
        place = self.region.findText(text, Qt.MatchFlag.MatchFixedString)
        return place if place >= 0 else self.region.findText(f"{text} (", Qt.MatchFlag.MatchStartsWith)

    def _turn_to_region(self, code: str) -> None:
        place = self.region.findData(code)
        self.region.setCurrentIndex(place)
        if place < 0:
            self.region.setEditText(code)

    def _build(self) -> None:
        self.region.setEditable(True)
        self.region.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.region.setMaxVisibleItems(12)
        completer = QCompleter(self.region.model(), self.region)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.region.setCompleter(completer)
        self.region.editTextChanged.connect(lambda: self._touch("home_region"))
        for key, names in _CARDS.items():
            for name in names:
                self._cards_add(key, name)
            self.add(self._cards[key])
        line = QWidget()
        self._buttons = QHBoxLayout(line)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.addStretch()
        self._buttons.addWidget(self.save)
        self._buttons.addWidget(self.cancel)
        self.add_to_foot(line)
        self.save.setProperty("kind", "primary")
        self.save.clicked.connect(self.save_asked)
        self.cancel.clicked.connect(self.left)

    def _cards_add(self, key: str, name: str) -> None:
        self._cards[key].add(self.fields[name])
        line = self.lines.get(name)
        if line is not None:
            line.setObjectName(f"desk-{name}")
            line.setMaxLength(_LONGEST)
            line.textEdited.connect(lambda: self._touch(name))
            line.returnPressed.connect(self.save_asked)

    def _touch(self, name: str) -> None:
        self.fields[name].show_fault("")
        self.touched.emit()

    def _restyle(self) -> None:
        self._buttons.setSpacing(self._look.px(8))
        self.set_title(
            translate("DeskPage", "This desk"),
            translate("DeskPage", "Who sits here, and how telephone numbers are read."),
        )
        self._cards["who"].set_words(translate("DeskPage", "Who"))
        self._cards["numbers"].set_words(
            translate("DeskPage", "Telephone numbers"),
            translate("DeskPage", "So that a number without country or area code finds its customer."),
        )
        self._cards["asking"].set_words(translate("DeskPage", "Asking the offices"))
        for name, (label, help_text) in _words().items():
            self.fields[name].set_words(label, help_text)
        self.save.setText(translate("DeskPage", "Save"))
        self.cancel.setText(translate("DeskPage", "Undo changes"))


def _words() -> dict[str, tuple[str, str]]:
    return {
        "agent": (
            translate("DeskPage", "Name of the agent"),
            translate("DeskPage", "As the ticket offices know you; empty is the user of this machine."),
        ),
        "home_region": (
            translate("DeskPage", "Home region"),
            translate("DeskPage", "Country whose numbers are dialled without a country code."),
        ),
        "area_code": (
            translate("DeskPage", "Area code"),
            translate("DeskPage", "Of this site, with its leading zero, for numbers dialled without one."),
        ),
        "outside_lines": (
            translate("DeskPage", "Digits for an outside line"),
            translate("DeskPage", "Separated by commas, for instance 9,0."),
        ),
        "extensions": (
            translate("DeskPage", "Extensions"),
            translate(
                "DeskPage",
                "Regular expression of the extensions of this site, for instance [1-7]\\d{3}; empty for none.",
            ),
        ),
        "sync_seconds": (
            translate("DeskPage", "Seconds between two cycles"),
            translate("DeskPage", "How long the desk waits before it asks an office again, 5 to 3600."),
        ),
    }
