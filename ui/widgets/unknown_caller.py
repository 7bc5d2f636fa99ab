"""A caller nobody here knows: says so, says what is being done, and lets the agent look for them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.number_entry import NumberEntry
from ui.widgets.plain_label import ElidedLabel, Role, picture_label, plain_label
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList


class UnknownCaller(QWidget):
    """``asked_again`` wants the offices asked once more; the entry finds the customer this caller is.

    ``created`` wants a new customer made of the caller.
    """

    asked_again = Signal()
    created = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign = picture_label()
        self._title = plain_label(role=Role.DISPLAY)
        self._where = ElidedLabel(role=Role.QUIET)
        self._state = plain_label(wrap=True)
        self._again = QPushButton()
        self._again.clicked.connect(self.asked_again)
        self.entry = NumberEntry(look)
        self._find = plain_label(role=Role.SECTION)
        self._new = plain_label(role=Role.SECTION)
        self._create = QPushButton()
        self._create.setObjectName("customer-create")
        self._create.clicked.connect(self.created)
        self.setFocusProxy(self.entry)
        self.offices: RowsModel[ListRow] = RowsModel(self)
        self._offices = RowList(look, self.offices, ListDelegate(look, self.offices))
        self._offices.setProperty("ground", "none")
        self._offices.fit_to_rows(44 * 5)
        self._build()
        look.follow(self._restyle)

    def show_number(self, title: str, where: str, state: str, *, is_asking: bool) -> None:
        """Show whom nobody knows."""
        self._title.setText(title)
        self._where.setText(where)
        self._where.setHidden(not where)
        self.tell(state, is_asking=is_asking)

    def refuse_new(self, why: str) -> None:
        """Offer no new customer where no office takes one."""
        for part in (self._new, self._create):
            part.setHidden(bool(why))

    def tell(self, state: str, *, is_asking: bool) -> None:
        """Say what is being done about it."""
        self._state.setText(state)
        self._again.setHidden(not is_asking)

    def _build(self) -> None:
        self._head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._where)
        self._head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(words, 1)
        self._head.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head)
        for part in (self._state, self._offices, self._find, self.entry, self._new):
            self._outer.addWidget(part)
        self._outer.addWidget(self._create, 0, Qt.AlignmentFlag.AlignLeft)
        self._outer.addStretch()

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(18), px(20), px(14))
        self._outer.setSpacing(px(10))
        self._head.setSpacing(px(14))
        self._sign.setPixmap(self._look.pixmap(Icon.PHONE_IN, Meaning.RINGING, 24, self))
        self._again.setText(translate("Unknown", "Ask again"))
        self._again.setIcon(self._look.icon(Icon.REFRESH))
        self._find.setText(translate("Unknown", "Is it somebody we know by another number?"))
        self._new.setText(translate("Unknown", "Is it somebody new?"))
        self._create.setText(translate("Unknown", "Make a new customer"))
        self._create.setIcon(self._look.icon(Icon.USER_PLUS))
        self._offices.setAccessibleName(translate("Unknown", "Offices"))
