"""How many records a second the engine takes over from an office that never keeps it waiting."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from callcenter.domain.customer import Customer
from callcenter.domain.record import Record
from callcenter.domain.ticket import Ticket
from callcenter.storage.database import open_database
from callcenter.storage.name_words import digits, words
from callcenter.storage.text_words import terms
from sync.engine.cycle import run_cycle
from ui.bench.figures import Result, Spread
from ui.bench.memory_office import FixedClock, office_of
from ui.bench.raw import bare, rows
from ui.bench.store import opened, pages, scratch
from ui.bench.timing import Order

_CUSTOMERS_A_ROUND = 500
_TABLES = {
    "Customer": ("customer", "party", "contact_point", "postal_address", "identifier"),
    "Order": ("sales_order", "order_line"),
    "Shipment": ("shipment", "package", "shipped_line", "tracking_event"),
    "Invoice": ("invoice",),
    "Ticket": ("ticket", "message"),
}
Filled = list[tuple[str, list[tuple[Any, ...]]]]


def measure_ingest(order: Order) -> Result:
    """Let the engine read everything of some hundred customers, round after round, each followed by the bare way."""
    with scratch() as folder:
        race = _Race(folder)
        end = time.monotonic() + order.seconds
        for first in range(0, order.customers, _CUSTOMERS_A_ROUND):
            race.run(first, min(first + _CUSTOMERS_A_ROUND, order.customers))
            if time.monotonic() >= end:
                break
    return Result(
        "ingest",
        len(race.own),
        "records/s",
        Spread.of_rates(race.own),
        Spread.of_rates(race.floor),
        higher_is_better=True,
        notes=(
            f"{race.records:,} records in pages of at most 500, one transaction each, synchronous=FULL, plain store",
            (
                f"over all pages: own {race.records / race.own_seconds:,.0f}, floor "
                f"{race.records / race.floor_seconds:,.0f} records/s; {race.rows / race.records:.1f} rows a record"
            ),
            "p95 and p99 are the slow end: 95 and 99 of 100 pages were at least so fast",
            (
                "floor: the finished rows of the same page, search index included, put by executemany into the same "
                "tables with the same indexes, one transaction a page, nothing looked up or compared"
            ),
        ),
    )


class _Race:
    """Two stores: the engine writes one, and what it wrote is copied into the other by the bare driver."""

    def __init__(self, folder: Path) -> None:
        self._ours, self._bare = folder / "own.db", folder / "floor.db"
        open_database(self._bare).close()
        self.own: list[float] = []
        self.floor: list[float] = []
        self.own_seconds = self.floor_seconds = 0.0
        self.records = self.rows = 0
        self._page: Sequence[Record] = ()
        self._since = 0.0
        self._seen: dict[str, int] = {}
        self._from: Any = None
        self._into: Any = None

    def run(self, first: int, last: int) -> None:
        """Let one cycle run over these customers."""
        gathered = dict(pages(last, first))
        with opened(self._ours) as database, bare(self._ours) as self._from, bare(self._bare) as self._into:
            with database.write() as work:  # each round is a first reading
                work.connection.exec_driver_sql("DELETE FROM cursor")
            report = run_cycle(database, office_of(gathered, self._turn), FixedClock())
        if report.faults:
            raise RuntimeError(report.faults[0].sentence)

    def _turn(self, coming: Sequence[Record]) -> None:
        """Stop the engine's watch, copy its page, and start the watch again; called when it asks for more."""
        taken = time.perf_counter() - self._since
        if self._page:
            self.own.append(len(self._page) / taken)
            self.own_seconds += taken
            self._copy(self._page)
            self.records += len(self._page)
        self._page = coming
        self._since = time.perf_counter()

    def _copy(self, page: Sequence[Record]) -> None:
        filled = [(sql, found) for sql, found in self._written(page) if found]
        started = time.perf_counter()
        self._into.execute("BEGIN IMMEDIATE")
        for sql, found in filled:
            self._into.executemany(sql, found)
        self._into.execute("COMMIT")
        taken = time.perf_counter() - started
        self.floor.append(len(page) / taken)
        self.floor_seconds += taken
        self.rows += sum(len(found) for _, found in filled)

    def _written(self, page: Sequence[Record]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """Read back what the engine wrote of this page, and put together what its search indexes hold of it."""
        kind = type(page[0])
        owner = _TABLES[kind.__name__][1 if kind is Customer else 0]
        last = self._seen.get(owner, 0)
        for table in _TABLES[kind.__name__]:
            found = rows(self._from, f"SELECT * FROM {table} WHERE {_key(kind, table)} > ?", (last,))  # noqa: S608  # our own names
            marks = ", ".join("?" * len(found[0])) if found else ""
            yield f"INSERT INTO {table} VALUES ({marks})", found  # noqa: S608  # our own names
        fresh = rows(self._from, f"SELECT id, remote_id FROM {owner} WHERE id > ?", (last,))  # noqa: S608  # our own names
        self._seen[owner] = max([last, *(row[0] for row in fresh)])
        yield from _indexed(page, {remote: identity for identity, remote in fresh})


def _key(kind: type, table: str) -> str:
    if table in ("customer", "party", "sales_order", "shipment", "invoice", "ticket"):
        return "id"
    return "party_id" if kind is Customer else "owner"


def _indexed(page: Sequence[Record], ids: dict[str, int]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    people = [one for one in page if isinstance(one, Customer)]
    tickets = [one for one in page if isinstance(one, Ticket)]
    yield "INSERT INTO party_words (rowid, words) VALUES (?, ?)", [(ids[o.id], words(o)) for o in people]
    yield "INSERT INTO party_digits (rowid, digits) VALUES (?, ?)", [(ids[o.id], digits(o)) for o in people]
    subjects = [(ids[one.id], " ".join(terms(one.subject))) for one in tickets]
    yield "INSERT INTO ticket_words (rowid, words) VALUES (?, ?)", subjects
