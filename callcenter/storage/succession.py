"""Lets one edit take the place of another: with what that one makes, and what builds upon it."""

from datetime import datetime

from callcenter.domain.edit import Edit, EditState, Waiting
from callcenter.storage import outbox
from callcenter.storage.database import Work


def succeed(work: Work, earlier: Waiting, edit: Edit, at: datetime) -> Waiting:
    """Queue the new edit, end the earlier one, and let go of what waited for that."""
    seq = outbox.add(work, edit)
    # What the earlier one was to make is made by the new one now, under the names it has.
    work.connection.exec_driver_sql(
        "DELETE FROM outbox_need WHERE seq = ? AND edit_id = ?", (seq, earlier.edit.id)
    )
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
