"""A desk as small as the engine's tests need it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.customer import CustomerCard
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import CustomerId, RemoteId
from callcenter.storage import cursors, customers, offices, replica
from callcenter.storage.cursors import FeedState
from callcenter.storage.database import Connection, Database, Work
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport, FeedReport, Progress
from tests.contract.memory_office import ERP, ManualClock, MemoryConnector, MemoryOffice


@dataclass
class SmallDesk:
    """A store, an office and the cycles between them."""

    database: Database
    office: MemoryOffice
    clock: ManualClock
    heard: list[Progress] = field(default_factory=list[Progress])

    def __post_init__(self) -> None:
        self.connector = MemoryConnector(ERP, self.office, lambda: "right")

    def cycle(
        self,
        *,
        is_full: bool = False,
        accept_deletes: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
        database: Database | None = None,
    ) -> CycleReport:
        """Run one cycle, a quarter of a minute after the one before."""
        self.clock.advance(seconds=15)
        return run_cycle(
            database or self.database,
            self.connector,
            self.clock,
            progress=self.heard.append,
            cancelled=cancelled,
            is_full=is_full,
            accept_deletes=accept_deletes,
        )

    def ids(self, home: str) -> set[str]:
        """What is held of a feed."""
        with self.database.read() as connection:
            return set(replica.live_ids(connection, ERP, home))

    def held(self) -> dict[str, set[str]]:
        """What is held at all."""
        return {home: self.ids(home) for home in self.office.rows}

    def wanted(self) -> dict[str, set[str]]:
        """What the office has."""
        return {home: set(rows) for home, rows in self.office.rows.items()}

    def state(self, feed: str) -> FeedState:
        with self.database.read() as connection:
            return cursors.get(connection, ERP, feed)

    def place(self, feed: str) -> Cursor | None:
        return self.state(feed).cursor

    def health(self) -> OfficeHealth:
        with self.database.read() as connection:
            return next(one for one in offices.health(connection) if one.office == ERP)

    def customer(self, remote: str) -> CustomerId:
        with self.database.read() as connection:
            found = customers.by_remote(connection, ERP, RemoteId(remote))
        assert found is not None
        return found

    def card(self, remote: str) -> CustomerCard:
        with self.database.read() as connection:
            card = customers.card(connection, self.customer(remote))
        assert card is not None
        return card

    def asked(self) -> list[str]:
        """What the office was asked since the last look."""
        asked, self.office.asked = self.office.asked, []
        return asked


class FailingCommits:
    """A store whose n-th commit fails, as on a full disk."""

    def __init__(self, database: Database, failing: int) -> None:
        self._database = database
        self._failing = failing
        self.room = database.room
        self.tried = 0

    def read(self) -> AbstractContextManager[Connection]:
        return self._database.read()

    def write(self) -> AbstractContextManager[Work]:
        self.tried += 1
        write = self._database.write()
        return _Failing(write) if self.tried == self._failing else write

    @classmethod
    def of(cls, database: Database, failing: int) -> Database:
        return cast("Database", cls(database, failing))


class _Failing(AbstractContextManager[Work]):
    def __init__(self, inner: AbstractContextManager[Work]) -> None:
        self._inner = inner

    def __enter__(self) -> Work:
        return self._inner.__enter__()

    def __exit__(self, *_error: object) -> None:
        failure = CommitFailed()
        self._inner.__exit__(CommitFailed, failure, None)
        raise failure


class CommitFailed(BaseException):
    """The power went at the moment of the commit."""


def report_of(report: CycleReport, feed: str) -> FeedReport:
    return next(one for one in report.feeds if one.feed == feed)


OVERLAP = timedelta(seconds=120)
