"""Keeps how an office is, and says so once when it goes and once when it returns."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from callcenter.storage import offices, replica
from callcenter.storage.database import Database
from sync.engine.context import Context
from sync.engine.report import Fault

_log = logging.getLogger(__name__)
_JITTER = timedelta(seconds=2)
"""Replies tell whole seconds and take their time; so little is no clock that was set."""
_A_PERSON_MUST_LOOK = (Trouble.EMPTIED, Trouble.OTHER_SERVER)


def health_of(database: Database, office: OfficeId) -> OfficeHealth:
    """Say how an office was when it was last asked."""
    with database.read() as connection:
        known = {health.office: health for health in offices.health(connection)}
    return known.get(office) or OfficeHealth(office, None)


def note_clock(context: Context) -> timedelta | None:
    """Give how far the office's clock is ahead of ours; further than ever, it is kept before anything is read.

    Where it is set back later, that is noticed even if this cycle does not come to its end.
    """
    before, now = context.offset_before, context.connector.clock_offset()
    if now is not None and (before is None or now - before > _JITTER):
        with context.database.write() as work:
            offices.note_clock(work, context.office, now)
    return now


def note_health(
    context: Context, faults: Sequence[Fault], *, was_heard: bool, offset: timedelta | None
) -> None:
    """Keep the worst fault, or none. ``was_heard``: the cycle came to its end, so that what is held is of today.

    ``offset`` is how far the office's clock was ahead of ours when a cycle began in which everything was read.
    """
    now, before = context.clock.now(), context.before
    worst = _worst(faults, was_heard=was_heard)
    with context.database.write() as work:
        if was_heard:
            offices.answered(work, context.office, now, offset)
            replica.empty_bin(work, now)
        if worst is not None:
            since = before.since if before.trouble is not None and before.since is not None else now
            offices.failed(work, context.office, since, worst.trouble, worst.details)
    if worst is None and before.trouble is not None:
        _log.warning("office %s answers again", context.office)
    elif worst is not None and before.trouble is None:
        _log.warning("office %s: %s", context.office, worst.trouble.value)


def _worst(faults: Sequence[Fault], *, was_heard: bool) -> Fault | None:
    """Take what ended the cycle, then what waits for a person, then the first."""
    if not faults:
        return None
    if not was_heard:
        return faults[-1]
    return next((fault for fault in faults if fault.trouble in _A_PERSON_MUST_LOOK), faults[0])
