"""Tryton's rows into the desk's records; pure, so that recorded replies test it.

A row that does not hold what it must raises ``KeyError``, ``TypeError`` or ``ValueError``; the feed reports it as bad.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

from callcenter.domain.customer import (
    ContactKind,
    ContactPoint,
    Customer,
    Identifier,
    PostalAddress,
    Tier,
)
from callcenter.domain.ids import RemoteId
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.shipment import Package, Shipment, ShipmentState, ShippedLine
from callcenter.domain.ticket import Ticket, TicketState
from callcenter.numbering import contact_key
from sync.connectors.tryton.settings import TrytonSettings

Row = Mapping[str, Any]

CUSTOMER_FIELDS = (
    "name", "code", "active", "lang.code", "categories.name", "identifiers.type", "identifiers.code",
    "contact_mechanisms.type", "contact_mechanisms.value", "contact_mechanisms.value_compact",
    "contact_mechanisms.name", "addresses.street", "addresses.postal_code", "addresses.city",
    "addresses.subdivision.name", "addresses.country.code", "addresses.party_name", "addresses.delivery",
    "addresses.invoice", "addresses.active",
)  # fmt: skip
PRODUCT_FIELDS = ("code", "name", "default_uom.symbol", "active")
ORDER_FIELDS = (
    "number", "reference", "sale_date", "state", "total_amount", "currency.code", "party", "origin",
    "lines.type", "lines.product.code", "lines.product.name", "lines.description", "lines.quantity",
    "lines.unit.symbol", "lines.unit_price", "lines.moves.state", "lines.moves.quantity",
    "lines.moves.shipment.state", "lines.invoice_lines.quantity", "lines.invoice_lines.invoice.state",
)  # fmt: skip
SHIPMENT_FIELDS = (
    "number", "state", "customer", "planned_date", "effective_date", "carrier.party.name", "warehouse.name",
    "packages.number", "packages.shipping_reference", "packages.shipping_tracking_url",
    "delivery_address.country.code", "outgoing_moves.sale", "outgoing_moves.origin",
    "outgoing_moves.product.code", "outgoing_moves.product.name", "outgoing_moves.quantity",
)  # fmt: skip
RETURN_FIELDS = (
    "number", "state", "customer", "planned_date", "effective_date", "carrier.party.name", "warehouse.name",
    "contact_address.country.code", "incoming_moves.sale", "incoming_moves.origin",
    "incoming_moves.product.code", "incoming_moves.product.name", "incoming_moves.quantity",
)  # fmt: skip
INVOICE_FIELDS = (
    "number", "reference", "party", "invoice_date", "payment_term_date", "state", "currency.code",
    "total_amount", "amount_to_pay", "sales",
)  # fmt: skip
COMPLAINT_FIELDS = (
    "number", "reference", "date", "customer", "type.name", "origin", "origin.rec_name",
    "description", "state", "submitted_by.rec_name", "create_date", "write_date",
)  # fmt: skip

_CONTACT_KINDS = MappingProxyType({kind.value: kind for kind in ContactKind})
_ORDER_STATES = MappingProxyType({state.value: state for state in OrderState})
_SHIPMENT_STATES = MappingProxyType(
    {
        "draft": ShipmentState.PLANNED,
        "waiting": ShipmentState.PLANNED,
        "assigned": ShipmentState.PACKING,
        "picked": ShipmentState.PACKING,
        "packed": ShipmentState.PACKED,
        "shipped": ShipmentState.IN_TRANSIT,
        "done": ShipmentState.DELIVERED,
        "cancelled": ShipmentState.CANCELLED,
    }
)
_RETURN_STATES = MappingProxyType(
    {
        "draft": ShipmentState.RETURNING,
        "received": ShipmentState.RETURNED,
        "done": ShipmentState.RETURNED,
        "cancelled": ShipmentState.CANCELLED,
    }
)
_INVOICE_STATES = MappingProxyType(
    {
        "draft": InvoiceState.DRAFT,
        "validated": InvoiceState.DRAFT,
        "posted": InvoiceState.POSTED,
        "paid": InvoiceState.PAID,
        "cancelled": InvoiceState.CANCELLED,
    }
)
_COMPLAINT_STATES = MappingProxyType(
    {
        "draft": TicketState.NEW,
        "waiting": TicketState.OPEN,
        "approved": TicketState.OPEN,
        "rejected": TicketState.REJECTED,
        "done": TicketState.CLOSED,
        "cancelled": TicketState.CLOSED,
    }
)
_LEFT_THE_HOUSE = frozenset({"shipped", "done"})
_BILLED = frozenset({"posted", "paid"})


def customer(row: Row, settings: TrytonSettings) -> Customer:
    """Read a party; its categories name the tier."""
    addresses = tuple(_address(item) for item in row["addresses."] if item.get("active", True))
    region = next((item.country for item in addresses if item.country), settings.home_region)
    categories = tuple(_text(item["name"]) for item in row.get("categories.") or ())
    return Customer(
        id=_id(row),
        name=_text(row["name"]) or _text(row.get("code")),
        number=_text(row.get("code")),
        tier=_tier(categories, settings),
        language=_text(_sub(row, "lang").get("code")).replace("_", "-"),
        is_active=bool(row.get("active", True)),
        categories=categories,
        contact_points=tuple(_contact_point(item, region) for item in row["contact_mechanisms."]),
        addresses=addresses,
        identifiers=tuple(
            Identifier(_id(item), _text(item.get("type")), _text(item["code"]))
            for item in row["identifiers."]
        ),
    )


def product(row: Row) -> Product:
    """Read a product."""
    return Product(
        id=_id(row),
        code=_text(row.get("code")),
        name=_text(row["name"]),
        unit=_text(_sub(row, "default_uom").get("symbol")),
        is_active=bool(row.get("active", True)),
    )


def stock_level(row: Row, warehouse_id: int, warehouse: str) -> StockLevel:
    """Read one product's quantities in one warehouse; available is Tryton's forecast."""
    return StockLevel(
        id=RemoteId(f"{row['id']}@{warehouse_id}"),
        product=_id(row),
        warehouse=warehouse,
        on_hand=_quantity(row["quantity"]),
        available=_quantity(row["forecast_quantity"]),
    )


def order(row: Row) -> Order:
    """Read a sale; one whose lines all come back is a return."""
    lines = tuple(_order_line(item) for item in row["lines."] if item.get("type", "line") == "line")
    return Order(
        id=_id(row),
        customer=RemoteId(str(int(row["party"]))),
        number=_text(row.get("number")),
        placed_on=row.get("sale_date"),
        state=_ORDER_STATES.get(row["state"], OrderState.UNKNOWN),
        currency=_text(_sub(row, "currency").get("code")),
        total=_amount(row["total_amount"]),
        lines=lines,
        reference=_text(row.get("reference")),
        office_state=_text(row["state"]),
        is_return=bool(lines) and all(line.ordered < 0 for line in lines),
        origin=_text(row.get("origin")),
    )


def shipment(row: Row) -> Shipment:
    """Read a customer shipment. Its planned day is the promise; Tryton has no dated carrier events."""
    state = _SHIPMENT_STATES.get(row["state"], ShipmentState.UNKNOWN)
    left, there = (
        state in (ShipmentState.IN_TRANSIT, ShipmentState.DELIVERED),
        state is ShipmentState.DELIVERED,
    )
    return Shipment(
        id=_id(row),
        customer=_optional_id(row.get("customer")),
        orders=_sales(row["outgoing_moves."]),
        number=_text(row.get("number")),
        state=state,
        carrier=_carrier(row),
        warehouse=_text(_sub(row, "warehouse").get("name")),
        packages=tuple(_package(item) for item in row.get("packages.") or ()),
        lines=_shipped_lines(row["outgoing_moves."]),
        promised=row.get("planned_date"),
        shipped=row.get("effective_date") if left else None,
        delivered=row.get("effective_date") if there else None,
        destination_country=_country(row, "delivery_address"),
        knows_events=False,
        office_state=_text(row["state"]),
    )


def return_shipment(row: Row) -> Shipment:
    """Read goods coming back from a customer."""
    state = _RETURN_STATES.get(row["state"], ShipmentState.UNKNOWN)
    return Shipment(
        id=_id(row),
        customer=_optional_id(row.get("customer")),
        orders=_sales(row["incoming_moves."]),
        number=_text(row.get("number")),
        state=state,
        carrier=_carrier(row),
        warehouse=_text(_sub(row, "warehouse").get("name")),
        lines=_shipped_lines(row["incoming_moves."]),
        estimated=row.get("planned_date"),
        delivered=row.get("effective_date") if state is ShipmentState.RETURNED else None,
        destination_country=_country(row, "contact_address"),
        is_return=True,
        knows_events=False,
        office_state=_text(row["state"]),
    )


def invoice(row: Row) -> Invoice:
    """Read a customer invoice."""
    state = _INVOICE_STATES.get(row["state"], InvoiceState.UNKNOWN)
    return Invoice(
        id=_id(row),
        customer=RemoteId(str(int(row["party"]))),
        number=_text(row.get("number")),
        issued_on=row.get("invoice_date"),
        due_on=row.get("payment_term_date"),
        state=state,
        currency=_text(_sub(row, "currency").get("code")),
        total=_amount(row["total_amount"]),
        open_amount=_amount(row.get("amount_to_pay")) if state is InvoiceState.POSTED else Decimal(0),
        orders=tuple(RemoteId(str(sale)) for sale in row.get("sales") or ()),
        reference=_text(row.get("reference")),
    )


def complaint(row: Row) -> Ticket:
    """Read a complaint as a ticket; it names the order it is about where its origin is one."""
    state = _COMPLAINT_STATES.get(row["state"], TicketState.UNKNOWN)
    closed = state in (TicketState.CLOSED, TicketState.REJECTED)
    text = _text(row.get("description"))
    about = _text(_sub(row, "origin").get("rec_name"))
    kind = _text(_sub(row, "type").get("name"))
    return Ticket(
        id=_id(row),
        customer=_optional_id(row.get("customer")),
        number=_text(row.get("number")) or _text(row.get("reference")) or str(row["id"]),
        subject=text.splitlines()[0][:120] if text.strip() else f"{kind}: {about}".strip(": "),
        state=state,
        owner=_text(_sub(row, "submitted_by").get("rec_name")),
        is_complaint=True,
        text=text,
        order=_order_of(row),
        opened_at=_opened(row),
        closed_at=row.get("write_date") if closed else None,
        office_state=_text(row["state"]),
    )


def _contact_point(row: Row, region: str) -> ContactPoint:
    kind = _CONTACT_KINDS.get(row["type"], ContactKind.OTHER)
    value, compact = _text(row["value"]), _text(row.get("value_compact"))
    key = compact.lower() if kind is ContactKind.EMAIL else ""
    if kind in (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.FAX):
        key = contact_key(compact, region) or contact_key(value, region)
    return ContactPoint(_id(row), kind, value, key, _text(row.get("name")))


def _address(row: Row) -> PostalAddress:
    return PostalAddress(
        id=_id(row),
        street=_text(row.get("street")),
        postal_code=_text(row.get("postal_code")),
        city=_text(row.get("city")),
        subdivision=_text(_sub(row, "subdivision").get("name")),
        country=_text(_sub(row, "country").get("code")),
        name=_text(row.get("party_name")),
        is_delivery=bool(row.get("delivery")),
        is_invoice=bool(row.get("invoice")),
    )


def _tier(categories: Iterable[str], settings: TrytonSettings) -> Tier:
    names = {name.casefold() for name in categories}
    for tier, name in (
        (Tier.GOLD, settings.gold),
        (Tier.SILVER, settings.silver),
        (Tier.STANDARD, settings.standard),
    ):
        if name.casefold() in names:
            return tier
    return Tier.UNKNOWN


def _order_line(row: Row) -> OrderLine:
    goods = _sub(row, "product")
    ordered = _quantity(row["quantity"])
    sign = -1 if ordered < 0 else 1
    return OrderLine(
        id=_id(row),
        product=_optional_id(goods.get("id")),
        product_code=_text(goods.get("code")),
        description=_text(row.get("description")) or _text(goods.get("name")),
        ordered=ordered,
        shipped=sign
        * sum((_quantity(move["quantity"]) for move in row["moves."] if _has_left(move)), Decimal(0)),
        invoiced=_invoiced(row),
        unit=_text(_sub(row, "unit").get("symbol")),
        unit_price=None if row.get("unit_price") is None else _amount(row["unit_price"]),
    )


def _has_left(move: Row) -> bool:
    """Tell whether goods have left the house: Tryton keeps the moves of a shipped parcel open until it arrives."""
    return move["state"] == "done" or (
        move["state"] != "cancelled" and _sub(move, "shipment").get("state") in _LEFT_THE_HOUSE
    )


def _invoiced(row: Row) -> Decimal | None:
    if "invoice_lines." not in row:
        return None
    billed = (item for item in row["invoice_lines."] if _sub(item, "invoice").get("state") in _BILLED)
    return sum((_quantity(item["quantity"]) for item in billed), Decimal(0))


def _package(row: Row) -> Package:
    return Package(
        _id(row),
        _text(row.get("number")),
        _text(row.get("shipping_reference")),
        _text(row.get("shipping_tracking_url")),
    )


def _shipped_lines(moves: Iterable[Row]) -> tuple[ShippedLine, ...]:
    return tuple(
        ShippedLine(
            order_line=RemoteId(_text(move.get("origin")).removeprefix("sale.line,")),
            product_code=_text(_sub(move, "product").get("code")),
            description=_text(_sub(move, "product").get("name")),
            quantity=f"{_quantity(move['quantity']).normalize():f}",
        )
        for move in moves
    )


def _sales(moves: Iterable[Row]) -> tuple[RemoteId, ...]:
    return tuple(dict.fromkeys(RemoteId(str(move["sale"])) for move in moves if move.get("sale") is not None))


def _order_of(row: Row) -> RemoteId | None:
    model, _, number = _text(row.get("origin")).partition(",")
    if model == "sale.sale" and number:
        return RemoteId(number)
    return _optional_id(row.get("order"))


def _opened(row: Row) -> datetime | None:
    """Take the day of the complaint; the time of entry only where both are the same day."""
    entered: datetime | None = row.get("create_date")
    day = row.get("date")
    if day is None or (entered is not None and entered.date() == day):
        return entered
    return datetime.combine(day, time(), UTC)


def _carrier(row: Row) -> str:
    return _text(_sub(_sub(row, "carrier"), "party").get("name"))


def _country(row: Row, address: str) -> str:
    return _text(_sub(_sub(row, address), "country").get("code"))


def _sub(row: Row, name: str) -> Row:
    """Give the nested row that a dotted field brought; an empty one where there is none."""
    found = row.get(name + ".")
    return cast("Row", found) if isinstance(found, Mapping) else {}


def _id(row: Row) -> RemoteId:
    return RemoteId(str(int(row["id"])))


def _optional_id(value: object) -> RemoteId | None:
    return None if value is None else RemoteId(str(value))


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value.strip()


def _amount(value: object) -> Decimal:
    if value is None:
        return Decimal(0)
    if not isinstance(value, Decimal):
        raise TypeError("decimal expected")
    return value


def _quantity(value: object) -> Decimal:
    if value is None:
        return Decimal(0)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError("quantity expected")
    return Decimal(str(value))
