"""Invents what belongs to a customer: orders, parcels, invoices and tickets, always the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from callcenter.domain.customer import Customer
from callcenter.domain.ids import RemoteId
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.domain.record import Record
from callcenter.domain.shipment import (
    EventKind,
    Package,
    Shipment,
    ShipmentState,
    ShippedLine,
    TrackingEvent,
)
from callcenter.domain.ticket import Message, MessageKind, Ticket, TicketState
from ui.bench.people import Land, chance, invent_customer, land_of, remote_id

TODAY = date(2026, 11, 24)
AGENTS = tuple(f"agent.{number:02}" for number in range(40))
QUEUES = ("complaints", "deliveries", "invoices", "returns", "technical", "general")
MOST_ORDERS = 40
_MEAN_ORDERS = 5.0
_WARES = (
    "Stick vacuum V8", "Rice cooker 1.8 l", "Espresso machine", "Air purifier", "Standing desk", "Electric kettle",
    "吸尘器", "电饭煲", "咖啡机", "空气净化器", "升降桌", "电热水壶",
)  # fmt: skip
_EVENTS = (
    (EventKind.SHIPPING, "Handed to the carrier"),
    (EventKind.DEPARTING, "Left the sorting centre"),
    (EventKind.ARRIVING, "Arrived at the local depot"),
    (EventKind.DELIVERED, "Delivered"),
)
_SUBJECTS = (
    "Parcel has not arrived", "Wrong item received", "Refund is late", "Espresso machine does not heat",
    "Invoice with the wrong address", "Return label wanted", "Charged twice", "Delivery to a new address",
)  # fmt: skip
_CHINESE_SUBJECTS = (
    "包裹一直没有收到", "收到的商品不对", "退款还没有到账", "电饭煲不加热",
    "发票抬头开错了", "申请退货", "重复扣款", "修改收货地址",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dealings:
    """All that one customer brings."""

    customer: Customer
    orders: tuple[Order, ...]
    shipments: tuple[Shipment, ...]
    invoices: tuple[Invoice, ...]
    tickets: tuple[Ticket, ...]

    def by_feed(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """Give them by the name of the feed they come from."""
        yield "customers", (self.customer,)
        yield "orders", self.orders
        yield "shipments", self.shipments
        yield "invoices", self.invoices
        yield "tickets", self.tickets


def order_number(serial: int, which: int) -> str:
    """Say what people call an order."""
    return f"SO{serial:07}-{which:02}"


def tracking_number(serial: int, which: int) -> str:
    """Say what a carrier calls a parcel."""
    return f"SF{(serial * 64 + which) * 61_803_399 % 10**12:012}"


def ticket_number(serial: int, which: int) -> str:
    """Say what people call a ticket."""
    return f"T{serial * 8 + which:08}"


def invent_dealings(serial: int) -> Dealings:
    """Make all of one customer from their place in the row alone; a few order much, most order little."""
    dice, land = chance(serial, 1), land_of(serial)
    count = min(MOST_ORDERS, int(dice.expovariate(1 / _MEAN_ORDERS)))
    orders = tuple(_order(serial, which, dice, land) for which in range(count))
    return Dealings(
        invent_customer(serial),
        orders,
        tuple(_shipment(serial, which, dice, land, order) for which, order in enumerate(orders)),
        tuple(_invoice(order) for which, order in enumerate(orders) if which % 2 == 0),
        tuple(_ticket(serial, which, dice, land) for which in range(dice.choice((0, 1, 2, 2, 3, 4)))),
    )


def _order(serial: int, which: int, dice: Random, land: Land) -> Order:
    lines = tuple(_line(serial, which, position, dice) for position in range(dice.choice((1, 2, 2, 3))))
    total = sum(
        ((line.ordered or Decimal(0)) * (line.unit_price or Decimal(0)) for line in lines), Decimal(0)
    )
    return Order(
        id=RemoteId(f"{serial}-{which}"),
        customer=remote_id(serial),
        number=order_number(serial, which),
        placed_on=TODAY - timedelta(days=dice.randint(0, 900)),
        state=dice.choice((OrderState.DONE, OrderState.DONE, OrderState.PROCESSING, OrderState.CONFIRMED)),
        currency=land.currency,
        total=total,
        lines=lines,
        reference=f"WEB{serial * 64 + which:09}" if dice.random() < 0.5 else "",
        office_state="done",
        revision="1",
    )


def _line(serial: int, which: int, position: int, dice: Random) -> OrderLine:
    ware, ordered = dice.randrange(len(_WARES)), Decimal(dice.choice((1, 1, 1, 2, 3)))
    return OrderLine(
        id=RemoteId(f"{serial}-{which}-{position}"),
        product=RemoteId(str(ware)),
        product_code=f"P{ware:04}",
        description=_WARES[ware],
        ordered=ordered,
        shipped=ordered,
        invoiced=ordered,
        unit="pcs",
        unit_price=Decimal(dice.randint(990, 49_990)) / 100,
    )


def _shipment(serial: int, which: int, dice: Random, land: Land, order: Order) -> Shipment:
    left = datetime.combine(order.placed_on or TODAY, datetime.min.time(), UTC) + timedelta(hours=20)
    steps = dice.choice((2, 3, 4, 4, 4, 4))
    events = tuple(
        TrackingEvent(left + timedelta(hours=9 * n), kind, what, dice.choice(land.cities))
        for n, (kind, what) in enumerate(_EVENTS[:steps])
    )
    is_there = steps == len(_EVENTS)
    return Shipment(
        id=RemoteId(f"{serial}-{which}"),
        customer=remote_id(serial),
        orders=(order.id,),
        number=f"SH{serial:07}-{which:02}",
        state=ShipmentState.DELIVERED if is_there else ShipmentState.IN_TRANSIT,
        carrier="SF Express" if land.country == "CN" else "DHL",
        warehouse="Main",
        packages=(Package(RemoteId(f"{serial}-{which}"), "1", tracking_number(serial, which), ""),),
        lines=tuple(
            ShippedLine(line.id, line.product_code, line.description, str(line.ordered))
            for line in order.lines
        ),
        events=events,
        promised=(left + timedelta(days=3)).date(),
        shipped=left,
        delivered=events[-1].at if is_there else None,
        destination_country=land.country,
        revision="1",
    )


def _invoice(order: Order) -> Invoice:
    is_paid = order.state is OrderState.DONE
    return Invoice(
        id=order.id,
        customer=order.customer,
        number=order.number.replace("SO", "IN"),
        issued_on=order.placed_on,
        due_on=(order.placed_on or TODAY) + timedelta(days=30),
        state=InvoiceState.PAID if is_paid else InvoiceState.POSTED,
        currency=order.currency,
        total=order.total or Decimal(0),
        open_amount=Decimal(0) if is_paid or order.total is None else order.total,
        orders=(order.id,),
        revision="1",
    )


def _ticket(serial: int, which: int, dice: Random, land: Land) -> Ticket:
    subjects = _CHINESE_SUBJECTS if land.country == "CN" else _SUBJECTS
    subject = dice.choice(subjects)
    opened = datetime.combine(TODAY, datetime.min.time(), UTC) - timedelta(minutes=dice.randint(60, 900_000))
    is_open = dice.random() < 0.2
    written = (MessageKind.FROM_CUSTOMER, MessageKind.REPLY)[: dice.choice((1, 2))]
    return Ticket(
        id=RemoteId(f"{serial}-{which}"),
        customer=remote_id(serial),
        number=ticket_number(serial, which),
        subject=subject,
        state=TicketState.OPEN if is_open else TicketState.CLOSED,
        queue=dice.choice(QUEUES),
        owner=dice.choice(AGENTS),
        priority=dice.choice((10, 30, 50, 80)),
        is_complaint=dice.random() < 0.3,
        text=f"{subject}. {subject}.",
        opened_at=opened,
        due_at=opened + timedelta(hours=dice.choice((4, 24, 72))) if dice.random() < 0.9 else None,
        closed_at=None if is_open else opened + timedelta(hours=30),
        messages=tuple(
            Message(RemoteId(f"{serial}-{which}-{n}"), kind, "customer", opened + timedelta(hours=n), subject)
            for n, kind in enumerate(written)
        ),
        revision="1",
    )
