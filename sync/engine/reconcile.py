"""Finds what is gone: compares ids, and confirms each missing one before anything is taken away."""

import time
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Part
from callcenter.domain.ids import RemoteId
from callcenter.storage import cursors, replica
from callcenter.storage.cursors import FeedState
from sync.contract import Feed, OfficeError, Reading
from sync.engine.arrivals import Name
from sync.engine.context import Context
from sync.engine.report import Tally

_BATCH = 200
_COST_FACTOR = 100
_LONGEST_PAUSE = timedelta(minutes=15)
_FEW = 10
_MANY = 500
_SHARE = 0.2
_ALL_OF_AT_LEAST = 5


class EmptiedError(OfficeError):
    """An office suddenly misses so much that nothing is removed before a person looked."""


def is_due(state: FeedState, now: datetime) -> bool:
    """Tell whether to compare ids again: the dearer the last time was, the rarer, but every quarter of an hour."""
    if state.reconciled_at is None or state.reconciled_at > now:
        return True
    pause = timedelta(seconds=(state.reconcile_seconds or 0.0) * _COST_FACTOR)
    return now - state.reconciled_at >= min(pause, _LONGEST_PAUSE)


def is_suspicious(gone: int, held: int) -> bool:
    """Tell whether so much would vanish at once that a person had better look first."""
    if gone >= held >= _ALL_OF_AT_LEAST:
        return True
    return gone > _MANY or (gone > _FEW and gone > held * _SHARE)


def reconcile_feed(context: Context, feed: Feed, home: Feed, tally: Tally, *, may_remove: bool) -> None:
    """Compare the ids of a feed with those held, and put right what differs."""
    started = time.monotonic()
    try:
        with context.arrivals.watched() as newer:
            if feed.part is not None:
                _reconcile_parts(context, feed, feed.part, home, _Finding(tally, newer))
            else:
                _reconcile_records(context, feed, _Finding(tally, newer), may_remove=may_remove)
    except EmptiedError:
        _note(context, feed, time.monotonic() - started)
        raise
    _note(context, feed, time.monotonic() - started)


@dataclass(frozen=True, slots=True)
class _Finding:
    """What a comparison counts, and what came ``newer`` by another way while it waited for answers."""

    tally: Tally
    newer: AbstractSet[Name]


def _reconcile_parts(context: Context, feed: Feed, part: Part, home: Feed, finding: _Finding) -> None:
    """Read the owners of vanished pieces again."""
    with context.database.read() as connection:
        owners = replica.part_owners(connection, context.office, part)
    listed = feed.ids()
    if listed is not None:
        _read_again(context, home, sorted({owners[piece] for piece in owners.keys() - listed}), finding)


def _reconcile_records(context: Context, feed: Feed, finding: _Finding, *, may_remove: bool) -> None:
    """Take away what is certainly gone, and read what this desk may see only now."""
    with context.database.read() as connection:
        held = replica.live_ids(connection, context.office, feed.name)
    listed = feed.ids()  # asked after looking at what is held: what arrives meanwhile is not taken for gone
    if listed is None:
        return
    if may_remove:
        for reading in _confirmed(context, feed, sorted(held - listed), len(held)):
            _save(context, feed, reading, finding)
    _read_again(context, feed, sorted(listed - held), finding)


def _confirmed(context: Context, feed: Feed, missing: Sequence[RemoteId], held: int) -> list[Reading]:
    """Look at each missing record; stop as soon as there is too much that is truly gone."""
    readings: list[Reading] = []
    gone = 0
    for batch in _batches(missing):
        readings.append(_read(context, feed, batch))
        gone += len(readings[-1].gone)
        if is_suspicious(gone, held) and not context.accept_deletes:
            figures = {"missing": str(len(missing)), "known": str(held), "what": feed.name}
            raise EmptiedError(Trouble.EMPTIED, office=context.office, **figures)
    return readings


def _read_again(context: Context, feed: Feed, ids: Sequence[RemoteId], finding: _Finding) -> None:
    """Read records whose pieces vanished, or that this desk may see only now; nothing is taken away here."""
    for batch in _batches(ids):
        _save(context, feed, replace(_read(context, feed, batch), gone=frozenset()), finding)


def _save(context: Context, feed: Feed, reading: Reading, finding: _Finding) -> None:
    with context.database.write() as work:
        finding.tally.changed += context.save(work, feed.home, reading.records, finding.newer)
        gone = [one for one in reading.gone if (feed.home, one) not in finding.newer]
        context.arrivals.note(work, feed.home, gone)
        finding.tally.removed += replica.remove(work, context.office, feed.home, gone)
        replica.bury_edits(work, context.office, feed.kind, gone, context.clock.now())
    finding.tally.note_bad(reading.bad)


def _read(context: Context, feed: Feed, ids: Sequence[RemoteId]) -> Reading:
    context.stop_if_asked()
    reading = feed.read(ids)
    context.stop_if_asked()
    asked = frozenset(ids)
    return replace(reading, gone=reading.gone & asked)  # nothing goes that was not asked about


def _batches(ids: Sequence[RemoteId]) -> Iterator[Sequence[RemoteId]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _note(context: Context, feed: Feed, seconds: float) -> None:
    with context.database.write() as work:
        state = cursors.get(work.connection, context.office, feed.name)
        done = replace(state, reconciled_at=context.clock.now(), reconcile_seconds=seconds)
        cursors.save(work, context.office, feed.name, done)
