"""Open customers as vertical tabs: a colour and initials to tell them apart, and what is unfinished."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.open_row import OpenRow
from ui.models.rows import RowsModel
from ui.theme import Meaning
from ui.widgets.avatar import identity_colour, paint_avatar
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.lettering import Face
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.row_list import RowList

_HEIGHT = 44


class OpenDelegate(RowDelegate[OpenRow]):
    """Avatar, name, what is known of the call; a pencil for a draft and a count for tickets."""

    def height(self, place: int) -> int:
        """All the same."""
        return self._look.px(_HEIGHT)

    def spot(self, rect: QRect, row: OpenRow) -> QRect:
        """Where the customer is closed."""
        px = self._look.px
        return QRect(rect.right() - px(28), rect.center().y() - px(8), px(16), px(16))

    def draw(self, painter: QPainter, rect: QRect, row: OpenRow, is_lit: bool) -> None:
        """Draw it; the close sign stands beside the counts while the mouse or the cursor is there."""
        px, write = self._look.px, self._lettering.write
        if row.is_current:
            self._draw_bar(painter, rect, row)
        avatar = QRect(rect.left() + px(14), rect.top() + px(8), px(28), px(28))
        paint_avatar(painter, self._look, avatar, row.initials, row.seed)
        right = rect.right() - px(14)
        if is_lit:
            self._lettering.picture(painter, self.spot(rect, row).topLeft(), Icon.X, Meaning.QUIET)
            right -= px(22)
        right = self._draw_counts(painter, rect, row, right)
        left = avatar.right() + px(10)
        first = QRect(left, rect.top() + px(5), right - left, px(18))
        write(painter, first, row.title, Face.STRONG)
        second = QRect(left, first.bottom() + 1, right - left, px(16))
        write(painter, second, row.detail, Face.SMALL, Meaning.RINGING if row.is_calling else Meaning.QUIET)

    def _draw_bar(self, painter: QPainter, rect: QRect, row: OpenRow) -> None:
        px = self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(identity_colour(self._look.theme, row.seed))
        bar = QRectF(rect.left() + px(4), rect.top() + px(7), px(3), rect.height() - px(14))
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _draw_counts(self, painter: QPainter, rect: QRect, row: OpenRow, right: int) -> int:
        px = self._look.px
        middle = rect.center().y()
        if row.open_tickets:
            text = str(row.open_tickets)
            size = chip_size(self._look, text)
            spot = QRectF(right - size.width(), middle - px(9), size.width(), px(18))
            paint_chip(painter, self._look, spot, text, Meaning.INFO)
            right -= size.width() + px(6)
        if row.has_draft:
            right -= px(16)
            self._lettering.picture(painter, QPoint(right, middle - px(8)), Icon.EDIT, Meaning.INTERNAL)
            right -= px(4)
        if row.mark is not None:
            right -= px(16)
            self._lettering.picture(painter, QPoint(right, middle - px(8)), row.mark.icon, row.mark.meaning)
            right -= px(4)
        return right


class CustomerTabs(RowList):
    """``closed`` carries the key of the customer the agent wants to close: by its sign, or with Delete."""

    closed = Signal(object)

    def __init__(self, look: Look, model: RowsModel[OpenRow], parent: QWidget | None = None) -> None:
        super().__init__(look, model, OpenDelegate(look, model), parent)
        self._open = model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete closes."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.act_on_spot(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def act_on_spot(self, index: QModelIndex) -> None:
        """The small sign closes."""
        self.closed.emit(self._open.rows[index.row()].key)
