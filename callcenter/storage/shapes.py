"""Which table and which columns hold each kind of record, and how a record becomes rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from callcenter.domain.article import Article
from callcenter.domain.changes import Kind
from callcenter.domain.feed import Part
from callcenter.domain.ids import RemoteId
from callcenter.domain.invoice import Invoice
from callcenter.domain.order import Order
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket
from callcenter.storage.values import (
    from_decimal,
    from_list,
    from_moment,
    from_rows,
    optional,
    text,
)

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class PartShape:
    """A table of pieces of a record; its rows are numbered in their order."""

    table: str
    columns: tuple[str, ...]
    rows: Callable[[Any], list[Row]]
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of record. ``customer`` gives the remote id it hangs on, for those that hang on a customer."""

    kind: Kind
    table: str
    columns: tuple[str, ...]
    row: Callable[[Any], Row]
    parts: tuple[PartShape, ...] = ()
    customer: Callable[[Any], RemoteId | None] | None = None


def _order(order: Order) -> Row:
    return (
        text(order.number),
        from_moment(order.placed_on),
        order.state.value,
        text(order.currency),
        from_decimal(order.total) or "",
        text(order.reference),
        text(order.office_state),
        order.is_return,
        text(order.origin),
        text(order.revision),
        optional(order.deliver_to),
    )


def _order_lines(order: Order) -> list[Row]:
    return [
        (
            text(line.id),
            optional(line.product),
            text(line.product_code),
            text(line.description),
            from_decimal(line.ordered) or "",
            from_decimal(line.shipped),
            from_decimal(line.invoiced),
            text(line.unit),
            from_decimal(line.unit_price),
        )
        for line in order.lines
    ]


def _shipment(shipment: Shipment) -> Row:
    return (
        optional(shipment.customer),
        from_list(shipment.orders),
        text(shipment.number),
        shipment.state.value,
        text(shipment.carrier),
        text(shipment.warehouse),
        from_moment(shipment.promised),
        from_moment(shipment.estimated),
        from_moment(shipment.shipped),
        from_moment(shipment.delivered),
        text(shipment.destination_country),
        shipment.is_return,
        shipment.knows_events,
        text(shipment.office_state),
        text(shipment.revision),
    )


def _packages(shipment: Shipment) -> list[Row]:
    return [
        (text(item.id), text(item.number), text(item.tracking_number), text(item.tracking_url))
        for item in shipment.packages
    ]


def _shipped_lines(shipment: Shipment) -> list[Row]:
    return [
        (text(line.order_line), text(line.product_code), text(line.description), text(line.quantity))
        for line in shipment.lines
    ]


def _events(shipment: Shipment) -> list[Row]:
    return [
        (from_moment(event.at), event.kind.value, text(event.what), text(event.where))
        for event in shipment.events
    ]


def _invoice(invoice: Invoice) -> Row:
    return (
        text(invoice.number),
        from_moment(invoice.issued_on),
        from_moment(invoice.due_on),
        invoice.state.value,
        text(invoice.currency),
        str(invoice.total),
        str(invoice.open_amount),
        from_list(invoice.orders),
        text(invoice.reference),
        text(invoice.revision),
    )


def _ticket(ticket: Ticket) -> Row:
    return (
        optional(ticket.customer),
        text(ticket.number),
        text(ticket.subject),
        ticket.state.value,
        ticket.is_open,
        text(ticket.queue),
        text(ticket.owner),
        ticket.priority,
        ticket.is_complaint,
        text(ticket.text),
        optional(ticket.order),
        from_moment(ticket.opened_at),
        from_moment(ticket.due_at),
        from_moment(ticket.closed_at),
        optional(ticket.closed_by_article),
        text(ticket.office_state),
        text(ticket.revision),
        text(ticket.sla),
        from_rows((field.name, *field.values) for field in ticket.fields),
        from_rows((one.name, one.email) for one in ticket.requestors),
        text(ticket.client_ref),
    )


def _messages(ticket: Ticket) -> list[Row]:
    return [
        (
            text(message.id),
            message.kind.value,
            text(message.author),
            from_moment(message.at),
            text(message.text),
            text(message.html),
            from_rows((one.id, one.name, one.size, one.media_type) for one in message.attachments),
        )
        for message in ticket.messages
    ]


def _product(product: Product) -> Row:
    return (
        text(product.code),
        text(product.name),
        text(product.unit),
        product.is_active,
        text(product.revision),
    )


def _stock(level: StockLevel) -> Row:
    return (
        text(level.product),
        text(level.warehouse),
        str(level.on_hand),
        str(level.available),
        text(level.revision),
    )


def _article(article: Article) -> Row:
    return (
        text(article.title),
        text(article.text),
        text(article.language),
        from_list(article.topics),
        text(article.url),
        from_moment(article.changed_at),
        text(article.revision),
        text(article.html),
        text(article.source),
    )


def _columns(names: str) -> tuple[str, ...]:
    return tuple(f'"{name}"' for name in names.split())


_ORDER_LINE = PartShape(
    "order_line",
    _columns("remote_id product product_code description ordered shipped invoiced unit unit_price"),
    _order_lines,
    Part.ORDER_LINE,
)
_PACKAGE = PartShape(
    "package", _columns("remote_id number tracking_number tracking_url"), _packages, Part.PACKAGE
)
_SHIPPED_LINE = PartShape(
    "shipped_line", _columns("order_line product_code description quantity"), _shipped_lines
)
_EVENT = PartShape("tracking_event", _columns("at kind what where"), _events)
_MESSAGE = PartShape("message", _columns("remote_id kind author at text html attachments"), _messages)


def _customer_of(record: Order | Shipment | Invoice | Ticket) -> RemoteId | None:
    return record.customer


SHAPES: Mapping[type, Shape] = MappingProxyType(
    {
        Order: Shape(
            Kind.ORDER,
            "sales_order",
            _columns(
                "number placed_on state currency total reference office_state is_return origin revision"
                " deliver_to"
            ),
            _order,
            (_ORDER_LINE,),
            _customer_of,
        ),
        Shipment: Shape(
            Kind.SHIPMENT,
            "shipment",
            _columns(
                "customer orders number state carrier warehouse promised estimated shipped delivered"
                " destination_country is_return knows_events office_state revision"
            ),
            _shipment,
            (_PACKAGE, _SHIPPED_LINE, _EVENT),
            _customer_of,
        ),
        Invoice: Shape(
            Kind.INVOICE,
            "invoice",
            _columns("number issued_on due_on state currency total open_amount orders reference revision"),
            _invoice,
            (),
            _customer_of,
        ),
        Ticket: Shape(
            Kind.TICKET,
            "ticket",
            _columns(
                "customer number subject state is_open queue owner priority is_complaint text order"
                " opened_at due_at closed_at closed_by_article office_state revision sla fields requestors"
                " client_ref"
            ),
            _ticket,
            (_MESSAGE,),
            _customer_of,
        ),
        Product: Shape(Kind.PRODUCT, "product", _columns("code name unit is_active revision"), _product),
        StockLevel: Shape(
            Kind.STOCK, "stock_level", _columns("product warehouse on_hand available revision"), _stock
        ),
        Article: Shape(
            Kind.ARTICLE,
            "article",
            _columns("title text language topics url changed_at revision html source"),
            _article,
        ),
    }
)

PART_TABLES: Mapping[Part, tuple[str, str]] = MappingProxyType(
    {
        Part.CONTACT_POINT: ("contact_point", "party"),
        Part.ADDRESS: ("postal_address", "party"),
        Part.IDENTIFIER: ("identifier", "party"),
        Part.ORDER_LINE: ("order_line", "sales_order"),
        Part.PACKAGE: ("package", "shipment"),
    }
)
