"""Looks at the store beside the desk, without its machinery: fast enough to be done after every step."""

from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

_SHAPES: dict[str, Callable[..., Any]] = {}


class Eye:
    """Reads rows; what it sees is committed."""

    def __init__(self, path: Path) -> None:
        self._connection = driver.connect(str(path), isolation_level=None)

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Give rows whose cells go by their names."""
        cursor = self._connection.execute(sql, values)
        shape = _SHAPES.get(sql)
        if shape is None:
            names: Any = [column[0] for column in cursor.description]
            shape = _SHAPES[sql] = namedtuple("Row", names, rename=True)._make  # pyright: ignore[reportUntypedNamedTuple]  # noqa: PYI024  # made of a query's names
        return [shape(row) for row in cursor.fetchall()]

    def values(self, sql: str, *values: object) -> list[Any]:
        """Give the first cell of each row."""
        return [row[0] for row in self._connection.execute(sql, values).fetchall()]

    def close(self) -> None:
        self._connection.close()
