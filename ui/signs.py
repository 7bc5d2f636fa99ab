"""Which icon and which meaning a state is shown with, beside its word and never instead of it."""

from dataclasses import dataclass
from enum import Enum

from callcenter.domain.call_sheet import Panel
from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactKind, Tier
from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.interaction import Channel
from callcenter.domain.invoice import InvoiceState
from callcenter.domain.order import Fulfilment, OrderState
from callcenter.domain.shipment import EventKind, ShipmentState
from callcenter.domain.ticket import MessageKind, TicketState
from callcenter.domain.timeline import EntryKind
from ui.icons import Icon
from ui.theme import Meaning


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon and what its colour says."""

    icon: Icon
    meaning: Meaning = Meaning.NEUTRAL


PLAIN = Sign(Icon.INFO)

_PAIRS: tuple[tuple[Enum, Sign], ...] = (
    (OrderState.DRAFT, Sign(Icon.EDIT)),
    (OrderState.QUOTATION, Sign(Icon.EDIT)),
    (OrderState.CONFIRMED, Sign(Icon.CHECK, Meaning.IN_TRANSIT)),
    (OrderState.PROCESSING, Sign(Icon.PACKAGE, Meaning.IN_TRANSIT)),
    (OrderState.DONE, Sign(Icon.CHECK_CIRCLE, Meaning.DELIVERED)),
    (OrderState.CANCELLED, Sign(Icon.X)),
    (OrderState.UNKNOWN, PLAIN),
    (Fulfilment.NONE, Sign(Icon.CLOCK, Meaning.WAITING)),
    (Fulfilment.PARTLY, Sign(Icon.PACKAGE, Meaning.WAITING)),
    (Fulfilment.SHIPPED, Sign(Icon.TRUCK, Meaning.IN_TRANSIT)),
    (ShipmentState.PLANNED, Sign(Icon.CALENDAR)),
    (ShipmentState.PACKING, Sign(Icon.PACKAGE)),
    (ShipmentState.PACKED, Sign(Icon.PACKAGE)),
    (ShipmentState.IN_TRANSIT, Sign(Icon.TRUCK, Meaning.IN_TRANSIT)),
    (ShipmentState.OUT_FOR_DELIVERY, Sign(Icon.TRUCK, Meaning.IN_TRANSIT)),
    (ShipmentState.DELIVERED, Sign(Icon.HOUSE_CHECK, Meaning.DELIVERED)),
    (ShipmentState.FAILED, Sign(Icon.ALERT, Meaning.EXCEPTION)),
    (ShipmentState.REFUSED, Sign(Icon.RETURN, Meaning.EXCEPTION)),
    (ShipmentState.LOST, Sign(Icon.ALERT, Meaning.EXCEPTION)),
    (ShipmentState.RETURNING, Sign(Icon.RETURN, Meaning.WAITING)),
    (ShipmentState.RETURNED, Sign(Icon.RETURN)),
    (ShipmentState.CANCELLED, Sign(Icon.X)),
    (ShipmentState.UNKNOWN, PLAIN),
    (EventKind.COMMISSIONING, Sign(Icon.CALENDAR)),
    (EventKind.PACKING, Sign(Icon.PACKAGE)),
    (EventKind.SHIPPING, Sign(Icon.TRUCK)),
    (EventKind.DEPARTING, Sign(Icon.TRUCK)),
    (EventKind.ARRIVING, Sign(Icon.MAP_PIN)),
    (EventKind.CUSTOMS, Sign(Icon.CUSTOMS)),
    (EventKind.OUT_FOR_DELIVERY, Sign(Icon.TRUCK, Meaning.IN_TRANSIT)),
    (EventKind.DELIVERY_FAILED, Sign(Icon.ALERT, Meaning.EXCEPTION)),
    (EventKind.DELIVERED, Sign(Icon.HOUSE_CHECK, Meaning.DELIVERED)),
    (EventKind.REFUSED, Sign(Icon.RETURN, Meaning.EXCEPTION)),
    (EventKind.LOST, Sign(Icon.ALERT, Meaning.EXCEPTION)),
    (EventKind.RETURNING, Sign(Icon.RETURN, Meaning.WAITING)),
    (EventKind.RECEIVING, Sign(Icon.WAREHOUSE)),
    (EventKind.OTHER, PLAIN),
    (TicketState.NEW, Sign(Icon.TICKET, Meaning.INFO)),
    (TicketState.OPEN, Sign(Icon.TICKET, Meaning.INFO)),
    (TicketState.WAITING, Sign(Icon.CLOCK, Meaning.WAITING)),
    (TicketState.SOLVED, Sign(Icon.CHECK_CIRCLE, Meaning.SUCCESS)),
    (TicketState.CLOSED, Sign(Icon.CHECK_CIRCLE)),
    (TicketState.REJECTED, Sign(Icon.X)),
    (TicketState.UNKNOWN, PLAIN),
    (MessageKind.FROM_CUSTOMER, Sign(Icon.MESSAGE, Meaning.INFO)),
    (MessageKind.REPLY, Sign(Icon.SEND, Meaning.PUBLIC)),
    (MessageKind.COMMENT, Sign(Icon.LOCK, Meaning.INTERNAL)),
    (InvoiceState.DRAFT, Sign(Icon.EDIT)),
    (InvoiceState.POSTED, Sign(Icon.INVOICE, Meaning.WAITING)),
    (InvoiceState.PAID, Sign(Icon.CHECK_CIRCLE, Meaning.SUCCESS)),
    (InvoiceState.CANCELLED, Sign(Icon.X)),
    (InvoiceState.UNKNOWN, PLAIN),
    (Tier.GOLD, Sign(Icon.STAR, Meaning.VIP)),
    (Tier.SILVER, Sign(Icon.STAR)),
    (Tier.STANDARD, Sign(Icon.USER)),
    (Tier.OTHER, Sign(Icon.STAR)),
    (Tier.UNKNOWN, Sign(Icon.USER)),
    (ContactKind.PHONE, Sign(Icon.PHONE)),
    (ContactKind.MOBILE, Sign(Icon.PHONE)),
    (ContactKind.FAX, Sign(Icon.PHONE)),
    (ContactKind.EMAIL, Sign(Icon.MAIL)),
    (ContactKind.OTHER, Sign(Icon.MESSAGE)),
    (EntryKind.ORDER_PLACED, Sign(Icon.PACKAGE)),
    (EntryKind.ORDER_CANCELLED, Sign(Icon.X)),
    (EntryKind.RETURN_OPENED, Sign(Icon.RETURN, Meaning.WAITING)),
    (EntryKind.SHIPPED, Sign(Icon.TRUCK, Meaning.IN_TRANSIT)),
    (EntryKind.DELIVERED, Sign(Icon.HOUSE_CHECK, Meaning.DELIVERED)),
    (EntryKind.DELIVERY_FAILED, Sign(Icon.ALERT, Meaning.EXCEPTION)),
    (EntryKind.RETURN_RECEIVED, Sign(Icon.WAREHOUSE)),
    (EntryKind.CARRIER_EVENT, Sign(Icon.TRUCK)),
    (EntryKind.INVOICE, Sign(Icon.INVOICE)),
    (EntryKind.CREDIT_NOTE, Sign(Icon.INVOICE)),
    (EntryKind.TICKET_OPENED, Sign(Icon.TICKET, Meaning.INFO)),
    (EntryKind.TICKET_CLOSED, Sign(Icon.CHECK_CIRCLE)),
    (EntryKind.MESSAGE, Sign(Icon.MESSAGE, Meaning.INFO)),
    (EntryKind.REPLY, Sign(Icon.SEND, Meaning.PUBLIC)),
    (EntryKind.COMMENT, Sign(Icon.LOCK, Meaning.INTERNAL)),
    (EntryKind.CALL, Sign(Icon.PHONE)),
    (EntryKind.NOTE, Sign(Icon.NOTE)),
    (Channel.CALL, Sign(Icon.PHONE)),
    (Channel.MAIL, Sign(Icon.MAIL)),
    (Channel.VISIT, Sign(Icon.USER)),
    (Channel.NOTE, Sign(Icon.NOTE)),
    (EditKind.OPEN_TICKET, Sign(Icon.TICKET)),
    (EditKind.REPLY, Sign(Icon.SEND)),
    (EditKind.COMMENT, Sign(Icon.LOCK)),
    (EditKind.CHANGE_TICKET, Sign(Icon.TICKET)),
    (EditKind.ATTACH_ARTICLE, Sign(Icon.ATTACH)),
    (EditKind.CREATE_CUSTOMER, Sign(Icon.USER_PLUS)),
    (EditKind.CHANGE_CUSTOMER, Sign(Icon.USER)),
    (EditKind.CHANGE_ORDER, Sign(Icon.PACKAGE)),
    (EditKind.CANCEL_ORDER, Sign(Icon.PACKAGE)),
    (EditKind.LOG_INTERACTION, Sign(Icon.PHONE)),
    (EditKind.VOTE_ARTICLE, Sign(Icon.THUMB_UP)),
    (EditKind.PROPOSE_ARTICLE, Sign(Icon.BOOK)),
    (EditKind.EDIT_ARTICLE, Sign(Icon.BOOK)),
    (EditState.QUEUED, Sign(Icon.CLOUD_OFF, Meaning.WAITING)),
    (EditState.BLOCKED, Sign(Icon.HOLD, Meaning.WARNING)),
    (EditState.SENDING, Sign(Icon.SEND, Meaning.IN_TRANSIT)),
    (EditState.UNKNOWN, Sign(Icon.CLOCK, Meaning.WAITING)),
    (EditState.DOUBTFUL, Sign(Icon.SEARCH, Meaning.WARNING)),
    (EditState.APPLIED, Sign(Icon.CHECK_CIRCLE, Meaning.SUCCESS)),
    (EditState.REFUSED, Sign(Icon.ERROR, Meaning.ERROR)),
    (EditState.CONFLICT, Sign(Icon.ALERT, Meaning.EXCEPTION)),
    (EditState.WITHDRAWN, Sign(Icon.RETURN)),
    (EditState.REPLACED, Sign(Icon.EDIT)),
    (Panel.PROFILE, Sign(Icon.USER)),
    (Panel.TICKETS, Sign(Icon.TICKET)),
    (Panel.ORDERS, Sign(Icon.PACKAGE)),
    (Panel.DELIVERIES, Sign(Icon.TRUCK)),
    (Panel.INVOICES, Sign(Icon.INVOICE)),
    (Panel.ARTICLES, Sign(Icon.BOOK)),
    (Kind.CUSTOMER, Sign(Icon.USER)),
    (Kind.ORDER, Sign(Icon.PACKAGE)),
    (Kind.SHIPMENT, Sign(Icon.TRUCK)),
    (Kind.PRODUCT, Sign(Icon.LIST)),
    (Kind.STOCK, Sign(Icon.WAREHOUSE)),
    (Kind.INVOICE, Sign(Icon.INVOICE)),
    (Kind.TICKET, Sign(Icon.TICKET)),
    (Kind.ARTICLE, Sign(Icon.BOOK)),
    (Kind.INTERACTION, Sign(Icon.PHONE)),
    (Kind.DRAFT, Sign(Icon.EDIT)),
    (Kind.EDIT, Sign(Icon.OUTBOX)),
    (Kind.OFFICE, Sign(Icon.PLUG)),
)

_SIGNS: dict[tuple[type[Enum], Enum], Sign] = {(type(thing), thing): sign for thing, sign in _PAIRS}


def sign(thing: Enum) -> Sign:
    """Give the icon and the meaning of a state or a kind; what has none of its own is plain."""
    return _SIGNS.get((type(thing), thing), PLAIN)


def has_sign(thing: Enum) -> bool:
    """Tell whether it has one of its own, or is plain on purpose."""
    return (type(thing), thing) in _SIGNS
