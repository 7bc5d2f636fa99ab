"""What an agent's decision does to an edit that cannot go on by itself."""

from dataclasses import replace
from datetime import datetime

from callcenter.domain.edit import Choice, Conflict, EditState, Value, Waiting
from callcenter.domain.ids import RemoteId
from callcenter.storage import outbox, subjects
from callcenter.storage.database import Work
from callcenter.storage.queueing import Subject, next_id, queue_change
from callcenter.storage.succession import inherit, let_go, succeed


def settle_field(
    work: Work, waiting: Waiting, found: Conflict, choice: Choice, value: Value, agent: str, at: datetime
) -> Waiting | None:
    """Settle one field; ``value`` is what is to hold, whoever wrote it. With its last field the edit is over."""
    edit = waiting.edit
    fresh = None
    if choice is not Choice.THEIRS:
        subject = Subject(edit.office, edit.record, edit.title, edit.customer)
        fields, base = {found.field: value}, {found.field: found.theirs}
        fresh = queue_change(work, edit.kind, subject, fields, base, agent=agent, at=at)
    outbox.settle_conflict(work, found.id, agent, at, (choice if fresh else Choice.THEIRS).value)
    if fresh is not None:
        inherit(work, edit.id, fresh.edit.id, at)
    if not outbox.conflicts(work.connection, waiting.seq):
        _end(work, waiting, at)
    return fresh


def move_to_record(
    work: Work, waiting: Waiting, record: RemoteId, title: str, customer: str, agent: str, at: datetime
) -> Waiting:
    """Queue the same words for another record of the same office."""
    old = waiting.edit
    held = subjects.fields_of(work.connection, old.office, old.kind.entity, record)
    edit = replace(
        old,
        id=next_id(work, at),
        agent=agent,
        record=record,
        made_at=at,
        base={name: held.get(name) for name in old.base} if held else old.base,
        base_revision="",
        after="",
        title=title,
        customer=customer or old.customer,
    )
    close_conflicts(work, waiting, agent, at, "moved")
    return succeed(work, waiting, edit, at)


def close_conflicts(work: Work, waiting: Waiting, agent: str, at: datetime, how: str) -> None:
    """Note that what was open about an edit is settled with it."""
    for one in outbox.conflicts(work.connection, waiting.seq):
        outbox.settle_conflict(work, one.id, agent, at, how)


def _end(work: Work, waiting: Waiting, at: datetime) -> None:
    """End an edit whose conflicts are settled: by another one, by what of it was written, or by nothing."""
    rows = work.connection.exec_driver_sql(
        "SELECT field, resolution FROM conflict WHERE seq = ?", (waiting.seq,)
    ).all()
    if any(row.resolution != Choice.THEIRS.value for row in rows):
        outbox.move(work, waiting.seq, EditState.REPLACED, at)
    elif waiting.edit.fields.keys() - {row.field for row in rows}:
        outbox.move(work, waiting.seq, EditState.APPLIED, at)
        outbox.read_back(work, waiting.seq)
        let_go(work, waiting.edit.id, at)
    else:
        outbox.move(work, waiting.seq, EditState.WITHDRAWN, at)
