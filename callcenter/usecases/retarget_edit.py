"""Points an edit at another record, where its own was refused or is gone."""

from datetime import datetime

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditState, Nature, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import LocalId
from callcenter.storage import outbox, subjects
from callcenter.storage.database import Connection, Database
from callcenter.storage.queueing import Subject
from callcenter.storage.settling import move_to_record

_STUCK = (EditState.BLOCKED, EditState.REFUSED, EditState.CONFLICT)


def retarget_edit(database: Database, seq: int, record: LocalId, *, at: datetime, agent: str = "") -> Waiting:
    """Queue the same words for this ticket (or order, or article) of the same office; gives the new edit."""
    with database.write() as work:
        waiting = outbox.refuse_unknown(work.connection, seq)
        if waiting.state not in _STUCK or waiting.edit.kind.nature is Nature.CREATE:
            raise DeskError(Trouble.NOT_SETTLED_SO, text=str(seq), state=waiting.state.value)
        target = _target(work.connection, waiting.edit.kind.entity, record)
        if target.office != waiting.edit.office:
            raise DeskError(Trouble.OTHER_OFFICE, text=str(seq), office=waiting.edit.office)
        author = agent or waiting.edit.agent
        return move_to_record(work, waiting, target.record, target.title, target.customer, author, at)


def _target(connection: Connection, entity: Kind, record: LocalId) -> Subject:
    if entity is Kind.TICKET:
        return subjects.ticket(connection, record)[1]
    if entity is Kind.ORDER:
        return subjects.order(connection, record)[1]
    if entity is Kind.ARTICLE:
        return subjects.article(connection, record)
    raise DeskError(Trouble.NO_SUCH_RECORD, text=str(record))
