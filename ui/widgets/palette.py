"""Ctrl+K: do or find anything by typing a few letters of it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.widgets.overlay import Overlay
from ui.widgets.plain_label import Role, plain_label
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList

_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Palette(Overlay):
    """``searched`` wants rows for a text, ``chosen`` carries the key of the row that was taken."""

    searched = Signal(str)
    chosen = Signal(object)

    wanted = (620, 440)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self._model: RowsModel[ListRow] = RowsModel(self)
        self.entry = QLineEdit()
        self.entry.setClearButtonEnabled(True)
        self._sign = self.entry.addAction(look.icon(Icon.SEARCH), QLineEdit.ActionPosition.LeadingPosition)
        self.list = RowList(look, self._model, ListDelegate(look, self._model))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = plain_label(role=Role.QUIET)
        self._hint = plain_label(role=Role.SMALL)
        self.setFocusProxy(self.entry)
        self._outer = QVBoxLayout(self)
        for part in (self.entry, self._nothing):
            self._outer.addWidget(part)
        self._outer.addWidget(self.list, 1)
        self._outer.addWidget(self._hint)
        self.entry.textChanged.connect(self.searched)
        self.entry.installEventFilter(self)
        self.list.chosen.connect(self._take)
        look.follow(self._restyle)

    def put_up(self) -> None:
        """Begin with an empty field."""
        self.entry.clear()
        super().put_up()
        self.searched.emit("")

    def show_rows(self, rows: tuple[ListRow, ...]) -> None:
        """Show what fits; the first is taken by Enter."""
        self._model.show(rows)
        self._nothing.setHidden(bool(rows))
        if rows:
            self.list.make_current(0)
            self.list.scrollToTop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and take while the keyboard stays in the field."""
        if watched is self.entry and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        count = len(self._model.rows)
        if key in _WALKING and count:
            self.list.make_current((self.list.currentIndex().row() + _WALKING[key]) % count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.current_key())
        else:
            return False
        return True

    def _take(self, key: object) -> None:
        if key is not None:
            self.dismiss()
            self.chosen.emit(key)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(10), px(8), px(10), px(8))
        self._outer.setSpacing(px(6))
        self._sign.setIcon(self._look.icon(Icon.SEARCH))
        self._nothing.setContentsMargins(px(10), px(4), px(10), px(4))
        self._nothing.setText(translate("Palette", "Nothing fits that."))
        self._hint.setContentsMargins(px(10), 0, px(10), 0)
        self._hint.setText(translate("Palette", "↑ ↓ to walk, Enter to take, Esc to leave"))
        self.entry.setPlaceholderText(translate("Palette", "A command, a customer, an order, a parcel …"))
        self.entry.setAccessibleName(translate("Palette", "Search and command"))
        self.list.setAccessibleName(translate("Palette", "What fits"))
        self.setAccessibleName(translate("Palette", "Search and command"))
