"""What can be changed of a ticket, side by side; what no office has confirmed is said beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from callcenter.domain.edit import Value
from ui.icons import Icon
from ui.look import Look
from ui.models.ticket_page import CHOICES, OWNER, PRIORITY, QUEUE, STATE, Choice
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.calm_box import CalmBox
from ui.widgets.pair_grid import PairGrid
from ui.widgets.plain_label import ElidedLabel, Role, picture_label, plain_label


class TicketChoices(QWidget):
    """``chosen`` carries the field and the value an agent picked; what a server says never goes over a choice.

    ``taken_back`` asks to undo what is on its way or could not be sent, ``sent`` to send what was kept.
    """

    chosen = Signal(str, str)
    taken_back = Signal()
    sent = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: dict[str, Choice] = {}
        self._wanted: dict[str, str] = {}
        self._waiting: Mapping[str, Value] = {}
        self._boxes = {field: CalmBox() for field in CHOICES}
        self._labels = {field: plain_label(role=Role.SMALL) for field in self._boxes}
        self._picture = picture_label()
        self._note = ElidedLabel(role=Role.SMALL)
        self._again, self._back = QPushButton(), QPushButton()
        self._build()
        look.follow(self._restyle)

    def show_choices(
        self, choices: Sequence[Choice], wanted: Mapping[str, str], waiting: Mapping[str, Value]
    ) -> None:
        """Show what can be chosen, what was chosen and is no edit yet, and what is on its way."""
        self._choices = {choice.field: choice for choice in choices}
        self._wanted, self._waiting = dict(wanted), waiting
        for field, choice in self._choices.items():
            self._boxes[field].offer(choice.options, self._wanted.get(field, choice.now))
        self._say()

    @property
    def wanted(self) -> Mapping[str, str]:
        """What was chosen and differs from what holds."""
        return {
            field: value
            for field, value in self._wanted.items()
            if field in self._choices and value != self._choices[field].now
        }

    @property
    def note(self) -> str:
        """What it says of choices that no office has confirmed."""
        return self._note.text()

    def pick(self, field: str, value: str) -> None:
        """Choose as the agent does."""
        box = self._boxes[field]
        place = box.findData(value)
        if place >= 0:
            box.setCurrentIndex(place)
            self._picked(field)

    def focus(self, field: str) -> None:
        """Go to one of the choices and open it."""
        self._boxes[field].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._boxes[field].showPopup()

    def _picked(self, field: str) -> None:
        value = str(self._boxes[field].currentData() or "")
        self._wanted[field] = value
        self._say()
        self.chosen.emit(field, value)

    def _say(self) -> None:
        kept, waits = self._steps(self.wanted), self._steps_waiting()
        text = ""
        if kept:
            text = fill(translate("Ticket", "Kept here, not sent: %1"), kept)
        elif waits:
            text = fill(translate("Ticket", "Not sent yet: %1"), waits)
        self._note.setText(text)
        for part in (self._picture, self._note, self._back):
            part.setHidden(not text)
        self._again.setHidden(not kept)

    def _steps(self, changed: Mapping[str, str]) -> str:
        step = translate("Ticket", "%1: %2 → %3")
        return ", ".join(
            fill(step, self._labels[field].text(), choice.word_of(choice.now), choice.word_of(changed[field]))
            for field, choice in self._choices.items()
            if field in changed
        )

    def _steps_waiting(self) -> str:
        named = translate("Ticket", "%1: %2")
        said = [
            fill(named, self._labels[field].text(), choice.word_of(self._waiting[field] or ""))
            for field, choice in self._choices.items()
            if field in self._waiting
        ]
        others = [name.partition(":")[2] for name in self._waiting if name not in self._choices]
        return ", ".join((*said, *(name for name in others if name)))

    def _build(self) -> None:
        self._row = PairGrid()
        for field, box in self._boxes.items():
            box.setObjectName(f"ticket-{field}")
            self._labels[field].setBuddy(box)
            self._row.add(self._labels[field], box)
            box.activated.connect(lambda _=0, chosen=field: self._picked(chosen))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        for button in (self._again, self._back):
            button.setProperty("kind", "bare")
        self._again.clicked.connect(self.sent)
        self._back.clicked.connect(self.taken_back)
        self._below = QHBoxLayout()
        self._below.addWidget(self._picture)
        self._below.addWidget(self._note, 1)
        self._below.addWidget(self._again)
        self._below.addWidget(self._back)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._row)
        self._outer.addLayout(self._below)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), 0, px(12), 0)
        self._outer.setSpacing(px(2))
        words = {
            STATE: translate("Ticket", "State"),
            OWNER: translate("Ticket", "Owner"),
            QUEUE: translate("Ticket", "Queue"),
            PRIORITY: translate("Ticket", "Priority"),
        }
        for field, said in words.items():
            self._labels[field].setText(said)
            self._boxes[field].setAccessibleName(said)
            self._boxes[field].setMinimumWidth(px(56))
        self._row.set_spacing(px(8), px(4))
        self._picture.setPixmap(self._look.pixmap(Icon.CLOUD_OFF, Meaning.WAITING, 14, self))
        self._note.setStyleSheet(f"color: {self._look.theme.colour(Meaning.WAITING).name()}")
        self._again.setText(translate("Ticket", "Send again"))
        self._back.setText(translate("Ticket", "Take back"))
        self._say()
