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
    """One database, written as the administrator; what Tryton's models write is examined at the end, or never."""

    def __init__(self, database: str) -> None:
        from trytond.model import ModelStorage  # it would choose the backend before that is configured

        self._database = database
        self._examine = ModelStorage._validate.__func__  # noqa: SLF001  # trytond has no switch for it
        ModelStorage._validate = classmethod(lambda *_, **__: None)  # noqa: SLF001  # half of the time
        Pool.start()
        self._pool = Pool(database)
        self._pool.init()
        with Transaction().start(database, 0, readonly=True):
            self._user = self._pool.get("res.user").search([("login", "=", "admin")])[0].id
            self.company = self._pool.get("company.company").search([])[0].id

    def examine(self, models: Iterable[str]) -> int:
        """Let Tryton examine all records of these kinds, as it does with each that it saves."""
        count = 0
        for name in models:
            with self.writing(follow_up=False) as pool:
                records = pool.get(name).search([], order=[("id", "ASC")])
                for part in chunks(records, 500):
                    self._examine(pool.get(name), part)
                    count += len(part)
        return count

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
            wanted = _joined(Queue, queued) if follow_up else []
            Queue.delete([task for task in queued if task.id not in wanted])
            transaction.tasks.clear()
        for task in wanted:
            run_task(self._pool, task)


def _joined(queue: Any, tasks: Sequence[Any]) -> list[int]:
    """Make one task of those that differ in their records only: Tryton is much quicker with many at once."""
    found: dict[str, tuple[Any, list[int]]] = {}
    for task in tasks:
        data = task.data
        if data["method"] != "print_invoice":
            instances = data["instances"]
            _, records = found.setdefault(repr([data["model"], data["method"], data["args"]]), (task, []))
            records += [instances] if isinstance(instances, int) else instances
    for task, records in found.values():
        queue.write([task], {"data": task.data | {"instances": sorted(set(records))}})
    return [task.id for task, _ in found.values()]


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
