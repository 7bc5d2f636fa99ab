"""Lets one edit take the place of another: with what that one makes, and what builds upon it."""

from datetime import datetime

from callcenter.domain.edit import Edit, EditState, Waiting
from callcenter.domain.edit_needs import local_ids_of, made_by, maker_of
from callcenter.storage import id_map, outbox
from callcenter.storage.database import Connection, Work

_ALL = 1_000_000


def succeed(work: Work, earlier: Waiting, edit: Edit, at: datetime) -> Waiting:
    """Queue the new edit, end the earlier one, and let go of what waited for that."""
    seq = outbox.add(work, edit)
    inherit(work, earlier.edit.id, edit.id, at)
    outbox.move(work, earlier.seq, EditState.REPLACED, at)
    return outbox.refuse_unknown(work.connection, seq)


def inherit(work: Work, earlier: str, edit: str, at: datetime) -> None:
    """Let what builds upon one edit build upon another from now on."""
    sql = "UPDATE OR REPLACE outbox_need SET edit_id = ? WHERE edit_id = ?"
    work.connection.exec_driver_sql(sql, (edit, earlier))
    let_go(work, edit, at)


def let_go(work: Work, edit: str, at: datetime) -> None:
    """Queue again what was held back because of an edit."""
    for one in outbox.dependants(work.connection, edit):
        if one.state is EditState.BLOCKED:
            outbox.move(work, one.seq, EditState.QUEUED, at)


def mend(work: Work) -> None:
    """Let edits that came back without what they were built upon find who makes it now."""
    waits = [one.edit for one in outbox.unsettled(work.connection, _ALL) if not one.state.is_over]
    makers = {local: edit.id for edit in waits for local in made_by(edit)}
    for edit in waits:
        for need in _lost_needs(work.connection, edit):
            used = {local for local in local_ids_of(edit) if maker_of(local) == need}
            open_ones = {
                local for local in used if id_map.remote_of(work.connection, edit.office, local) is None
            }
            if open_ones <= makers.keys():
                _replace_need(work.connection, edit, need, {makers[local] for local in open_ones} - {edit.id})


def _lost_needs(connection: Connection, edit: Edit) -> list[str]:
    """Give the edits it waits for in vain: those that are not here, or whose place another one took."""
    sql = (
        "SELECT n.edit_id FROM outbox AS o JOIN outbox_need AS n ON n.seq = o.seq"
        " LEFT JOIN outbox AS m ON m.edit_id = n.edit_id"
        " WHERE o.edit_id = ? AND coalesce(m.state, 'replaced') = 'replaced'"
    )
    return list(connection.exec_driver_sql(sql, (edit.id,)).scalars())


def _replace_need(connection: Connection, edit: Edit, need: str, by: set[str]) -> None:
    which = "(SELECT seq FROM outbox WHERE edit_id = ?)"
    connection.exec_driver_sql(
        f"DELETE FROM outbox_need WHERE seq = {which} AND edit_id = ?", (edit.id, need)
    )
    for one in by:
        sql = f"INSERT OR IGNORE INTO outbox_need (seq, edit_id) VALUES ({which}, ?)"
        connection.exec_driver_sql(sql, (edit.id, one))
