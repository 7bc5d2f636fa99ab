"""Lets one edit take the place of another: with what that one makes, and what builds upon it."""

from datetime import datetime

from callcenter.domain.edit import Edit, EditState, Waiting
from callcenter.storage import outbox
from callcenter.storage.database import Work


def succeed(work: Work, earlier: Waiting, edit: Edit, at: datetime) -> Waiting:
    """Queue the new edit, end the earlier one, and let go of what waited for that."""
    connection = work.connection
    seq = outbox.add(work, edit)
    connection.exec_driver_sql(
        "DELETE FROM outbox_need WHERE seq = ? AND edit_id = ?", (seq, earlier.edit.id)
    )
    connection.exec_driver_sql(
        "UPDATE OR REPLACE outbox_need SET edit_id = ? WHERE edit_id = ?", (edit.id, earlier.edit.id)
    )
    outbox.move(work, earlier.seq, EditState.REPLACED, at)
    for one in outbox.dependants(connection, edit.id):
        if one.state is EditState.BLOCKED:
            outbox.move(work, one.seq, EditState.QUEUED, at)
    return outbox.refuse_unknown(connection, seq)
