"""What can be changed of a ticket, side by side; what is chosen and not sent is said beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.ticket_page import OWNER, QUEUE, STATE, Choice
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.plain_label import ElidedLabel, Role, picture_label, plain_label


class TicketChoices(QWidget):
    """``chosen`` carries the field and the value an agent picked; what a server says never goes over a choice."""

    chosen = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: dict[str, Choice] = {}
        self._wanted: dict[str, str] = {}
        self._boxes = {field: _CalmBox() for field in (STATE, OWNER, QUEUE)}
        self._labels = {field: plain_label(role=Role.SMALL) for field in self._boxes}
        self._picture = picture_label()
        self._note = ElidedLabel(role=Role.SMALL)
        self._back = QPushButton()
        self._build()
        look.follow(self._restyle)

    def show_choices(self, choices: Sequence[Choice], wanted: Mapping[str, str]) -> None:
        """Show what can be chosen, and what was chosen and not sent."""
        self._choices = {choice.field: choice for choice in choices}
        self._wanted = dict(wanted)
        for field, choice in self._choices.items():
            self._boxes[field].offer(choice, self._wanted.get(field, choice.now))
        self._say()

    @property
    def wanted(self) -> Mapping[str, str]:
        """What was chosen and differs from what the office says."""
        return {
            field: value
            for field, value in self._wanted.items()
            if field in self._choices and value != self._choices[field].now
        }

    @property
    def note(self) -> str:
        """What it says of choices that were not sent."""
        return self._note.text()

    def pick(self, field: str, value: str) -> None:
        """Choose as the agent does."""
        box = self._boxes[field]
        place = box.findData(value)
        if place >= 0:
            box.setCurrentIndex(place)
            self._picked(field)

    def _picked(self, field: str) -> None:
        value = str(self._boxes[field].currentData() or "")
        self._wanted[field] = value
        self._say()
        self.chosen.emit(field, value)

    def _take_back(self) -> None:
        for field in tuple(self.wanted):
            self.pick(field, self._choices[field].now)
        self._boxes[STATE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        changed = self.wanted
        step = translate("Ticket", "%1: %2 → %3")
        steps = [
            fill(step, self._labels[field].text(), choice.word_of(choice.now), choice.word_of(changed[field]))
            for field, choice in self._choices.items()
            if field in changed
        ]
        kept = translate("Ticket", "Kept here, not sent: %1. Sending comes with the outbox.")
        self._note.setText(fill(kept, ", ".join(steps)) if steps else "")
        for part in (self._picture, self._note, self._back):
            part.setHidden(not steps)

    def _build(self) -> None:
        self._row = QHBoxLayout()
        for field, box in self._boxes.items():
            box.setObjectName(f"ticket-{field}")
            self._labels[field].setBuddy(box)
            self._row.addWidget(self._labels[field])
            self._row.addWidget(box, 1)
            box.activated.connect(lambda _=0, chosen=field: self._picked(chosen))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        self._back.setProperty("kind", "bare")
        self._back.clicked.connect(self._take_back)
        self._below = QHBoxLayout()
        self._below.addWidget(self._picture)
        self._below.addWidget(self._note, 1)
        self._below.addWidget(self._back)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._row)
        self._outer.addLayout(self._below)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), 0, px(12), 0)
        self._outer.setSpacing(px(2))
        self._row.setSpacing(px(8))
        words = {
            STATE: translate("Ticket", "State"),
            OWNER: translate("Ticket", "Owner"),
            QUEUE: translate("Ticket", "Queue"),
        }
        for field, said in words.items():
            self._labels[field].setText(said)
            self._boxes[field].setAccessibleName(said)
            self._boxes[field].setMinimumWidth(px(56))
        self._picture.setPixmap(self._look.pixmap(Icon.CLOUD_OFF, Meaning.WAITING, 14, self))
        self._note.setStyleSheet(f"color: {self._look.theme.colour(Meaning.WAITING).name()}")
        self._back.setText(translate("Ticket", "Take back"))
        self._say()


class _CalmBox(QComboBox):
    """A wheel that only scrolls the page changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def offer(self, choice: Choice, value: str) -> None:
        """Take over the options, and hold one; an open list stays as it is."""
        options = list(choice.options)
        if value not in {option for option, _ in options}:
            options.append((value, value))
        here = [(self.itemData(place), self.itemText(place)) for place in range(self.count())]
        if here != options and not self.view().isVisible():
            self.clear()
            for option, said in options:
                self.addItem(said, option)
        place = self.findData(value)
        if place >= 0 and not self.view().isVisible():
            self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
