"""Paints the timeline: days as headings, entries in two lines, with the words that are looked for marked."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ui.look import Look
from ui.models.timeline_find import excerpt, spots
from ui.models.timeline_model import TimelineModel
from ui.models.timeline_rows import TimelineRow
from ui.theme import Meaning
from ui.widgets.lettering import RIGHT, Face
from ui.widgets.row_delegate import RowDelegate

HEIGHT = 46
_TEXT_LEFT = 44


class TimelineDelegate(RowDelegate[TimelineRow]):
    """Every row is as high as any other, so that the list never asks thousands of them."""

    def __init__(self, look: Look, model: TimelineModel, parent: QObject | None = None) -> None:
        super().__init__(look, model, parent)
        self._timeline = model

    def height(self, place: int) -> int:
        """Say how high a row is."""
        return self._look.px(HEIGHT)

    def draw(self, painter: QPainter, rect: QRect, row: TimelineRow, is_lit: bool) -> None:
        """Draw a heading or an entry."""
        if row.is_mute:
            self._draw_heading(painter, rect, row)
            return
        px, write = self._look.px, self._lettering.write
        top = rect.top() + (px(5) if row.line else px(13))
        if row.icon is not None:
            self._lettering.picture(painter, QPoint(rect.left() + px(16), top + px(2)), row.icon, row.meaning)
        first = QRect(rect.left() + px(_TEXT_LEFT), top, rect.width() - px(_TEXT_LEFT + 14), px(20))
        used = write(painter, first, row.when, Face.SMALL, Meaning.QUIET, RIGHT)
        first.setRight(first.right() - max(used, px(40)) - px(8))
        first.setRight(
            first.right() - write(painter, first, row.office, Face.SMALL, Meaning.QUIET, RIGHT) - px(8)
        )
        said = self._write_found(painter, first, row.title, Face.STRONG, Meaning.TEXT)
        self._write_found(
            painter, first.adjusted(said + px(8), 0, 0, 0), row.subject, Face.BODY, Meaning.QUIET
        )
        if row.line:
            self._draw_text(painter, rect, row)

    def _draw_text(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        px = self._look.px
        width = rect.width() - px(_TEXT_LEFT + 14)
        below = QRect(rect.left() + px(_TEXT_LEFT), rect.top() + px(25), width, px(18))
        line = excerpt(row.line, row.text, self._timeline.words)
        self._write_found(painter, below, line, Face.BODY, Meaning.TEXT)

    def _write_found(self, painter: QPainter, rect: QRect, text: str, face: Face, meaning: Meaning) -> int:
        """Write a line upon the marks of what is looked for in it."""
        for start, end in spots(text, self._timeline.words):
            left = rect.left() + self._lettering.width(text[:start], face)
            spot = QRect(left, rect.top(), self._lettering.width(text[start:end], face), rect.height())
            spot = spot.intersected(rect)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.edge(Meaning.WAITING))
            painter.drawRoundedRect(spot, self._look.px(3), self._look.px(3))
        return self._lettering.write(painter, rect, text, face, meaning)

    def _draw_heading(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        px = self._look.px
        area = QRect(rect.left() + px(16), rect.bottom() - px(26), rect.width() - px(30), px(22))
        used = self._lettering.write(painter, area, row.title, Face.SMALL_STRONG, Meaning.QUIET)
        painter.setPen(QPen(self._look.theme.colour(Meaning.LINE), 1))
        middle = area.center().y()
        painter.drawLine(area.left() + used + px(10), middle, area.right(), middle)
