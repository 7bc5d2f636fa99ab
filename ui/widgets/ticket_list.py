"""My tickets in a narrow column: what it is about, and below it when it is due."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from ui.models.list_row import ListRow
from ui.theme import Meaning
from ui.widgets.lettering import RIGHT, Face
from ui.widgets.row_delegate import RowDelegate


class TicketDelegate(RowDelegate[ListRow]):
    """Title over two words: due and number."""

    def height(self, place: int) -> int:
        """All the same."""
        return self._look.px(46)

    def draw(self, painter: QPainter, rect: QRect, row: ListRow, is_lit: bool) -> None:
        """Draw it."""
        px, write = self._look.px, self._lettering.write
        area = rect.adjusted(px(14), px(5), -px(14), -px(5))
        first = QRect(area.left(), area.top(), area.width(), px(18))
        if row.mark is not None:
            at = QPoint(first.right() - px(14), first.top() + px(2))
            self._lettering.picture(painter, at, row.mark.icon, row.mark.meaning, 14)
            first.setRight(first.right() - px(20))
        write(painter, first, row.title, Face.BODY)
        line = QRect(area.left(), area.top() + px(19), area.width(), px(17))
        if row.aside_icon is not None:
            at = QPoint(line.left(), line.top() + px(1))
            self._lettering.picture(painter, at, row.aside_icon, row.aside_meaning, 14)
            line.setLeft(line.left() + px(18))
        face = Face.SMALL if row.aside_meaning is Meaning.QUIET else Face.SMALL_STRONG
        used = write(painter, line, row.aside, face, row.aside_meaning)
        write(painter, line.adjusted(used + px(8), 0, 0, 0), row.detail, Face.SMALL, Meaning.QUIET, RIGHT)
