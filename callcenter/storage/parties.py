"""Saves customers as one office knows them, and finds or makes the party a record hangs on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.customer import Customer
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage import linking, name_words
from callcenter.storage.database import Connection, Work
from callcenter.storage.saving import allocate, batches, delete_where, insert, marks
from callcenter.storage.values import digest, from_list, from_moment, text

_COLUMNS = (
    "home", "is_stub", "name", "number", "tier", "language", "is_company", "is_active", "alert", "categories",
    "revision", "digest", "fetched_at",
)  # fmt: skip
NOBODY = RemoteId("")
"""Stands for the customer of records whose customer nobody knows yet."""


def save_customers(
    work: Work, office: OfficeId, home: str, records: Sequence[Customer], fetched_at: datetime
) -> int:
    """Save those that say something new; give how many did."""
    latest = {RemoteId(text(record.id)): record for record in records}
    known = _known(work.connection, office, latest)
    changed = {
        remote: record
        for remote, record in latest.items()
        if remote not in known or known[remote][1] != digest(record)
    }
    if not changed:
        return 0
    linking.queue(
        work.connection, [row[0] for remote, row in known.items() if remote in changed and not row[2]]
    )
    party_ids = find_or_make(work.connection, office, changed, fetched_at)
    _write(work.connection, home, changed, party_ids, fetched_at)
    linking.queue(work.connection, party_ids.values())
    touched = customers_of(work.connection, party_ids.values())
    work.note(Changes.of(Kind.CUSTOMER, touched, touched))
    return len(changed)


def find_or_make(
    connection: Connection, office: OfficeId, remotes: Iterable[RemoteId], now: datetime
) -> dict[RemoteId, int]:
    """Give the party of each remote id; one not held yet gets a stub that is filled when the customer arrives."""
    wanted = list(dict.fromkeys(remotes))
    found = {remote: row[0] for remote, row in _known(connection, office, wanted).items()}
    missing = [remote for remote in wanted if remote not in found]
    if missing:
        ids = allocate(connection, "customer", len(missing))
        insert(connection, "customer", ("id",), [(identity,) for identity in ids])
        columns = ("id", "customer_id", "office", "home", "remote_id", "is_stub", "fetched_at")
        at = from_moment(now)
        rows = [
            (identity, identity, office, "", remote, True, at)
            for identity, remote in zip(ids, missing, strict=True)
        ]
        insert(connection, "party", columns, rows)
        found.update(zip(missing, ids, strict=True))
    return found


def move_home(connection: Connection, office: OfficeId, remote: RemoteId, home: str) -> None:
    """Count a customer under the feed that tells of it, so that it goes when that tells of it no more."""
    sql = "UPDATE party SET home = ? WHERE office = ? AND remote_id = ? AND NOT is_stub"
    connection.exec_driver_sql(sql, (home, office, text(remote)))


def customers_of(connection: Connection, parties: Iterable[int]) -> set[int]:
    """Give the customers that stand over these parties."""
    found: set[int] = set()
    for batch in batches(list(parties)):
        sql = f"SELECT customer_id FROM party WHERE id IN ({marks(batch)})"
        found.update(connection.exec_driver_sql(sql, tuple(batch)).scalars())
    return found


def remove_customers(work: Work, office: OfficeId, remotes: Sequence[RemoteId]) -> list[tuple[RemoteId, str]]:
    """Turn parties into stubs without personal data; what hangs on them goes by its own feeds."""
    known = _known(work.connection, office, remotes)
    ids = [row[0] for row in known.values() if not row[2]]
    linking.queue(work.connection, ids)
    _forget_parts(work.connection, ids)
    for batch in batches(ids):
        work.connection.exec_driver_sql(
            "UPDATE party SET is_stub = 1, home = '', name = '', number = '', tier = '', language = '', alert = '',"
            f" categories = '[]', revision = '', digest = x'' WHERE id IN ({marks(batch)})",
            tuple(batch),
        )
    touched = customers_of(work.connection, ids)
    work.note(Changes.of(Kind.CUSTOMER, touched, touched))
    return [(remote, "") for remote, row in known.items() if not row[2]]


def _known(
    connection: Connection, office: OfficeId, remotes: Iterable[RemoteId]
) -> dict[RemoteId, tuple[int, bytes, bool]]:
    found: dict[RemoteId, tuple[int, bytes, bool]] = {}
    for batch in batches(list(remotes)):
        sql = f"SELECT remote_id, id, digest, is_stub FROM party WHERE office = ? AND remote_id IN ({marks(batch)})"
        for remote, identity, mark, is_stub in connection.exec_driver_sql(sql, (office, *batch)):
            found[RemoteId(remote)] = (identity, bytes(mark), bool(is_stub))
    return found


def _write(
    connection: Connection,
    home: str,
    records: Mapping[RemoteId, Customer],
    ids: Mapping[RemoteId, int],
    fetched_at: datetime,
) -> None:
    at = from_moment(fetched_at)
    sets = ", ".join(f"{column} = ?" for column in _COLUMNS)
    rows = [(*_row(home, record), at, ids[remote]) for remote, record in records.items()]
    connection.exec_driver_sql(f"UPDATE party SET {sets} WHERE id = ?", rows)
    _forget_parts(connection, ids.values())
    pairs = [(ids[remote], record) for remote, record in records.items()]
    _insert_parts(connection, pairs)
    insert(connection, "party_words", ("rowid", "words"), [(i, name_words.words(r)) for i, r in pairs])
    insert(connection, "party_digits", ("rowid", "digits"), [(i, name_words.digits(r)) for i, r in pairs])


def _row(home: str, record: Customer) -> tuple[Any, ...]:
    return (
        home,
        False,
        text(record.name),
        text(record.number),
        record.tier.value,
        text(record.language),
        record.is_company,
        record.is_active,
        text(record.alert),
        from_list(record.categories),
        text(record.revision),
        digest(record),
    )


def _insert_parts(connection: Connection, pairs: Sequence[tuple[int, Customer]]) -> None:
    points = [
        (i, n, text(p.id), p.kind.value, text(p.value), text(p.key), text(p.label), p.verified)
        for i, record in pairs
        for n, p in enumerate(record.contact_points)
    ]
    columns = ("party_id", "position", "remote_id", "kind", "value", "key", "label", "verified")
    insert(connection, "contact_point", columns, points)
    addresses = [
        (
            i, n, text(a.id), text(a.street), text(a.postal_code), text(a.city), text(a.subdivision),
            text(a.country), text(a.name), a.is_delivery, a.is_invoice,
        )
        for i, record in pairs
        for n, a in enumerate(record.addresses)
    ]  # fmt: skip
    columns = (
        "party_id", "position", "remote_id", "street", "postal_code", "city", "subdivision", "country", "name",
        "is_delivery", "is_invoice",
    )  # fmt: skip
    insert(connection, "postal_address", columns, addresses)
    identifiers = [
        (i, n, text(item.id), text(item.kind), text(item.code))
        for i, record in pairs
        for n, item in enumerate(record.identifiers)
    ]
    insert(connection, "identifier", ("party_id", "position", "remote_id", "kind", "code"), identifiers)


def _forget_parts(connection: Connection, ids: Iterable[int]) -> None:
    listed = list(ids)
    for table in ("contact_point", "postal_address", "identifier"):
        delete_where(connection, table, "party_id", listed)
    for table in ("party_words", "party_digits"):
        delete_where(connection, table, "rowid", listed)
