"""The list of what waits: each edit with its state in a word, an icon and a colour, and since when."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.models.outbox_rows import OutboxRow
from ui.models.rows import Index, RowsModel
from ui.theme import Meaning
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.lettering import RIGHT, Face
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.row_list import Key, RowList

_HEADING, _SHORT, _TALL = 32, 50, 76
_BELOW = 22


class OutboxDelegate(RowDelegate[OutboxRow]):
    """Three lines: what it is and how old, the words, and how it stands; what is over takes two."""

    def height(self, place: int) -> int:
        """Say how high a row is."""
        row = self._model.rows[place]
        if row.is_heading:
            return self._look.px(_HEADING)
        return self._look.px(_SHORT if row.is_over or not row.brief else _TALL)

    def draw(self, painter: QPainter, rect: QRect, row: OutboxRow, is_lit: bool) -> None:
        """Draw a heading or an edit."""
        px = self._look.px
        area = rect.adjusted(px(14), px(6), -px(14), -px(6))
        if row.is_heading:
            self._lettering.write(painter, area, row.title, Face.SMALL_STRONG, Meaning.QUIET)
            return
        if row.is_below:
            area.setLeft(area.left() + px(_BELOW))
        line = QRect(area.left(), area.top(), area.width(), px(20))
        self._draw_first(painter, line, row)
        if row.brief and not row.is_over:
            line.translate(0, px(21))
            self._lettering.write(painter, line.adjusted(px(24), 0, 0, 0), row.brief, Face.BODY, Meaning.TEXT)
        line.translate(0, px(22))
        self._draw_state(painter, line.adjusted(px(24), 0, 0, 0), row)

    def tip(self, place: int) -> str:
        """Say all of it: why it waits stands in no line."""
        row = self._model.rows[place]
        return "" if row.is_heading else "\n".join(
            text for text in (row.title, row.why, row.alarm, row.brief, row.place) if text
        )  # fmt: skip

    def _draw_first(self, painter: QPainter, line: QRect, row: OutboxRow) -> None:
        px, write = self._look.px, self._lettering.write
        at = QPoint(line.left(), line.center().y() - px(8))
        self._lettering.picture(painter, at, row.icon, row.age_meaning if row.alarm else Meaning.QUIET)
        face = Face.SMALL_STRONG if row.alarm else Face.SMALL
        used = write(painter, line, row.age, face, row.age_meaning, RIGHT)
        if row.age_icon is not None:
            used += px(18)
            spot = QPoint(line.right() - used, line.center().y() - px(7))
            self._lettering.picture(painter, spot, row.age_icon, row.age_meaning, 14)
        words = line.adjusted(px(24), 0, -used - px(10), 0)
        write(painter, words, row.title, Face.BODY if row.is_over else Face.STRONG)

    def _draw_state(self, painter: QPainter, line: QRect, row: OutboxRow) -> None:
        px = self._look.px
        size = chip_size(self._look, row.state, row.state_icon)
        spot = QRectF(line.left(), line.center().y() - px(9), min(size.width(), line.width()), px(19))
        paint_chip(painter, self._look, spot, row.state, row.state_meaning, row.state_icon)
        rest = line.adjusted(round(spot.width()) + px(8), 0, 0, 0)
        self._lettering.write(painter, rest, row.place, Face.SMALL, Meaning.QUIET)


class OutboxList(RowList):
    """``turned`` carries the key of the row the cursor came to, ``entered_row`` tells that Enter was pressed.

    Letters go to the room and look for nothing.
    """

    turned = Signal(object)
    entered_row = Signal()

    def __init__(self, look: Look, model: RowsModel[OutboxRow], parent: QWidget | None = None) -> None:
        super().__init__(look, model, OutboxDelegate(look, model), parent)
        self._is_quiet = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the cursor came to."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_quiet:
            self.turned.emit(self.current_key())

    def point_at(self, key: object) -> None:
        """Put the cursor on a row without telling anybody; on none where there is no such row."""
        place = self._rows.place_of(key)  # pyright: ignore[reportArgumentType]  # keys are hashable
        if self.current_key() != key:
            self.quietly(
                lambda: self.setCurrentIndex(self._rows.index(place) if place >= 0 else QModelIndex())
            )

    def quietly(self, change: Callable[[], None]) -> None:
        """Change the rows without telling where the cursor comes to: only the agent leaves an edit for another one."""
        self._is_quiet = True
        change()
        self._is_quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into a row; letters are left to the room."""
        if event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Space) and self.currentIndex().isValid():
            self.entered_row.emit()
        elif len(event.text()) == 1 and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
