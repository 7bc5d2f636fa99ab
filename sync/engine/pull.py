"""Reads a feed from where it stopped: each page and its cursor in one transaction."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from callcenter.storage import cursors, replica
from callcenter.storage.cursors import FeedState
from sync.contract import Feed, Page, UnreachableError
from sync.engine.arrivals import Name
from sync.engine.context import Context
from sync.engine.report import Progress, Tally

_FUTURE = timedelta(hours=1)


def pull_feed(context: Context, feed: Feed, tally: Tally) -> None:
    """Read a feed to its end. What was committed before an error stays, and the next cycle goes on there."""
    with context.database.read() as connection:
        state = cursors.get(connection, context.office, feed.name)
        held = replica.counts(connection, context.office).get(feed.home, 0)
    is_first = state.completed_at is None
    total = feed.total() if is_first else None
    before = held if is_first and state.cursor is not None else 0
    place = _start(context, state.cursor)
    while True:
        context.stop_if_asked()
        with context.arrivals.watched() as newer:
            page = feed.pull(place, context.connector.capabilities.page_size)
            context.stop_if_asked()  # who was asked to stop meanwhile may find the store closed
            state = _commit(context, feed, state, page, tally, newer)
        if total is not None or page.more:
            context.progress(Progress(context.office, feed.name, before + tally.pulled, total))
        if not page.more:
            return
        place = _advanced(context, place, page.cursor)


def _start(context: Context, cursor: Cursor | None) -> Cursor | None:
    """Step back by the overlap, and by what the office's clock was; a cursor from the future is no place to wait at."""
    if cursor is None:
        return None
    if _is_future(context, cursor):
        cursor = Cursor(context.office_time(), 0, cursor.token)
    return cursor.rewound(context.connector.capabilities.overlap + context.set_back())


def _advanced(context: Context, place: Cursor | None, cursor: Cursor | None) -> Cursor:
    """Refuse to go round in circles: a page with more behind it ends further on than it began."""
    if cursor is None or (place is not None and cursor <= place):
        raise UnreachableError(Trouble.CUT_REPLY, office=context.office)
    return cursor


def _commit(
    context: Context, feed: Feed, state: FeedState, page: Page, tally: Tally, newer: AbstractSet[Name]
) -> FeedState:
    """Save rows and cursor together. The cursor never moves back: an overlap is read again, not forgotten.

    ``newer`` came by another way while the page was on its way: it is not overwritten, and read again from here.
    """
    now = context.clock.now()
    completed = state.completed_at if page.more else now
    with context.database.write() as work:
        tally.is_overtaken |= any((feed.home, record.id) in newer for record in page.records)
        cursor = (
            state.cursor
            if tally.is_overtaken
            else _not_ahead(context, _later(context, state.cursor, page.cursor))
        )
        state = replace(state, cursor=cursor, read_at=now, completed_at=completed)
        changed = context.save(work, feed.home, page.records, newer)
        cursors.save(work, context.office, feed.name, state)
    tally.pulled += len(page.records)
    tally.changed += changed
    tally.note_bad(page.bad)
    return state


def _later(context: Context, old: Cursor | None, new: Cursor | None) -> Cursor | None:
    if old is None or new is None:
        return new or old
    return new if new > old or _is_future(context, old) else old


def _not_ahead(context: Context, cursor: Cursor | None) -> Cursor | None:
    """Remember no place that the office's own clock has not reached: others will still be stamped before it."""
    if cursor is None or cursor.stamp <= context.office_time():
        return cursor
    return Cursor(context.office_time(), 0, cursor.token)


def _is_future(context: Context, cursor: Cursor) -> bool:
    return cursor.stamp > context.office_time() + _FUTURE
