"""Opens a ticket in an office, now or when that can be reached."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import EditKind, Value, Waiting
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import LocalId, OfficeId
from callcenter.domain.new_record import NewTicket
from callcenter.storage import customers, subjects
from callcenter.storage.database import Connection, Database
from callcenter.storage.queueing import Subject, queue


def open_ticket(database: Database, ticket: NewTicket, *, agent: str, at: datetime) -> Waiting:
    """Queue it; from now on it is on the screen, and what is done to it waits until the office has named it."""
    fields = _fields(ticket)
    with database.write() as work:
        named = ""
        if ticket.customer is not None:
            fields["customer"], named = subjects.behind(work.connection, ticket.customer, ticket.office)
            fields["requestor"] = ticket.requestor.strip() or _mail_of(work.connection, ticket)
        if ticket.order is not None:
            fields["order"] = _order(work.connection, ticket.office, ticket.order)
        told = {name: value for name, value in fields.items() if value}
        subject = Subject(ticket.office, subjects.NEW, fields["subject"] or "", named)
        return queue(work, EditKind.OPEN_TICKET, subject, told, agent=agent, at=at)


def _fields(ticket: NewTicket) -> dict[str, Value]:
    asked: dict[str, Value] = {**ticket.fields, "subject": ticket.subject, "queue": ticket.queue}
    if ticket.priority is not None:
        asked["priority"] = str(ticket.priority)
    fields = dict(edit_rules.ticket_change(asked))
    fields["text"] = edit_rules.words(ticket.text, Trouble.TEXT_MISSING)
    if ticket.requestor.strip():
        fields["requestor"] = edit_rules.mail_address(ticket.requestor)
    if ticket.is_complaint:
        fields["is_complaint"] = "1"
    return fields


def _mail_of(connection: Connection, ticket: NewTicket) -> str:
    card = None if ticket.customer is None else customers.card(connection, ticket.customer)
    return next((point.value for point in card.emails), "") if card else ""


def _order(connection: Connection, office: OfficeId, order: LocalId) -> str:
    """Name an order as its own office does, and elsewhere by the number people call it."""
    held, _ = subjects.order(connection, order)
    return held.record.id if held.office == office else held.record.number
