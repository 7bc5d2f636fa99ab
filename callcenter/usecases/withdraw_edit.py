"""Takes an edit back before it is done."""

from datetime import datetime

from callcenter.domain.edit import EditState, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage import outbox
from callcenter.storage.database import Database
from callcenter.storage.settling import close_conflicts


def withdraw_edit(database: Database, seq: int, *, at: datetime, agent: str = "") -> Waiting:
    """End it; its words stay readable. What may be on its way cannot be taken back before its outcome is known."""
    with database.write() as work:
        waiting = outbox.refuse_unknown(work.connection, seq)
        if waiting.state in (EditState.SENDING, EditState.UNKNOWN):
            raise DeskError(Trouble.ON_ITS_WAY, text=str(seq))
        close_conflicts(work, waiting, agent or waiting.edit.agent, at, "withdrawn")
        if not outbox.move(work, seq, EditState.WITHDRAWN, at):
            raise DeskError(Trouble.NOT_SETTLED_SO, text=str(seq), state=waiting.state.value)
        return outbox.refuse_unknown(work.connection, seq)
