"""Lets one edit take the place of another: with what that one makes, and what builds upon it."""

from datetime import datetime

from callcenter.domain.edit import Edit, EditState, Waiting
from callcenter.storage import grounds, outbox
from callcenter.storage.database import Work

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
    waits = (one.edit for one in outbox.unsettled(work.connection, _ALL) if not one.state.is_over)
    grounds.mend(work.connection, waits)
