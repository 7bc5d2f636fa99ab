"""Draws the way of a delivery as a line of stations: done, here, ahead, gone wrong, late."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.icons import Icon
from ui.look import Look
from ui.models.delivery_track import Station, Step, Track
from ui.theme import Meaning
from ui.widgets.lettering import CENTRE, LEFT, RIGHT, Face, Lettering

HEIGHT = 56
_DOT = 7
_LATE_BAND = 5


def paint_track(painter: QPainter, look: Look, lettering: Lettering, rect: QRect, track: Track) -> None:
    """Paint line, stations and words into a rectangle of ``HEIGHT``; the ends align with its sides."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    spots = _spots(look, rect, len(track.stations))
    for place in range(1, len(spots)):
        _paint_stretch(painter, look, spots[place - 1], spots[place], track, place)
    for place, station in enumerate(track.stations):
        _paint_station(painter, look, spots[place], station, track)
        _write_station(painter, look, lettering, rect, spots, place, station)


def _spots(look: Look, rect: QRect, count: int) -> list[QPointF]:
    side = look.px(_DOT + 3)
    first, last = rect.left() + side, rect.right() - side
    y = rect.top() + look.px(12)
    gap = (last - first) / max(1, count - 1)
    return [QPointF(first + place * gap, y) for place in range(count)]


def _paint_stretch(
    painter: QPainter, look: Look, start: QPointF, end: QPointF, track: Track, place: int
) -> None:
    """Done is solid, ahead is thin; the late part is hatched, in its colour."""
    station = track.stations[place]
    theme = look.theme
    is_last = place == len(track.stations) - 1
    late = bool(track.delay) and (station.step is Step.AHEAD or (track.is_over and is_last))
    radius = look.px(_DOT)
    area = QRectF(start.x() + radius, start.y(), end.x() - start.x() - 2 * radius, 0)
    if late:
        _hatch(painter, look, area)
        return
    if station.step is Step.AHEAD:
        painter.setPen(
            QPen(theme.edge(Meaning.NEUTRAL), look.px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        )
    elif station.step is Step.FAULT:
        painter.setPen(QPen(theme.colour(Meaning.EXCEPTION), look.px(2), Qt.PenStyle.DashLine))
    else:
        painter.setPen(QPen(theme.colour(_colour(track)), look.px(2)))
    painter.drawLine(QPointF(area.left(), start.y()), QPointF(area.right(), start.y()))


def _hatch(painter: QPainter, look: Look, area: QRectF) -> None:
    band = look.px(_LATE_BAND)
    late = look.theme.colour(Meaning.LATE)
    box = area.adjusted(0, -band / 2, 0, band / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.tint(Meaning.LATE))
    painter.drawRect(box)
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(late, look.px(1) + 0.4))
    step = look.px(5)
    x = box.left() - band
    while x < box.right() + band:
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + band, box.top()))
        x += step
    painter.restore()


def _colour(track: Track) -> Meaning:
    return Meaning.DELIVERED if track.is_over else Meaning.IN_TRANSIT


def _paint_station(painter: QPainter, look: Look, spot: QPointF, station: Station, track: Track) -> None:
    theme = look.theme
    surface = theme.colour(Meaning.SURFACE)
    radius = look.px(_DOT)
    meaning = Meaning.EXCEPTION if station.step is Step.FAULT else _colour(track)
    colour = theme.colour(meaning)
    if station.step is Step.AHEAD:
        painter.setPen(QPen(theme.edge(Meaning.NEUTRAL), look.px(2)))
        painter.setBrush(surface)
        painter.drawEllipse(spot, radius - 2, radius - 2)
        return
    if station.step is Step.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(spot, radius - 2, radius - 2)
        return
    halo = radius + look.px(4)
    painter.setPen(QPen(colour, look.px(1)))
    painter.setBrush(theme.tint(meaning))
    painter.drawEllipse(spot, halo, halo)
    icon = station.icon or (Icon.ALERT if station.step is Step.FAULT else Icon.CHECK)
    size = look.px(14)
    painter.drawPixmap(
        QPointF(spot.x() - size / 2, spot.y() - size / 2), look.painted(icon, meaning, 14, painter)
    )


def _write_station(
    painter: QPainter,
    look: Look,
    lettering: Lettering,
    rect: QRect,
    spots: list[QPointF],
    place: int,
    station: Station,
) -> None:
    box, align = _word_box(look, rect, spots, place)
    ahead = station.step is Step.AHEAD
    marked = station.step in (Step.HERE, Step.FAULT)
    face = Face.SMALL_STRONG if marked else Face.SMALL
    tone = Meaning.EXCEPTION if station.step is Step.FAULT else Meaning.TEXT
    lettering.write(painter, box, station.label, face, Meaning.QUIET if ahead else tone, align)
    if station.when:
        box.moveTop(box.top() + box.height())
        lettering.write(painter, box, station.when, Face.SMALL, Meaning.QUIET, align)


def _word_box(look: Look, rect: QRect, spots: list[QPointF], place: int) -> tuple[QRect, int]:
    """The outer words align with the ends of the line, the inner ones stand under their stations."""
    gap = (spots[-1].x() - spots[0].x()) / max(1, len(spots) - 1)
    top, line = rect.top() + look.px(26), look.px(15)
    room = round(gap) - look.px(4)
    if place == 0:
        return QRect(rect.left(), top, round(gap * 0.72), line), LEFT
    if place == len(spots) - 1:
        return QRect(rect.right() - round(gap * 0.72) + 1, top, round(gap * 0.72), line), RIGHT
    return QRect(round(spots[place].x() - room / 2), top, room, line), CENTRE
