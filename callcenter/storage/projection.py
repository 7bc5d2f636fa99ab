"""Lays the edits that wait over what the offices said, for the screens to read; the replica itself stays the truth."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.edit import Edit, EditKind, Fields
from callcenter.domain.edit_needs import is_local, maker_of
from callcenter.domain.edit_values import FIELD, to_list
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.order import OrderState
from callcenter.domain.ticket import Message, MessageKind, Ticket, TicketState
from callcenter.storage import id_map, parties, pending_customers
from callcenter.storage.database import Connection, Work
from callcenter.storage.edit_rows import is_readable, to_edit
from callcenter.storage.saving import insert, marks
from callcenter.storage.values import from_moment, from_rows, text, to_rows, to_time

_TABLES: Mapping[Kind, str] = MappingProxyType({Kind.TICKET: "ticket", Kind.ORDER: "sales_order"})
_MESSAGES = MappingProxyType(
    {EditKind.REPLY.value: MessageKind.REPLY, EditKind.COMMENT.value: MessageKind.COMMENT}
)
_Row = dict[str, Any]
_LONGEST_PRIORITY = 9


def lay_over(work: Work, office: OfficeId, entity: Kind, record: RemoteId) -> None:
    """Make the projected form of one record anew; called whenever its edits or its truth have moved."""
    edits = shown(work.connection, office, entity, record)
    if entity is Kind.CUSTOMER:
        pending_customers.lay_over(work, office, record, edits)
    elif entity in _TABLES:
        _lay_row(work, office, entity, record, edits)
    elif entity is Kind.ARTICLE:
        sql = "SELECT id FROM article WHERE office = ? AND remote_id = ?"
        ids = work.connection.exec_driver_sql(sql, (office, record)).scalars().all()
        work.note(Changes.of(Kind.ARTICLE, ids))


def follow(work: Work, office: OfficeId, entity: Kind, records: Iterable[RemoteId]) -> None:
    """Lay edits over records whose truth has just been saved; what was applied shows in it from now on."""
    for record in _with_edits(work.connection, office, entity, list(records)):
        work.connection.exec_driver_sql(
            "UPDATE outbox SET is_shown = 0 WHERE office = ? AND entity = ? AND record = ? AND is_shown"
            " AND state = 'applied'",
            (office, entity.value, record),
        )
        lay_over(work, office, entity, record)


def shown(connection: Connection, office: OfficeId, entity: Kind, record: RemoteId) -> tuple[Edit, ...]:
    """Give the edits that are laid over a record, in their order; what only another version reads is not."""
    sql = "SELECT * FROM outbox WHERE office = ? AND entity = ? AND record = ? AND is_shown ORDER BY seq"
    rows = connection.exec_driver_sql(sql, (office, entity.value, text(record)))
    return tuple(to_edit(row) for row in rows if is_readable(row))


def messages(connection: Connection, rows: Sequence[Any]) -> Mapping[int, list[Message]]:
    """Give the words that wait to be sent for these tickets, by their number here."""
    found: dict[int, list[Message]] = {}
    for office in {row.office for row in rows}:
        ids = {row.remote_id: row.id for row in rows if row.office == office}
        sql = (
            "SELECT * FROM outbox WHERE office = ? AND entity = 'tickets' AND is_shown AND kind IN ('reply', 'comment')"
            f" AND record IN ({marks(list(ids))}) ORDER BY seq"
        )
        for row in connection.exec_driver_sql(sql, (office, *ids)):
            edit = to_edit(row)
            message = Message(
                RemoteId(f"local:{edit.id}"),
                _MESSAGES[row.kind],
                edit.agent,
                to_time(row.made_at),
                edit.fields.get("text") or "",
            )
            found.setdefault(ids[row.record], []).append(message)
    return found


def _with_edits(
    connection: Connection, office: OfficeId, entity: Kind, records: list[RemoteId]
) -> list[RemoteId]:
    sql = "SELECT DISTINCT record FROM outbox WHERE office = ? AND entity = ? AND is_shown"
    open_ones = set(connection.exec_driver_sql(sql, (office, entity.value)).scalars())
    return [record for record in records if record in open_ones]


def _lay_row(work: Work, office: OfficeId, entity: Kind, record: RemoteId, edits: Sequence[Edit]) -> None:
    table = _TABLES[entity]
    base = _truth(work, office, entity, record, edits)
    if base is None:
        _drop(work, entity, table, office, record)
        return
    row = base
    for edit in edits:
        row = _laid(_SETTERS[entity], row, edit.fields)
    _drop(work, entity, table, office, record)
    work.connection.exec_driver_sql(f"DELETE FROM {table}_pending WHERE id = ?", (row["id"],))
    if row is not base or is_local(record):
        insert(work.connection, f"{table}_pending", tuple(f'"{name}"' for name in row), [tuple(row.values())])
    work.note(Changes.of(entity, (row["id"],), parties.customers_of(work.connection, (row["party_id"],))))


def _laid(setter: Callable[[_Row, Fields], _Row], row: _Row, fields: Fields) -> _Row:
    """Lay an edit over a row; one with values that this desk cannot read shows nothing and stops nobody."""
    try:
        return setter(row, fields)
    except ValueError:
        return row


def _drop(work: Work, entity: Kind, table: str, office: OfficeId, record: RemoteId) -> None:
    sql = f"DELETE FROM {table}_pending WHERE office = ? AND remote_id = ? RETURNING id, party_id"
    for identity, party in work.connection.exec_driver_sql(sql, (office, record)).all():
        work.note(Changes.of(entity, (identity,), parties.customers_of(work.connection, (party,))))


def _truth(
    work: Work, office: OfficeId, entity: Kind, record: RemoteId, edits: Sequence[Edit]
) -> _Row | None:
    """Give the office's row, or for what was made here the row that the making edit begins."""
    sql = f"SELECT * FROM {_TABLES[entity]} WHERE office = ? AND remote_id = ? LIMIT 1"
    found = work.connection.exec_driver_sql(sql, (office, text(record))).mappings().one_or_none()
    if found is not None:
        return dict(found)
    made = next((edit for edit in edits if edit.kind is EditKind.OPEN_TICKET), None)
    return None if made is None else _new_ticket(work, office, record, made)


def _new_ticket(work: Work, office: OfficeId, record: RemoteId, edit: Edit) -> _Row:
    at = from_moment(edit.made_at) or ""
    columns = work.connection.exec_driver_sql("SELECT name FROM pragma_table_info('ticket')").scalars().all()
    row: _Row = dict.fromkeys(columns, "")
    row |= {
        "party_id": _party(work, office, edit),
        "id": _place(work, office, record, edit),
        "office": office,
        "remote_id": record,
        "customer": edit.fields.get("customer"),
        "state": TicketState.NEW.value,
        "is_open": True,
        "priority": 0,
        "is_complaint": edit.fields.get("is_complaint") == "1",
        "text": edit.fields.get("text") or "",
        "order": edit.fields.get("order"),
        "opened_at": at,
        "due_at": None,
        "closed_at": None,
        "closed_by_article": None,
        "digest": b"",
        "fetched_at": at,
        "fields": "[]",
        "requestors": from_rows([("", edit.fields.get("requestor") or "")]),
        "client_ref": edit.id,
    }
    return row


def _place(work: Work, office: OfficeId, record: RemoteId, edit: Edit) -> int:
    """Keep one number from the first word to the last, whether the office has named it or not."""
    known = id_map.known_place(work.connection, office, record)
    if known is not None:
        return known
    local = record if is_local(record) else RemoteId(f"local:{edit.id}")
    return id_map.place_of(work, office, Kind.TICKET, "ticket", local)


def _party(work: Work, office: OfficeId, edit: Edit) -> int:
    """Find whose ticket it is, by a record of any office behind them."""
    of, _, remote = edit.customer.partition("/")
    owner, identity = (OfficeId(of), RemoteId(remote)) if remote else (office, parties.NOBODY)
    identity = id_map.current(work.connection, owner, identity)
    return parties.find_or_make(work.connection, owner, [identity], edit.made_at)[identity]


def _set_ticket(row: _Row, fields: Fields) -> _Row:
    changed = {name: fields[name] or "" for name in ("subject", "owner", "queue") if name in fields}
    if fields.get("state"):
        state = TicketState(fields["state"] or "")
        changed |= {"state": state.value, "is_open": _is_open(state), "office_state": ""}
    more: _Row = {**changed}
    if "priority" in fields:
        more["priority"] = _priority(fields["priority"] or "0")
    custom = {name.removeprefix(FIELD): value for name, value in fields.items() if name.startswith(FIELD)}
    if custom:
        more["fields"] = _set_custom(row["fields"], custom)
    return {**row, **more} if more else row


def _priority(value: str) -> int:
    """Read a number as small as priorities are; raises ``ValueError`` for any other."""
    if len(value) > _LONGEST_PRIORITY:
        raise ValueError(value)
    return int(value)


def _set_custom(now: str, custom: Fields) -> str:
    values = {name: tuple(rest) for name, *rest in to_rows(now)}
    values |= {name: to_list(value) for name, value in custom.items()}
    return from_rows([(name, *several) for name, several in values.items() if several])


def _is_open(state: TicketState) -> bool:
    return Ticket(RemoteId(""), None, "", "", state).is_open


def _set_order(row: _Row, fields: Fields) -> _Row:
    changed: _Row = {}
    if fields.get("state"):
        changed = {"state": OrderState(fields["state"] or "").value, "office_state": ""}
    if "deliver_to" in fields:
        changed["deliver_to"] = fields["deliver_to"]
    return {**row, **changed} if changed else row


_SETTERS: Mapping[Kind, Callable[[_Row, Fields], _Row]] = MappingProxyType(
    {Kind.TICKET: _set_ticket, Kind.ORDER: _set_order}
)


def maker(record: RemoteId) -> str:
    """Give the edit that makes a record no office has named yet; empty for all others."""
    return maker_of(record) if is_local(record) else ""
