"""Who may send for a store: one process at a time, known by a number that only grows.

A process that was frozen and wakes up finds another number there, and can write nothing any more.
"""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Database, Work
from callcenter.storage.values import from_moment, text, to_time

_NAME = "sender"
_STALE = timedelta(seconds=45)
"""Whoever has not renewed for so long is taken for dead or frozen."""


def take(work: Work, holder: str, now: datetime, *, is_gone: bool) -> int | None:
    """Take the right to send, where nobody has it, its holder is gone, or was not heard of for long; gives the number.

    ``is_gone`` says that the holder found by ``holder_of`` is known to have ended.
    """
    row = work.connection.exec_driver_sql("SELECT * FROM lease WHERE name = ?", (_NAME,)).one_or_none()
    if row is not None and row.holder and not is_gone and abs(now - to_time(row.renewed_at)) < _STALE:
        return None
    fence = 1 if row is None else row.fence + 1
    work.connection.exec_driver_sql(
        "INSERT OR REPLACE INTO lease (name, fence, holder, renewed_at) VALUES (?, ?, ?, ?)",
        (_NAME, fence, text(holder), from_moment(now)),
    )
    return fence


def holder_of(work: Work) -> str:
    """Give who has the right now; empty for nobody."""
    return work.connection.exec_driver_sql("SELECT holder FROM lease WHERE name = ?", (_NAME,)).scalar() or ""


def renew(work: Work, fence: int, now: datetime) -> None:
    """Say that this process still lives; raises ``DeskError`` (fenced) where another one took over."""
    check(work, fence)
    sql = "UPDATE lease SET renewed_at = ? WHERE name = ?"
    work.connection.exec_driver_sql(sql, (from_moment(now), _NAME))


def release(work: Work, fence: int) -> None:
    """Give the right back."""
    sql = "UPDATE lease SET holder = '' WHERE name = ? AND fence = ?"
    work.connection.exec_driver_sql(sql, (_NAME, fence))


def check(work: Work, fence: int) -> None:
    """Raise ``DeskError`` (fenced) where another process took over."""
    sql = "SELECT fence FROM lease WHERE name = ?"
    if work.connection.exec_driver_sql(sql, (_NAME,)).scalar() != fence:
        raise DeskError(Trouble.FENCED)


class Fenced(Database):
    """The same store, written only while this process has the right to."""

    def __init__(self, database: Database, fence: int) -> None:
        super().__init__(database.path, database._engine)  # noqa: SLF001  # one store, seen from two sides
        self._writer = database._writer  # noqa: SLF001  # as above
        self.journal, self.room = database.journal, database.room
        self._listeners = database._listeners  # noqa: SLF001  # as above
        self.fence = fence

    @contextmanager
    def write(self) -> Generator[Work]:
        """Give the one write transaction; raises ``DeskError`` (fenced) where another process took over."""
        with super().write() as work:
            check(work, self.fence)
            yield work
