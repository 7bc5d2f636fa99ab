"""Settles a field that both sides changed, as the agent says."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import Choice, Conflict, ConflictState, EditKind, EditState, Value, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.numbering import NumberingRules
from callcenter.storage import outbox, outbox_reading
from callcenter.storage.database import Database, Work
from callcenter.storage.settling import move_to_record, settle_field
from callcenter.usecases.tidy_customer import HOME, tidy_changes


def settle_conflict(
    database: Database,
    conflict: int,
    choice: Choice,
    value: Value = None,
    *,
    agent: str,
    at: datetime,
    numbering: NumberingRules = HOME,
) -> Waiting | None:
    """Keep mine, take theirs, or write another value; gives the new edit that this needs, if any.

    Of a record that went, ``THEIRS`` lets the edit go, and ``MINE`` follows a merged record to the one that is left.
    """
    with database.write() as work:
        found = outbox_reading.conflict(work.connection, conflict)
        if found is None or found.state is ConflictState.SETTLED:
            raise DeskError(Trouble.NO_SUCH_EDIT, text=str(conflict))
        waiting = outbox.refuse_unknown(work.connection, found.seq)
        if waiting.state is not EditState.CONFLICT:
            outbox.settle_conflict(work, conflict, agent, at, "seen")
            return None
        if found.reason:
            return _settle_lost(work, waiting, found, choice, agent, at)
        wanted = _tidy(waiting, found, value, numbering) if choice is Choice.OTHER else found.mine
        return settle_field(work, waiting, found, choice, wanted, agent, at)


def _tidy(waiting: Waiting, found: Conflict, value: Value, numbering: NumberingRules) -> Value:
    """Hold another value to the same rules as the first one."""
    if waiting.edit.kind is EditKind.CHANGE_TICKET:
        return edit_rules.ticket_change({found.field: value})[found.field]
    if waiting.edit.kind is EditKind.CHANGE_CUSTOMER:
        return tidy_changes({found.field: value}, {found.field: found.theirs}, numbering)[found.field]
    return value


def _settle_lost(
    work: Work, waiting: Waiting, found: Conflict, choice: Choice, agent: str, at: datetime
) -> Waiting | None:
    if choice is Choice.THEIRS:
        outbox.settle_conflict(work, found.id, agent, at, choice.value)
        outbox.move(work, waiting.seq, EditState.WITHDRAWN, at)
        return None
    if found.reason != "merged" or not found.theirs:
        raise DeskError(Trouble.GROUND_LOST, text=str(waiting.seq))
    return move_to_record(work, waiting, RemoteId(found.theirs), waiting.edit.title, "", agent, at)
