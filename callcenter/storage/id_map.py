"""What the desk called something it made, and what its office calls it: learnt once, kept for ever."""

from callcenter.domain.changes import Kind
from callcenter.domain.edit_needs import is_local
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.storage.database import Connection, Work
from callcenter.storage.journal_lines import named_line
from callcenter.storage.saving import allocate


def remote_of(connection: Connection, office: OfficeId, local: str) -> RemoteId | None:
    """Give the office's id of what has a local one; nothing where the office has not named it yet."""
    sql = "SELECT remote FROM id_map WHERE office = ? AND local = ?"
    return connection.exec_driver_sql(sql, (office, local)).scalar()


def learn(work: Work, office: OfficeId, entity: Kind, local: str, remote: RemoteId) -> RemoteId:
    """Keep the office's id; gives the one that is kept, which is another one where it was named before."""
    work.connection.exec_driver_sql(
        "INSERT INTO id_map (office, entity, local, remote) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (office, local) DO UPDATE SET remote = coalesce(remote, excluded.remote)",
        (office, entity.value, local, remote),
    )
    work.remember(named_line(office, entity, local, remote))
    return remote_of(work.connection, office, local) or remote


def named(connection: Connection) -> tuple[tuple[OfficeId, Kind, str, RemoteId], ...]:
    """Give everything that offices have named."""
    rows = connection.exec_driver_sql("SELECT * FROM id_map WHERE remote IS NOT NULL").all()
    return tuple((OfficeId(row.office), Kind(row.entity), row.local, RemoteId(row.remote)) for row in rows)


def place_of(work: Work, office: OfficeId, entity: Kind, table: str, local: RemoteId) -> LocalId:
    """Give the number under which the screens know what was made here; it stays when the office names it."""
    connection = work.connection
    sql = "SELECT local_id FROM id_map WHERE office = ? AND local = ?"
    known = connection.exec_driver_sql(sql, (office, local)).scalar()
    if known is not None:
        return LocalId(known)
    fresh = LocalId(allocate(connection, table, 1)[0])
    connection.exec_driver_sql(
        "INSERT INTO id_map (office, entity, local, local_id) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (office, local) DO UPDATE SET local_id = excluded.local_id",
        (office, entity.value, local, fresh),
    )
    return fresh


def known_place(connection: Connection, office: OfficeId, remote: RemoteId) -> LocalId | None:
    """Give the number that was given to a record before its office named it."""
    sql = "SELECT local_id FROM id_map WHERE office = ? AND remote = ? AND local_id IS NOT NULL"
    return connection.exec_driver_sql(sql, (office, remote)).scalar()


def locals_of(connection: Connection, office: OfficeId, remote: RemoteId) -> tuple[RemoteId, ...]:
    """Give what the desk called a record before its office named it."""
    sql = "SELECT local FROM id_map WHERE office = ? AND remote = ? ORDER BY local"
    return tuple(RemoteId(row.local) for row in connection.exec_driver_sql(sql, (office, remote)))


def current(connection: Connection, office: OfficeId, record: RemoteId) -> RemoteId:
    """Give the name by which a record goes now."""
    return (remote_of(connection, office, record) or record) if is_local(record) else record
