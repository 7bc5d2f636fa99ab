"""Ends the doubt about an edit that nobody can tell the outcome of."""

from datetime import datetime

from callcenter.domain.edit import EditState, Nature, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage import adoption, outbox
from callcenter.storage.database import Database


def settle_doubt(database: Database, seq: int, record: RemoteId | None, *, at: datetime) -> Waiting:
    """Take this record as what the edit made, or without one send it again, because it was not done."""
    with database.write() as work:
        waiting = outbox.refuse_unknown(work.connection, seq)
        if waiting.state is not EditState.DOUBTFUL:
            raise DeskError(Trouble.NOT_SETTLED_SO, text=str(seq), state=waiting.state.value)
        if record is None:
            outbox.move(work, seq, EditState.QUEUED, at, not_before=None, trouble="", details={})
        else:
            if waiting.edit.kind.nature is Nature.CREATE:
                adoption.adopt(work, seq, record)
            proof = {"record": record, "note": "recognised by the agent"}
            outbox.move(work, seq, EditState.APPLIED, at, proof=proof, trouble="", details={})
        return outbox.refuse_unknown(work.connection, seq)
