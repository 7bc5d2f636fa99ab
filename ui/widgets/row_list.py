"""A list an agent lives in: keys do what they should, and news from elsewhere never moves what is being read."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ui.look import Look
from ui.models.rows import RowsModel
from ui.widgets.row_delegate import RowDelegate

Key = Qt.Key


class RowList(QListView):
    """Shows one model of rows with one delegate.

    ``chosen`` carries the key of a row that was clicked or entered, ``copied`` what went to the clipboard.
    """

    chosen = Signal(object)
    copied = Signal(str)
    folded = Signal(object, bool)

    def __init__(
        self, look: Look, model: RowsModel[Any], delegate: RowDelegate[Any], parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._look = look
        self._rows = model
        self._delegate = delegate
        self._most = 0
        self._pressed = QPersistentModelIndex()
        self._width = -1
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._set_up()
        look.changed.connect(self._relay)
        if delegate.height_depends_on_width:
            delegate.resized.connect(self.scheduleDelayedItemsLayout)

    def fit_to_rows(self, most: int) -> None:
        """Be as high as the rows, up to so many pixels at 100 %; beyond that it scrolls."""
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        rows = self._rows
        for signal in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved, rows.dataChanged):
            signal.connect(self.fit)
        self.fit()

    def keep_place(self, change: Callable[[], None]) -> None:
        """Change the model so that the first row of the view stays where it is; at the very top, stay there.

        Where the first row goes, the next one that stays takes its place.
        """
        bar = self.verticalScrollBar()
        seen = self._in_view() if bar.value() else []
        change()
        if not seen:
            return
        self.doItemsLayout()
        stayed = next(((row, top) for row, top in seen if row.isValid()), None)
        if stayed is not None:
            row, top = stayed
            bar.setValue(bar.value() + self.visualRect(row).top() - top)

    def _in_view(self) -> list[tuple[QPersistentModelIndex, int]]:
        place = self.indexAt(QPoint(4, 1)).row()
        rows: list[tuple[QPersistentModelIndex, int]] = []
        while 0 <= place < len(self._rows.rows):
            index = self._rows.index(place)
            top = self.visualRect(index).top()
            if top > self.viewport().height():
                break
            rows.append((QPersistentModelIndex(index), top))
            place += 1
        return rows

    def current_key(self) -> object:
        """Say which row is current; nothing where none is."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else None

    def make_current(self, place: int) -> None:
        """Move the cursor to a row."""
        self.setCurrentIndex(self._rows.index(place))

    def act_on_spot(self, index: QModelIndex) -> None:
        """Do what the small sign of a row stands for."""
        self._copy(index)

    def height_of_rows(self) -> int:
        """Say how high all rows are together, up to the most this list may take."""
        most = self._look.px(self._most)
        height = 0
        for place in range(len(self._rows.rows)):
            height += self._delegate.height(place)
            if height >= most:
                return most
        return height

    def sizeHint(self) -> QSize:
        """Ask for the room of the rows when fitted to them."""
        if not self._most:
            return QSize(super().sizeHint().width(), self._look.px(80))
        return QSize(super().sizeHint().width(), self.height_of_rows())

    def minimumSizeHint(self) -> QSize:
        """Never force the window wider."""
        return QSize(self._look.px(80), self._look.px(40) if not self._most else self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Ctrl+C copies, left and right fold."""
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy(index)
        elif event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self.chosen.emit(self._rows.rows[index.row()].key)
        elif event.key() in (Key.Key_Left, Key.Key_Right):
            self.folded.emit(self._rows.rows[index.row()].key, event.key() == Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note the row a click begins on."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the small sign of a row does what it stands for, any other chooses."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        if self._pressed != index or not index.isValid() or self._rows.rows[index.row()].is_mute:
            return
        if self._delegate.is_on_spot(event.position().toPoint(), self.visualRect(index), index.row()):
            self.act_on_spot(index)
        else:
            self.chosen.emit(self._rows.rows[index.row()].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out again whose height depends on the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        if width != self._width:
            self._width = width
            self._delegate.set_width(width)

    def viewportEvent(self, event: QEvent) -> bool:
        """Repaint the hovered row when the mouse leaves."""
        if event.type() is QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(False)
        self.verticalScrollBar().setSingleStep(self._look.px(24))

    def _copy(self, index: QModelIndex) -> None:
        text = self._rows.rows[index.row()].copied
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def _relay(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._most:
            self.fit()

    def fit(self) -> None:
        """Take the height of the rows."""
        self.setFixedHeight(max(1, self.height_of_rows()))
        self.updateGeometry()
