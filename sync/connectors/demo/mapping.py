"""Rows of the demo office's contract into the desk's records; pure.

A field that the contract gives a default may be missing. A row without what it must have raises ``UnreadableError``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from callcenter.domain.article import Article
from callcenter.domain.customer import (
    ContactKind,
    ContactPoint,
    Customer,
    Identifier,
    PostalAddress,
    Tier,
)
from callcenter.domain.invoice import Invoice, InvoiceState
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
from callcenter.domain.ticket import (
    Attachment,
    CustomField,
    Message,
    MessageKind,
    Requestor,
    Ticket,
    TicketState,
)
from callcenter.numbering import contact_key
from sync.connectors.demo import values
from sync.connectors.demo.values import Row, UnreadableError


def _customer(row: Row) -> Customer:
    addresses = values.parts(row, "addresses", _address)
    region = next((address.country for address in addresses if address.country), "CN")
    return Customer(
        id=values.key(row, "id"),
        name=values.text(row, "name"),
        number=values.text(row, "number", ""),
        tier=values.word(row, "tier", Tier, Tier.OTHER, ""),
        language=values.text(row, "language", ""),
        is_company=values.flag(row, "is_company"),
        is_active=values.flag(row, "is_active", default=True),
        alert=values.text(row, "alert", ""),
        categories=values.texts(row, "categories"),
        contact_points=values.parts(row, "contact_points", lambda part: _contact_point(part, region)),
        addresses=addresses,
        identifiers=values.parts(row, "identifiers", _identifier),
        revision=_revision(row),
        client_ref=values.text(row, "client_ref", ""),
    )


def _contact_point(row: Row, region: str) -> ContactPoint:
    kind = values.word(row, "kind", ContactKind, ContactKind.OTHER)
    value = values.text(row, "value")
    return ContactPoint(
        id=values.key(row, "id"),
        kind=kind,
        value=value,
        key=_contact_key(kind, values.text(row, "e164", "") or value, region),
        label=values.text(row, "label", ""),
        verified=values.flag(row, "verified"),
    )


def _contact_key(kind: ContactKind, value: str, region: str) -> str:
    """Give E.164 as our own numbering reads it, so that the same number of two offices is the same key."""
    if kind is ContactKind.EMAIL:
        return value.lower() if "@" in value else ""
    return "" if kind is ContactKind.OTHER else contact_key(value, region)


def _address(row: Row) -> PostalAddress:
    return PostalAddress(
        id=values.key(row, "id"),
        street=values.text(row, "street", ""),
        postal_code=values.text(row, "postal_code", ""),
        city=values.text(row, "city", ""),
        subdivision=values.text(row, "subdivision", ""),
        country=values.text(row, "country", ""),
        name=values.text(row, "name", ""),
        is_delivery=values.flag(row, "is_delivery", default=True),
        is_invoice=values.flag(row, "is_invoice", default=True),
    )


def _identifier(row: Row) -> Identifier:
    return Identifier(values.key(row, "id"), values.text(row, "kind"), values.text(row, "code"))


def _product(row: Row) -> Product:
    return Product(
        id=values.key(row, "id"),
        code=values.text(row, "code"),
        name=values.text(row, "name"),
        unit=values.text(row, "unit", "pcs"),
        is_active=values.flag(row, "is_active", default=True),
        revision=_revision(row),
    )


def _stock(row: Row) -> StockLevel:
    return StockLevel(
        id=values.key(row, "id"),
        product=values.key(row, "product"),
        warehouse=values.text(row, "warehouse"),
        on_hand=values.decimal(row, "on_hand"),
        available=values.decimal(row, "available"),
        revision=_revision(row),
    )


def _order(row: Row) -> Order:
    return Order(
        id=values.key(row, "id"),
        customer=values.key(row, "customer"),
        number=values.text(row, "number"),
        placed_on=values.optional_day(row, "placed_on"),
        state=values.word(row, "state", OrderState, OrderState.UNKNOWN),
        currency=values.text(row, "currency"),
        total=values.decimal(row, "total"),
        lines=values.parts(row, "lines", _order_line),
        reference=values.text(row, "reference", ""),
        office_state=values.text(row, "state"),
        is_return=values.flag(row, "is_return"),
        origin=values.text(row, "origin", ""),
        revision=_revision(row),
        deliver_to=values.optional_key(row, "deliver_to"),
    )


def _order_line(row: Row) -> OrderLine:
    return OrderLine(
        id=values.key(row, "id"),
        product=values.optional_key(row, "product"),
        product_code=values.text(row, "product_code", ""),
        description=values.text(row, "description"),
        ordered=values.decimal(row, "ordered"),
        shipped=values.decimal(row, "shipped", "0"),
        invoiced=values.decimal(row, "invoiced", "0"),
        unit=values.text(row, "unit", "pcs"),
        unit_price=values.decimal(row, "unit_price"),
    )


def _shipment(row: Row) -> Shipment:
    return Shipment(
        id=values.key(row, "id"),
        customer=values.optional_key(row, "customer"),
        orders=values.keys(row, "orders"),
        number=values.text(row, "number"),
        state=values.word(row, "state", ShipmentState, ShipmentState.UNKNOWN),
        carrier=values.text(row, "carrier", ""),
        warehouse=values.text(row, "warehouse", ""),
        packages=values.parts(row, "packages", _package),
        lines=values.parts(row, "lines", _shipped_line),
        events=values.parts(row, "events", _event),
        promised=values.moment(row, "promised"),
        estimated=values.moment(row, "estimated"),
        shipped=values.moment(row, "shipped"),
        delivered=values.moment(row, "delivered"),
        destination_country=values.text(row, "destination_country", ""),
        is_return=values.flag(row, "is_return"),
        office_state=values.text(row, "state"),
        revision=_revision(row),
    )


def _package(row: Row) -> Package:
    return Package(
        id=values.key(row, "id"),
        number=values.text(row, "number", ""),
        tracking_number=values.text(row, "tracking_number", ""),
        tracking_url=values.text(row, "tracking_url", ""),
    )


def _shipped_line(row: Row) -> ShippedLine:
    return ShippedLine(
        order_line=values.key(row, "order_line"),
        product_code=values.text(row, "product_code", ""),
        description=values.text(row, "description", ""),
        quantity=f"{values.decimal(row, 'quantity').normalize():f}",
    )


def _event(row: Row) -> TrackingEvent:
    at = values.moment(row, "at")
    if at is None:
        raise UnreadableError("at is missing")
    kind = values.word(row, "kind", EventKind, EventKind.OTHER)
    return TrackingEvent(at, kind, values.text(row, "what"), values.text(row, "where", ""))


def _invoice(row: Row) -> Invoice:
    return Invoice(
        id=values.key(row, "id"),
        customer=values.key(row, "customer"),
        number=values.text(row, "number"),
        issued_on=values.optional_day(row, "issued_on"),
        due_on=values.optional_day(row, "due_on"),
        state=values.word(row, "state", InvoiceState, InvoiceState.UNKNOWN),
        currency=values.text(row, "currency"),
        total=values.decimal(row, "total"),
        open_amount=values.decimal(row, "open_amount"),
        orders=values.keys(row, "orders"),
        reference=values.text(row, "reference", ""),
        revision=_revision(row),
    )


def _ticket(row: Row) -> Ticket:
    return Ticket(
        id=values.key(row, "id"),
        customer=values.optional_key(row, "customer"),
        number=values.text(row, "number"),
        subject=values.text(row, "subject"),
        state=values.word(row, "state", TicketState, TicketState.UNKNOWN),
        queue=values.text(row, "queue", ""),
        owner=values.text(row, "owner", ""),
        priority=values.whole(row, "priority", 0),
        is_complaint=values.flag(row, "is_complaint"),
        text=values.text(row, "text", ""),
        order=values.optional_key(row, "order"),
        opened_at=values.time(row, "opened_at"),
        due_at=values.optional_time(row, "due_at"),
        closed_at=values.optional_time(row, "closed_at"),
        closed_by_article=values.optional_key(row, "closed_by_article"),
        messages=values.parts(row, "messages", _message),
        office_state=values.text(row, "state"),
        revision=_revision(row),
        fields=values.parts(row, "fields", _custom_field),
        requestors=_requestors(row),
        client_ref=values.text(row, "client_ref", ""),
    )


def _custom_field(row: Row) -> CustomField:
    return CustomField(values.text(row, "name"), values.texts(row, "values"))


def _requestors(row: Row) -> tuple[Requestor, ...]:
    email = values.text(row, "requestor", "")
    return (Requestor("", email),) if email else ()


def _message(row: Row) -> Message:
    return Message(
        id=values.key(row, "id"),
        kind=values.word(row, "kind", MessageKind, MessageKind.COMMENT),
        author=values.text(row, "author"),
        at=values.time(row, "at"),
        text=values.text(row, "text"),
        html=values.text(row, "html", ""),
        attachments=values.parts(row, "attachments", _attachment),
    )


def _attachment(row: Row) -> Attachment:
    size = row.get("size")
    return Attachment(
        id=values.key(row, "id"),
        name=values.text(row, "name"),
        size=None if size is None else values.whole(row, "size", 0),
        media_type=values.text(row, "media_type", ""),
    )


def _article(row: Row) -> Article:
    return Article(
        id=values.key(row, "id"),
        title=values.text(row, "title"),
        text=values.text(row, "text"),
        language=values.text(row, "language"),
        topics=values.texts(row, "topics"),
        url=values.text(row, "url", ""),
        changed_at=values.time(row, "modified"),
        revision=_revision(row),
    )


def _revision(row: Row) -> str:
    return str(values.whole(row, "revision", 1))


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
