"""The database as Tryton's models write it: one transaction after the other, in this process."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from trytond.pool import Pool
from trytond.transaction import Transaction
from trytond.worker import run_task

T = TypeVar("T")
# Tryton wants what it numbers or works through to be locked from the start. Nobody else is here: take the tables.
LOCKED = [
    "sale_sale", "stock_move", "ir_sequence", "ir_sequence_strict", "account_journal_period", "ir_queue",
]  # fmt: skip


class Books:
    """One database, written as the administrator."""

    def __init__(self, database: str) -> None:
        self._database = database
        Pool.start()
        self._pool = Pool(database)
        self._pool.init()
        with Transaction().start(database, 0, readonly=True):
            self._user = self._pool.get("res.user").search([("login", "=", "admin")])[0].id
            self.company = self._pool.get("company.company").search([])[0].id

    @contextmanager
    def writing(self, *, follow_up: bool = True) -> Iterator[Pool]:
        """Commit what is done inside, then do what Tryton left for later.

        Without ``follow_up`` that is forgotten, and so is printing: the desk reads no printed invoice.
        """
        with Transaction().start(
            self._database,
            self._user,
            _lock_tables=LOCKED,
            context={"company": self.company, "employee": None, "_skip_warnings": True, "language": "en"},
        ) as transaction:
            yield self._pool
            Queue = self._pool.get("ir.queue")
            queued = Queue.browse(list(transaction.tasks))
            wanted = [task.id for task in queued if follow_up and task.data["method"] != "print_invoice"]
            Queue.delete([task for task in queued if task.id not in wanted])
            transaction.tasks.clear()
        for task in wanted:
            run_task(self._pool, task)


def overwrite(model: Any, ids: Sequence[int], **values: Any) -> None:
    """Write columns as they are, past every rule: for a history that happened in another system."""
    table = model.__table__()
    columns = [getattr(table, name) for name in values]
    cursor = Transaction().connection.cursor()
    for part in chunks(ids, 500):
        cursor.execute(*table.update(columns, list(values.values()), where=table.id.in_(list(part))))


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut into pieces of at most ``size``."""
    things = list(items)
    return (things[start : start + size] for start in range(0, len(things), size))
