"""Reads a feed from where it stopped: each page and its cursor in one transaction."""

from dataclasses import replace
from datetime import timedelta

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from callcenter.storage import cursors, replica
from callcenter.storage.cursors import FeedState
from sync.contract import Feed, Page, UnreachableError
from sync.engine.context import Context
from sync.engine.report import FeedReport, Progress

_FUTURE = timedelta(hours=1)


def pull_feed(context: Context, feed: Feed, report: FeedReport) -> None:
    """Read a feed to its end. What was committed before an error stays, and the next cycle goes on there."""
    with context.database.read() as connection:
        state = cursors.get(connection, context.office, feed.name)
    total = feed.total() if state.completed_at is None else None
    place = _start(context, state.cursor)
    while True:
        context.stop_if_asked()
        page = feed.pull(place, context.connector.capabilities.page_size)
        state = _commit(context, feed, state, page, report)
        if total is not None or page.more:
            context.progress(Progress(context.office, feed.name, report.pulled, total))
        if not page.more:
            return
        if page.cursor is None or page.cursor == place:
            raise UnreachableError(Trouble.CUT_REPLY, office=context.office)
        place = page.cursor


def _start(context: Context, cursor: Cursor | None) -> Cursor | None:
    """Step back by the overlap; a cursor from the future is no place to wait at."""
    if cursor is None:
        return None
    if _is_future(context, cursor):
        cursor = Cursor(context.office_time(), 0, cursor.token)
    return cursor.rewound(context.connector.capabilities.overlap)


def _commit(context: Context, feed: Feed, state: FeedState, page: Page, report: FeedReport) -> FeedState:
    """Save rows and cursor together. The cursor never moves back: an overlap is read again, not forgotten."""
    now = context.clock.now()
    cursor = state.cursor
    if page.cursor is not None and (cursor is None or page.cursor > cursor or _is_future(context, cursor)):
        cursor = page.cursor
    completed = state.completed_at if page.more else now
    state = replace(state, cursor=cursor, read_at=now, completed_at=completed)
    with context.database.write() as work:
        changed = replica.save(work, context.office, feed.home, page.records, now)
        cursors.save(work, context.office, feed.name, state)
    report.pulled += len(page.records)
    report.changed += changed
    report.bad += len(page.bad)
    return state


def _is_future(context: Context, cursor: Cursor) -> bool:
    return cursor.stamp > context.office_time() + _FUTURE
