"""The offices of this desk: what each is, how it is, and the way to change it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.form_notice import FormNotice
from ui.widgets.settings_office_row import OfficeLine, SettingsOfficeRow
from ui.widgets.settings_page import SettingsPage


class OfficesPage(SettingsPage):
    """``edited`` and ``removed`` carry the name of an office."""

    add_asked = Signal()
    edited = Signal(str)
    removed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.fault = FormNotice(look)
        self.new = QPushButton()
        self.new.setProperty("kind", "primary")
        self.new.clicked.connect(self.add_asked)
        self.rows: dict[str, SettingsOfficeRow] = {}
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add_to_head(self.new)
        self.add(self.fault)
        self.add(self._list)
        look.follow(self._restyle)

    def show_lines(self, lines: tuple[OfficeLine, ...]) -> None:
        """Show these; a row that stays is the same widget, so the keyboard stays where it is."""
        wanted = {line.office: line for line in lines}
        for office in [office for office in self.rows if office not in wanted]:
            self._drop(office)
        for place, (office, line) in enumerate(wanted.items()):
            if office not in self.rows:
                self._insert(place, line)
            self.rows[office].show_line(line)

    def show_fault(self, fault: str) -> None:
        """Say that the settings cannot be read; nothing can be added before they are mended."""
        self.fault.tell(fault, Meaning.ERROR)
        self.new.setEnabled(not fault)

    def _insert(self, place: int, line: OfficeLine) -> None:
        row = SettingsOfficeRow(self._look, line)
        row.edited.connect(self.edited)
        row.removed.connect(self.removed)
        self.rows[line.office] = row
        self._lines.insertWidget(place, row)

    def _drop(self, office: str) -> None:
        row = self.rows.pop(office)
        if row.isAncestorOf(self.focusWidget() or self):
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        row.hide()
        self._lines.removeWidget(row)
        row.deleteLater()

    def _restyle(self) -> None:
        self._lines.setSpacing(self._look.px(10))
        self.set_title(
            translate("OfficesPage", "Offices"),
            translate(
                "OfficesPage",
                "The systems the desk reads. It keeps a copy of its own and works on while one is away.",
            ),
        )
        self.new.setText(translate("OfficesPage", "Add an office"))
        self.new.setIcon(self._look.icon(Icon.PLUS, Meaning.ON_ACCENT))
