"""What happened with a customer, over all offices, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.moment import Moment
from callcenter.domain.order import Order, OrderState
from callcenter.domain.shipment import EventKind, Shipment
from callcenter.domain.ticket import MessageKind, Ticket


class EntryKind(StrEnum):
    """What an entry tells; the screen has words and an icon for each."""

    ORDER_PLACED = "order_placed"
    ORDER_CANCELLED = "order_cancelled"
    RETURN_OPENED = "return_opened"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    DELIVERY_FAILED = "delivery_failed"
    RETURN_RECEIVED = "return_received"
    CARRIER_EVENT = "carrier_event"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    TICKET_OPENED = "ticket_opened"
    TICKET_CLOSED = "ticket_closed"
    MESSAGE = "message"
    REPLY = "reply"
    COMMENT = "comment"
    CALL = "call"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated fact. ``subject`` is a number or name; ``text`` is the office's own wording, if any.

    ``source`` is our id of the record it is taken from, ``part`` the office's id of the message within a ticket.
    """

    at: Moment
    kind: EntryKind
    subject: str
    text: str
    office: OfficeId
    source: LocalId
    part: RemoteId | None = None


_MESSAGES = {
    MessageKind.FROM_CUSTOMER: EntryKind.MESSAGE,
    MessageKind.REPLY: EntryKind.REPLY,
    MessageKind.COMMENT: EntryKind.COMMENT,
}
_FAILURES = frozenset({EventKind.DELIVERY_FAILED, EventKind.REFUSED, EventKind.LOST})
_PLAIN_EVENTS = frozenset({EventKind.SHIPPING, EventKind.DELIVERED})
DESK = OfficeId("")
"""The source of what this desk itself logged."""


def build_timeline(
    orders: Iterable[Held[Order]],
    shipments: Iterable[Held[Shipment]],
    invoices: Iterable[Held[Invoice]],
    tickets: Iterable[Held[Ticket]],
    interactions: Iterable[Interaction],
) -> tuple[TimelineEntry, ...]:
    """Put everything dated into one order, newest first; a day counts as its end, so it tops its own times."""
    entries: list[TimelineEntry] = []
    for order in orders:
        entries.extend(_of_order(order))
    for shipment in shipments:
        entries.extend(_of_shipment(shipment))
    for invoice in invoices:
        entries.extend(_of_invoice(invoice))
    for ticket in tickets:
        entries.extend(_of_ticket(ticket))
    for interaction in interactions:
        kind = EntryKind.CALL if interaction.channel is Channel.CALL else EntryKind.NOTE
        entries.append(
            TimelineEntry(
                interaction.started_at,
                kind,
                interaction.agent,
                interaction.summary,
                DESK,
                interaction.id,
            )
        )
    return tuple(sorted(entries, key=_when, reverse=True))


def _when(entry: TimelineEntry) -> datetime:
    at = entry.at
    return at if isinstance(at, datetime) else datetime.combine(at, time.max, UTC)


def _of_order(held: Held[Order]) -> Iterator[TimelineEntry]:
    order = held.record
    if order.placed_on is None:
        return
    kind = EntryKind.RETURN_OPENED if order.is_return else EntryKind.ORDER_PLACED
    if order.state is OrderState.CANCELLED:
        kind = EntryKind.ORDER_CANCELLED
    what = ", ".join(line.description or line.product_code for line in order.lines[:3])
    yield TimelineEntry(order.placed_on, kind, order.number, what, held.office, held.id)


def _of_shipment(held: Held[Shipment]) -> Iterator[TimelineEntry]:
    shipment = held.record
    for event in shipment.events:
        kind = EntryKind.DELIVERY_FAILED if event.kind in _FAILURES else EntryKind.CARRIER_EVENT
        if event.kind not in _PLAIN_EVENTS:
            text = f"{event.what} ({event.where})" if event.where else event.what
            yield TimelineEntry(event.at, kind, shipment.number, text, held.office, held.id)
    if shipment.shipped is not None and not shipment.is_return:
        yield TimelineEntry(
            shipment.shipped,
            EntryKind.SHIPPED,
            shipment.number,
            shipment.carrier,
            held.office,
            held.id,
        )
    if shipment.delivered is not None:
        kind = EntryKind.RETURN_RECEIVED if shipment.is_return else EntryKind.DELIVERED
        yield TimelineEntry(
            shipment.delivered,
            kind,
            shipment.number,
            shipment.carrier,
            held.office,
            held.id,
        )


def _of_invoice(held: Held[Invoice]) -> Iterator[TimelineEntry]:
    invoice = held.record
    if invoice.issued_on is None or invoice.state in (
        InvoiceState.DRAFT,
        InvoiceState.CANCELLED,
    ):
        return
    kind = EntryKind.CREDIT_NOTE if invoice.total < 0 else EntryKind.INVOICE
    text = f"{abs(invoice.total)} {invoice.currency}"
    yield TimelineEntry(invoice.issued_on, kind, invoice.number, text, held.office, held.id)


def _of_ticket(held: Held[Ticket]) -> Iterator[TimelineEntry]:
    ticket = held.record
    if ticket.opened_at is not None:
        yield TimelineEntry(
            ticket.opened_at,
            EntryKind.TICKET_OPENED,
            ticket.number,
            ticket.subject,
            held.office,
            held.id,
        )
    for message in ticket.messages:
        yield TimelineEntry(
            message.at,
            _MESSAGES[message.kind],
            message.author,
            message.text,
            held.office,
            held.id,
            message.id,
        )
    if ticket.closed_at is not None:
        yield TimelineEntry(
            ticket.closed_at,
            EntryKind.TICKET_CLOSED,
            ticket.number,
            ticket.subject,
            held.office,
            held.id,
        )
