"""Small steps that saving any kind of record is made of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
_MOST_PARAMETERS = 900


def batches(items: Sequence[T], size: int = _MOST_PARAMETERS) -> Iterator[Sequence[T]]:
    """Cut into pieces small enough for one statement."""
    return (items[start : start + size] for start in range(0, len(items), size))


def marks(items: Sequence[object]) -> str:
    """Give the placeholders of an IN list."""
    return ", ".join("?" * len(items))


def allocate(connection: Connection, kind: str, count: int) -> range:
    """Give fresh local ids; none is ever given twice in the life of a store."""
    connection.exec_driver_sql("INSERT OR IGNORE INTO sequence (kind, last) VALUES (?, 0)", (kind,))
    last = connection.exec_driver_sql(
        "UPDATE sequence SET last = last + ? WHERE kind = ? RETURNING last", (count, kind)
    ).scalar_one()
    return range(last - count + 1, last + 1)


def insert(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert many rows in one go."""
    if rows:
        names = ", ".join(columns)
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks(columns)})"
        connection.exec_driver_sql(sql, [tuple(row) for row in rows])


def delete_where(connection: Connection, table: str, column: str, ids: Iterable[int | str]) -> None:
    """Delete all rows whose column is one of these."""
    for batch in batches(list(ids)):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} IN ({marks(batch)})", tuple(batch))
