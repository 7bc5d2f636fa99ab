"""Opens a ticket with everything that hangs on it."""

from datetime import datetime

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.changes import Kind
from callcenter.domain.ids import LocalId
from callcenter.domain.ticket_room import TicketRoom
from callcenter.storage import customers, offices, outbox, ticket_links, tickets
from callcenter.storage.database import Database


def open_ticket_room(database: Database, ticket: LocalId, now: datetime) -> TicketRoom | None:
    """Give the ticket from the local store; nothing where its office gives it no more."""
    with database.read() as connection:
        held = tickets.get(connection, ticket)
        if held is None:
            return None
        record = held.record
        known = {health.office: health for health in offices.health(connection)}
        return TicketRoom(
            held,
            customers.by_remote(connection, held.office, record.customer) if record.customer else None,
            ticket_links.order_number(connection, held.office, record.order),
            ticket_links.closing_article(connection, held.office, record.closed_by_article),
            known.get(held.office, OfficeHealth(held.office, None)),
            now,
            outbox.of_record(connection, held.office, Kind.TICKET, record.id),
        )
