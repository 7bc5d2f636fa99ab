"""Looks whether something on the way did an edit twice: no desk can undo that, so the agent must know."""

from collections.abc import Iterable
from datetime import timedelta

from callcenter.domain.edit import Conflict, Nature
from callcenter.domain.ids import OfficeId
from callcenter.ports import Clock
from callcenter.storage import outbox
from callcenter.storage.database import Database
from sync.contract import Change, OfficeError, Receipt, TakesEdits
from sync.engine.changing import change_of

_AGAIN_AFTER = timedelta(minutes=2)


def twins_of(writer: TakesEdits, change: Change) -> tuple[Receipt, ...] | None:
    """Give what was made beside the first; ``None`` where the office could not be asked, so that it is asked later."""
    if change.kind.nature not in (Nature.CREATE, Nature.APPEND):
        return ()
    try:
        return writer.find(change).done[1:]
    except OfficeError:
        return None


def as_conflicts(twins: Iterable[Receipt]) -> list[Conflict]:
    """Tell of them."""
    return [Conflict(0, 0, "", None, None, one.record, reason="twice") for one in twins]


def look_again(database: Database, office: OfficeId, writer: TakesEdits, clock: Clock) -> None:
    """Ask about those that could not be asked about when they were done; raises errors of the store alone."""
    with database.read() as connection:
        found = outbox.unlooked(connection, office, clock.now())
        changes = [(one.seq, change_of(connection, one)[0]) for one in found]
    for seq, change in changes:
        twins = twins_of(writer, change)
        with database.write() as work:
            outbox.add_conflicts(work, seq, as_conflicts(twins or ()))
            outbox.look_later(work, seq, None if twins is not None else clock.now() + _AGAIN_AFTER)
        if twins is None:
            return
