"""Tickets as the screens read them."""

from collections.abc import Sequence

from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.ticket import (
    Attachment,
    CustomField,
    Message,
    MessageKind,
    Requestor,
    Ticket,
    TicketState,
)
from callcenter.storage import projection
from callcenter.storage.database import Connection
from callcenter.storage.reading import Row, parties_of, pieces_of, rows_of
from callcenter.storage.values import text, to_optional_time, to_rows, to_time

_PRESSING_FIRST = "is_open DESC, CASE WHEN is_open THEN coalesce(due_at, '9') END, opened_at DESC, id DESC"


def of_customer(connection: Connection, customer: CustomerId, limit: int = 200) -> tuple[Held[Ticket], ...]:
    """Give the tickets of a customer: open ones by due time, then closed ones, newest first."""
    parties = parties_of(connection, customer)
    return _held(connection, rows_of(connection, "ticket_projected", parties, _PRESSING_FIRST, limit))


def waiting(connection: Connection, owner: str, limit: int = 50) -> tuple[Held[Ticket], ...]:
    """Give open tickets by due time, those without one last; of one owner, or of everybody for an empty name."""
    of_owner = "owner = ? AND " if owner else ""
    chosen = (text(owner),) if owner else ()
    found: list[Row] = []
    for due in ("due_at IS NOT NULL ORDER BY due_at", "due_at IS NULL"):
        sql = f"SELECT * FROM ticket_projected WHERE {of_owner}is_open AND {due} LIMIT ?"
        found += connection.exec_driver_sql(sql, (*chosen, limit - len(found))).all()
    return _held(connection, found)


def get(connection: Connection, ticket: LocalId) -> Held[Ticket] | None:
    """Give one ticket."""
    rows = connection.exec_driver_sql("SELECT * FROM ticket_projected WHERE id = ?", (ticket,)).all()
    return next(iter(_held(connection, rows)), None)


def by_number(connection: Connection, number: str) -> Held[Ticket] | None:
    """Give the ticket people call by this number; the most recent where several offices have one."""
    sql = "SELECT * FROM ticket_projected WHERE number = ? AND number <> '' ORDER BY opened_at DESC LIMIT 1"
    return next(iter(_held(connection, connection.exec_driver_sql(sql, (text(number),)).all())), None)


def by_remote(connection: Connection, office: OfficeId, remote: RemoteId) -> Held[Ticket] | None:
    """Give the ticket that an office calls so."""
    sql = "SELECT * FROM ticket_projected WHERE office = ? AND remote_id = ? LIMIT 1"
    rows = connection.exec_driver_sql(sql, (office, text(remote))).all()
    return next(iter(_held(connection, rows)), None)


def _held(connection: Connection, rows: Sequence[Row]) -> tuple[Held[Ticket], ...]:
    messages = pieces_of(connection, "message", rows)
    waiting_words = projection.messages(connection, rows)
    return tuple(
        Held(
            LocalId(row.id),
            OfficeId(row.office),
            _ticket(row, messages.get(row.id, ()), waiting_words.get(row.id, ())),
            to_time(row.fetched_at),
        )
        for row in rows
    )


def _ticket(row: Row, messages: Sequence[Row], waiting_words: Sequence[Message]) -> Ticket:
    return Ticket(
        id=RemoteId(row.remote_id),
        customer=row.customer,
        number=row.number,
        subject=row.subject,
        state=TicketState(row.state),
        queue=row.queue,
        owner=row.owner,
        priority=row.priority,
        is_complaint=bool(row.is_complaint),
        text=row.text,
        order=row.order,
        opened_at=to_optional_time(row.opened_at),
        due_at=to_optional_time(row.due_at),
        closed_at=to_optional_time(row.closed_at),
        closed_by_article=row.closed_by_article,
        messages=(*(_message(item) for item in messages), *waiting_words),
        office_state=row.office_state,
        revision=row.revision,
        sla=row.sla,
        fields=tuple(CustomField(name, tuple(values)) for name, *values in to_rows(row.fields)),
        requestors=tuple(Requestor(name, email) for name, email in to_rows(row.requestors)),
        client_ref=row.client_ref,
    )


def _message(row: Row) -> Message:
    return Message(
        RemoteId(row.remote_id),
        MessageKind(row.kind),
        row.author,
        to_time(row.at),
        row.text,
        row.html,
        tuple(Attachment(*cells) for cells in to_rows(row.attachments)),
    )
