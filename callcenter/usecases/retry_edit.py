"""Lets an edit go again that was refused or held back."""

from datetime import datetime

from callcenter.domain.edit import EditState, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage import outbox, outbox_reading
from callcenter.storage.database import Database, Work

_INSTEAD = {
    EditState.CONFLICT: Trouble.CHOOSE_FIRST,
    EditState.DOUBTFUL: Trouble.DECIDE_FIRST,
    EditState.SENDING: Trouble.ON_ITS_WAY,
    EditState.UNKNOWN: Trouble.ON_ITS_WAY,
}
"""What is to be done instead of trying again."""


def retry_edit(database: Database, seq: int, *, at: datetime) -> Waiting:
    """Queue it again, and with it what it builds upon; an edit that waits goes at once instead of later."""
    with database.write() as work:
        _retry(work, outbox.refuse_unknown(work.connection, seq), at)
        return outbox.refuse_unknown(work.connection, seq)


def _retry(work: Work, waiting: Waiting, at: datetime) -> None:
    told = str(waiting.seq)
    if waiting.trouble is Trouble.MADE_BY_ANOTHER_VERSION:
        raise DeskError(Trouble.MADE_BY_ANOTHER_VERSION)
    if waiting.state in _INSTEAD:
        raise DeskError(_INSTEAD[waiting.state], text=told)
    if waiting.state is EditState.BLOCKED:
        _retry_ground(work, waiting, at)
    if not outbox.move(work, waiting.seq, EditState.QUEUED, at, not_before=None, trouble="", details={}):
        raise DeskError(Trouble.NOT_SETTLED_SO, text=told, state=waiting.state.value)


def _retry_ground(work: Work, waiting: Waiting, at: datetime) -> None:
    for one in outbox_reading.needs(work.connection, waiting.seq):
        if one.state in (EditState.WITHDRAWN, EditState.REPLACED):
            raise DeskError(Trouble.GROUND_LOST, text=str(waiting.seq))
        if one.state in (EditState.REFUSED, EditState.BLOCKED, EditState.CONFLICT, EditState.DOUBTFUL):
            _retry(work, one, at)
