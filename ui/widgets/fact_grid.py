"""Facts about a customer in even columns: each can be copied with one click or Ctrl+C."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import RowsModel
from ui.theme import Meaning
from ui.widgets.lettering import Face
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.row_list import RowList

_LINE = 26
_COLUMN = 290
_MOST_LINES = 6


class FactDelegate(RowDelegate[ListRow]):
    """Icon, value, and quietly what it is."""

    def height(self, place: int) -> int:
        """All are one line."""
        return self._look.px(_LINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Fill the column."""
        return QSize(max(1, self._width // columns_in(self._width, self._look)), self.height(index.row()))

    def spot(self, rect: QRect, row: ListRow) -> QRect:
        """The whole fact is copied by a click."""
        return rect

    def draw(self, painter: QPainter, rect: QRect, row: ListRow, is_lit: bool) -> None:
        """Draw the value first; what it is may be shortened away."""
        px, write = self._look.px, self._lettering.write
        area = rect.adjusted(px(10), 0, -px(10), 0)
        if row.icon is not None:
            top = rect.center().y() - px(7)
            self._lettering.picture(painter, QPoint(area.left(), top), row.icon, Meaning.QUIET, 14)
        area.setLeft(area.left() + px(22))
        if is_lit:
            area.setRight(area.right() - px(20))
            at = QPoint(area.right() + px(6), rect.center().y() - px(7))
            self._lettering.picture(painter, at, Icon.COPY, Meaning.QUIET, 14)
        if row.mark is not None:
            at = QPoint(area.left(), rect.center().y() - px(7))
            self._lettering.picture(painter, at, row.mark.icon, row.mark.meaning, 14)
            area.setLeft(area.left() + px(20))
        used = write(painter, area, row.title)
        write(painter, area.adjusted(used + px(8), 0, 0, 0), row.detail, Face.SMALL, Meaning.QUIET)


class FactGrid(RowList):
    """Folded it shows two lines of facts or fewer, unfolded all; ``fitted`` tells that another number may hide."""

    fitted = Signal()

    def __init__(self, look: Look, model: RowsModel[ListRow], parent: QWidget | None = None) -> None:
        self._is_open = False
        self._few = 2
        super().__init__(look, model, FactDelegate(look, model), parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fit_to_rows(_LINE * _MOST_LINES)

    @property
    def hidden_facts(self) -> int:
        """How many do not show while it is folded."""
        return max(0, len(self._rows.rows) - self._few * self._columns())

    def fold_to(self, lines: int) -> None:
        """Show so many lines while it is folded."""
        if lines != self._few:
            self._few = lines
            self.fit()

    def unfold(self, is_open: bool) -> None:
        """Show all or only the first."""
        self._is_open = is_open
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_open else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bars)
        self.fit()

    def height_of_rows(self) -> int:
        """Say how high the shown lines are."""
        lines = -(-len(self._rows.rows) // self._columns())
        return self._look.px(_LINE) * min(lines, _MOST_LINES if self._is_open else self._few)

    def fit(self) -> None:
        """Make the columns even."""
        self.setGridSize(
            QSize(max(1, (self.viewport().width() - 1) // self._columns()), self._look.px(_LINE))
        )
        if not self._is_open:
            self.scrollToTop()
        super().fit()
        self.fitted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the columns again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _columns(self) -> int:
        return columns_in(self.viewport().width(), self._look)


def columns_in(width: int, look: Look) -> int:
    """Say how many columns a width holds."""
    return max(1, width // look.px(_COLUMN))
