"""What an agent sees while nobody calls: how to begin, how the offices are, and what was left unfinished."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.plain_label import Role, picture_label, plain_label
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList


class StartPage(QWidget):
    """``began`` asks for the number entry, ``chosen`` carries a recent customer."""

    began = Signal()
    chosen = Signal(object)

    def __init__(self, look: Look, keys: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign = picture_label()
        self._title = plain_label(role=Role.DISPLAY)
        self._hint = plain_label(role=Role.QUIET, wrap=True)
        self._begin = QPushButton()
        self._begin.setProperty("kind", "primary")
        self._begin.clicked.connect(self.began)
        self._keys = [(plain_label(key, Role.KEY), plain_label(role=Role.QUIET), text) for key, text in keys]
        self.recent: RowsModel[ListRow] = RowsModel(self)
        self.offices: RowsModel[ListRow] = RowsModel(self)
        self._recent_title = plain_label(role=Role.SECTION)
        self._offices_title = plain_label(role=Role.SECTION)
        self._recent_list = RowList(look, self.recent, ListDelegate(look, self.recent))
        self._recent_list.setProperty("ground", "none")
        self._office_list = RowList(look, self.offices, ListDelegate(look, self.offices))
        self._office_list.setProperty("ground", "none")
        self._recent_list.fit_to_rows(44 * 5)
        self._office_list.fit_to_rows(44 * 6)
        self._recent_list.chosen.connect(self.chosen)
        self._build()
        for model in (self.recent, self.offices):
            for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                signal.connect(self._hide_empty)
        look.follow(self._restyle)

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = head
        self._grid = QGridLayout()
        for place, (key, said, _) in enumerate(self._keys):
            row, column = divmod(place, 3)
            self._grid.addWidget(key, row, column * 2, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(said, row, column * 2 + 1)
        for column in (1, 3, 5):
            self._grid.setColumnStretch(column, 1)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(head)
        self._outer.addLayout(self._grid)
        for part in (self._recent_title, self._recent_list, self._offices_title, self._office_list):
            self._outer.addWidget(part)
        self._outer.addStretch()

    def _hide_empty(self) -> None:
        self._recent_title.setHidden(not self.recent.rows)
        self._recent_list.setHidden(not self.recent.rows)
        self._offices_title.setHidden(not self.offices.rows)
        self._office_list.setHidden(not self.offices.rows)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(24), px(24), px(24), px(16))
        self._outer.setSpacing(px(10))
        self._head.setSpacing(px(16))
        self._grid.setContentsMargins(px(40), px(6), 0, px(10))
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(8))
        self._sign.setPixmap(self._look.pixmap(Icon.PHONE, Meaning.ACCENT, 24, self))
        self._title.setText(translate("Start", "Ready for the next caller"))
        self._hint.setText(
            translate(
                "Start",
                "A call opens its customer by itself. Or type a number, a name, an order or a parcel.",
            )
        )
        self._begin.setText(translate("Start", "Enter a number"))
        for _, said, text in self._keys:
            said.setText(translate("Actions", text))
        self._recent_title.setText(translate("Start", "Not long ago"))
        self._offices_title.setText(translate("Start", "Offices"))
        self._recent_list.setAccessibleName(self._recent_title.text())
        self._office_list.setAccessibleName(self._offices_title.text())
        self._hide_empty()
