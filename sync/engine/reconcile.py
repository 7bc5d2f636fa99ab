"""Finds what is gone: compares ids, and confirms each missing one before anything is taken away."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage import cursors, replica
from callcenter.storage.cursors import FeedState
from sync.contract import Feed, OfficeError, Reading
from sync.engine.context import Context
from sync.engine.report import FeedReport

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
    """Tell whether to compare ids again: the dearer the last listing was, the rarer, but every quarter of an hour."""
    if state.reconciled_at is None:
        return True
    pause = timedelta(seconds=(state.reconcile_seconds or 0.0) * _COST_FACTOR)
    return now - state.reconciled_at >= min(pause, _LONGEST_PAUSE)


def reconcile_feed(context: Context, feed: Feed, home: Feed, report: FeedReport) -> None:
    """Compare the ids of a feed with those held, and put right what differs."""
    started = time.monotonic()
    with context.database.read() as connection:
        owners = replica.part_owners(connection, context.office, feed.part) if feed.part else {}
        held = frozenset(owners) if feed.part else replica.live_ids(connection, context.office, feed.name)
    listed = feed.ids()
    if listed is None:
        return
    missing = sorted(held - listed)
    if feed.part is not None:
        _read_again(context, home, sorted({owners[piece] for piece in missing}), report)
    else:
        _take_away(context, feed, missing, len(held), report)
        _read_again(context, feed, sorted(listed - held), report)
    _note(context, feed, time.monotonic() - started)


def _take_away(
    context: Context, feed: Feed, missing: Sequence[RemoteId], held: int, report: FeedReport
) -> None:
    """Remove what is certainly gone, unless it is suspiciously much."""
    readings = [_read(context, feed, batch) for batch in _batches(missing)]
    gone = [identity for reading in readings for identity in sorted(reading.gone)]
    if _is_suspicious(len(gone), held) and not context.accept_deletes:
        raise EmptiedError(
            Trouble.EMPTIED, office=context.office, missing=str(len(gone)), known=str(held), what=feed.name
        )
    now = context.clock.now()
    for reading in readings:
        with context.database.write() as work:
            report.changed += replica.save(work, context.office, feed.home, reading.records, now)
            report.removed += replica.remove(work, context.office, feed.home, reading.gone)


def _is_suspicious(gone: int, held: int) -> bool:
    if gone == held and held >= _ALL_OF_AT_LEAST:
        return True
    return gone > _MANY or (gone > _FEW and gone > held * _SHARE)


def _read_again(context: Context, feed: Feed, ids: Sequence[RemoteId], report: FeedReport) -> None:
    """Read records whose pieces vanished, or that this desk may see only now."""
    for batch in _batches(ids):
        reading = _read(context, feed, batch)
        with context.database.write() as work:
            now = context.clock.now()
            report.changed += replica.save(work, context.office, feed.home, reading.records, now)
        report.bad += len(reading.bad)


def _read(context: Context, feed: Feed, ids: Sequence[RemoteId]) -> Reading:
    context.stop_if_asked()
    return feed.read(ids)


def _batches(ids: Sequence[RemoteId]) -> list[Sequence[RemoteId]]:
    return [ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH)]


def _note(context: Context, feed: Feed, seconds: float) -> None:
    with context.database.write() as work:
        state = cursors.get(work.connection, context.office, feed.name)
        done = replace(state, reconciled_at=context.clock.now(), reconcile_seconds=seconds)
        cursors.save(work, context.office, feed.name, done)
