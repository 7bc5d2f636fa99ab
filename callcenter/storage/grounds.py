"""Finds who makes now what an edit builds upon, where the edit that was to make it is gone or was replaced."""

from collections.abc import Iterable, Sequence

from callcenter.domain.edit import Edit
from callcenter.domain.edit_needs import local_ids_of, made_by, maker_of
from callcenter.storage import id_map
from callcenter.storage.database import Connection
from callcenter.storage.edit_rows import to_edit


def mend(connection: Connection, edits: Iterable[Edit]) -> None:
    """Let these edits wait for who makes it now, and for nobody where their office has named it already."""
    in_vain = [(edit, need) for edit in edits for need in _waited_for_in_vain(connection, edit)]
    if not in_vain:
        return
    makers = {(edit.office, local): edit.id for edit in _unsettled(connection) for local in made_by(edit)}
    for edit, need in in_vain:
        used = {local for local in local_ids_of(edit) if maker_of(local) == need}
        nameless = {one for one in used if id_map.remote_of(connection, edit.office, one) is None}
        if all((edit.office, one) in makers for one in nameless):
            _replace(connection, edit, need, {makers[edit.office, one] for one in nameless} - {edit.id})


def let_go_of_named(connection: Connection, maker: Edit) -> None:
    """Let nobody wait for an edit any longer only because of what it has made already, whatever becomes of the rest."""
    sql = "SELECT o.* FROM outbox_need AS n JOIN outbox AS o ON o.seq = n.seq WHERE n.edit_id = ?"
    for row in connection.exec_driver_sql(sql, (maker.id,)).all():
        edit = to_edit(row)
        used = made_by(maker) & set(local_ids_of(edit))
        if used and all(id_map.remote_of(connection, edit.office, one) for one in used):
            _replace(connection, edit, maker.id, set())


def _waited_for_in_vain(connection: Connection, edit: Edit) -> Sequence[str]:
    """Give the edits it waits for that are not here, or whose place another one took."""
    sql = (
        "SELECT n.edit_id FROM outbox AS o JOIN outbox_need AS n ON n.seq = o.seq"
        " LEFT JOIN outbox AS m ON m.edit_id = n.edit_id"
        " WHERE o.edit_id = ? AND coalesce(m.state, 'replaced') = 'replaced'"
    )
    return connection.exec_driver_sql(sql, (edit.id,)).scalars().all()


def _unsettled(connection: Connection) -> Iterable[Edit]:
    sql = "SELECT * FROM outbox WHERE state NOT IN ('applied', 'withdrawn', 'replaced') ORDER BY seq"
    return (to_edit(row) for row in connection.exec_driver_sql(sql))


def _replace(connection: Connection, edit: Edit, need: str, by: set[str]) -> None:
    which = "(SELECT seq FROM outbox WHERE edit_id = ?)"
    connection.exec_driver_sql(
        f"DELETE FROM outbox_need WHERE seq = {which} AND edit_id = ?", (edit.id, need)
    )
    for one in by:
        sql = f"INSERT OR IGNORE INTO outbox_need (seq, edit_id) VALUES ({which}, ?)"
        connection.exec_driver_sql(sql, (edit.id, one))
