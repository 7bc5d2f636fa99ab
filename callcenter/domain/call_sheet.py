"""Everything one call shows, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from callcenter.domain.article import Suggestion
from callcenter.domain.customer import CustomerCard
from callcenter.domain.errors import Trouble
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, OfficeId
from callcenter.domain.invoice import Invoice
from callcenter.domain.money import Money
from callcenter.domain.order import Order
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket
from callcenter.domain.timeline import TimelineEntry
from callcenter.domain.unsent import Unsent


class Panel(StrEnum):
    """The parts of the screen that state the age of what they show."""

    PROFILE = "profile"
    TICKETS = "tickets"
    ORDERS = "orders"
    DELIVERIES = "deliveries"
    INVOICES = "invoices"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class OfficeHealth:
    """How an office is. ``trouble`` is empty while it answers; ``since`` says when it stopped answering."""

    office: OfficeId
    last_good: datetime | None
    trouble: Trouble | None = None
    since: datetime | None = None
    details: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PanelState:
    """``as_of`` is the oldest moment any of the panel's offices was last heard; ``None`` means never.

    An empty ``offices`` means that no office gives this kind of data.
    """

    as_of: datetime | None
    offices: tuple[OfficeHealth, ...]


@dataclass(frozen=True, slots=True)
class OrderOnSheet:
    """An order with the shipments that carry it, newest first."""

    order: Held[Order]
    deliveries: tuple[Held[Shipment], ...]


@dataclass(frozen=True, slots=True)
class CallSheet:
    """One customer, all offices, one read transaction. ``read_at`` is the clock the ages are counted from."""

    customer: CustomerCard
    orders: tuple[OrderOnSheet, ...]
    loose_deliveries: tuple[Held[Shipment], ...]
    tickets: tuple[Held[Ticket], ...]
    invoices: tuple[Held[Invoice], ...]
    balance: tuple[Money, ...]
    timeline: tuple[TimelineEntry, ...]
    articles: tuple[Suggestion, ...]
    panels: Mapping[Panel, PanelState]
    read_at: datetime
    unsent: Unsent = field(default_factory=Unsent)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody this caller may be, with what speaks for it."""

    customer: CustomerId
    name: str
    city: str
    matched_number: str
    last_order: str
    last_order_on: date | None
    open_ticket: str
    last_contact: datetime | None
    last_agent: str
    was_chosen: bool
