"""What customers bought: orders, and what follows from each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from sync.demo.dataset.parcels import Fate, Route, Way, way_back, way_there
from sync.demo.dataset.people import Buyer
from sync.demo.dataset.wares import Ware
from sync.demo.dataset.world import World, at_hour

SHARES = (("on_time", 72), ("late", 12), ("partial", 5), ("lost", 2), ("refused", 3), ("returned", 6))
"""How deliveries go, in per cent."""
_CANCELLED_SHARE = 0.03
_HISTORY_DAYS = 420
_RECENTLY = 10
_RECENT_SHARE = 0.09
_SETTLED_AFTER = timedelta(days=4)
_PER_TIER = {"gold": (4, 9), "silver": (2, 6), "standard": (0, 4)}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody orders: how many days ago, what, and how it goes."""

    days_ago: int
    wares: tuple[Ware, ...]
    fate: Fate
    carrier: str = ""
    is_cancelled: bool = False
    is_draft: bool = False
    """Not settled yet: nothing is sent, and it can be called off."""
    is_single: bool = False
    """One of each."""


@dataclass(frozen=True, slots=True)
class Item:
    """A position of an order."""

    id: int
    ware: Ware
    count: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class Parcel:
    """What leaves the house together: how many of each item, and its way."""

    id: int
    contents: tuple[tuple[Item, int], ...]
    way: Way
    tracking_seed: int


@dataclass(frozen=True, slots=True)
class GoingBack:
    """What a customer sends back."""

    order_id: int
    shipment_id: int
    item: Item
    placed_at: datetime
    way: Way


@dataclass(frozen=True, slots=True)
class Deal:
    """One order with its whole future."""

    id: int
    buyer: Buyer
    wish: Wish
    route: Route
    placed_at: datetime
    items: tuple[Item, ...]
    parcels: tuple[Parcel, ...]
    going_back: GoingBack | None = None

    @property
    def number(self) -> str:
        """What everybody calls the order."""
        return f"HH-{20000 + self.id}"

    @property
    def placed_on(self) -> date:
        """The day it was placed, where the customer is."""
        return self.placed_at.astimezone(self.route.land.zone).date()

    @property
    def settled_at(self) -> datetime | None:
        """When the money went back, for what was lost or refused."""
        found = self.parcels[0].way.time_of("lost", "receiving") if self.parcels else None
        return found + _SETTLED_AFTER if found and self.wish.fate.outcome in ("lost", "refused") else None


def wishes(world: World, buyer: Buyer, wares: Sequence[Ware]) -> list[Wish]:
    """Say what somebody without a story has ordered."""
    chance = world.chance("wishes", buyer.record.id)
    made = [_wish(chance, wares) for _ in range(chance.randint(*_PER_TIER[buyer.record.tier]))]
    return sorted(made, key=lambda wish: -wish.days_ago)


def _wish(chance: Random, wares: Sequence[Ware]) -> Wish:
    outcome = chance.choices([name for name, _ in SHARES], [share for _, share in SHARES])[0]
    days_ago = int(chance.triangular(0, _HISTORY_DAYS, 30))
    days_ago = chance.randrange(_RECENTLY) if chance.random() < _RECENT_SHARE else days_ago
    count = chance.choices((1, 2, 3, 4), (55, 28, 12, 5))[0]
    bought = chance.sample(list(wares), max(count, 2 if outcome == "partial" else 1))
    return Wish(days_ago, tuple(bought), Fate(outcome), is_cancelled=chance.random() < _CANCELLED_SHARE)


def strike(world: World, buyer: Buyer, wish: Wish) -> Deal:
    """Plan an order to its end."""
    identity = world.number("orders")
    chance = world.chance("deal", identity)
    land = buyer.land
    route = Route(land, buyer.place, wish.carrier or chance.choice(land.carriers))
    placed_at = world.at(wish.days_ago, chance.triangular(7, 23, 20), land.zone)
    counts = [1 if wish.is_single else chance.choices((1, 2, 3), (82, 14, 4))[0] for _ in wish.wares]
    items = tuple(
        Item(place, ware, count, ware.price(land))
        for place, (ware, count) in enumerate(zip(wish.wares, counts, strict=True), start=1)
    )
    parcels = (
        () if wish.is_cancelled or wish.is_draft else _parcels(world, chance, route, wish, placed_at, items)
    )
    back = _going_back(world, chance, route, wish, items, parcels)
    return Deal(identity, buyer, wish, route, placed_at, items, parcels, back)


def _parcels(
    world: World, chance: Random, route: Route, wish: Wish, placed_at: datetime, items: tuple[Item, ...]
) -> tuple[Parcel, ...]:
    """Send everything at once, or with a partial delivery the first item, and the rest much later."""
    leaves = placed_at.astimezone(route.land.zone).date() + timedelta(days=1)
    whole = tuple((item, item.count) for item in items)
    if wish.fate.outcome != "partial":
        return (_parcel(world, chance, route, wish.fate, leaves, whole),)
    later = leaves + timedelta(days=chance.randrange(11, 19))
    return (
        _parcel(world, chance, route, Fate(), leaves, whole[:1]),
        _parcel(world, chance, route, Fate(), later, whole[1:]),
    )


def _parcel(
    world: World,
    chance: Random,
    route: Route,
    fate: Fate,
    leaves: date,
    contents: tuple[tuple[Item, int], ...],
) -> Parcel:
    way = way_there(chance, route, fate, leaves)
    return Parcel(world.number("shipments"), contents, way, chance.randrange(1 << 30))


def _going_back(
    world: World,
    chance: Random,
    route: Route,
    wish: Wish,
    items: tuple[Item, ...],
    parcels: tuple[Parcel, ...],
) -> GoingBack | None:
    arrived = parcels[0].way.end if parcels else None
    if wish.fate.outcome != "returned" or arrived is None:
        return None
    asked = at_hour(arrived.date() + timedelta(days=chance.randrange(2, 12)), 19.5, route.land.zone)
    leaves = asked.date() + timedelta(days=chance.randrange(1, 4))
    return GoingBack(
        world.number("orders"),
        world.number("shipments"),
        items[0],
        asked,
        way_back(chance, route, leaves),
    )
