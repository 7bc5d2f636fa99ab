"""One field that both sides changed: three texts beside each other, and the agent chooses."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon
from ui.look import Look
from ui.models.conflict_card import ConflictCard
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.conflict_text import ConflictText
from ui.widgets.outbox_form import OutboxForm
from ui.widgets.plain_label import ElidedLabel, Role, picture_label, plain_label, plain_tip

_NARROW = 560


class Side(StrEnum):
    """The three texts."""

    BASE = "base"
    MINE = "mine"
    THEIRS = "theirs"


_MEANINGS = {Side.BASE: Meaning.NEUTRAL, Side.MINE: Meaning.WAITING, Side.THEIRS: Meaning.INFO}
_ICONS = {Side.BASE: Icon.HISTORY, Side.MINE: Icon.EDIT, Side.THEIRS: Icon.CLOUD}


class ConflictBox(QFrame):
    """``kept`` and ``taken`` carry the conflict, ``written`` the conflict and what was typed by part.

    ``left`` tells that writing was given up, by the name of the form.
    """

    kept = Signal(int)
    taken = Signal(int)
    written = Signal(int, object)
    typed = Signal()
    left = Signal(str)

    def __init__(self, look: Look, card: ConflictCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._look, self._card = look, card
        self._title = plain_label(role=Role.HEADING)
        self._heads = {side: plain_label(role=Role.STRONG) for side in Side}
        self._signs = {side: picture_label() for side in Side}
        self._who = ElidedLabel(role=Role.SMALL)
        self._texts = {side: ConflictText(look, _MEANINGS[side]) for side in Side}
        self.mine, self.theirs, self.edit = QPushButton(), QPushButton(), QPushButton()
        self.save, self.leave = QPushButton(), QPushButton()
        self.form = OutboxForm(look)
        self._form_room = QWidget()
        self._build()
        self.show_card(card)
        look.follow(self._restyle)

    @property
    def card(self) -> ConflictCard:
        """What it shows."""
        return self._card

    def show_card(self, card: ConflictCard) -> None:
        """Show how the field stands now; what is being typed stays."""
        self._card = card
        for side, lines in zip(Side, card.texts, strict=True):
            self._texts[side].show_lines(lines)
        self._who.setText(card.who)
        self._who.setHidden(not card.who)
        self.edit.setHidden(not card.parts)
        self._name()

    def text(self, side: Side) -> ConflictText:
        """Give one of the three texts."""
        return self._texts[side]

    @property
    def is_writing(self) -> bool:
        """Tell whether something is being typed."""
        return not self._form_room.isHidden()

    @property
    def name(self) -> str:
        """What its form is called."""
        return f"field:{self._card.field}"

    def open_form(self) -> None:
        """Write something else, starting from what the agent wrote."""
        self.reopen({})
        self.form.begin()

    def reopen(self, kept: Mapping[tuple[str, str], str]) -> None:
        """Open the form with words that were left in it, unless it is open."""
        if self._card.parts and not self.is_writing:
            self.form.ask(self._card.parts, kept)
            self._form_room.show()

    def close_form(self) -> None:
        """Write nothing else after all."""
        self.left.emit(self.name)
        self._form_room.hide()
        self.form.ask(())
        self.edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the texts below each other where there is no room beside each other."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._look.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def _build(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides = [self._side(side) for side in Side]
        for side in self._sides:
            self._columns.addLayout(side, 1)
        self._buttons = QHBoxLayout()
        for button in (self.mine, self.theirs, self.edit):
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        self._form_foot = QHBoxLayout()
        for button in (self.save, self.leave):
            self._form_foot.addWidget(button)
        self._form_foot.addStretch()
        self._form_lines = QVBoxLayout(self._form_room)
        self._form_lines.setContentsMargins(0, 0, 0, 0)
        self._form_lines.addWidget(self.form)
        self._form_lines.addLayout(self._form_foot)
        self._form_room.hide()
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._title)
        self._outer.addLayout(self._columns)
        self._outer.addLayout(self._buttons)
        self._outer.addWidget(self._form_room)
        self._connect()

    def _connect(self) -> None:
        self.save.setProperty("kind", "primary")
        self.leave.setProperty("kind", "bare")
        self.mine.clicked.connect(lambda: self.kept.emit(self._card.id))
        self.theirs.clicked.connect(lambda: self.taken.emit(self._card.id))
        self.edit.clicked.connect(self.open_form)
        self.leave.clicked.connect(self.close_form)
        self.save.clicked.connect(self._send)
        self.form.typed.connect(self.typed)

    def _send(self) -> None:
        told = {name: text for (_, name), text in self.form.values().items()}
        self.written.emit(self._card.id, told)

    def _side(self, side: Side) -> QVBoxLayout:
        head = QHBoxLayout()
        sign: QLabel = self._signs[side]
        head.addWidget(sign)
        head.addWidget(self._heads[side])
        head.addStretch()
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self._texts[side])
        if side is Side.THEIRS:
            column.addWidget(self._who)
        column.addStretch()
        return column

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(16), px(12), px(16), px(14))
        self._outer.setSpacing(px(10))
        self._columns.setSpacing(px(12))
        self._buttons.setSpacing(px(8))
        self._form_foot.setSpacing(px(8))
        self._form_lines.setSpacing(px(10))
        for side, column in zip(Side, self._sides, strict=True):
            column.setSpacing(px(4))
            self._signs[side].setPixmap(self._look.pixmap(_ICONS[side], _MEANINGS[side], 14, self))
        for button, icon in ((self.mine, Icon.EDIT), (self.theirs, Icon.CLOUD), (self.edit, Icon.NOTE)):
            button.setIcon(self._look.icon(icon))
        self._name()

    def _name(self) -> None:
        name = self._card.name
        words = {
            Side.BASE: translate("Outbox", "You started from"),
            Side.MINE: translate("Outbox", "You wrote"),
            Side.THEIRS: translate("Outbox", "Now on the server"),
        }
        self._title.setText(name)
        self.setAccessibleName(name)
        for side, word in words.items():
            self._heads[side].setText(word)
            spoken = f"{word} {self._card.who}".strip() if side is Side.THEIRS else word
            self._texts[side].setAccessibleName(f"{name}, {spoken}")
        self._dress(self.mine, translate("Outbox", "Keep mine"), translate("Outbox", "%1: keep mine"), "M")
        self._dress(
            self.theirs, translate("Outbox", "Take theirs"), translate("Outbox", "%1: take theirs"), "T"
        )
        self._dress(
            self.edit, translate("Outbox", "Edit"), translate("Outbox", "%1: write something else"), "E"
        )
        self._dress(self.save, translate("Outbox", "Send this"), translate("Outbox", "%1: send this"), "")
        self._dress(self.leave, translate("Outbox", "Cancel"), translate("Outbox", "%1: cancel"), "")

    def _dress(self, button: QPushButton, word: str, spoken: str, key: str) -> None:
        said = fill(spoken, self._card.name)
        button.setText(word)
        button.setAccessibleName(said)
        button.setToolTip(plain_tip(f"{said}  {key}".rstrip()))
