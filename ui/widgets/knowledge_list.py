"""Suggested articles: title, why, and the place that fits."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.theme import Meaning
from ui.widgets.lettering import RIGHT, Face
from ui.widgets.row_delegate import RowDelegate


class SuggestionDelegate(RowDelegate[ListRow]):
    """Three lines: title with language, excerpt, reason."""

    def height(self, place: int) -> int:
        """A suggestion without a reason is a line shorter."""
        return self._look.px(62 if self._model.rows[place].chip else 46)

    def draw(self, painter: QPainter, rect: QRect, row: ListRow, is_lit: bool) -> None:
        """Draw the lines."""
        px, write = self._look.px, self._lettering.write
        area = rect.adjusted(px(14), px(5), -px(14), -px(4))
        self._lettering.picture(painter, QPoint(area.left(), area.top() + px(2)), Icon.BOOK, Meaning.ACCENT)
        area.setLeft(area.left() + px(26))
        first = QRect(area.left(), area.top(), area.width(), px(19))
        used = write(painter, first, row.aside, Face.SMALL, Meaning.QUIET, RIGHT)
        write(painter, first.adjusted(0, 0, -used - px(8), 0), row.title, Face.STRONG)
        second = QRect(area.left(), first.bottom() + 1, area.width(), px(17))
        write(painter, second, row.detail, Face.SMALL, Meaning.QUIET)
        third = QRect(area.left(), second.bottom() + 1, area.width(), px(16))
        write(painter, third, row.chip, Face.SMALL, Meaning.ACCENT)
