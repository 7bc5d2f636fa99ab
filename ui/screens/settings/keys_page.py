"""Every action with its keys, by group."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.widgets.form_card import FormCard
from ui.widgets.settings_key_row import SettingsKeyRow
from ui.widgets.settings_page import SettingsPage


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What the page shows of an action; ``usual`` are its keys from the beginning, as this machine writes them."""

    name: str
    keys: str
    usual: str
    is_usual: bool


class KeysPage(SettingsPage):
    """``typed`` carries an action and the keys pressed for it, ``reset`` the action that is to have its usual keys."""

    typed = Signal(str, str)
    reset = Signal(str)
    reset_all = Signal()

    def __init__(
        self, look: Look, groups: Mapping[str, tuple[str, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.rows = {deed: SettingsKeyRow(look) for deeds in groups.values() for deed in deeds}
        self.everything = QPushButton()
        self.everything.clicked.connect(self.reset_all)
        self.add_to_head(self.everything)
        self._cards = {group: FormCard(look) for group in groups}
        for group, deeds in groups.items():
            for deed in deeds:
                self._add_row(group, deed)
            self.add(self._cards[group])
        look.follow(self._restyle)

    def show_lines(self, lines: Mapping[str, KeyLine]) -> None:
        """Show the keys that hold."""
        for deed, line in lines.items():
            row = self.rows[deed]
            row.set_words(line.name, line.usual)
            row.show_keys(line.keys, is_usual=line.is_usual)
        self.everything.setEnabled(not all(line.is_usual for line in lines.values()))

    def show_fault(self, deed: str, fault: str) -> None:
        """Say why keys were not taken; of all rows only one says so."""
        for name, row in self.rows.items():
            row.show_fault(fault if name == deed else "")
        if fault:
            self.bring_into_sight(self.rows[deed])

    def _add_row(self, group: str, deed: str) -> None:
        row = self.rows[deed]
        row.setObjectName(f"keys-{deed}")
        row.typed.connect(lambda keys: self.typed.emit(deed, keys))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        row.reset.connect(lambda: self.reset.emit(deed))
        self._cards[group].add(row)

    def _restyle(self) -> None:
        self.set_title(
            translate("KeysPage", "Keys"),
            translate(
                "KeysPage",
                "Go to a field and press the keys you want. Backspace takes them away, Esc keeps them.",
            ),
        )
        self.everything.setText(translate("KeysPage", "All back to usual"))
        self.everything.setIcon(self._look.icon(Icon.RETURN))
        words = {
            "call": translate("KeysPage", "Call"),
            "customer": translate("KeysPage", "Customers"),
            "panels": translate("KeysPage", "Panels"),
            "writing": translate("KeysPage", "Writing"),
            "knowledge": translate("KeysPage", "Knowledge"),
            "desk": translate("KeysPage", "Desk"),
        }
        for group, card in self._cards.items():
            card.set_words(words[group])
            card.pack(6)
