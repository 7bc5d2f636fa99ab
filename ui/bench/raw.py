"""The bare driver that floors are measured with: the same library and pragmas, and nothing of ours on top."""

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

SQLITE: str = driver.sqlite_version
_PRAGMAS = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
)


@contextmanager
def bare(path: Path) -> Generator[Any]:
    """Open a store as the desk does."""
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        yield connection


def rows(connection: Any, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Read all rows."""
    return connection.execute(sql, values).fetchall()
