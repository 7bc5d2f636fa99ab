"""What happened with a customer, over all offices, newest first."""

from dataclasses import dataclass
from enum import StrEnum

from callcenter.domain.ids import LocalId, OfficeId
from callcenter.domain.moment import Moment


class EntryKind(StrEnum):
    """What an entry tells; the screen has words and an icon for each."""

    ORDER_PLACED = "order_placed"
    ORDER_CANCELLED = "order_cancelled"
    RETURN_OPENED = "return_opened"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    DELIVERY_FAILED = "delivery_failed"
    CARRIER_EVENT = "carrier_event"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    TICKET_OPENED = "ticket_opened"
    TICKET_CLOSED = "ticket_closed"
    MESSAGE = "message"
    CALL = "call"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated fact. ``subject`` is a number or name; ``text`` is the office's own wording, if any."""

    at: Moment
    kind: EntryKind
    subject: str
    text: str
    office: OfficeId
    source: LocalId
