"""Assigns, moves, closes or reopens a ticket, and changes what else it says."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import EditKind, Fields, Waiting
from callcenter.domain.edit_values import ticket_fields
from callcenter.domain.ids import LocalId
from callcenter.storage import subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import queue_change


def change_ticket(
    database: Database, ticket: LocalId, fields: Fields, *, agent: str, at: datetime
) -> Waiting | None:
    """Queue what differs from what the screen shows; nothing where nothing does."""
    wanted = edit_rules.ticket_change(fields)
    with database.write() as work:
        held, subject = subjects.ticket(work.connection, ticket)
        base = ticket_fields(held.record)
        return queue_change(work, EditKind.CHANGE_TICKET, subject, wanted, base, agent=agent, at=at)
