"""What happens to a parcel: believable events for each way a delivery can go."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from sync.demo.dataset.people import Land, Place
from sync.demo.model import TrackingEvent

SHARES = (
    ("on_time", 72), ("late", 12), ("partial", 5), ("returned", 6), ("refused", 3), ("lost", 2),
)  # fmt: skip
"""How deliveries go, in per cent."""

_WORDS = {
    "en": {
        "shipping": "Handed over to {carrier}", "departing": "Left the depot", "arriving": "Arrived at the depot",
        "customs": "Waiting for customs clearance", "out_for_delivery": "Out for delivery", "delivered": "Delivered",
        "missed": "Nobody at home, new attempt tomorrow", "weather": "Delayed by weather", "refused": "Refused by the recipient",
        "returning": "On its way back to the sender", "receiving": "Received at the warehouse", "wrong_sort": "Sent to the wrong depot",
    },
    "zh": {
        "shipping": "{carrier}已揽收", "departing": "快件已离开转运中心", "arriving": "快件已到达转运中心",
        "customs": "清关处理中", "out_for_delivery": "正在派送", "delivered": "已签收",
        "missed": "收件人不在，明日再次派送", "weather": "因天气原因延误", "refused": "收件人拒收",
        "returning": "快件退回中", "receiving": "仓库已收到退件", "wrong_sort": "错发至其他网点，重新转运",
    },
}  # fmt: skip
_HUBS = {
    "CN": "深圳转运中心", "DE": "Hamburg", "FR": "Paris-Gennevilliers", "GB": "Daventry", "ES": "Madrid-Coslada",
    "IT": "Milano-Peschiera", "JP": "Tokyo-Haneda", "US": "Newark, NJ",
}  # fmt: skip
_ABROAD = frozenset({"GB", "JP", "US"})
_PREFIX = {
    "DHL": "JJD01", "DPD": "0150", "Colissimo": "6A1", "Royal Mail": "RM4", "顺丰速运": "SF1", "京东物流": "JD0",
    "ヤマト運輸": "4021", "UPS": "1Z99A",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Journey:
    """One parcel's way: its state today, its dates, and what the carrier reported until now."""

    state: str
    promised: date
    estimated: date | None
    shipped: datetime | None
    delivered: datetime | None
    events: tuple[TrackingEvent, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """From where to whom, by whom."""

    land: Land
    place: Place
    carrier: str
    warehouse: str


def tracking_number(chance: Random, carrier: str) -> str:
    """Make a number as this carrier writes it."""
    return _PREFIX.get(carrier, "TR") + "".join(str(chance.randrange(10)) for _ in range(11))


def travel(chance: Random, route: Route, outcome: str, placed: date, now: datetime) -> Journey:
    """Let a parcel travel until ``now``; what lies ahead has not happened."""
    promised = placed + timedelta(days=route.land.transit_days + 3)
    planned = _plan(chance, route, outcome, placed, promised)
    happened = tuple(event for event in planned if _time(event) <= now)
    if not happened:
        days = (now.date() - placed).days
        state = "planned" if days < 1 else "packing" if days < 2 else "packed"
        return Journey(state, promised, promised, None, None, ())
    kinds = [event.kind for event in happened]
    delivered = next((_time(event) for event in happened if event.kind == "delivered"), None)
    estimated = None if delivered or outcome == "lost" else _expected(planned, promised)
    return Journey(
        _state(kinds, outcome, now, happened), promised, estimated, _time(happened[0]), delivered, happened
    )


def way_back(chance: Random, route: Route, sent: date, now: datetime) -> Journey:
    """Let a return travel home."""
    words = _WORDS["zh" if route.land.code == "CN" else "en"]
    start = _at(chance, sent, 16)
    steps = [
        _event(start, "returning", words["returning"], route.place.city),
        _event(
            start + timedelta(days=route.land.transit_days),
            "arriving",
            words["arriving"],
            _HUBS[route.land.code],
        ),
        _event(
            start + timedelta(days=route.land.transit_days + 1),
            "receiving",
            words["receiving"],
            route.warehouse,
        ),
    ]
    happened = tuple(event for event in steps if _time(event) <= now)
    there = len(happened) == len(steps)
    promised = sent + timedelta(days=route.land.transit_days + 2)
    end = _time(happened[-1]) if there else None
    return Journey(
        "returned" if there else "returning", promised, None if there else promised, start, end, happened
    )


def _plan(chance: Random, route: Route, outcome: str, placed: date, promised: date) -> list[TrackingEvent]:
    words = _WORDS["zh" if route.land.code == "CN" else "en"]
    hub, city = _HUBS[route.land.code], route.place.city
    start = _at(chance, placed + timedelta(days=1), 17)
    steps = [_event(start, "shipping", words["shipping"].format(carrier=route.carrier), route.warehouse)]
    steps.append(_event(start + timedelta(hours=5), "departing", words["departing"], route.warehouse))
    if outcome == "lost":
        steps.append(_event(start + timedelta(days=1, hours=3), "arriving", words["arriving"], hub))
        return steps
    if route.land.code in _ABROAD:
        held = 4 if outcome == "late" and chance.random() < 0.5 else 1
        steps.append(_event(start + timedelta(days=held), "customs", words["customs"], hub))
    last = _last_day(chance, outcome, promised)
    steps.append(_event(_at(chance, last - timedelta(days=1), 3), "arriving", words["arriving"], hub))
    if outcome == "late":
        reason = chance.choice(("weather", "missed", "wrong_sort"))
        kind = "delivery_failed" if reason == "missed" else "other"
        day = promised if reason == "missed" else last - timedelta(days=1)
        steps.append(_event(_at(chance, day, 14), kind, words[reason], city))
    steps.append(_event(_at(chance, last, 8), "out_for_delivery", words["out_for_delivery"], city))
    if outcome == "refused":
        steps.append(_event(_at(chance, last, 13), "refused", words["refused"], city))
        steps.append(_event(_at(chance, last + timedelta(days=1), 9), "returning", words["returning"], city))
        home = last + timedelta(days=route.land.transit_days + 2)
        steps.append(_event(_at(chance, home, 10), "receiving", words["receiving"], route.warehouse))
    else:
        steps.append(_event(_at(chance, last, 13), "delivered", words["delivered"], city))
    return sorted(steps, key=_time)


def _last_day(chance: Random, outcome: str, promised: date) -> date:
    if outcome == "late":
        return promised + timedelta(days=chance.randrange(1, 7))
    return promised - timedelta(days=chance.randrange(0, 2))


def _state(kinds: list[str], outcome: str, now: datetime, happened: tuple[TrackingEvent, ...]) -> str:
    if outcome == "lost" and (now - _time(happened[-1])).days >= 9:
        return "lost"
    found = {
        "receiving": "returned", "returning": "returning", "refused": "refused", "delivered": "delivered",
        "out_for_delivery": "out_for_delivery", "delivery_failed": "failed",
    }  # fmt: skip
    return found.get(kinds[-1], "in_transit")


def _expected(planned: list[TrackingEvent], promised: date) -> date | None:
    arrival = next((_time(event).date() for event in planned if event.kind == "delivered"), None)
    return max(arrival, promised) if arrival else None


def _event(at: datetime, kind: str, what: str, where: str) -> TrackingEvent:
    return TrackingEvent.model_validate({"at": at, "kind": kind, "what": what, "where": where})


def _time(event: TrackingEvent) -> datetime:
    at = event.at
    return at if isinstance(at, datetime) else datetime.combine(at, time(), UTC)


def _at(chance: Random, day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, chance.randrange(60), chance.randrange(60)), UTC)
