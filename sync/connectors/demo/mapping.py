"""Rows of the demo office's contract into the desk's records; pure.

A row that does not hold what it must raises ``KeyError``, ``TypeError`` or ``ValueError``; the feed reports it as bad.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from callcenter.domain.article import Article
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
from callcenter.domain.moment import Moment
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.domain.product import Product, StockLevel
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
from callcenter.numbering import contact_key

Row = Mapping[str, Any]


def stamp_of(row: Row) -> datetime:
    """Read when a row last changed."""
    return _time(row["modified"])


def _customer(row: Row) -> Customer:
    addresses = tuple(_address(item) for item in row["addresses"])
    region = next((address.country for address in addresses if address.country), "CN")
    return Customer(
        id=_id(row["id"]),
        name=_text(row["name"]),
        number=_text(row["number"]),
        tier=Tier(row["tier"]),
        language=_text(row["language"]),
        is_company=_flag(row["is_company"]),
        is_active=_flag(row["is_active"]),
        alert=_text(row["alert"]),
        contact_points=tuple(_contact_point(item, region) for item in row["contact_points"]),
        addresses=addresses,
        identifiers=tuple(
            Identifier(_id(item["id"]), _text(item["kind"]), _text(item["code"]))
            for item in row["identifiers"]
        ),
    )


def _contact_point(row: Row, region: str) -> ContactPoint:
    kind, value = ContactKind(row["kind"]), _text(row["value"])
    if kind is ContactKind.EMAIL:
        key = value.lower()
    elif kind is ContactKind.OTHER:
        key = ""
    else:
        key = contact_key(_text(row["e164"]) or value, region)
    return ContactPoint(_id(row["id"]), kind, value, key, _text(row["label"]), _flag(row["verified"]))


def _address(row: Row) -> PostalAddress:
    return PostalAddress(
        id=_id(row["id"]),
        street=_text(row["street"]),
        postal_code=_text(row["postal_code"]),
        city=_text(row["city"]),
        subdivision=_text(row["subdivision"]),
        country=_text(row["country"]),
        is_delivery=_flag(row["is_delivery"]),
        is_invoice=_flag(row["is_invoice"]),
    )


def _product(row: Row) -> Product:
    return Product(
        _id(row["id"]), _text(row["code"]), _text(row["name"]), _text(row["unit"]), _flag(row["is_active"])
    )


def _stock(row: Row) -> StockLevel:
    return StockLevel(
        _id(row["id"]),
        _id(row["product"]),
        _text(row["warehouse"]),
        _decimal(row["on_hand"]),
        _decimal(row["available"]),
    )


def _order(row: Row) -> Order:
    return Order(
        id=_id(row["id"]),
        customer=_id(row["customer"]),
        number=_text(row["number"]),
        placed_on=date.fromisoformat(row["placed_on"]),
        state=OrderState(row["state"]),
        currency=_text(row["currency"]),
        total=_decimal(row["total"]),
        lines=tuple(_order_line(item) for item in row["lines"]),
        reference=_text(row["reference"]),
        office_state=_text(row["state"]),
        is_return=_flag(row["is_return"]),
        origin=_text(row["origin"]),
    )


def _order_line(row: Row) -> OrderLine:
    return OrderLine(
        id=_id(row["id"]),
        product=None if row["product"] is None else _id(row["product"]),
        product_code=_text(row["product_code"]),
        description=_text(row["description"]),
        ordered=_decimal(row["ordered"]),
        shipped=_decimal(row["shipped"]),
        invoiced=_decimal(row["invoiced"]),
        unit=_text(row["unit"]),
        unit_price=_decimal(row["unit_price"]),
    )


def _shipment(row: Row) -> Shipment:
    return Shipment(
        id=_id(row["id"]),
        customer=None if row["customer"] is None else _id(row["customer"]),
        orders=tuple(_id(order) for order in row["orders"]),
        number=_text(row["number"]),
        state=ShipmentState(row["state"]),
        carrier=_text(row["carrier"]),
        warehouse=_text(row["warehouse"]),
        packages=tuple(
            Package(
                _id(item["id"]),
                _text(item["number"]),
                _text(item["tracking_number"]),
                _text(item["tracking_url"]),
            )
            for item in row["packages"]
        ),
        lines=tuple(
            ShippedLine(
                _id(item["order_line"]),
                _text(item["product_code"]),
                _text(item["description"]),
                f"{_decimal(item['quantity']).normalize():f}",
            )
            for item in row["lines"]
        ),
        events=tuple(_event(item) for item in row["events"]),
        promised=_moment(row["promised"]),
        estimated=_moment(row["estimated"]),
        shipped=_moment(row["shipped"]),
        delivered=_moment(row["delivered"]),
        destination_country=_text(row["destination_country"]),
        is_return=_flag(row["is_return"]),
        office_state=_text(row["state"]),
    )


def _event(row: Row) -> TrackingEvent:
    at = _moment(row["at"])
    if at is None:
        raise ValueError("an event without a date")
    return TrackingEvent(at, EventKind(row["kind"]), _text(row["what"]), _text(row["where"]))


def _invoice(row: Row) -> Invoice:
    return Invoice(
        id=_id(row["id"]),
        customer=_id(row["customer"]),
        number=_text(row["number"]),
        issued_on=None if row["issued_on"] is None else date.fromisoformat(row["issued_on"]),
        due_on=None if row["due_on"] is None else date.fromisoformat(row["due_on"]),
        state=InvoiceState(row["state"]),
        currency=_text(row["currency"]),
        total=_decimal(row["total"]),
        open_amount=_decimal(row["open_amount"]),
        orders=tuple(_id(order) for order in row["orders"]),
    )


def _ticket(row: Row) -> Ticket:
    return Ticket(
        id=_id(row["id"]),
        customer=None if row["customer"] is None else _id(row["customer"]),
        number=_text(row["number"]),
        subject=_text(row["subject"]),
        state=TicketState(row["state"]),
        queue=_text(row["queue"]),
        owner=_text(row["owner"]),
        priority=int(row["priority"]),
        is_complaint=_flag(row["is_complaint"]),
        text=_text(row["text"]),
        order=None if row["order"] is None else _id(row["order"]),
        opened_at=_time(row["opened_at"]),
        due_at=None if row["due_at"] is None else _time(row["due_at"]),
        closed_at=None if row["closed_at"] is None else _time(row["closed_at"]),
        closed_by_article=None if row["closed_by_article"] is None else _id(row["closed_by_article"]),
        messages=tuple(
            Message(
                _id(item["id"]),
                MessageKind(item["kind"]),
                _text(item["author"]),
                _time(item["at"]),
                _text(item["text"]),
            )
            for item in row["messages"]
        ),
        office_state=_text(row["state"]),
    )


def _article(row: Row) -> Article:
    return Article(
        id=_id(row["id"]),
        title=_text(row["title"]),
        text=_text(row["text"]),
        language=_text(row["language"]),
        topics=tuple(_text(topic) for topic in row["topics"]),
        url=_text(row["key"]),
        changed_at=_time(row["modified"]),
    )


READERS: Mapping[str, Callable[[Row], Record]] = MappingProxyType(
    {
        "customers": _customer,
        "products": _product,
        "stock": _stock,
        "orders": _order,
        "returns": _order,
        "shipments": _shipment,
        "return_shipments": _shipment,
        "invoices": _invoice,
        "tickets": _ticket,
        "articles": _article,
    }
)
"""How each feed's rows are read."""


def _id(value: object) -> RemoteId:
    if type(value) is not int:
        raise TypeError("a whole number expected")
    return RemoteId(str(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value.strip()


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false expected")
    return value


def _decimal(value: object) -> Decimal:
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        raise ValueError("a decimal expected") from None
    if not found.is_finite():
        raise ValueError("a finite decimal expected")
    return found


def _time(value: object) -> datetime:
    found = datetime.fromisoformat(_text(value))
    if found.tzinfo is None:
        raise ValueError("a time with its zone expected")
    return found.astimezone(UTC)


def _moment(value: object) -> Moment | None:
    if value is None:
        return None
    text = _text(value)
    return _time(text) if "T" in text else date.fromisoformat(text)
