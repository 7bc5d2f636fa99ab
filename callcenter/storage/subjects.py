"""Finds what an agent is about to change: the record as the screens show it, and what its edits are named by."""

from types import MappingProxyType

from callcenter.domain.changes import Kind
from callcenter.domain.edit import LOCAL, Fields, Value
from callcenter.domain.edit_values import (
    ADDRESS,
    CONTACT,
    address_value,
    contact_value,
    order_fields,
    ticket_fields,
)
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.order import Order
from callcenter.domain.ticket import Ticket
from callcenter.storage import articles, customers, orders, parties, pending_customers, tickets
from callcenter.storage.customers import pieces_of_party
from callcenter.storage.database import Connection
from callcenter.storage.queueing import Subject
from callcenter.storage.values import text

NEW = RemoteId("")
"""Stands for a record that an edit is about to make."""
_LONGEST_ID = 18
_NAMED = MappingProxyType(
    {
        Kind.TICKET: ("ticket_projected", True),
        Kind.ORDER: ("sales_order_projected", True),
        Kind.ARTICLE: ("article", False),
    }
)
"""Where records are found by name, and whether they have numbers."""
_PROJECTED = MappingProxyType({Kind.TICKET: "ticket_projected", Kind.ORDER: "sales_order_projected"})


def ticket(connection: Connection, identity: LocalId) -> tuple[Held[Ticket], Subject]:
    """Give a ticket; raises ``DeskError`` where there is none."""
    held = tickets.get(connection, identity)
    if held is None:
        raise DeskError(Trouble.NO_SUCH_TICKET, text=str(identity))
    record = held.record
    title = f"{record.number} {record.subject}".strip()
    customer = _whose(connection, "ticket_projected", identity)
    return held, Subject(held.office, record.id, title, customer, record.revision)


def ticket_name(connection: Connection, identity: LocalId | None, office: OfficeId) -> str:
    """Name a ticket as its own office does, and elsewhere by its number; one that is not there is not named."""
    held = None if identity is None else tickets.get(connection, identity)
    if held is None:
        return ""
    return held.record.id if held.office == office else held.record.number


def order(connection: Connection, identity: LocalId) -> tuple[Held[Order], Subject]:
    """Give an order; raises ``DeskError`` where there is none."""
    held = orders.get(connection, identity)
    if held is None:
        raise DeskError(Trouble.NO_SUCH_ORDER, text=str(identity))
    record = held.record
    customer = _whose(connection, "sales_order_projected", identity)
    return held, Subject(held.office, record.id, record.number, customer, record.revision)


def article(connection: Connection, identity: LocalId) -> Subject:
    """Give an article; raises ``DeskError`` where there is none."""
    held = articles.get(connection, identity)
    if held is None:
        raise DeskError(Trouble.NO_SUCH_ARTICLE, text=str(identity))
    return Subject(held.office, held.record.id, held.record.title, revision=held.record.revision)


def party(connection: Connection, office: OfficeId, record: RemoteId) -> tuple[Fields, Subject]:
    """Give what one office holds of a customer, with what waits laid over it; raises where it holds nobody."""
    sql = "SELECT * FROM party WHERE office = ? AND remote_id = ? AND NOT is_stub"
    row = connection.exec_driver_sql(sql, (office, text(record))).one_or_none()
    if row is None:
        raise DeskError(Trouble.NO_SUCH_RECORD, text=f"{office}:{record}")
    waiting = pending_customers.changes_of(connection, [row]).get(row.id, {})
    fields: dict[str, Value] = {"name": row.name, **_pieces(connection, row.id), **waiting}
    name = fields.get("name") or row.name
    present = {name: value for name, value in fields.items() if value is not None}
    return present, Subject(office, RemoteId(row.remote_id), name, f"{office}/{row.remote_id}", row.revision)


def behind(connection: Connection, customer: CustomerId, office: OfficeId) -> tuple[RemoteId | None, str]:
    """Give what this office calls a customer, and how edits name them; raises where nobody is known by the id."""
    records = customers.office_records(connection, customer)
    if not records:
        raise DeskError(Trouble.NO_SUCH_CUSTOMER, text=str(customer))
    ours = next((one for one in records if one.office == office), None)
    named = ours or records[0]
    return (ours.id if ours else None), f"{named.office}/{named.id}"


def _whose(connection: Connection, table: str, identity: LocalId) -> str:
    """Name the customer of a record; nobody where that is not known."""
    sql = (
        f"SELECT p.office, p.remote_id FROM {table} AS t JOIN party AS p ON p.id = t.party_id WHERE t.id = ?"
    )
    row = connection.exec_driver_sql(sql, (identity,)).one_or_none()
    return f"{row.office}/{row.remote_id}" if row is not None and row.remote_id != parties.NOBODY else ""


def _pieces(connection: Connection, identity: int) -> Fields:
    points, addresses = pieces_of_party(connection, identity)
    contacts = {CONTACT + one.id: contact_value(one) for one in points}
    return contacts | {ADDRESS + one.id: address_value(one) for one in addresses}


def by_name(connection: Connection, kind: Kind, name: str) -> LocalId | None:
    """Find a record by its number, by its name in an office (``crm:7``), or by its id in this store."""
    table, numbered = _NAMED[kind]
    office, _, remote = name.partition(":")
    asked: list[tuple[str, ...]] = [("number = ? AND number <> ''", name)] if numbered else []
    asked += [("office = ? AND remote_id = ?", office, remote)] if remote else []
    asked += [("remote_id = ?", name)] if name.startswith(LOCAL) or not numbered else []
    asked += [("id = CAST(? AS INTEGER)", name)] if _is_id(name) else []
    for where, *values in asked:
        sql = f"SELECT id FROM {table} WHERE {where} ORDER BY id DESC LIMIT 1"
        found = connection.exec_driver_sql(sql, tuple(map(text, values))).scalar()
        if found is not None:
            return LocalId(found)
    return None


def _is_id(name: str) -> bool:
    return name.isascii() and name.isdecimal() and len(name) <= _LONGEST_ID


def fields_of(connection: Connection, office: OfficeId, entity: Kind, record: RemoteId) -> Fields:
    """Give the fields of an office's record as the screens show them; none where it is not held."""
    if entity is Kind.CUSTOMER:
        held = customers.by_remote(connection, office, record)
        return {} if held is None else party(connection, office, record)[0]
    table = _PROJECTED.get(entity)
    if table is None:
        return {}
    sql = f"SELECT id FROM {table} WHERE office = ? AND remote_id = ? LIMIT 1"
    identity = connection.exec_driver_sql(sql, (office, text(record))).scalar()
    if identity is None:
        return {}
    if entity is Kind.ORDER:
        return order_fields(order(connection, identity)[0].record)
    return ticket_fields(ticket(connection, identity)[0].record)
