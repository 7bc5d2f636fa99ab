"""Words for what the desk holds: one short, translated word a state, a kind or a panel."""

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP

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
from ui.speech import translate

_PAIRS: tuple[tuple[Enum, object], ...] = (
    (OrderState.DRAFT, QT_TRANSLATE_NOOP("Words", "Draft")),
    (OrderState.QUOTATION, QT_TRANSLATE_NOOP("Words", "Quotation")),
    (OrderState.CONFIRMED, QT_TRANSLATE_NOOP("Words", "Confirmed")),
    (OrderState.PROCESSING, QT_TRANSLATE_NOOP("Words", "In progress")),
    (OrderState.DONE, QT_TRANSLATE_NOOP("Words", "Completed")),
    (OrderState.CANCELLED, QT_TRANSLATE_NOOP("Words", "Cancelled")),
    (OrderState.UNKNOWN, QT_TRANSLATE_NOOP("Words", "Unknown")),
    (Fulfilment.NONE, QT_TRANSLATE_NOOP("Words", "Not shipped")),
    (Fulfilment.PARTLY, QT_TRANSLATE_NOOP("Words", "Partly shipped")),
    (Fulfilment.SHIPPED, QT_TRANSLATE_NOOP("Words", "Shipped")),
    (ShipmentState.PLANNED, QT_TRANSLATE_NOOP("Words", "Planned")),
    (ShipmentState.PACKING, QT_TRANSLATE_NOOP("Words", "Being packed")),
    (ShipmentState.PACKED, QT_TRANSLATE_NOOP("Words", "Packed")),
    (ShipmentState.IN_TRANSIT, QT_TRANSLATE_NOOP("Words", "In transit")),
    (ShipmentState.OUT_FOR_DELIVERY, QT_TRANSLATE_NOOP("Words", "Out for delivery")),
    (ShipmentState.DELIVERED, QT_TRANSLATE_NOOP("Words", "Delivered")),
    (ShipmentState.FAILED, QT_TRANSLATE_NOOP("Words", "Delivery failed")),
    (ShipmentState.REFUSED, QT_TRANSLATE_NOOP("Words", "Refused")),
    (ShipmentState.LOST, QT_TRANSLATE_NOOP("Words", "Lost")),
    (ShipmentState.RETURNING, QT_TRANSLATE_NOOP("Words", "Coming back")),
    (ShipmentState.RETURNED, QT_TRANSLATE_NOOP("Words", "Returned")),
    (ShipmentState.CANCELLED, QT_TRANSLATE_NOOP("Words", "Cancelled")),
    (ShipmentState.UNKNOWN, QT_TRANSLATE_NOOP("Words", "Unknown")),
    (EventKind.COMMISSIONING, QT_TRANSLATE_NOOP("Words", "Announced")),
    (EventKind.PACKING, QT_TRANSLATE_NOOP("Words", "Packed")),
    (EventKind.SHIPPING, QT_TRANSLATE_NOOP("Words", "Handed to the carrier")),
    (EventKind.DEPARTING, QT_TRANSLATE_NOOP("Words", "Departed")),
    (EventKind.ARRIVING, QT_TRANSLATE_NOOP("Words", "Arrived")),
    (EventKind.CUSTOMS, QT_TRANSLATE_NOOP("Words", "Customs")),
    (EventKind.OUT_FOR_DELIVERY, QT_TRANSLATE_NOOP("Words", "Out for delivery")),
    (EventKind.DELIVERY_FAILED, QT_TRANSLATE_NOOP("Words", "Delivery failed")),
    (EventKind.DELIVERED, QT_TRANSLATE_NOOP("Words", "Delivered")),
    (EventKind.REFUSED, QT_TRANSLATE_NOOP("Words", "Refused")),
    (EventKind.LOST, QT_TRANSLATE_NOOP("Words", "Lost")),
    (EventKind.RETURNING, QT_TRANSLATE_NOOP("Words", "Coming back")),
    (EventKind.RECEIVING, QT_TRANSLATE_NOOP("Words", "Back in the warehouse")),
    (EventKind.OTHER, QT_TRANSLATE_NOOP("Words", "Carrier message")),
    (TicketState.NEW, QT_TRANSLATE_NOOP("Words", "New")),
    (TicketState.OPEN, QT_TRANSLATE_NOOP("Words", "Open")),
    (TicketState.WAITING, QT_TRANSLATE_NOOP("Words", "Waiting")),
    (TicketState.SOLVED, QT_TRANSLATE_NOOP("Words", "Solved")),
    (TicketState.CLOSED, QT_TRANSLATE_NOOP("Words", "Closed")),
    (TicketState.REJECTED, QT_TRANSLATE_NOOP("Words", "Rejected")),
    (TicketState.UNKNOWN, QT_TRANSLATE_NOOP("Words", "Unknown")),
    (MessageKind.FROM_CUSTOMER, QT_TRANSLATE_NOOP("Words", "From the customer")),
    (MessageKind.REPLY, QT_TRANSLATE_NOOP("Words", "Reply")),
    (MessageKind.COMMENT, QT_TRANSLATE_NOOP("Words", "Internal note")),
    (InvoiceState.DRAFT, QT_TRANSLATE_NOOP("Words", "Draft")),
    (InvoiceState.POSTED, QT_TRANSLATE_NOOP("Words", "Unpaid")),
    (InvoiceState.PAID, QT_TRANSLATE_NOOP("Words", "Paid")),
    (InvoiceState.CANCELLED, QT_TRANSLATE_NOOP("Words", "Cancelled")),
    (InvoiceState.UNKNOWN, QT_TRANSLATE_NOOP("Words", "Unknown")),
    (Tier.GOLD, QT_TRANSLATE_NOOP("Words", "Gold")),
    (Tier.SILVER, QT_TRANSLATE_NOOP("Words", "Silver")),
    (Tier.STANDARD, QT_TRANSLATE_NOOP("Words", "Standard")),
    (Tier.OTHER, QT_TRANSLATE_NOOP("Words", "Special terms")),
    (Tier.UNKNOWN, QT_TRANSLATE_NOOP("Words", "No tier")),
    (ContactKind.PHONE, QT_TRANSLATE_NOOP("Words", "Phone")),
    (ContactKind.MOBILE, QT_TRANSLATE_NOOP("Words", "Mobile")),
    (ContactKind.FAX, QT_TRANSLATE_NOOP("Words", "Fax")),
    (ContactKind.EMAIL, QT_TRANSLATE_NOOP("Words", "E-mail")),
    (ContactKind.OTHER, QT_TRANSLATE_NOOP("Words", "Other contact")),
    (EntryKind.ORDER_PLACED, QT_TRANSLATE_NOOP("Words", "Order placed")),
    (EntryKind.ORDER_CANCELLED, QT_TRANSLATE_NOOP("Words", "Order cancelled")),
    (EntryKind.RETURN_OPENED, QT_TRANSLATE_NOOP("Words", "Return opened")),
    (EntryKind.SHIPPED, QT_TRANSLATE_NOOP("Words", "Shipped")),
    (EntryKind.DELIVERED, QT_TRANSLATE_NOOP("Words", "Delivered")),
    (EntryKind.DELIVERY_FAILED, QT_TRANSLATE_NOOP("Words", "Delivery failed")),
    (EntryKind.RETURN_RECEIVED, QT_TRANSLATE_NOOP("Words", "Back in the warehouse")),
    (EntryKind.CARRIER_EVENT, QT_TRANSLATE_NOOP("Words", "Carrier message")),
    (EntryKind.INVOICE, QT_TRANSLATE_NOOP("Words", "Invoice")),
    (EntryKind.CREDIT_NOTE, QT_TRANSLATE_NOOP("Words", "Credit note")),
    (EntryKind.TICKET_OPENED, QT_TRANSLATE_NOOP("Words", "Ticket opened")),
    (EntryKind.TICKET_CLOSED, QT_TRANSLATE_NOOP("Words", "Ticket closed")),
    (EntryKind.MESSAGE, QT_TRANSLATE_NOOP("Words", "From the customer")),
    (EntryKind.REPLY, QT_TRANSLATE_NOOP("Words", "Reply")),
    (EntryKind.COMMENT, QT_TRANSLATE_NOOP("Words", "Internal note")),
    (EntryKind.CALL, QT_TRANSLATE_NOOP("Words", "Call")),
    (EntryKind.NOTE, QT_TRANSLATE_NOOP("Words", "Note")),
    (Channel.CALL, QT_TRANSLATE_NOOP("Words", "Call")),
    (Channel.MAIL, QT_TRANSLATE_NOOP("Words", "E-mail")),
    (Channel.VISIT, QT_TRANSLATE_NOOP("Words", "Visit")),
    (Channel.NOTE, QT_TRANSLATE_NOOP("Words", "Note")),
    (EditKind.OPEN_TICKET, QT_TRANSLATE_NOOP("Words", "New ticket")),
    (EditKind.REPLY, QT_TRANSLATE_NOOP("Words", "Reply to the customer")),
    (EditKind.COMMENT, QT_TRANSLATE_NOOP("Words", "Internal note")),
    (EditKind.CHANGE_TICKET, QT_TRANSLATE_NOOP("Words", "Change of a ticket")),
    (EditKind.ATTACH_ARTICLE, QT_TRANSLATE_NOOP("Words", "Article attached")),
    (EditKind.CREATE_CUSTOMER, QT_TRANSLATE_NOOP("Words", "New customer")),
    (EditKind.CHANGE_CUSTOMER, QT_TRANSLATE_NOOP("Words", "Change of a customer")),
    (EditKind.CHANGE_ORDER, QT_TRANSLATE_NOOP("Words", "Change of an order")),
    (EditKind.CANCEL_ORDER, QT_TRANSLATE_NOOP("Words", "Order to be cancelled")),
    (EditKind.LOG_INTERACTION, QT_TRANSLATE_NOOP("Words", "Record of a contact")),
    (EditKind.VOTE_ARTICLE, QT_TRANSLATE_NOOP("Words", "Vote on an article")),
    (EditKind.PROPOSE_ARTICLE, QT_TRANSLATE_NOOP("Words", "Article proposed")),
    (EditKind.EDIT_ARTICLE, QT_TRANSLATE_NOOP("Words", "Change of an article")),
    (EditState.QUEUED, QT_TRANSLATE_NOOP("Words", "Not sent")),
    (EditState.BLOCKED, QT_TRANSLATE_NOOP("Words", "Held back")),
    (EditState.SENDING, QT_TRANSLATE_NOOP("Words", "Being sent")),
    (EditState.UNKNOWN, QT_TRANSLATE_NOOP("Words", "No answer")),
    (EditState.DOUBTFUL, QT_TRANSLATE_NOOP("Words", "Done or not?")),
    (EditState.APPLIED, QT_TRANSLATE_NOOP("Words", "On the server")),
    (EditState.REFUSED, QT_TRANSLATE_NOOP("Words", "Not accepted")),
    (EditState.CONFLICT, QT_TRANSLATE_NOOP("Words", "Changed on both sides")),
    (EditState.WITHDRAWN, QT_TRANSLATE_NOOP("Words", "Withdrawn")),
    (EditState.REPLACED, QT_TRANSLATE_NOOP("Words", "Settled anew")),
    (Panel.PROFILE, QT_TRANSLATE_NOOP("Words", "Profile")),
    (Panel.TICKETS, QT_TRANSLATE_NOOP("Words", "Tickets")),
    (Panel.ORDERS, QT_TRANSLATE_NOOP("Words", "Orders")),
    (Panel.DELIVERIES, QT_TRANSLATE_NOOP("Words", "Deliveries")),
    (Panel.INVOICES, QT_TRANSLATE_NOOP("Words", "Invoices")),
    (Panel.ARTICLES, QT_TRANSLATE_NOOP("Words", "Knowledge")),
    (Kind.CUSTOMER, QT_TRANSLATE_NOOP("Words", "Customer")),
    (Kind.ORDER, QT_TRANSLATE_NOOP("Words", "Order")),
    (Kind.SHIPMENT, QT_TRANSLATE_NOOP("Words", "Delivery")),
    (Kind.PRODUCT, QT_TRANSLATE_NOOP("Words", "Product")),
    (Kind.STOCK, QT_TRANSLATE_NOOP("Words", "Stock")),
    (Kind.INVOICE, QT_TRANSLATE_NOOP("Words", "Invoice")),
    (Kind.TICKET, QT_TRANSLATE_NOOP("Words", "Ticket")),
    (Kind.ARTICLE, QT_TRANSLATE_NOOP("Words", "Article")),
    (Kind.INTERACTION, QT_TRANSLATE_NOOP("Words", "Contact")),
    (Kind.DRAFT, QT_TRANSLATE_NOOP("Words", "Draft text")),
    (Kind.EDIT, QT_TRANSLATE_NOOP("Words", "Edit")),
    (Kind.OFFICE, QT_TRANSLATE_NOOP("Words", "Office")),
)

_WORDS: dict[tuple[type[Enum], Enum], str] = {(type(thing), thing): str(word) for thing, word in _PAIRS}
"""Kept by type as well: equal strings of two enumerations are equal keys."""


def word(thing: Enum) -> str:
    """Say a state or a kind in the language of the screen. Look it up when a model is filled, not when it paints."""
    return translate("Words", _WORDS[type(thing), thing])


def has_word(thing: Enum) -> bool:
    """Tell whether there is a word at all."""
    return (type(thing), thing) in _WORDS
