"""Writes what is known of a deal by now into the books: orders, shipments, invoices and returns."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sync.demo.dataset.deals import Deal, GoingBack, Item, Parcel
from sync.demo.dataset.parcels import Way, tracking_events
from sync.demo.dataset.tracking import tracking_number, tracking_url
from sync.demo.dataset.world import World
from sync.demo.model import Invoice, Order, OrderLine, Package, Shipment, ShippedLine

_FINISHED = ("delivered", "returned")
_CENT = Decimal("0.01")
_REFUND_TIME = timedelta(days=5)


def file_deal(world: World, deal: Deal) -> None:
    """File everything that has come to be of a deal; numbers are used up for the rest too."""
    if not world.has_come(deal.placed_at):
        return
    world.add("orders", _order(world, deal))
    for parcel in deal.parcels:
        world.add("shipments", _shipment(world, deal, parcel))
        _bill(world, deal, 2 * parcel.id, parcel.way.shipped, _value(parcel))
    if deal.settled_at is not None:
        _bill(world, deal, 2 * deal.parcels[0].id + 1, deal.settled_at, -_value(deal.parcels[0]))
    if deal.going_back is not None and world.has_come(deal.going_back.placed_at):
        _file_return(world, deal, deal.going_back)


def _order(world: World, deal: Deal) -> Order:
    shipped = _shipped(world, deal)
    lines = [_line(deal, item, item.count, shipped.get(item.id, 0)) for item in deal.items]
    changes = [deal.placed_at, *(step.at for parcel in deal.parcels for step in parcel.way.steps)]
    changes += [deal.settled_at] if deal.settled_at else []
    return _book(world, deal, deal.id, changes, {
        "number": deal.number,
        "reference": f"WEB-{7000000 + deal.id * 37}",
        "placed_on": deal.placed_on,
        "state": _order_state(world, deal),
        "lines": lines,
    })  # fmt: skip


def _book(
    world: World, deal: Deal, identity: int, changes: list[datetime], fields: Mapping[str, Any]
) -> Order:
    lines: list[OrderLine] = fields["lines"]
    return Order.model_validate(
        {
            "id": identity,
            "modified": world.stamp(identity, changes),
            "revision": 1 + sum(world.has_come(change) for change in changes),
            "customer": deal.buyer.record.id,
            "currency": deal.route.land.currency,
            "total": sum((line.ordered * line.unit_price for line in lines), Decimal(0)),
            **fields,
        }
    )


def _shipped(world: World, deal: Deal) -> dict[int, int]:
    """Say how many of each item have left the house."""
    gone: dict[int, int] = {}
    for parcel in deal.parcels:
        if world.has_come(parcel.way.shipped):
            for item, count in parcel.contents:
                gone[item.id] = gone.get(item.id, 0) + count
    return gone


def _line(deal: Deal, item: Item, ordered: int, shipped: int) -> OrderLine:
    return OrderLine(
        id=item.id,
        product=item.ware.id,
        product_code=item.ware.code,
        description=item.ware.name(deal.route.land),
        ordered=Decimal(ordered),
        shipped=Decimal(shipped),
        invoiced=Decimal(shipped),
        unit_price=item.price.quantize(_CENT),
    )


def _order_state(world: World, deal: Deal) -> str:
    if deal.wish.is_cancelled:
        return "cancelled"
    if deal.wish.is_draft:
        return "draft"
    states = {parcel.way.state(world.now) for parcel in deal.parcels}
    is_settled = deal.settled_at is not None and world.has_come(deal.settled_at)
    if is_settled or (deal.settled_at is None and states <= set(_FINISHED)):
        return "done"
    return "confirmed" if states == {"planned"} else "processing"


def _shipment(world: World, deal: Deal, parcel: Parcel) -> Shipment:
    lines = [_shipped_line(deal, item, count) for item, count in parcel.contents]
    return _waybill(world, deal, parcel.id, parcel.way, {
        "orders": [deal.id],
        "delivered": _past(world, parcel.way.time_of("delivered")),
        "packages": _packages(deal, parcel) if parcel.way.state(world.now) not in ("planned", "packing") else [],
        "lines": lines,
    })  # fmt: skip


def _waybill(world: World, deal: Deal, identity: int, way: Way, fields: Mapping[str, Any]) -> Shipment:
    happened = way.until(world.now)
    return Shipment.model_validate(
        {
            "id": identity,
            "modified": world.stamp(identity, [step.at for step in happened]),
            "revision": 1 + len(happened),
            "customer": deal.buyer.record.id,
            "number": f"SH-{30000 + identity}",
            "state": way.state(world.now),
            "carrier": deal.route.carrier,
            "warehouse": deal.route.warehouse,
            "promised": way.promised,
            "estimated": way.estimated(world.now),
            "shipped": _past(world, way.shipped),
            "destination_country": deal.route.land.code,
            "events": tracking_events(happened),
            **fields,
        }
    )


def _packages(deal: Deal, parcel: Parcel) -> list[Package]:
    number = tracking_number(Random(parcel.tracking_seed), deal.route.carrier)
    return [Package(id=1, number="1", tracking_number=number, tracking_url=tracking_url(number))]


def _shipped_line(deal: Deal, item: Item, count: int) -> ShippedLine:
    name = item.ware.name(deal.route.land)
    return ShippedLine(
        order_line=item.id, product_code=item.ware.code, description=name, quantity=Decimal(count)
    )


def _file_return(world: World, deal: Deal, back: GoingBack) -> None:
    received = back.way.end
    is_there = received is not None and world.has_come(received)
    gone = back.item.count if world.has_come(back.way.shipped) else 0
    line = _line(deal, back.item, -back.item.count, -gone)
    line = line.model_copy(update={"invoiced": Decimal(-back.item.count if is_there else 0)})
    changes = [back.placed_at, *(step.at for step in back.way.steps)]
    world.add("returns", _book(world, deal, back.order_id, changes, {
        "number": f"RT-{20000 + back.order_id}",
        "placed_on": back.placed_at.astimezone(deal.route.land.zone).date(),
        "state": "done" if is_there else "processing" if gone else "confirmed",
        "is_return": True,
        "origin": deal.number,
        "lines": [line],
    }))  # fmt: skip
    seed = Random(back.shipment_id)
    number = tracking_number(seed, deal.route.carrier)
    label = Package(id=1, number="1", tracking_number=number, tracking_url=tracking_url(number))
    world.add("return_shipments", _waybill(world, deal, back.shipment_id, back.way, {
        "orders": [back.order_id],
        "delivered": received if is_there else None,
        "is_return": True,
        "packages": [label],
        "lines": [_shipped_line(deal, back.item, back.item.count)],
    }))  # fmt: skip
    if received is not None:
        value = -back.item.price * back.item.count
        _bill(world, deal, 2 * back.shipment_id, received, value, back.order_id)


def _bill(
    world: World, deal: Deal, serial: int, at: datetime, total: Decimal, order: int | None = None
) -> None:
    if not world.has_come(at) or not total:
        return
    chance = world.chance("invoice", serial)
    issued = at.astimezone(deal.route.land.zone).date()
    due = issued + timedelta(days=30 if deal.buyer.record.is_company else 14)
    owes = _owes(chance, deal, due, world.day) if total > 0 else issued + _REFUND_TIME > world.day
    world.add(
        "invoices",
        Invoice(
            id=serial,
            modified=world.stamp(serial, [at]),
            customer=deal.buyer.record.id,
            number=f"{'IN' if total > 0 else 'CN'}-{40000 + serial}",
            issued_on=issued,
            due_on=due,
            state="posted" if owes else "paid",
            currency=deal.route.land.currency,
            total=total.quantize(_CENT),
            open_amount=total.quantize(_CENT) if owes else Decimal("0.00"),
            orders=[order or deal.id],
            reference=f"WEB-{7000000 + deal.id * 37}",
        ),
    )


def _owes(chance: Random, deal: Deal, due: date, today: date) -> bool:
    """Tell who has not paid: companies until it is due, people who pay by transfer, and a few always late."""
    late = chance.random() < 0.03
    by_transfer = deal.buyer.record.is_company or chance.random() < 0.2
    return by_transfer and (due >= today or late)


def _value(parcel: Parcel) -> Decimal:
    return sum((item.price * count for item, count in parcel.contents), Decimal(0))


def _past(world: World, at: datetime | None) -> datetime | None:
    return at if at is not None and world.has_come(at) else None
