"""A floor is honest where it does the same job: the same rows, by an index, and nothing left out."""

from pathlib import Path

import pytest

from callcenter.numbering import identify
from callcenter.storage.database import open_database
from callcenter.usecases.answer_call import KnownCaller, answer_call
from ui.bench import ingest, pop, queues, search
from ui.bench.raw import bare, rows
from ui.bench.store import NOW, find_store, opened


def _silent(_text: str) -> None:
    """Tell nobody."""


@pytest.fixture(scope="module")
def path() -> Path:
    return find_store(200, _silent)


FLOORS = [
    search._BY_NAME,
    search._BY_DIGITS,
    search._BY_ORDER,
    search._BY_TICKET,
    search._BY_TRACKING,
    queues._WAITING[0],
    pop._BY_KEY,
]


@pytest.mark.parametrize("sql", FLOORS)
def test_no_floor_goes_through_a_whole_table(path: Path, sql: str) -> None:
    with bare(path) as connection:
        plan = [row[3] for row in rows(connection, f"EXPLAIN QUERY PLAN {sql}", ('"x"',))]
    assert all("SEARCH" in step or "VIRTUAL TABLE" in step for step in plan), plan


def test_the_floor_of_a_pop_reads_every_row_of_the_sheet(path: Path) -> None:
    with opened(path) as database, bare(path) as connection:
        caller = next(pop.callers(connection, seed=1))
        answer = answer_call(database, identify(caller.dialled, pop.RULES), NOW)
        read = pop.read_rows(connection, caller.key)
    assert isinstance(answer, KnownCaller)
    sheet = answer.sheet
    shipments = [held.record for order in sheet.orders for held in order.deliveries]
    assert shipments
    tickets = [held.record for held in sheet.tickets]
    assert read == (
        2  # the party, and the office
        + len(sheet.customer.contact_points)
        + len(sheet.customer.addresses)
        + len(sheet.customer.identifiers)
        + sum(1 + len(order.order.record.lines) for order in sheet.orders)
        + sum(1 + len(one.packages) + len(one.lines) + len(one.events) for one in shipments)
        + len(sheet.invoices)
        + sum(1 + len(ticket.messages) for ticket in tickets)
    )


def test_the_floor_of_ingest_writes_what_the_engine_wrote(tmp_path: Path) -> None:
    race = ingest._Race(tmp_path)
    race.run(0, 40)
    race.run(40, 80)
    tables = ("customer", "party", "contact_point", "postal_address", "identifier", "sales_order", "order_line",
              "shipment", "package", "shipped_line", "tracking_event", "invoice", "ticket", "message")  # fmt: skip
    with bare(tmp_path / "own.db") as own, bare(tmp_path / "floor.db") as floor:
        for table in tables:
            sql = f"SELECT * FROM {table}"  # noqa: S608  # our own names
            assert sorted(rows(own, sql), key=repr) == sorted(rows(floor, sql), key=repr), table
        found = "SELECT rowid FROM party_words WHERE party_words MATCH ?"
        assert rows(own, found, ('"c"*',)) == rows(floor, found, ('"c"*',))
    open_database(tmp_path / "floor.db").close()
    assert race.records == sum(len(records) for _, records in ingest.pages(80))
