"""Rows written past the models, each after a row that a model wrote: for what once happened in another system."""

from typing import Any

from trytond.transaction import Transaction

from seed.books import chunks


class Stencil:
    """Draws rows of one table like the pattern, but for the columns it is given."""

    def __init__(self, pattern: Any) -> None:
        self._model = type(pattern)
        self._table = self._model.__table__()
        cursor = Transaction().connection.cursor()
        cursor.execute(*self._table.select(where=self._table.id == pattern.id))
        self._names = [column[0] for column in cursor.description]
        self._pattern = dict(zip(self._names, cursor.fetchone(), strict=True))
        cursor.execute(*self._table.select(self._table.id, order_by=self._table.id.desc, limit=1))
        self._first = cursor.fetchone()[0] + 1
        self._rows: list[list[Any]] = []

    def draw(self, **values: Any) -> int:
        """Note a row down; its id is known at once."""
        number = self._first + len(self._rows)
        row = {**self._pattern, **values, "id": number}
        if unknown := row.keys() - self._pattern.keys():
            raise KeyError(f"{self._model.__name__} has no {unknown}")
        self._rows.append(list(row.values()))
        return number

    def write(self) -> None:
        """Write what was drawn, with its history where Tryton keeps one."""
        transaction = Transaction()
        cursor = transaction.connection.cursor()
        columns = [getattr(self._table, name) for name in self._names]
        question, _ = self._table.insert(columns, [self._rows[0]])
        for part in chunks(self._rows, 1000):
            cursor.executemany(question, part)
        last = self._first + len(self._rows) - 1
        transaction.database.setnextid(transaction.connection, self._model._table, last)  # noqa: SLF001  # Tryton's models name it so
        if self._model._history:  # noqa: SLF001  # Tryton's models name it so
            past = self._model.__table_history__()
            drawn = self._table.select(*columns, where=self._table.id >= self._first)
            cursor.execute(*past.insert([getattr(past, name) for name in self._names], drawn))
