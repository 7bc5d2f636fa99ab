"""Finds other tickets that words may go to whose own ticket never came to be."""

from callcenter.domain.changes import Kind
from callcenter.domain.held import Held
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import Ticket
from callcenter.storage import customers, outbox, search, tickets
from callcenter.storage.database import Connection, Database

_MOST = 20


def find_targets(database: Database, seq: int, text: str = "") -> tuple[Held[Ticket], ...]:
    """Give tickets of the same office: those of the customer, or what a search by anything finds; open ones first."""
    with database.read() as connection:
        edit = outbox.refuse_unknown(connection, seq).edit
        found = _found(connection, text) if text.strip() else _of_customer(connection, edit.customer)
        fitting = [one for one in found if one.office == edit.office and one.record.id != edit.record]
        return tuple(sorted(fitting, key=lambda one: not one.record.is_open))[:_MOST]


def find_record(database: Database, office: OfficeId, record: RemoteId) -> Held[Ticket] | None:
    """Give a ticket by what its office calls it; nothing where it has not been read."""
    with database.read() as connection:
        return tickets.by_remote(connection, office, record)


def _of_customer(connection: Connection, called: str) -> tuple[Held[Ticket], ...]:
    office, _, record = called.partition("/")
    customer = customers.by_remote(connection, OfficeId(office), RemoteId(record)) if record else None
    return () if customer is None else tickets.of_customer(connection, customer)


def _found(connection: Connection, text: str) -> tuple[Held[Ticket], ...]:
    hits = search.everything(connection, text, _MOST * 2)
    held = (tickets.get(connection, hit.id) for hit in hits if hit.kind is Kind.TICKET)
    return tuple(one for one in held if one is not None)
