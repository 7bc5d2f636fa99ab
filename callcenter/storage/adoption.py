"""Takes what an office made for an edit as the record that the desk has shown from the beginning."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from callcenter.domain.changes import Kind
from callcenter.domain.edit import Conflict, EditState
from callcenter.domain.edit_needs import is_local, local_id
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage import id_map, outbox, parties, projection
from callcenter.storage.database import Connection, Work
from callcenter.storage.values import text


def adopt(work: Work, seq: int, remote: RemoteId, home: str = "") -> bool:
    """Give what an edit made its office's name; false where the office made it once before: the agent is told.

    ``home`` is the feed that tells of it from now on.
    """
    row = outbox.get_row(work.connection, seq)
    office, entity = OfficeId(row.office), Kind(row.entity)
    local = _made_as(work.connection, row)
    kept = id_map.learn(work, office, entity, local, remote)
    if kept != remote:
        _tell_twice(work, seq, remote)
        return False
    _rename(work, office, entity, local, remote)
    if entity is Kind.CUSTOMER and home:
        parties.move_home(work.connection, office, remote, home)
    return True


def _made_as(connection: Connection, row: Any) -> RemoteId:
    """Give the name the desk made it by: that of its edit, or of the one its edit took the place of."""
    if is_local(row.record):
        return RemoteId(row.record)
    sql = "SELECT local FROM id_map WHERE office = ? AND entity = ? AND remote = ? AND local NOT LIKE '%.%' LIMIT 1"
    known = connection.exec_driver_sql(sql, (row.office, row.entity, row.record)).scalar()
    return RemoteId(known) if known else local_id(row.edit_id)


def adopt_seen(work: Work, office: OfficeId, refs: Iterable[tuple[str, RemoteId]], at: datetime) -> None:
    """Take what a feed brings and an edit of this desk has made, whatever became of the answer to it.

    A reference that comes twice was made twice.
    """
    for ref, remote in refs:
        found = outbox.by_edit_id(work.connection, ref)
        if found is None or found.edit.office != office:
            continue
        if adopt(work, found.seq, remote) and found.state is not EditState.APPLIED:
            proof = {"record": remote, "note": "seen in the feed"}
            outbox.note_attempt(work, found.seq, "proof", at, proof["note"])
            outbox.move(work, found.seq, EditState.APPLIED, at, proof=proof)


def learn_pieces(work: Work, office: OfficeId, entity: Kind, made: Mapping[str, RemoteId]) -> None:
    """Keep what the office calls the pieces of a record, by their local ids."""
    for local, remote in made.items():
        id_map.learn(work, office, entity, local, remote)


def _rename(work: Work, office: OfficeId, entity: Kind, local: RemoteId, remote: RemoteId) -> None:
    connection = work.connection
    connection.exec_driver_sql(
        "UPDATE outbox SET record = ? WHERE office = ? AND entity = ? AND record = ?",
        (text(remote), office, entity.value, local),
    )
    if entity is Kind.CUSTOMER:
        _rename_party(work, office, local, remote)
    if entity is Kind.TICKET:
        connection.exec_driver_sql(
            "UPDATE ticket_pending SET remote_id = ? WHERE office = ? AND remote_id = ?",
            (text(remote), office, local),
        )
    projection.lay_over(work, office, entity, remote)


def _rename_party(work: Work, office: OfficeId, local: RemoteId, remote: RemoteId) -> None:
    """Turn the customer made here into the office's; where that has come already, lead to it."""
    connection = work.connection
    there = "SELECT customer_id FROM party WHERE office = ? AND remote_id = ?"
    known = connection.exec_driver_sql(there, (office, text(remote))).scalar()
    if known is None:
        sql = "UPDATE party SET remote_id = ? WHERE office = ? AND remote_id = ?"
        connection.exec_driver_sql(sql, (text(remote), office, local))
        return
    connection.exec_driver_sql(
        "UPDATE party SET customer_id = ?, is_stub = 1, home = '' WHERE office = ? AND remote_id = ?",
        (known, office, local),
    )


def _tell_twice(work: Work, seq: int, remote: RemoteId) -> None:
    known = outbox.conflicts(work.connection, seq, only_open=False)
    if all(one.theirs != remote for one in known):
        outbox.add_conflicts(work, seq, [Conflict(0, seq, "", None, None, remote, reason="twice")])
