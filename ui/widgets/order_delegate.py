"""Paints order cards: head, lines with how much has left, deliveries with their drawn way, dated events."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle

from ui.icons import Icon
from ui.models.order_rows import Edge, OrderRow, RowKind
from ui.theme import Meaning
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.delivery_timeline import HEIGHT, paint_track
from ui.widgets.lettering import RIGHT, Face
from ui.widgets.row_delegate import RowDelegate

_HEIGHTS = {
    RowKind.ORDER: 48,
    RowKind.LINE: 24,
    RowKind.DELIVERY: 32 + HEIGHT + 4,
    RowKind.EVENT: 22,
    RowKind.MORE: 24,
    RowKind.REMARK: 26,
}
_PROMISE = 20
_GAP = 8
_FOOT = 4
_BAR = 44


class OrderDelegate(RowDelegate[OrderRow]):
    """One painter for each kind of row, on one card."""

    def height(self, place: int) -> int:
        """By kind, with the air around a card."""
        row = self._model.rows[place]
        height = _HEIGHTS[row.kind]
        if row.track is not None and (row.track.promise or self._tells_delay(row)):
            height += _PROMISE
        if row.kind is RowKind.ORDER:
            height += _GAP
        if row.edge is Edge.LAST:
            height += _FOOT
        return self._look.px(height)

    def ground(self, rect: QRect, row: OrderRow) -> QRect:
        """Keep inside the card."""
        px = self._look.px
        card = self._card(rect, row)
        below = px(_FOOT) if row.edge is Edge.LAST else 0
        return card.adjusted(px(3), px(2) if row.kind is RowKind.ORDER else 0, -px(3), -below - 1)

    def spot(self, rect: QRect, row: OrderRow) -> QRect:
        """The tracking number of a delivery and the number of an order have one."""
        if row.kind not in (RowKind.DELIVERY, RowKind.ORDER) or not row.copied:
            return QRect()
        px = self._look.px
        left, _ = self._number_place(rect, row)
        text = row.detail if row.kind is RowKind.DELIVERY else row.title
        face = Face.SMALL if row.kind is RowKind.DELIVERY else Face.STRONG
        left += min(self._lettering.width(text, face), self._number_room(rect, row, left)) + px(6)
        top = self._inside(rect, row).top() + (px(9) if row.kind is RowKind.DELIVERY else px(8))
        return QRect(left, top, px(14), px(14))

    def draw_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: OrderRow) -> None:
        """Lay the card under its rows first."""
        self._draw_card(painter, rect, row)
        super().draw_ground(painter, rect, state, row)

    def draw(self, painter: QPainter, rect: QRect, row: OrderRow, is_lit: bool) -> None:
        """Draw by kind."""
        match row.kind:
            case RowKind.ORDER:
                self._draw_head(painter, rect, row)
            case RowKind.LINE:
                self._draw_line(painter, rect, row)
            case RowKind.DELIVERY:
                self._draw_delivery(painter, rect, row)
            case RowKind.EVENT:
                self._draw_event(painter, rect, row)
            case RowKind.MORE | RowKind.REMARK:
                self._draw_remark(painter, rect, row)
        if is_lit:
            self.draw_copy(painter, rect, row)

    def _card(self, rect: QRect, row: OrderRow) -> QRect:
        px = self._look.px
        above = px(_GAP) if row.kind is RowKind.ORDER else 0
        return rect.adjusted(px(10), above, -px(10), 0)

    def _draw_card(self, painter: QPainter, ground: QRect, row: OrderRow) -> None:
        """Outline the part of the card this row covers."""
        px, theme = self._look.px, self._look.theme
        below = px(_FOOT) if row.edge is Edge.LAST else 0
        card = QRectF(ground.adjusted(-px(3), -px(2) if row.kind is RowKind.ORDER else 0, px(3), below + 1))
        card.adjust(0.5, 0.5, -0.5, -0.5)
        radius = px(7)
        if row.edge in (Edge.FIRST, Edge.MIDDLE):
            card.setBottom(card.bottom() + radius * 2)
        if row.edge in (Edge.MIDDLE, Edge.LAST):
            card.setTop(card.top() - radius * 2)
        painter.save()
        painter.setClipRect(
            ground.adjusted(-px(4), -px(2) if row.kind is RowKind.ORDER else 0, px(4), below + 1)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(card, radius, radius)
        painter.setPen(QPen(theme.colour(Meaning.LINE), 1))
        painter.fillPath(path, theme.colour(Meaning.SURFACE))
        painter.drawPath(path)
        painter.restore()
        if row.kind is RowKind.DELIVERY:
            self._rule(painter, ground)

    def _rule(self, painter: QPainter, ground: QRect) -> None:
        px = self._look.px
        painter.setPen(QPen(self._look.theme.colour(Meaning.LINE), 1))
        painter.drawLine(ground.left() + px(9), ground.top(), ground.right() - px(9), ground.top())

    def _inside(self, rect: QRect, row: OrderRow) -> QRect:
        px = self._look.px
        above = px(_GAP) if row.kind is RowKind.ORDER else 0
        return QRect(rect.left() + px(22), rect.top() + above, rect.width() - px(44), rect.height() - above)

    def _number_place(self, rect: QRect, row: OrderRow) -> tuple[int, int]:
        px = self._look.px
        area = self._inside(rect, row)
        if row.kind is RowKind.ORDER:
            return area.left() + px(26), area.top()
        return area.left() + px(26) + self._lettering.width(row.title, Face.STRONG) + px(8), area.top()

    def _number_room(self, rect: QRect, row: OrderRow, left: int) -> int:
        px = self._look.px
        chip = chip_size(self._look, row.chip, row.chip_icon).width()
        amount = 0 if row.kind is RowKind.DELIVERY else px(82)
        end = self._inside(rect, row).right() - chip - px(8) - amount
        return max(px(20), end - left - px(24))

    def _draw_chip(self, painter: QPainter, row: OrderRow, right: int, middle: int) -> int:
        size = chip_size(self._look, row.chip, row.chip_icon)
        if size.isEmpty():
            return 0
        spot = QRectF(right - size.width(), middle - size.height() / 2, size.width(), size.height())
        paint_chip(painter, self._look, spot, row.chip, row.chip_meaning, row.chip_icon)
        return size.width() + self._look.px(8)

    def _draw_head(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        px, write = self._look.px, self._lettering.write
        area = self._inside(rect, row)
        fold = Icon.CHEVRON_DOWN if row.is_open else Icon.CHEVRON_RIGHT
        self._lettering.picture(
            painter, QPoint(area.left() - px(2), area.top() + px(15)), fold, Meaning.QUIET
        )
        left = area.left() + px(26)
        first = QRect(left, area.top() + px(6), area.right() - left, px(18))
        second = QRect(left, first.bottom() + 1, first.width(), px(18))
        total = write(painter, first, row.aside, Face.STRONG, Meaning.TEXT, RIGHT)
        chip = self._draw_chip(painter, row, first.right() - total - px(10), first.center().y())
        if row.mark is not None:
            at = QPoint(second.right() - px(14), second.center().y() - px(7))
            self._lettering.picture(painter, at, row.mark.icon, row.mark.meaning, 14)
            second.setRight(second.right() - px(22))
        write(painter, first.adjusted(0, 0, -total - chip - px(30), 0), row.title, Face.STRONG)
        write(painter, second, row.detail, Face.SMALL, Meaning.QUIET)

    def _draw_line(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        px, write = self._look.px, self._lettering.write
        area = self._inside(rect, row).adjusted(px(26), 0, 0, 0)
        right = area.right()
        if row.share is not None:
            room = QRect(right - px(110), area.top(), px(110), area.height())
            used = write(painter, room, row.detail, Face.SMALL, row.meaning, RIGHT)
            right -= used + px(8)
            self._draw_bar(painter, QRect(right - px(_BAR), area.center().y() - px(2), px(_BAR), px(4)), row)
            right -= px(_BAR) + px(10)
        many = write(painter, area, row.aside, Face.SMALL, Meaning.QUIET)
        left = area.left() + max(many + px(6), px(24))
        write(painter, QRect(left, area.top(), right - left, area.height()), row.title, Face.BODY)

    def _draw_bar(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        theme, half = self._look.theme, rect.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = theme.key == "contrast"
        painter.setPen(QPen(theme.edge(Meaning.NEUTRAL), 1) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Meaning.PRESSED))
        painter.drawRoundedRect(rect, half, half)
        share = row.share or 0.0
        if share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(row.meaning))
            filled = QRectF(rect.left(), rect.top(), rect.width() * share, rect.height())
            painter.drawRoundedRect(filled, half, half)

    def _draw_delivery(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        px, write = self._look.px, self._lettering.write
        area = self._inside(rect, row)
        first = QRect(area.left(), area.top() + px(6), area.width(), px(20))
        if row.icon is not None:
            self._lettering.picture(
                painter, QPoint(area.left(), first.top() + px(2)), row.icon, Meaning.QUIET
            )
        chip = self._draw_chip(painter, row, first.right(), first.center().y())
        left = area.left() + px(26)
        named = write(
            painter,
            QRect(left, first.top(), first.right() - chip - left, first.height()),
            row.title,
            Face.STRONG,
        )
        left += named + px(8)
        write(
            painter,
            QRect(left, first.top(), self._number_room(rect, row, left), first.height()),
            row.detail,
            Face.SMALL,
            Meaning.QUIET,
        )
        if row.track is None:
            return
        top = first.bottom() + px(8)
        way = QRect(area.left() + px(26), top, area.width() - px(26), px(HEIGHT))
        paint_track(painter, self._look, self._lettering, way, row.track)
        promise = QRect(way.left(), way.bottom() + px(1), way.width(), px(_PROMISE))
        used = write(painter, promise, row.track.promise, Face.SMALL, Meaning.QUIET)
        if self._tells_delay(row):
            gap = px(8) if used else 0
            self._lettering.picture(
                painter,
                QPoint(promise.left() + used + gap, promise.top() + px(2)),
                Icon.CLOCK,
                Meaning.LATE,
                14,
            )
            write(
                painter,
                promise.adjusted(used + gap + px(18), 0, 0, 0),
                row.track.delay,
                Face.SMALL_STRONG,
                Meaning.LATE,
            )

    @staticmethod
    def _tells_delay(row: OrderRow) -> bool:
        """The chip tells it already, unless something worse is told there."""
        return row.track is not None and bool(row.track.delay) and row.chip != row.track.delay

    def _draw_event(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        px, write = self._look.px, self._lettering.write
        area = self._inside(rect, row).adjusted(px(26), 0, 0, 0)
        if row.icon is not None:
            self._lettering.picture(
                painter, QPoint(area.left(), rect.top() + px(4)), row.icon, row.meaning, 14
            )
        line = QRect(area.left() + px(20), rect.top(), area.width() - px(20), px(22))
        used = write(painter, line, row.aside, Face.SMALL, Meaning.QUIET, RIGHT)
        line.setRight(line.right() - used - px(10))
        meaning = Meaning.EXCEPTION if row.meaning is Meaning.EXCEPTION else Meaning.TEXT
        said = write(painter, line, row.title, Face.SMALL, meaning)
        write(painter, line.adjusted(said + px(8), 0, 0, 0), row.detail, Face.SMALL, Meaning.QUIET)

    def _draw_remark(self, painter: QPainter, rect: QRect, row: OrderRow) -> None:
        px = self._look.px
        area = self._inside(rect, row).adjusted(px(26), 0, 0, 0)
        icon = row.icon or (Icon.CHEVRON_UP if row.is_open else Icon.CHEVRON_DOWN)
        self._lettering.picture(painter, QPoint(area.left(), rect.top() + px(5)), icon, Meaning.QUIET, 14)
        meaning = Meaning.LINK if row.kind is RowKind.MORE else Meaning.QUIET
        self._lettering.write(
            painter,
            QRect(area.left() + px(20), rect.top(), area.width() - px(20), px(24)),
            row.title,
            Face.SMALL,
            meaning,
        )
