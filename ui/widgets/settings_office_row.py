"""One office in the settings: what it is, how it is, and the way to change it or take it out."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.chip import Chip
from ui.widgets.plain_label import ElidedLabel, Role, plain_label


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """What the settings say of an office. ``why`` is the calm sentence of its last trouble, if there is one."""

    office: str
    connector: str
    address: str
    state: str
    why: str = ""
    icon: Icon = Icon.CLOUD
    meaning: Meaning = Meaning.QUIET


class SettingsOfficeRow(QFrame):
    """``edited`` and ``removed`` carry the name; taking out is asked for twice, in place."""

    edited = Signal(str)
    removed = Signal(str)

    def __init__(self, look: Look, line: OfficeLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._line = line
        self._sign = QLabel()
        self._name = plain_label(role=Role.HEADING)
        self._kind = Chip(look, line.connector, Meaning.NEUTRAL, parent=self)
        self._address = ElidedLabel(role=Role.QUIET)
        self._state = plain_label()
        self._why = plain_label(role=Role.QUIET, wrap=True)
        self.edit = QPushButton()
        self.remove = QPushButton()
        self.confirm = QPushButton()
        self.keep = QPushButton()
        self._question = plain_label(role=Role.STRONG, wrap=True)
        self._asking = QWidget()
        self._build()
        look.follow(self._restyle)

    @property
    def office(self) -> str:
        """Which office it is."""
        return self._line.office

    def show_line(self, line: OfficeLine) -> None:
        """Say how it is now."""
        if line != self._line:
            self._line = line
            self._fill()

    @property
    def said(self) -> str:
        """What it says of the office's state."""
        return " ".join(text for text in (self._state.text(), self._why.text()) if text)

    def _ask(self) -> None:
        self._asking.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asking.hide()

    def _build(self) -> None:
        self._words = QVBoxLayout()
        self._first = QHBoxLayout()
        for part in (self._name, self._kind):
            self._first.addWidget(part)
        self._first.addStretch()
        self._words.addLayout(self._first)
        self._words.addWidget(self._address)
        self._words.addWidget(self._state)
        self._words.addWidget(self._why)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.edit)
        self._buttons.addWidget(self.remove)
        self._upper = QHBoxLayout()
        self._upper.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._upper.addLayout(self._words, 1)
        self._upper.addLayout(self._buttons)
        self._upper.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)
        self._lower = QHBoxLayout(self._asking)
        self._lower.addWidget(self._question, 1)
        self._lower.addWidget(self.confirm)
        self._lower.addWidget(self.keep)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._upper)
        self._outer.addWidget(self._asking)
        self._asking.hide()
        self.remove.setProperty("kind", "bare")
        self.confirm.setProperty("kind", "danger")
        self.edit.clicked.connect(lambda: self.edited.emit(self.office))
        self.remove.clicked.connect(self._ask)
        self.keep.clicked.connect(self._keep)
        self.confirm.clicked.connect(lambda: self.removed.emit(self.office))

    def _fill(self) -> None:
        line = self._line
        self._name.setText(line.office)
        self._kind.show_state(line.connector, Meaning.NEUTRAL)
        self._address.setText(line.address)
        self._address.setHidden(not line.address)
        self._state.setText(line.state)
        colour = self._look.theme.colour(line.meaning if line.meaning is not Meaning.QUIET else Meaning.TEXT)
        self._state.setStyleSheet(f"color: {colour.name()}")
        self._why.setText(line.why)
        self._why.setHidden(not line.why)
        self._sign.setPixmap(self._look.pixmap(line.icon, line.meaning, 20, self))
        self.setAccessibleName(f"{line.office}, {line.connector}, {line.state}")

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(16), px(14), px(16), px(14))
        self._outer.setSpacing(px(12))
        self._upper.setSpacing(px(12))
        self._words.setSpacing(px(3))
        self._first.setSpacing(px(8))
        self._buttons.setSpacing(px(8))
        self._lower.setContentsMargins(px(32), 0, 0, 0)
        self._lower.setSpacing(px(8))
        name = self.office
        self._dress(self.edit, translate("OfficeRow", "Change"), translate("OfficeRow", "Change %1"))
        self._dress(self.remove, translate("OfficeRow", "Remove"), translate("OfficeRow", "Remove %1"))
        self._dress(self.confirm, translate("OfficeRow", "Remove"), translate("OfficeRow", "Remove %1"))
        self._dress(self.keep, translate("OfficeRow", "Keep it"), translate("OfficeRow", "Keep %1"))
        question = translate(
            "OfficeRow",
            "Remove %1? The desk stops asking it and forgets its password. What was read so far stays on this machine.",
        )
        self._question.setText(fill(question, name))
        self._fill()

    def _dress(self, button: QPushButton, word: str, spoken: str) -> None:
        button.setText(word)
        button.setAccessibleName(fill(spoken, self.office))
