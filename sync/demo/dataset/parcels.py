"""What happens to a parcel: its whole way, planned from the first day, of which only the past has happened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from random import Random
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sync.demo.dataset.carrier_words import words_for
from sync.demo.dataset.land import Land, Place
from sync.demo.dataset.world import at_hour
from sync.demo.model import TrackingEvent

_ORIGINS = {
    "Hamburg": ("Hamburg", "Hamburg-Waltershof", ZoneInfo("Europe/Berlin")),
    "Shenzhen": ("深圳宝安", "深圳宝安集散中心", ZoneInfo("Asia/Shanghai")),
}
_REASONS = ("weather", "missed", "missed", "missort", "volume")
_STATES: Mapping[str, str] = MappingProxyType(
    {
        "delivered": "delivered", "out_for_delivery": "out_for_delivery", "delivery_failed": "failed", "refused": "refused",
        "lost": "lost", "returning": "returning", "receiving": "returned",
    }
)  # fmt: skip
_LOST_AFTER = 13


@dataclass(frozen=True, slots=True)
class Route:
    """From where to whom, by whom."""

    land: Land
    place: Place
    carrier: str

    @property
    def warehouse(self) -> str:
        """Where it leaves from."""
        return self.land.warehouse

    def word(self, word: str, next_day: date | None = None) -> str:
        """Say something as the carrier does."""
        told = "" if next_day is None else f"{next_day:%d.%m.}" if self.land.code == "DE" else f"{next_day}"
        return words_for(self.land.language)[word].format(carrier=self.carrier, next=told)


@dataclass(frozen=True, slots=True)
class Fate:
    """How a delivery goes. ``reason`` and ``delay`` (days) are for late ones; 0 and empty leave them to chance."""

    outcome: str = "on_time"
    reason: str = ""
    delay: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens to a parcel sooner or later."""

    at: datetime
    kind: str
    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Way:
    """The whole way of a parcel."""

    promised: date
    shipped: datetime
    steps: tuple[Step, ...]

    def until(self, now: datetime) -> tuple[Step, ...]:
        """Give what has happened."""
        return tuple(step for step in self.steps if step.at <= now)

    def state(self, now: datetime) -> str:
        """Say where it stands."""
        happened = self.until(now)
        if happened:
            return _STATES.get(happened[-1].kind, "in_transit")
        ahead = self.shipped - now
        return (
            "packed"
            if ahead < timedelta(hours=8)
            else "packing"
            if ahead < timedelta(hours=24)
            else "planned"
        )

    def estimated(self, now: datetime) -> date | None:
        """Say when the carrier expects it: what was promised, until something is known to have gone wrong."""
        state = self.state(now)
        if state in ("delivered", "returned", "refused", "lost", "returning"):
            return None
        end = self.end
        if end is None or (end.date() > self.promised and now.date() < self.promised):
            return self.promised
        return end.date()

    @property
    def end(self) -> datetime | None:
        """When it arrives at last, there or back."""
        ends = [step.at for step in self.steps if step.kind in ("delivered", "receiving")]
        return ends[-1] if ends else None

    def time_of(self, *kinds: str) -> datetime | None:
        """Give when one of these first happens."""
        return next((step.at for step in self.steps if step.kind in kinds), None)


def way_there(chance: Random, route: Route, fate: Fate, leaves: date) -> Way:
    """Plan the way to a customer of what leaves the house on a day."""
    promised = _working_day(route, leaves + timedelta(days=route.land.transit_days + 1))
    last = _last_day(chance, route, fate, leaves, promised)
    reason = fate.reason or (_reason(chance, route) if fate.outcome == "late" else "")
    steps = [*_departure(chance, route, leaves)]
    if fate.outcome == "lost":
        ending: Iterator[Step] = _loss(chance, route, leaves)
    elif fate.outcome == "refused":
        steps += _arrival(chance, route, leaves, last, reason)
        ending = _refusal(chance, route, last)
    else:
        steps += _arrival(chance, route, leaves, last, reason)
        steps += _hitch(chance, route, reason, promised, last)
        ending = iter([_step(chance, route, last, 12.5, "delivered", "delivered")])
    steps += ending
    steps.sort(key=lambda step: step.at)
    return Way(promised, steps[0].at, tuple(steps))


def way_back(chance: Random, route: Route, leaves: date) -> Way:
    """Plan the way of a return."""
    origin, hub, zone = _ORIGINS[route.warehouse]
    there = _working_day(route, leaves + timedelta(days=route.land.transit_days + 1))
    steps = (
        _step(chance, route, leaves, 15, "returning", "handed_in"),
        Step(_at(chance, there - timedelta(days=1), 22, zone), "arriving", route.word("arriving"), hub),
        Step(_at(chance, there, 9, zone), "receiving", route.word("receiving"), origin),
    )
    return Way(there, steps[0].at, steps)


def _last_day(chance: Random, route: Route, fate: Fate, leaves: date, promised: date) -> date:
    """Choose the day on which it is at the door for the last time."""
    sooner, later = chance.randrange(2), chance.randrange(1, 7)
    if fate.outcome == "late":
        return _working_day(route, promised + timedelta(days=fate.delay or later))
    day = promised - timedelta(days=sooner)
    while route.land.rests_on_sundays and day.isoweekday() == 7:
        day -= timedelta(days=1)
    return max(day, leaves + timedelta(days=1))


def _reason(chance: Random, route: Route) -> str:
    return chance.choice((*_REASONS, "held", "held", "held") if route.land.has_customs else _REASONS)


def _departure(chance: Random, route: Route, leaves: date) -> Iterator[Step]:
    origin, hub, zone = _ORIGINS[route.warehouse]
    yield Step(_at(chance, leaves, 17, zone), "shipping", route.word("shipping"), origin)
    yield Step(_at(chance, leaves, 21, zone), "departing", route.word("departing"), hub)


def _arrival(chance: Random, route: Route, leaves: date, last: date, reason: str) -> Iterator[Step]:
    """Let it come to the depot near the customer, through customs where there are any."""
    gateway = leaves + timedelta(days=max(1, route.land.transit_days // 2))
    if route.land.gateway:
        at = _at(chance, gateway, 5, route.land.zone)
        yield Step(at, "arriving", route.word("import"), route.land.gateway)
    if route.land.has_customs:
        cleared = last - timedelta(days=2) if reason == "held" else gateway
        at = _at(chance, max(gateway, cleared), 15, route.land.zone)
        yield Step(at, "customs", route.word("customs"), route.land.gateway)
    yield _step(chance, route, last, 5, "arriving", "arriving", route.place.depot)
    yield _step(chance, route, last, 8, "out_for_delivery", "out_for_delivery")


def _hitch(chance: Random, route: Route, reason: str, promised: date, last: date) -> Iterator[Step]:
    """Say why it is late."""
    depot = route.place.depot
    if reason == "missed":
        yield _step(chance, route, promised, 5, "arriving", "arriving", depot)
        yield _step(chance, route, promised, 8, "out_for_delivery", "out_for_delivery")
        at = _at(chance, promised, 13, route.land.zone)
        yield Step(at, "delivery_failed", route.word("missed", last), route.place.city)
    elif reason == "held":
        day = promised - timedelta(days=max(1, route.land.transit_days // 2))
        yield Step(_at(chance, day, 10, route.land.zone), "customs", route.word("held"), route.land.gateway)
    elif reason:
        where = depot if reason == "missort" else route.place.city
        yield _step(chance, route, promised - timedelta(days=1), 19, "other", reason, where)


def _refusal(chance: Random, route: Route, last: date) -> Iterator[Step]:
    origin, _hub, zone = _ORIGINS[route.warehouse]
    home = last + timedelta(days=route.land.transit_days + 2)
    yield _step(chance, route, last, 12, "refused", "refused")
    yield _step(chance, route, last + timedelta(days=1), 9, "returning", "returning", route.place.depot)
    yield Step(_at(chance, home, 10, zone), "receiving", route.word("receiving"), origin)


def _loss(chance: Random, route: Route, leaves: date) -> Iterator[Step]:
    where = route.land.gateway or route.place.depot
    yield _step(chance, route, leaves + timedelta(days=1), 5, "arriving", "arriving", where)
    yield _step(chance, route, leaves + timedelta(days=_LOST_AFTER), 10, "lost", "lost", where)


def _step(
    chance: Random, route: Route, day: date, hour: float, kind: str, word: str, where: str = ""
) -> Step:
    return Step(_at(chance, day, hour, route.land.zone), kind, route.word(word), where or route.place.city)


def _at(chance: Random, day: date, hour: float, zone: tzinfo) -> datetime:
    return at_hour(day, hour + chance.random() * 1.8, zone)


def _working_day(route: Route, day: date) -> date:
    return day + timedelta(days=1) if route.land.rests_on_sundays and day.isoweekday() == 7 else day


def tracking_events(steps: tuple[Step, ...]) -> list[TrackingEvent]:
    """Bring steps into the contract's shape."""
    return [
        TrackingEvent.model_validate(
            {"at": step.at, "kind": step.kind, "what": step.what, "where": step.where}
        )
        for step in steps
    ]
