"""Paints rows: the ground every row shares, and the row with icon, title, detail and aside."""

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.rows import Row, RowsModel
from ui.theme import Meaning
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.lettering import RIGHT, Face, Lettering
from ui.widgets.plain_label import plain_tip

RowT = TypeVar("RowT", bound=Row)
_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate, Generic[RowT]):
    """The ground of a row: hover, selection, the ring of the keyboard and the mark of news.

    A delegate of its own kind says how high a row is and draws it.
    """

    resized = Signal()
    height_depends_on_width = False

    def __init__(self, look: Look, model: RowsModel[RowT], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._lettering = Lettering(look)
        self._width = 0
        self._cut: set[Hashable] = set()

    def height(self, place: int) -> int:
        """Say how high a row is."""
        raise NotImplementedError

    def draw(self, painter: QPainter, rect: QRect, row: RowT, is_lit: bool) -> None:
        """Draw the row; ``is_lit`` while the mouse or the cursor is on it."""
        raise NotImplementedError

    def ground(self, rect: QRect, row: RowT) -> QRect:
        """Say which part of the row hover and selection fill."""
        px = self._look.px
        return rect.adjusted(px(4), 1, -px(4), -1)

    def spot(self, rect: QRect, row: RowT) -> QRect:
        """Say where the small sign of a row is (copy, close); empty where it has none."""
        return QRect()

    def is_on_spot(self, at: QPoint, rect: QRect, place: int) -> bool:
        """Tell whether the mouse is on the small sign of a row."""
        return self.spot(rect, self._model.rows[place]).contains(at)

    def set_width(self, width: int) -> None:
        """Note the width there is."""
        self._width = width
        if self.height_depends_on_width:
            self.resized.emit()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground and row."""
        row = self._model.rows[index.row()]
        parts: Any = option
        rect: QRect = parts.rect
        state: QStyle.StateFlag = parts.state
        lit = bool(state & (_State.State_MouseOver | _State.State_Selected)) and not row.is_mute
        painter.save()
        self.draw_ground(painter, self.ground(rect, row), state, row)
        self._lettering.has_cut = False
        self.draw(painter, rect, row, lit)
        self._note_cut(row)
        if self._model.has_news(row.key):
            self._draw_news(painter, self.ground(rect, row))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell all of a row in its tool tip where it did not fit, as plain text."""
        tip = self.tip(index.row()) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), plain_tip(tip), view)
        return bool(tip)

    def tip(self, place: int) -> str:
        """Say what a row could not show in full; empty where it could."""
        row = self._model.rows[place]
        return row.spoken if row.key in self._cut else ""

    def _note_cut(self, row: RowT) -> None:
        if self._lettering.has_cut:
            self._cut.add(row.key)
        else:
            self._cut.discard(row.key)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for the height; the width is the view's."""
        return QSize(self._look.px(60), self.height(index.row()))

    def draw_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: RowT) -> None:
        """Fill what is selected or under the mouse and ring what the keyboard is on."""
        if row.is_mute:
            return
        theme = self._look.theme
        chosen = bool(state & _State.State_Selected)
        focused = bool(state & _State.State_HasFocus)
        if not (chosen or focused or state & _State.State_MouseOver):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.colour(Meaning.SELECTION if chosen else Meaning.HOVER)
        painter.setBrush(fill)
        painter.setPen(QPen(theme.colour(Meaning.FOCUS), 2) if focused else Qt.PenStyle.NoPen)
        radius = self._look.px(6)
        inset = 1.0 if focused else 0.0
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)

    def draw_copy(self, painter: QPainter, rect: QRect, row: RowT) -> None:
        """Draw the copy sign."""
        spot = self.spot(rect, row)
        if not spot.isEmpty():
            self._lettering.picture(painter, spot.topLeft(), Icon.COPY, Meaning.QUIET, 14)

    def _draw_news(self, painter: QPainter, rect: QRect) -> None:
        bar = self._look.px(3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour(Meaning.ACCENT))
        painter.drawRoundedRect(QRect(rect.left(), rect.top() + bar, bar, rect.height() - 2 * bar), 1.5, 1.5)


class ListDelegate(RowDelegate[ListRow]):
    """One or two lines: icon, title with chip and aside, and the detail below."""

    def height(self, place: int) -> int:
        """Two lines where there is a detail."""
        return self._look.px(44 if self._model.rows[place].detail else 30)

    def draw(self, painter: QPainter, rect: QRect, row: ListRow, is_lit: bool) -> None:
        """Draw the parts from both ends to the middle."""
        px = self._look.px
        area = rect.adjusted(px(12), px(4), -px(12), -px(4))
        if row.icon is not None:
            middle = area.top() + (px(18) - px(16)) // 2 if row.detail else area.center().y() - px(8)
            self._lettering.picture(painter, QPoint(area.left(), middle), row.icon, row.meaning)
            area.setLeft(area.left() + px(26))
        first = QRect(area.left(), area.top(), area.width(), px(18) if row.detail else area.height())
        self._draw_first(painter, first, row)
        if row.detail:
            below = QRect(area.left(), first.bottom() + 1, area.width(), area.bottom() - first.bottom())
            self._lettering.write(painter, below, row.detail, Face.SMALL, Meaning.QUIET)

    def _draw_first(self, painter: QPainter, line: QRect, row: ListRow) -> None:
        px = self._look.px
        right = line.right() - self._draw_aside(painter, line, row)
        if row.chip:
            size = chip_size(self._look, row.chip)
            right -= size.width()
            spot = QRectF(right, line.center().y() - px(18) / 2, size.width(), px(18))
            paint_chip(painter, self._look, spot, row.chip, row.chip_meaning)
            right -= px(8)
        if row.mark is not None:
            right -= px(14)
            at = QPoint(right, line.center().y() - px(7))
            self._lettering.picture(painter, at, row.mark.icon, row.mark.meaning, 14)
            right -= px(8)
        face = Face.BODY if row.is_quiet else Face.STRONG
        meaning = Meaning.QUIET if row.is_quiet else Meaning.TEXT
        self._lettering.write(
            painter,
            QRect(line.left(), line.top(), right - line.left(), line.height()),
            row.title,
            face,
            meaning,
        )

    def _draw_aside(self, painter: QPainter, line: QRect, row: ListRow) -> int:
        if not row.aside:
            return 0
        px = self._look.px
        face = Face.SMALL if row.aside_meaning is Meaning.QUIET else Face.SMALL_STRONG
        used = self._lettering.write(painter, line, row.aside, face, row.aside_meaning, RIGHT)
        if row.aside_icon is not None:
            used += px(18)
            at = QPoint(line.right() - used, line.center().y() - px(7))
            self._lettering.picture(painter, at, row.aside_icon, row.aside_meaning, 14)
        return used + px(8)
