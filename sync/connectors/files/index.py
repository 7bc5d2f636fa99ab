"""Where the rows of an id stand in a file: numbers alone, in a nameless file of this machine that ends with us."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence

from sync.connectors.files.lines import Spot

_BATCH = 500


def hashed(identity: str) -> int:
    """Give a number for an id, another one in every process; nothing can be read back from it."""
    return hash(identity)


class Index:
    """Finds rows by id without holding them in memory."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def replace(self, table: str, rows: Iterable[tuple[int, int, int]]) -> None:
        """Fill anew the places of one file: the number of an id, byte and line."""
        database = self._open()
        database.execute(f'DROP TABLE IF EXISTS "{table}"')
        database.execute(f'CREATE TABLE "{table}" (key INTEGER, offset INTEGER, line INTEGER)')
        database.execute("BEGIN")
        try:
            database.executemany(f'INSERT INTO "{table}" VALUES (?, ?, ?)', rows)  # noqa: S608  # our own names
        finally:  # what is left of a reading that failed goes with the next one
            database.execute("COMMIT")
        database.execute(f'CREATE INDEX "{table}_key" ON "{table}" (key, offset, line)')

    def first(self, table: str, keys: Sequence[int]) -> dict[int, Spot]:
        """Give the first place of each."""
        found: dict[int, Spot] = {}
        for key, offset, line in self._places(table, keys):
            found.setdefault(key, Spot(0, offset, line))
        return found

    def all(self, table: str, keys: Sequence[int]) -> list[tuple[int, Spot]]:
        """Give every place of each, in the order of the file."""
        found = sorted(self._places(table, keys), key=lambda place: place[1])
        return [(key, Spot(0, offset, line)) for key, offset, line in found]

    def strangers(self, table: str, owners: str, most: int) -> tuple[list[Spot], int]:
        """Give the first places whose id the other file does not have, and how many there are."""
        lost = f'FROM "{table}" WHERE key NOT IN (SELECT key FROM "{owners}")'  # noqa: S608  # our own names
        count: int = self._open().execute(f"SELECT count(*) {lost}").fetchone()[0]  # our own names
        sql = f"SELECT offset, line {lost} ORDER BY offset LIMIT ?"  # our own names
        return [Spot(0, *place) for place in self._open().execute(sql, (most,))], count

    def close(self) -> None:
        """Let go of it; its file goes with it."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _places(self, table: str, keys: Sequence[int]) -> Iterator[tuple[int, int, int]]:
        unique = list(dict.fromkeys(keys))
        for start in range(0, len(unique), _BATCH):
            batch = unique[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            sql = f'SELECT key, offset, line FROM "{table}" WHERE key IN ({marks}) ORDER BY key, offset'  # noqa: S608  # our own names
            yield from self._open().execute(sql, batch)

    def _open(self) -> sqlite3.Connection:
        with self._lock:
            if self._connection is None:
                self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
                for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -8000"):
                    self._connection.execute(f"PRAGMA {pragma}")
            return self._connection
