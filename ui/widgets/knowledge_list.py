"""Suggested articles: title, why, and the place that fits."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter

from ui.icons import Icon
from ui.look import Look
from ui.models.rows import RowsModel
from ui.models.suggestion_row import SuggestionRow
from ui.theme import Meaning
from ui.widgets.lettering import RIGHT, Face
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.row_list import RowList

_AIMING_MS = 700
"""So long after the mouse has moved over the list somebody may be about to click."""


class SuggestionDelegate(RowDelegate[SuggestionRow]):
    """Three lines: title with language and how well it fits, excerpt, reason."""

    def height(self, place: int) -> int:
        """A suggestion without a reason is a line shorter."""
        return self._look.px(62 if self._model.rows[place].reason else 46)

    def tip(self, place: int) -> str:
        """Tell all of it, so that it need not be opened to be known."""
        return self._model.rows[place].told

    def draw(self, painter: QPainter, rect: QRect, row: SuggestionRow, is_lit: bool) -> None:
        """Draw the lines."""
        px, write = self._look.px, self._lettering.write
        area = rect.adjusted(px(14), px(5), -px(14), -px(4))
        self._lettering.picture(painter, QPoint(area.left(), area.top() + px(2)), Icon.BOOK, Meaning.ACCENT)
        area.setLeft(area.left() + px(26))
        first = QRect(area.left(), area.top(), area.width(), px(19))
        first.setRight(first.right() - self._draw_fit(painter, first, row.fit))
        used = write(painter, first, row.place, Face.SMALL, Meaning.QUIET, RIGHT)
        write(painter, first.adjusted(0, 0, -used - px(8), 0), row.title, Face.STRONG)
        second = QRect(area.left(), first.bottom() + 1, area.width(), px(17))
        write(painter, second, row.excerpt, Face.SMALL, Meaning.QUIET)
        third = QRect(area.left(), second.bottom() + 1, area.width(), px(16))
        write(painter, third, row.reason, Face.SMALL, Meaning.ACCENT)

    def _draw_fit(self, painter: QPainter, line: QRect, fit: float) -> int:
        """Draw a bar as full as the article fits; gives the room it took."""
        px, theme = self._look.px, self._look.theme
        bar = QRectF(line.right() - px(32), line.center().y() - px(4) / 2, px(32), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Meaning.EDGE))
        painter.drawRoundedRect(bar, px(2), px(2))
        bar.setWidth(max(bar.height(), bar.width() * fit))
        painter.setBrush(theme.colour(Meaning.ACCENT))
        painter.drawRoundedRect(bar, px(2), px(2))
        return px(32) + px(8)


class SuggestionList(RowList):
    """Rows never move under a mouse that is about to click, and what was chosen is never exchanged."""

    def __init__(self, look: Look, model: RowsModel[SuggestionRow]) -> None:
        super().__init__(look, model, SuggestionDelegate(look, model))
        self._suggested = model
        self._waiting: tuple[SuggestionRow, ...] | None = None
        self._is_pressed = False
        self._aiming = QTimer(self, singleShot=True, interval=_AIMING_MS)
        self._aiming.timeout.connect(self._bring)

    @property
    def is_aimed_at(self) -> bool:
        """Tell whether somebody may be about to click."""
        return self._is_pressed or self._aiming.isActive()

    def follow(self, rows: tuple[SuggestionRow, ...]) -> None:
        """Show these, as soon as nobody aims at those that are there."""
        self._waiting = rows
        if not self.is_aimed_at or not self._suggested.rows:
            self._bring()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note that somebody aims."""
        self._aiming.start()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold still until the mouse is let go."""
        self._is_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show what came meanwhile."""
        super().mouseReleaseEvent(event)
        self._is_pressed = False
        self._aiming.start()

    def _bring(self) -> None:
        if self._waiting is None or self._is_pressed:
            return
        rows, self._waiting = self._waiting, None
        self._keep_current(lambda: self.keep_place(lambda: self._suggested.follow(rows, mark=False)))

    def _keep_current(self, change: Callable[[], None]) -> None:
        """Where the current row goes, nothing is current: Enter opens nothing that was not chosen."""
        before = self.current_key()
        change()
        if before is not None and self.current_key() != before:
            place = self._suggested.place_of(before)
            self.setCurrentIndex(self._suggested.index(place) if place >= 0 else QModelIndex())
