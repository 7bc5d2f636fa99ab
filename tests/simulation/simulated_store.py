"""The real store on a file in memory, with crashes, a full disk and locks at its statements."""

import logging
import shutil
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any, Protocol
from unittest.mock import patch

from sqlalchemy import Connection, event
from sqlcipher3 import dbapi2 as driver

from callcenter.domain.changes import Changes
from callcenter.storage import database as storage
from callcenter.storage.database import Database, open_database
from callcenter.usecases import settle_links
from sync.engine import cycle, reconcile
from tests.simulation.event_log import EventLog
from tests.simulation.model_time import ModelTime
from tests.simulation.weather import CrashError

_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of our own is made in it
_ENDINGS = (".db", ".db-wal", ".db-shm", ".journal")


class Workshop:
    """A folder in memory with an empty store that is copied for each schedule, instead of being migrated anew."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="desk-", dir=_MEMORY if _MEMORY.is_dir() else None))
        self._template = self.folder / "template.db"
        open_database(self._template).close()
        self.path = self.folder / "store.db"

    def fresh(self) -> Path:
        """Give the path of an empty store."""
        for ending in _ENDINGS:
            with suppress(FileNotFoundError):
                self.path.with_suffix(ending).unlink()
        shutil.copyfile(self._template, self.path)
        return self.path

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def open_store(path: Path) -> Database:
    """Open a store of today's shape."""
    engine = storage._engine(path, None, storage._PATIENCE)
    event.listen(engine, "connect", _in_a_hurry)
    return Database(path, engine)


def _in_a_hurry(connection: Any, _record: object) -> None:
    """Nobody pulls the plug of this machine: processes die here, and those find in the file what was written."""
    connection.execute("PRAGMA synchronous = OFF").close()
    connection.execute("PRAGMA cache_size = -2000").close()


class FaultOfTheStore(driver.Error):  # what the driver calls an operational error
    """What the driver raises where the machine fails it."""


class Commits(Protocol):
    """Is asked around each commit; whatever it raises happens there."""

    def begin(self) -> None:
        """Before a transaction begins."""
        ...

    def before(self) -> None:
        """When all is written and nothing is committed."""
        ...

    def after(self) -> None:
        """When it is committed and nobody knows."""
        ...


@contextmanager
def watched(commits: Commits) -> Generator[None]:
    """Have all commits of this process pass by here."""
    real, tell = storage.all_or_nothing, Database._tell

    @contextmanager
    def mortal(connection: Connection) -> Generator[None]:
        commits.begin()
        with real(connection):
            yield
            commits.before()

    def tell_unless_dead(database: Database, changes: Changes) -> None:
        commits.after()
        tell(database, changes)

    with patch.object(storage, "all_or_nothing", mortal), patch.object(Database, "_tell", tell_unless_dead):
        yield


class _Monotonic:
    def __init__(self, time: ModelTime) -> None:
        self.monotonic = time.monotonic


@contextmanager
def model_time(time: ModelTime) -> Generator[None]:
    """Let nothing in the engine depend on how fast this machine is, and nothing sleep."""
    clock = _Monotonic(time)
    with (
        patch.object(reconcile, "time", clock),
        patch.object(cycle, "time", clock),
        patch.object(settle_links, "_PAUSE_SECONDS", 0.0),
    ):
        yield


@contextmanager
def quiet() -> Generator[None]:
    """Let the engine not tell of each mishap."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


class Mishaps:
    """What happens to the store at random: the process dies around a commit, or the disk has no room."""

    def __init__(self, chance: Random, faults: Counter[str], log: EventLog) -> None:
        self.is_calm = False
        self._chance = chance
        self._faults = faults
        self._log = log

    def begin(self) -> None:
        if not self.is_calm and self._chance.random() < 0.003:
            self._happen("store locked")
            raise FaultOfTheStore("database is locked")

    def before(self) -> None:
        drawn = 1.0 if self.is_calm else self._chance.random()
        if drawn < 0.010:
            self._happen("crash before a commit")
            raise CrashError
        if drawn < 0.015:
            self._happen("disk full")
            raise FaultOfTheStore("database or disk is full")

    def after(self) -> None:
        if not self.is_calm and self._chance.random() < 0.010:
            self._happen("crash after a commit")
            raise CrashError

    def _happen(self, fault: str) -> None:
        self._faults[fault] += 1
        self._log.note(fault)
