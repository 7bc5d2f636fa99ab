"""What a new ticket needs besides its words: where it goes, its subject, how urgent it is and what it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui.look import Look
from ui.speech import translate
from ui.widgets.calm_box import CalmBox
from ui.widgets.pair_grid import PairGrid
from ui.widgets.plain_label import Role, plain_label

SUBJECT, OFFICE, QUEUE = "new_subject", "new_office", "new_queue"
PRIORITY, ORDER, COMPLAINT = "new_priority", "new_order", "new_complaint"
FIELDS = (SUBJECT, OFFICE, QUEUE, PRIORITY, ORDER, COMPLAINT)
"""Also the fields of the drafts that keep them."""
_NORMAL = "50"

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Openings:
    """Where a ticket can be opened, with the queues there, and the orders it can be about, each as value and word."""

    queues: Mapping[str, Sequence[str]]
    orders: Mapping[str, Options]


class TicketOpening(QWidget):
    """``changed`` tells of every change an agent makes; nothing else does."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._openings = Openings({}, {})
        self._is_filling = False
        self.subject = QLineEdit()
        self.boxes = {field: CalmBox() for field in (OFFICE, QUEUE, PRIORITY, ORDER)}
        self.complaint = QCheckBox()
        self._labels = {field: plain_label(role=Role.SMALL) for field in self.boxes}
        self._build()
        look.follow(self._restyle)

    def offer(self, openings: Openings) -> None:
        """Take over where a ticket can go; what is chosen stays chosen where it is still there."""
        self._openings = openings
        self._fill(self.words)

    def show_words(self, words: Mapping[str, str]) -> None:
        """Show what was kept."""
        self._is_filling = True
        self.subject.setText(words.get(SUBJECT, ""))
        self.complaint.setChecked(bool(words.get(COMPLAINT)))
        self._is_filling = False
        self._fill(words)

    @property
    def words(self) -> dict[str, str]:
        """What stands in each field; what was never chosen is empty."""
        chosen = {field: str(box.currentData() or "") for field, box in self.boxes.items()}
        complaint = "1" if self.complaint.isChecked() else ""
        return {SUBJECT: self.subject.text(), **chosen, COMPLAINT: complaint}

    @property
    def is_touched(self) -> bool:
        """Tell whether there is something worth keeping."""
        return bool(self.subject.text() or self.complaint.isChecked() or self.boxes[ORDER].currentData())

    def _fill(self, words: Mapping[str, str]) -> None:
        self._is_filling = True
        names = list(self._openings.queues)
        office = words.get(OFFICE) or next(iter(names), "")
        self.boxes[OFFICE].offer([(name, name) for name in names], office)
        self._row.show_pair(0, is_wanted=len(names) > 1)
        queues = list(self._openings.queues.get(office, ()))
        queue = words.get(QUEUE) or next(iter(queues), "")
        self.boxes[QUEUE].offer([(name, name) for name in queues], queue)
        self.boxes[PRIORITY].offer(_priorities(), words.get(PRIORITY) or _NORMAL)
        none = ("", translate("Ticket", "none"))
        orders = [none, *self._openings.orders.get(office, ())]
        order = words.get(ORDER, "")
        self.boxes[ORDER].offer(orders, order if order in dict(orders) else "")
        self._is_filling = False

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _turn_office(self) -> None:
        self._fill({**self.words, QUEUE: "", ORDER: ""})
        self._tell()

    def _build(self) -> None:
        self.subject.textChanged.connect(self._tell)
        self.complaint.toggled.connect(self._tell)
        self._row = PairGrid()
        for field, box in self.boxes.items():
            box.setObjectName(field)
            self._labels[field].setBuddy(box)
            self._row.add(self._labels[field], box)
            box.activated.connect(self._turn_office if field == OFFICE else self._tell)
        self._row.add(None, self.complaint)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.subject)
        self._outer.addWidget(self._row)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setSpacing(px(6))
        names = {
            OFFICE: translate("Ticket", "Office"),
            QUEUE: translate("Ticket", "Queue"),
            PRIORITY: translate("Ticket", "Priority"),
            ORDER: translate("Ticket", "Order"),
        }
        for field, name in names.items():
            self._labels[field].setText(name)
            self.boxes[field].setAccessibleName(name)
            self.boxes[field].setMinimumWidth(px(56))
        about = translate("Ticket", "Subject of the new ticket")
        self.subject.setPlaceholderText(about)
        self.subject.setAccessibleName(about)
        self.complaint.setText(translate("Tickets", "Complaint"))
        self._row.set_spacing(px(8), px(6))
        self._fill(self.words)


def _priorities() -> list[tuple[str, str]]:
    return [
        ("20", translate("Ticket", "low")),
        (_NORMAL, translate("Ticket", "normal")),
        ("70", translate("Ticket", "high")),
        ("90", translate("Ticket", "urgent")),
    ]
