"""Paints the timeline: days as headings, entries in two lines, one opened to be read in full."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QPainter, QPen

from ui.look import Look
from ui.models.rows import RowsModel
from ui.models.timeline_rows import TimelineRow
from ui.theme import Meaning
from ui.widgets.lettering import RIGHT, Face
from ui.widgets.row_delegate import RowDelegate

_HEADING = 30
_ONE_LINE = 30
_TWO_LINES = 46
_TEXT_LEFT = 44


class TimelineDelegate(RowDelegate[TimelineRow]):
    """Heights are by kind; only an opened entry is measured."""

    height_depends_on_width = True

    def __init__(self, look: Look, model: RowsModel[TimelineRow], parent: QObject | None = None) -> None:
        super().__init__(look, model, parent)
        self._opened: set[Hashable] = set()

    def toggle(self, key: Hashable) -> None:
        """Open an entry to be read in full, or close it."""
        self._opened ^= {key}
        place = self._model.place_of(key)
        if place >= 0:
            self.sizeHintChanged.emit(self._model.index(place))

    def close_all(self) -> None:
        """Start closed with another customer."""
        self._opened.clear()

    def set_width(self, width: int) -> None:
        """Only opened entries care for the width."""
        self._width = width
        if self._opened:
            self.resized.emit()

    def height(self, place: int) -> int:
        """Say how high a row is."""
        row = self._model.rows[place]
        if row.is_mute:
            return self._look.px(_HEADING)
        if row.key in self._opened and row.text:
            text = self._lettering.height_of(row.text, self._text_width(), Face.BODY)
            return self._look.px(_TWO_LINES - 18) + text + self._look.px(6)
        return self._look.px(_TWO_LINES if row.text else _ONE_LINE)

    def draw(self, painter: QPainter, rect: QRect, row: TimelineRow, is_lit: bool) -> None:
        """Draw a heading or an entry."""
        if row.is_mute:
            self._draw_heading(painter, rect, row)
            return
        px, write = self._look.px, self._lettering.write
        if row.icon is not None:
            self._lettering.picture(
                painter, QPoint(rect.left() + px(16), rect.top() + px(7)), row.icon, row.meaning
            )
        first = QRect(
            rect.left() + px(_TEXT_LEFT), rect.top() + px(5), rect.width() - px(_TEXT_LEFT + 14), px(20)
        )
        used = write(painter, first, row.when, Face.SMALL, Meaning.QUIET, RIGHT)
        first.setRight(first.right() - max(used, px(40)) - px(8))
        first.setRight(
            first.right() - write(painter, first, row.office, Face.SMALL, Meaning.QUIET, RIGHT) - px(8)
        )
        said = write(painter, first, row.title, Face.STRONG)
        write(painter, first.adjusted(said + px(8), 0, 0, 0), row.subject, Face.BODY, Meaning.QUIET)
        if row.text:
            self._draw_text(painter, rect, row)

    def _draw_text(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        px = self._look.px
        below = QRect(rect.left() + px(_TEXT_LEFT), rect.top() + px(25), self._text_width(), px(18))
        if row.key in self._opened:
            below.setBottom(rect.bottom())
            self._lettering.write_all(painter, below, row.text, Face.BODY, Meaning.TEXT)
        else:
            self._lettering.write(painter, below, " ".join(row.text.split()), Face.BODY, Meaning.TEXT)

    def _draw_heading(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        px = self._look.px
        area = rect.adjusted(px(16), px(6), -px(14), 0)
        used = self._lettering.write(painter, area, row.title, Face.SMALL_STRONG, Meaning.QUIET)
        painter.setPen(QPen(self._look.theme.colour(Meaning.LINE), 1))
        middle = area.center().y()
        painter.drawLine(area.left() + used + px(10), middle, area.right(), middle)

    def _text_width(self) -> int:
        return max(self._look.px(60), self._width - self._look.px(_TEXT_LEFT + 14))
