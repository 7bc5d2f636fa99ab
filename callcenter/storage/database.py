"""The store of one profile: many readers, one writer, and news of what changed after each commit."""

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry
from sqlcipher3 import dbapi2 as driver

from callcenter.domain.changes import Changes
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.failures import told_to_people
from callcenter.storage.journal import Journal, Line, Place
from callcenter.storage.migrate import migrate, refuse_newer
from callcenter.storage.room import Room
from callcenter.storage.transaction import all_or_nothing

__all__ = ["Connection", "Database", "Work", "open_database"]

_log = logging.getLogger(__name__)
_PATIENCE = timedelta(seconds=5)
_CACHE_KIB = 64 * 1024
_OUR_TABLES = frozenset({"meta", "party", "outbox"})

Listener = Callable[[Changes], None]


class Work:
    """One write transaction: its connection, and the notes on what it changes."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.changes = Changes()
        self.lines: list[Line] = []
        self.journal_before: Place | None = None
        self.undoing: list[Callable[[], None]] = []

    def note(self, changes: Changes) -> None:
        """Remember what to tell listeners once this is committed."""
        self.changes |= changes

    def if_undone(self, undo: Callable[[], None]) -> None:
        """Have this called if nothing of this transaction stays, before anybody else writes."""
        self.undoing.append(undo)

    def remember(self, line: Line) -> None:
        """Have this written into the journal before anything is acknowledged."""
        self.lines.append(line)


class Database:
    """Opened stores only; see ``open_database``. No error of the driver leaves it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.journal = Journal(path.with_suffix(".journal"))
        self.room = Room(path)
        self._engine = engine
        self._writer = threading.Lock()
        self._listeners: list[Listener] = []

    @contextmanager
    def read(self) -> Generator[Connection]:
        """Give a connection that sees one moment of the store."""
        with told_to_people(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def write(self) -> Generator[Work]:
        """Give the one write transaction; it is committed, or nothing of it stays. Listeners hear of it afterwards."""
        self.room.look()
        with (
            self._room_given_free(),
            told_to_people(self.path, writing=True),
            self._writer,
            self._engine.connect() as connection,
        ):
            work = Work(connection)
            try:
                with all_or_nothing(connection), self._journal_of(work):
                    yield work
            except BaseException:
                if work.journal_before is not None:
                    self.journal.take_back(work.journal_before)
                for undo in work.undoing:
                    undo()
                raise
        self._tell(work.changes)

    @contextmanager
    def _room_given_free(self) -> Generator[None]:
        """Where the disk is full, give free what was held back, so that the next words find room."""
        try:
            yield
        except DeskError as error:
            if error.trouble is Trouble.STORE_FULL:
                self.room.give_free()
            raise

    @contextmanager
    def _journal_of(self, work: Work) -> Generator[None]:
        """Have the journal on the disk before the store commits, so that it never knows less."""
        yield
        if work.lines:
            from callcenter.storage.replay import (  # it builds upon this module
                place_in,
                remember_place,
            )

            self.journal.go_on_from(place_in(work.connection))
            work.journal_before = self.journal.end()
            remember_place(work.connection, self.journal.append(work.lines))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell this listener of every commit, in the writer's thread, until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def copy_to(self, target: Path) -> None:
        """Write the store as it is now into a file that does not exist yet."""
        with told_to_people(target), self._engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
        target.chmod(0o600)

    def close(self) -> None:
        """Let go of the file; it is left marked as cleanly closed."""
        with self._writer:
            try:
                with self._engine.connect() as connection:
                    connection.exec_driver_sql("UPDATE meta SET value = 'yes' WHERE name = 'closed_cleanly'")
                    connection.exec_driver_sql("PRAGMA optimize")
            except Exception:  # noqa: BLE001  # closing must succeed whatever became of the file
                _log.warning("the store could not be marked as closed")
            self._engine.dispose()

    def _tell(self, changes: Changes) -> None:
        if not changes:
            return
        for listener in list(self._listeners):
            try:
                listener(changes)
            except Exception:  # noqa: BLE001  # a listener's fault is not the writer's
                _log.exception("a listener failed")


def open_database(path: Path, *, key: bytes | None = None, patience: timedelta = _PATIENCE) -> Database:
    """Open or make the store at ``path`` and bring it to this version's shape.

    Raises ``DeskError`` where it is damaged, locked, from a newer desk, not writable or without room. ``key`` is the
    raw 32-byte key of an encrypted store; ``patience`` is how long another process may keep this one waiting.
    """
    from callcenter.storage.replay import replay  # it builds upon this module

    with told_to_people(path):
        _make_private(path)
        _look_first(path, key, patience)
        engine = _engine(path, key, patience)
        try:
            with engine.connect() as connection:
                migrate(connection, path)
                _check_after_a_crash(connection, path)
        except BaseException:
            engine.dispose()
            raise
    database = Database(path, engine)
    replay(database)
    return database


def _engine(path: Path, key: bytes | None, patience: timedelta) -> Engine:
    def connect() -> Any:
        return _connect(path, key, patience, "rwc")

    engine = create_engine(
        "sqlite://", module=driver, creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=8
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: ConnectionPoolEntry) -> None:  # pyright: ignore[reportUnusedFunction]  # SQLAlchemy calls it
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            f"cache_size = -{_CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(_connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]  # SQLAlchemy calls it
        """Leave the beginning of transactions to read() and write()."""

    return engine


def _connect(path: Path, key: bytes | None, patience: timedelta, mode: str) -> Any:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = driver.connect(
        address, patience.total_seconds(), isolation_level=None, check_same_thread=False, uri=True
    )
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def _make_private(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        if not path.is_file():
            raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path))
        path.chmod(0o600)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path)) from None


def _look_first(path: Path, key: bytes | None, patience: timedelta) -> None:
    """Only read until it is certain that this is a store, and none of a newer desk."""
    with closing(_connect(path, key, patience, "ro")) as connection:
        refuse_newer(connection.execute("PRAGMA user_version").fetchone()[0], path)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if tables and not tables >= _OUR_TABLES:
            raise DeskError(Trouble.STORE_DAMAGED, path=str(path))


def _check_after_a_crash(connection: Connection, path: Path) -> None:
    """Look the file over when it was not closed properly, before anything relies on it."""
    clean = connection.exec_driver_sql("SELECT value FROM meta WHERE name = 'closed_cleanly'").scalar()
    if clean != "yes" and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise DeskError(Trouble.STORE_DAMAGED, path=str(path))
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta (name, value) VALUES ('closed_cleanly', 'no')")
