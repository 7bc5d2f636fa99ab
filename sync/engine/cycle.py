"""One cycle with one office, feed by feed; what goes wrong with one is told and stops the others only where it must."""

import logging
import time
from collections.abc import Callable

from callcenter.domain.errors import DeskError
from callcenter.ports import Clock
from callcenter.storage import cursors, offices, replica
from callcenter.storage.database import Database
from sync.contract import (
    Connector,
    Feed,
    HasIdentity,
    OfficeError,
    SignInError,
    UnreachableError,
)
from sync.engine.context import CancelledError, Context
from sync.engine.pull import pull_feed
from sync.engine.reconcile import is_due, reconcile_feed
from sync.engine.report import CycleReport, Fault, FeedReport, Progress

_log = logging.getLogger(__name__)


def run_cycle(
    database: Database,
    connector: Connector,
    clock: Clock,
    *,
    progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    is_full: bool = False,
    accept_deletes: bool = False,
) -> CycleReport:
    """Bring the replica of one office up to date. Errors of the office are in the report, never raised.

    ``is_full`` compares ids whatever that costs; otherwise only as often as the last comparison was cheap.
    """
    context = Context(database, connector, clock, progress, cancelled, accept_deletes)
    started = time.monotonic()
    reports: dict[str, FeedReport] = {}
    faults: list[Fault] = []
    ending: DeskError | None = None
    try:
        _check_identity(context)
        _run_feeds(context, reports, faults, is_full)
    except (OfficeError, CancelledError) as error:
        ending = error
        faults.append(Fault.of(error))
    _note_health(context, ending, faults)
    with database.read() as connection:
        counts = replica.counts(connection, connector.office)
    named = {feed.home: 0 for feed in connector.feeds()}
    return CycleReport(
        office=connector.office,
        answered=not faults,
        seconds=time.monotonic() - started,
        feeds=tuple(reports.values()),
        counts={**named, **{home: count for home, count in counts.items() if home in named}},
        faults=tuple(faults),
        retry_after_seconds=_retry_after(ending),
        needs_sign_in=isinstance(ending, SignInError),
        was_cancelled=isinstance(ending, CancelledError),
    )


def _run_feeds(context: Context, reports: dict[str, FeedReport], faults: list[Fault], is_full: bool) -> None:
    feeds = {feed.name: feed for feed in context.connector.feeds()}
    for feed in feeds.values():
        report = reports.setdefault(feed.name, FeedReport(feed.name))
        _guarded(feed, faults, lambda feed=feed, report=report: pull_feed(context, feed, report))
    for feed in feeds.values():
        if not is_full and not _is_due(context, feed):
            continue
        report, home = reports[feed.name], feeds[feed.home]
        _guarded(
            feed,
            faults,
            lambda feed=feed, home=home, report=report: reconcile_feed(context, feed, home, report),
        )


def _is_due(context: Context, feed: Feed) -> bool:
    with context.database.read() as connection:
        return is_due(cursors.get(connection, context.office, feed.name), context.clock.now())


def _guarded(feed: Feed, faults: list[Fault], step: Callable[[], None]) -> None:
    """Let one refused feed not stop the others; an office that is away stops the cycle."""
    try:
        step()
    except (UnreachableError, SignInError, CancelledError):
        raise
    except OfficeError as error:
        faults.append(Fault.of(error, feed.name))


def _check_identity(context: Context) -> None:
    """Begin again, keeping what is held, where another server answers at the old address."""
    if not isinstance(context.connector, HasIdentity):
        return
    name = context.connector.identity()
    with context.database.read() as connection:
        before = offices.identity(connection, context.office)
    if name == before:
        return
    with context.database.write() as work:
        if before:
            _log.warning("office %s is another server than before; everything is read anew", context.office)
            cursors.forget(work, context.office)
        offices.set_identity(work, context.office, name)


def _note_health(context: Context, ending: DeskError | None, faults: list[Fault]) -> None:
    """Keep how the office is; a cycle that was cancelled says nothing about it."""
    if isinstance(ending, CancelledError):
        return
    now = context.clock.now()
    with context.database.write() as work:
        known = {health.office: health for health in offices.health(work.connection)}
        before = known.get(context.office)
        was_away = before is not None and before.trouble is not None
        if not faults:
            offices.answered(work, context.office, now, context.connector.clock_offset())
            if was_away:
                _log.warning("office %s answers again", context.office)
            return
        fault = faults[0]
        offices.failed(work, context.office, now, fault.trouble, fault.details)
        if not was_away:
            _log.warning("office %s: %s", context.office, fault.trouble.value)


def _retry_after(ending: DeskError | None) -> float | None:
    if isinstance(ending, UnreachableError) and ending.retry_after is not None:
        return ending.retry_after.total_seconds()
    return None
