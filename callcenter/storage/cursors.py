"""How far each feed of each office has been read."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.feed import Cursor
from callcenter.domain.ids import OfficeId
from callcenter.storage.database import Connection, Work
from callcenter.storage.values import from_moment, text, to_optional_time, to_time


@dataclass(frozen=True, slots=True)
class FeedState:
    """Where reading stopped, when it last came to an end, and when ids were last compared (and what that cost)."""

    cursor: Cursor | None = None
    read_at: datetime | None = None
    completed_at: datetime | None = None
    reconciled_at: datetime | None = None
    reconcile_seconds: float | None = None


def get(connection: Connection, office: OfficeId, feed: str) -> FeedState:
    """Give the state of a feed; an empty one where it was never read."""
    sql = "SELECT * FROM cursor WHERE office = ? AND feed = ?"
    row = connection.exec_driver_sql(sql, (office, feed)).one_or_none()
    if row is None:
        return FeedState()
    return FeedState(
        None if row.stamp is None else Cursor(to_time(row.stamp), row.id, row.token),
        to_optional_time(row.read_at),
        to_optional_time(row.completed_at),
        to_optional_time(row.reconciled_at),
        row.reconcile_seconds,
    )


def save(work: Work, office: OfficeId, feed: str, state: FeedState) -> None:
    """Keep the state, in the transaction of the rows it speaks of."""
    cursor = state.cursor
    place = (None, 0, "") if cursor is None else (from_moment(cursor.stamp), cursor.id, text(cursor.token))
    times = (from_moment(state.read_at), from_moment(state.completed_at), from_moment(state.reconciled_at))
    work.connection.exec_driver_sql(
        "INSERT OR REPLACE INTO cursor (office, feed, stamp, id, token, read_at, completed_at, reconciled_at,"
        " reconcile_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (office, feed, *place, *times, state.reconcile_seconds),
    )


def forget(work: Work, office: OfficeId) -> None:
    """Begin again with an office."""
    work.connection.exec_driver_sql("DELETE FROM cursor WHERE office = ?", (office,))
