"""The way of one delivery as stations on a line: what happened, where it is, what was promised."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from callcenter.domain.moment import Moment, day_of
from callcenter.domain.shipment import EXCEPTIONS, EventKind, Shipment, ShipmentState
from ui import ages
from ui.icons import Icon
from ui.speech import Speaker, fill, translate
from ui.words import word


class Step(StrEnum):
    """How a station of the line is drawn."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Station:
    """One stop with its word and date."""

    label: str
    when: str
    step: Step
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """``promise`` says what was promised or is expected; ``delay`` says how late it is, empty while on time."""

    stations: tuple[Station, ...]
    promise: str = ""
    delay: str = ""
    is_over: bool = False


class Tracks(Speaker):
    """Counted words of deliveries."""

    @classmethod
    def days_late(cls, n: int) -> str:
        """Say how many days late."""
        return Tracks.tr("%n day(s) late", "", n)


@dataclass(frozen=True, slots=True)
class _Stop:
    label: str
    when: Moment | None
    is_reached: bool
    icon: Icon | None = None
    is_fault: bool = False


_ORDER = (
    ShipmentState.PLANNED,
    ShipmentState.PACKING,
    ShipmentState.PACKED,
    ShipmentState.IN_TRANSIT,
    ShipmentState.OUT_FOR_DELIVERY,
    ShipmentState.DELIVERED,
)


_BACK = (ShipmentState.RETURNING, ShipmentState.RETURNED)


def build_track(shipment: Shipment, placed_on: date | None, now: datetime, zone: tzinfo) -> Track:
    """Lay the stations out; a promise is told in the zone of the destination."""
    stops = _return_stops(shipment, placed_on) if shipment.is_return else _outward_stops(shipment, placed_on)
    return Track(
        _stations(stops, now, zone),
        "" if shipment.is_return else _promise(shipment, now, zone),
        _delay(shipment, now, zone),
        shipment.delivered is not None or shipment.state in (ShipmentState.DELIVERED, ShipmentState.RETURNED),
    )


def _outward_stops(shipment: Shipment, placed_on: date | None) -> list[_Stop]:
    state = shipment.state
    reached = _ORDER.index(state) if state in _ORDER else -1
    fault = state in EXCEPTIONS or state in _BACK
    when = _finder(shipment)
    packed = when(EventKind.PACKING, EventKind.COMMISSIONING)
    shipped = shipment.shipped or when(EventKind.SHIPPING, EventKind.DEPARTING)
    out = when(EventKind.OUT_FOR_DELIVERY)
    stops = [
        _Stop(translate("Tracks", "Ordered"), placed_on, is_reached=True),
        _packing(shipment, packed, fault or reached >= 1 or shipped is not None),
        _Stop(
            translate("Tracks", "Shipped"), shipped, fault or reached >= 3 or shipped is not None, Icon.TRUCK
        ),
    ]
    if state is ShipmentState.CANCELLED:
        return [*(stop for stop in stops if stop.is_reached), _end(shipment, Icon.X)]
    if state is ShipmentState.LOST:
        return [*stops, _fault(shipment, EventKind.LOST), _delivered(shipment)]
    stops.append(_Stop(translate("Tracks", "With driver"), out, reached >= 4 or out is not None, Icon.TRUCK))
    if state is ShipmentState.FAILED:
        return [*stops, _fault(shipment, EventKind.DELIVERY_FAILED), _delivered(shipment)]
    if state is ShipmentState.REFUSED:
        return [*stops, _fault(shipment, EventKind.REFUSED)]
    if state in _BACK:
        return [*stops, _end(shipment, Icon.RETURN)]
    return [*stops, _delivered(shipment)]


def _return_stops(shipment: Shipment, placed_on: date | None) -> list[_Stop]:
    when = _finder(shipment)
    back = (
        shipment.state in (ShipmentState.RETURNED, ShipmentState.DELIVERED) or shipment.delivered is not None
    )
    sent = shipment.shipped or when(EventKind.SHIPPING, EventKind.RETURNING)
    moving = back or sent is not None or shipment.state in (ShipmentState.RETURNING, ShipmentState.IN_TRANSIT)
    arrived = shipment.delivered or when(EventKind.RECEIVING)
    return [
        _Stop(translate("Tracks", "Return opened"), placed_on, is_reached=True),
        _Stop(translate("Tracks", "Sent back"), sent, moving, Icon.RETURN),
        _Stop(translate("Tracks", "In the warehouse"), arrived, back, Icon.WAREHOUSE),
    ]


def _packing(shipment: Shipment, packed: Moment | None, is_reached: bool) -> _Stop:
    now = shipment.state is ShipmentState.PACKING
    return _Stop(
        word(shipment.state) if now else translate("Tracks", "Packed"), packed, is_reached, Icon.PACKAGE
    )


def _delivered(shipment: Shipment) -> _Stop:
    reached = shipment.state is ShipmentState.DELIVERED or shipment.delivered is not None
    return _Stop(translate("Tracks", "Delivered"), shipment.delivered, reached, Icon.HOUSE_CHECK)


def _end(shipment: Shipment, icon: Icon) -> _Stop:
    """Where a way ends that was not the planned one."""
    came = _finder(shipment)(EventKind.RECEIVING, EventKind.RETURNING)
    return _Stop(word(shipment.state), came, is_reached=True, icon=icon)


def _fault(shipment: Shipment, kind: EventKind) -> _Stop:
    return _Stop(
        word(shipment.state), _finder(shipment)(kind), is_reached=True, icon=Icon.ALERT, is_fault=True
    )


def _finder(shipment: Shipment) -> Callable[..., Moment | None]:
    def last(*kinds: EventKind) -> Moment | None:
        found = [event.at for event in shipment.events if event.kind in kinds]
        return max(found, key=_order) if found else None

    return last


def _order(moment: Moment) -> tuple[date, float]:
    seconds = moment.timestamp() if isinstance(moment, datetime) else 0.0
    return day_of(moment), seconds


def _stations(stops: Sequence[_Stop], now: datetime, zone: tzinfo) -> tuple[Station, ...]:
    reached = [place for place, stop in enumerate(stops) if stop.is_reached]
    here = reached[-1] if reached else -1
    return tuple(
        Station(stop.label, _short(stop.when, now, zone), _step(stop, place, here), stop.icon)
        for place, stop in enumerate(stops)
    )


def _step(stop: _Stop, place: int, here: int) -> Step:
    if stop.is_fault:
        return Step.FAULT
    if place == here:
        return Step.HERE
    return Step.DONE if place < here else Step.AHEAD


def _short(when: Moment | None, now: datetime, zone: tzinfo) -> str:
    return ages.day(day_of(when, zone), now) if when is not None else ""


def _promise(shipment: Shipment, now: datetime, zone: tzinfo) -> str:
    parts: list[str] = []
    if shipment.promised is not None:
        parts.append(fill(translate("Tracks", "promised %1"), ages.dated(shipment.promised, zone, now)))
    expected = shipment.estimated
    if (
        expected is not None
        and shipment.delivered is None
        and _another_day(expected, shipment.promised, zone)
    ):
        parts.append(fill(translate("Tracks", "expected %1"), ages.dated(expected, zone, now)))
    return " · ".join(parts)


def _another_day(expected: Moment, promised: Moment | None, zone: tzinfo) -> bool:
    return promised is None or day_of(expected, zone) != day_of(promised, zone)


def _delay(shipment: Shipment, now: datetime, zone: tzinfo) -> str:
    promised = shipment.promised
    if promised is None or not shipment.is_late(now, zone):
        return ""
    until = shipment.delivered or now
    days = (day_of(until, zone) - day_of(promised, zone)).days
    if days > 0:
        return Tracks.days_late(days)
    if isinstance(until, datetime) and isinstance(promised, datetime):
        return fill(translate("Tracks", "%1 late"), ages.span(until - promised))
    return translate("Tracks", "late")


def spoken_track(track: Track) -> str:
    """Say the way in words."""
    stops: Iterable[str] = (
        f"{stop.label} {stop.when}".strip() for stop in track.stations if stop.step is not Step.AHEAD
    )
    return ", ".join(part for part in (*stops, track.promise, track.delay) if part)
