"""One cycle with one office, feed by feed; what goes wrong with one is told and stops the others only where it must."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from callcenter.domain.errors import DeskError, Trouble
from callcenter.ports import Clock
from callcenter.storage import cursors, offices, outbox, replica
from callcenter.storage.database import Database
from callcenter.usecases.settle_links import settle_links
from sync.contract import (
    Connector,
    Feed,
    OfficeError,
    SignInError,
    UnreachableError,
)
from sync.engine.arrivals import Arrivals
from sync.engine.context import CancelledError, Context
from sync.engine.health import health_of, note_clock, note_health
from sync.engine.identity import check_identity
from sync.engine.pull import pull_feed
from sync.engine.reconcile import is_due, reconcile_feed
from sync.engine.report import CycleReport, Fault, Progress, Tally
from sync.engine.unexpected import told, where

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
    arrivals: Arrivals | None = None,
) -> CycleReport:
    """Bring the replica of one office up to date. Errors of the office are in the report, never raised.

    ``is_full`` compares ids whatever that costs; otherwise only as often as the last comparison was cheap.
    ``accept_deletes`` lets even suspiciously many records go, because a person said so. ``arrivals`` is shared with the
    refreshes of the same office. Errors of the store are raised; while its disk is nearly full, nothing is read.
    """
    if database.room.is_short:
        raise DeskError(Trouble.STORE_FULL, path=str(database.path))  # what is left is for what agents write
    before = health_of(database, connector.office)
    arrivals = arrivals or Arrivals()
    with database.read() as connection:
        offset = offices.clock_offset(connection, connector.office)
    context = Context(
        database, connector, clock, progress, cancelled, before, arrivals, accept_deletes, offset
    )
    started, began = time.monotonic(), clock.now()
    notes = _Notes()
    ending = _run(context, notes, is_full=is_full or accept_deletes)
    was_heard = ending is None and not notes.unread.issuperset(notes.tallies)
    is_whole = ending is None and notes.is_whole
    if is_whole:  # of a server that was emptied all is read, too, and nothing known before ids were compared
        outbox.show_truth(database, context.office, began)
    if not isinstance(ending, CancelledError):  # what was cancelled says nothing about the office
        note_health(context, notes.faults, was_heard=was_heard, offset=notes.offset if is_whole else None)
        settle_links(database, clock, cancelled)
    return _report(context, notes, ending, was_heard=was_heard, seconds=time.monotonic() - started)


@dataclass(slots=True)
class _Notes:
    """What a cycle found, while it runs."""

    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])
    faults: list[Fault] = field(default_factory=list[Fault])
    unread: set[str] = field(default_factory=set[str])
    offset: timedelta | None = None
    is_partly_compared: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether all that the office has is held now."""
        is_overtaken = any(tally.is_overtaken for tally in self.tallies.values())
        return not (self.faults or self.is_partly_compared or is_overtaken)

    def add(self, fault: Fault) -> None:
        """Tell a thing once, even where every feed says it."""
        if all(other.sentence != fault.sentence for other in self.faults):
            self.faults.append(fault)


def _run(context: Context, notes: _Notes, *, is_full: bool) -> DeskError | None:
    """Go through the feeds; give what ended the cycle early, if anything did."""
    try:
        stranger = check_identity(context)
        if stranger is not None:
            notes.add(Fault.of(stranger))
        notes.offset = note_clock(context)
        _pull(context, notes)
        _reconcile(context, notes, is_full=is_full, may_remove=stranger is None)
    except (OfficeError, CancelledError) as error:
        ending = error
    except DeskError:
        raise  # the store's, and not the office's
    except Exception as error:  # noqa: BLE001  # a connector's mistake must not end the cycles
        if not context.cancelled():
            _log_unexpected(context, "", error)
        ending = told(error)
    else:
        return None
    if context.cancelled():  # whatever fails while everything is closed says nothing
        ending = CancelledError()
    notes.add(Fault.of(ending))
    return ending


def _pull(context: Context, notes: _Notes) -> None:
    for feed in context.connector.feeds():
        tally = notes.tallies.setdefault(feed.name, Tally())
        if not _guard(context, notes, feed, lambda feed=feed, tally=tally: pull_feed(context, feed, tally)):
            notes.unread.add(feed.name)


def _reconcile(context: Context, notes: _Notes, *, is_full: bool, may_remove: bool) -> None:
    feeds = {feed.name: feed for feed in context.connector.feeds()}
    for name, feed in feeds.items():
        if name in notes.unread:
            notes.is_partly_compared = True
            continue
        if is_full or _is_due(context, feed):
            _guard(
                context,
                notes,
                feed,
                lambda feed=feed: reconcile_feed(
                    context, feed, feeds[feed.home], notes.tallies[feed.name], may_remove=may_remove
                ),
            )
        else:
            notes.is_partly_compared = True
            if (fault := Fault.standing(context.before, name)) is not None:
                notes.add(fault)


def _guard(context: Context, notes: _Notes, feed: Feed, step: Callable[[], None]) -> bool:
    """Let one refused or faulty feed not stop the others; an office that is away stops the cycle."""
    try:
        step()
    except (UnreachableError, SignInError, CancelledError):
        raise
    except OfficeError as error:
        notes.add(Fault.of(error, feed.name))
    except DeskError:
        raise
    except Exception as error:  # noqa: BLE001  # a connector's mistake in one feed is no reason to miss the others
        context.stop_if_asked()
        _log_unexpected(context, feed.name, error)
        notes.add(Fault.of(told(error), feed.name))
    else:
        return True
    return False


def _log_unexpected(context: Context, feed: str, error: Exception) -> None:
    """Tell once, and without values, where in the code it happened."""
    if context.before.trouble is not Trouble.UNEXPECTED:
        _log.error("office %s, feed %s: %s", context.office, feed or "-", where(error))


def _is_due(context: Context, feed: Feed) -> bool:
    with context.database.read() as connection:
        return is_due(cursors.get(connection, context.office, feed.name), context.clock.now())


def _report(
    context: Context, notes: _Notes, ending: DeskError | None, *, was_heard: bool, seconds: float
) -> CycleReport:
    with context.database.read() as connection:
        held = replica.counts(connection, context.office)
    counts = {feed.home: held.get(feed.home, 0) for feed in context.connector.feeds()}
    return CycleReport(
        office=context.office,
        answered=not notes.faults,
        seconds=seconds,
        feeds=tuple(tally.report(name) for name, tally in notes.tallies.items()),
        counts=counts,
        faults=tuple(notes.faults),
        retry_after_seconds=_retry_after(ending),
        needs_sign_in=isinstance(ending, SignInError),
        was_cancelled=isinstance(ending, CancelledError),
        is_away=not was_heard and not isinstance(ending, CancelledError),
    )


def _retry_after(ending: DeskError | None) -> float | None:
    if isinstance(ending, UnreachableError) and ending.retry_after is not None:
        return ending.retry_after.total_seconds()
    return None
