"""What the offices said, written by sync alone: saved in pages, removed into a bin, counted by feed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from callcenter.domain.article import Article
from callcenter.domain.changes import Changes, Kind
from callcenter.domain.customer import Customer
from callcenter.domain.feed import Part
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket
from callcenter.storage import (
    adoption,
    id_map,
    linking_numbers,
    outbox,
    parties,
    projection,
    solved,
    text_words,
)
from callcenter.storage.database import Connection, Work
from callcenter.storage.saving import allocate, batches, delete_where, insert, marks
from callcenter.storage.shapes import PART_TABLES, SHAPES, Shape
from callcenter.storage.values import digest, from_moment, text

_KEPT_IN_BIN = timedelta(days=7)
_Held = Mapping[RemoteId, tuple[int, int, bytes]]
"""Local id, party (0 for none) and digest by remote id."""


def save(work: Work, office: OfficeId, home: str, records: Sequence[Record], fetched_at: datetime) -> int:
    """Save a page; give how many records really say something new. Only those are noted as changed."""
    changed = 0
    by_type: dict[type, list[Any]] = {}
    for record in records:
        by_type.setdefault(type(record), []).append(record)
    for kind, group in by_type.items():
        if kind is Customer:
            made = [(record.client_ref, record.id) for record in group if record.client_ref]
            adoption.adopt_seen(work, office, made, fetched_at)
            changed += parties.save_customers(work, office, home, group, fetched_at)
            projection.follow(work, office, Kind.CUSTOMER, [record.id for record in group])
        else:
            changed += _save(work, SHAPES[kind], office, home, group, fetched_at)
    return changed


def remove(work: Work, office: OfficeId, home: str, ids: Iterable[RemoteId]) -> int:
    """Take records away that are certainly gone; they lie in the bin for a week."""
    wanted = list(dict.fromkeys(RemoteId(text(one)) for one in ids))
    gone = _remove_customers(work, office, home, wanted)
    for shape in SHAPES.values():
        gone += _remove(work, shape, office, home, wanted)
    return gone


def bury_edits(work: Work, office: OfficeId, kind: Kind, ids: Iterable[RemoteId], at: datetime) -> None:
    """Tell the agent of edits that wait for records which are certainly gone."""
    outbox.bury(work, office, kind, sorted(ids), at)


def empty_bin(work: Work, now: datetime) -> None:
    """Forget what was removed more than a week ago."""
    limit = from_moment(now - _KEPT_IN_BIN)
    work.connection.exec_driver_sql("DELETE FROM bin WHERE removed_at < ?", (limit,))


def live_ids(connection: Connection, office: OfficeId, home: str) -> frozenset[RemoteId]:
    """List what is held of one feed."""
    found: set[RemoteId] = set()
    for table in _tables():
        sql = f"SELECT remote_id FROM {table} WHERE office = ? AND home = ?"
        found.update(connection.exec_driver_sql(sql, (office, home)).scalars())
    return frozenset(found)


def part_owners(connection: Connection, office: OfficeId, part: Part) -> Mapping[RemoteId, RemoteId]:
    """Say which record each piece belongs to, by remote ids."""
    table, owner = PART_TABLES[part]
    link = "o.id = p.party_id" if owner == "party" else "o.party_id = p.party_id AND o.id = p.owner"
    sql = f"SELECT p.remote_id, o.remote_id FROM {owner} o JOIN {table} p ON {link} WHERE o.office = ?"
    rows = connection.exec_driver_sql(sql, (office,)).all()
    return MappingProxyType({RemoteId(piece): RemoteId(record) for piece, record in rows})


def counts(connection: Connection, office: OfficeId) -> Mapping[str, int]:
    """Count what is held by feed; stubs do not count."""
    found: dict[str, int] = {}
    for table in _tables():
        sql = f"SELECT home, count(*) FROM {table} WHERE office = ? AND home <> '' GROUP BY home"
        found.update((home, count) for home, count in connection.exec_driver_sql(sql, (office,)))
    return MappingProxyType(found)


def ids_of_customer(
    connection: Connection, office: OfficeId, customer: RemoteId
) -> Mapping[str, frozenset[RemoteId]]:
    """List by feed what hangs on one customer of an office."""
    found: dict[str, set[RemoteId]] = {}
    for shape in SHAPES.values():
        if shape.customer is not None:
            sql = (
                f"SELECT r.home, r.remote_id FROM {shape.table} r JOIN party p ON p.id = r.party_id"
                " WHERE p.office = ? AND p.remote_id = ?"
            )
            for home, remote in connection.exec_driver_sql(sql, (office, customer)):
                found.setdefault(home, set()).add(RemoteId(remote))
    return MappingProxyType({home: frozenset(ids) for home, ids in found.items()})


def _tables() -> list[str]:
    return ["party", *(shape.table for shape in SHAPES.values())]


def _save(
    work: Work, shape: Shape, office: OfficeId, home: str, records: Sequence[Any], fetched_at: datetime
) -> int:
    connection = work.connection
    latest = {RemoteId(text(record.id)): record for record in records}
    held = _held(connection, shape, office, home, latest)
    changed = {
        remote: record
        for remote, record in latest.items()
        if remote not in held or held[remote][2] != digest(record)
    }
    if not changed:
        return 0
    if shape.kind is Kind.TICKET:
        made = [(one.client_ref, remote) for remote, one in changed.items() if one.client_ref]
        adoption.adopt_seen(work, office, made, fetched_at)
    party_of = _parties(connection, shape, office, changed, fetched_at)
    ids = _ids(connection, shape, office, held, changed)
    _forget(connection, shape, [held[remote] for remote in changed if remote in held])
    place = (office, home, from_moment(fetched_at) or "")
    _insert(connection, shape, place, changed, ids, party_of)
    _index(connection, office, changed, ids)
    if shape.kind is Kind.TICKET:
        linking_numbers.note(connection, ((party_of[r], ids[r], ticket) for r, ticket in changed.items()))
    left = {held[remote][1] for remote in changed if remote in held and held[remote][1]}
    touched = parties.customers_of(connection, left | set(party_of.values()))
    work.note(Changes.of(shape.kind, ids.values(), touched))
    projection.follow(work, office, shape.kind, changed)
    return len(changed)


def _held(
    connection: Connection, shape: Shape, office: OfficeId, home: str, remotes: Iterable[RemoteId]
) -> _Held:
    party = "party_id" if shape.customer else "0"
    found: dict[RemoteId, tuple[int, int, bytes]] = {}
    for batch in batches(list(remotes)):
        sql = (
            f"SELECT remote_id, id, {party}, digest FROM {shape.table}"
            f" WHERE office = ? AND home = ? AND remote_id IN ({marks(batch)})"
        )
        for remote, identity, owner, mark in connection.exec_driver_sql(sql, (office, home, *batch)):
            found[RemoteId(remote)] = (identity, owner, bytes(mark))
    return found


def _ids(
    connection: Connection, shape: Shape, office: OfficeId, held: _Held, changed: Mapping[RemoteId, Any]
) -> dict[RemoteId, int]:
    """Keep the numbers of what is held or was made here, and give new ones to the rest."""
    ids = {remote: held[remote][0] for remote in changed if remote in held}
    for remote in changed.keys() - ids.keys() if shape.kind is Kind.TICKET else ():
        place = id_map.known_place(connection, office, remote)
        ids |= {} if place is None else {remote: place}
    fresh = [remote for remote in changed if remote not in ids]
    ids.update(zip(fresh, allocate(connection, shape.table, len(fresh)), strict=True))
    return ids


def _parties(
    connection: Connection, shape: Shape, office: OfficeId, changed: Mapping[RemoteId, Any], now: datetime
) -> dict[RemoteId, int]:
    """Find on which party each record hangs; a shipment without customer takes that of its order."""
    if shape.customer is None:
        return {}
    customers = {remote: shape.customer(record) for remote, record in changed.items()}
    if shape.kind is Kind.SHIPMENT:
        _take_customers_of_orders(connection, office, changed, customers)
    named = {remote: RemoteId(text(customer or parties.NOBODY)) for remote, customer in customers.items()}
    ids = parties.find_or_make(connection, office, named.values(), now)
    return {remote: ids[customer] for remote, customer in named.items()}


def _take_customers_of_orders(
    connection: Connection,
    office: OfficeId,
    changed: Mapping[RemoteId, Shipment],
    customers: dict[RemoteId, RemoteId | None],
) -> None:
    without = {remote: changed[remote].orders for remote, customer in customers.items() if not customer}
    orders = sorted({text(order) for several in without.values() for order in several})
    known: dict[str, RemoteId] = {}
    for batch in batches(orders):
        sql = (
            "SELECT o.remote_id, p.remote_id FROM sales_order o JOIN party p ON p.id = o.party_id"
            f" WHERE o.office = ? AND o.remote_id IN ({marks(batch)})"
        )
        known.update(
            (order, RemoteId(who)) for order, who in connection.exec_driver_sql(sql, (office, *batch))
        )
    for remote, several in without.items():
        customers[remote] = next((known[order] for order in several if order in known), None)


def _forget(connection: Connection, shape: Shape, held: Sequence[tuple[int, int, bytes]]) -> None:
    ids = [identity for identity, _party, _digest in held]
    if shape.customer is None:
        delete_where(connection, shape.table, "id", ids)
        return
    keys = [(party, identity) for identity, party, _digest in held]
    if keys:
        connection.exec_driver_sql(f"DELETE FROM {shape.table} WHERE party_id = ? AND id = ?", keys)
        if shape.kind is Kind.TICKET:
            linking_numbers.forget(connection, keys)
        for piece in shape.parts:
            connection.exec_driver_sql(f"DELETE FROM {piece.table} WHERE party_id = ? AND owner = ?", keys)


def _insert(
    connection: Connection,
    shape: Shape,
    place: tuple[OfficeId, str, str],
    changed: Mapping[RemoteId, Any],
    ids: Mapping[RemoteId, int],
    party_of: Mapping[RemoteId, int],
) -> None:
    """Insert records and their pieces; ``place`` is office, feed and the time it was fetched."""
    office, home, at = place
    first = ("party_id",) if shape.customer else ()
    columns = (*first, "id", "office", "home", "remote_id", *shape.columns, "digest", "fetched_at")
    order = sorted(changed, key=lambda remote: (party_of.get(remote, 0), ids[remote]))
    rows = [
        (*_party(party_of, remote), ids[remote], office, home, remote, *shape.row(changed[remote]),
         digest(changed[remote]), at)
        for remote in order
    ]  # fmt: skip
    insert(connection, shape.table, columns, rows)
    for piece in shape.parts:
        pieces = [
            (*_party(party_of, remote), ids[remote], position, *row)
            for remote in order
            for position, row in enumerate(piece.rows(changed[remote]))
        ]
        insert(connection, piece.table, ("party_id", "owner", "position", *piece.columns), pieces)


def _party(party_of: Mapping[RemoteId, int], remote: RemoteId) -> tuple[int, ...]:
    return (party_of[remote],) if remote in party_of else ()


def _index(
    connection: Connection, office: OfficeId, changed: Mapping[RemoteId, Any], ids: Mapping[RemoteId, int]
) -> None:
    """Keep the words of articles and tickets findable."""
    pairs = [(ids[remote], record) for remote, record in changed.items()]
    tickets = [(identity, one) for identity, one in pairs if isinstance(one, Ticket)]
    text_words.index_articles(connection, ((i, one) for i, one in pairs if isinstance(one, Article)))
    text_words.index_tickets(connection, tickets)
    solved.index(connection, office, tickets)


def _remove_customers(work: Work, office: OfficeId, home: str, remotes: Sequence[RemoteId]) -> int:
    connection = work.connection
    mine: list[RemoteId] = []
    for batch in batches(remotes):
        sql = f"SELECT remote_id FROM party WHERE office = ? AND home = ? AND remote_id IN ({marks(batch)})"
        mine += connection.exec_driver_sql(sql, (office, home, *batch)).scalars()
    if mine:
        _to_bin(connection, "party", office, home, mine)
        parties.remove_customers(work, office, mine)
    return len(mine)


def _remove(work: Work, shape: Shape, office: OfficeId, home: str, remotes: Sequence[RemoteId]) -> int:
    connection = work.connection
    held = _held(connection, shape, office, home, remotes)
    if not held:
        return 0
    _to_bin(connection, shape.table, office, home, list(held))
    touched = parties.customers_of(connection, {row[1] for row in held.values() if row[1]})
    _forget(connection, shape, list(held.values()))
    ids = [row[0] for row in held.values()]
    text_words.forget(connection, shape.table, ids)
    if shape.kind is Kind.TICKET:
        solved.forget(connection, ids)
    work.note(Changes.of(shape.kind, ids, touched))
    projection.follow(work, office, shape.kind, held)
    return len(held)


def _to_bin(
    connection: Connection, table: str, office: OfficeId, home: str, remotes: Sequence[RemoteId]
) -> None:
    columns = connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars().all()
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in columns if name != "digest")
    for batch in batches(remotes):
        connection.exec_driver_sql(
            "INSERT INTO bin (removed_at, office, kind, remote_id, content)"
            f" SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), office, '{table}', remote_id, json_object({pairs})"
            f" FROM {table} WHERE office = ? AND home = ? AND remote_id IN ({marks(batch)})",
            (office, home, *batch),
        )
