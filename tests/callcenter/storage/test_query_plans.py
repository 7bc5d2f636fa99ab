"""Nothing on the way to a screen pop reads a whole table, however many customers there are."""

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from callcenter.domain.changes import Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.ids import CustomerId
from callcenter.domain.record import Record
from callcenter.numbering import NumberingRules, identify
from callcenter.storage import linking, outbox
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import answer_call
from callcenter.usecases.find_drafts import find_draft
from callcenter.usecases.join_customers import join_customers
from callcenter.usecases.keep_draft import keep_draft
from callcenter.usecases.list_my_tickets import list_my_tickets
from callcenter.usecases.list_outbox import list_outbox
from callcenter.usecases.read_links import read_links
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.search_everything import search_everything
from callcenter.usecases.undo_link import undo_link
from tests.callcenter.small_store import (
    CRM,
    ERP,
    NOW,
    TODAY,
    ZHANG,
    customer,
    feed,
    invoice,
    keep,
    mail,
    order,
    phone,
    shipment,
    ticket,
)  # fmt: skip

RULES = NumberingRules("CN")
PENDING = {"ticket_pending", "sales_order_pending", "contact_pending"}
"""What waits for the offices is little."""
VIEWS = {"ticket_projected", "sales_order_projected"}
"""What comes out of these; how they are read stands in lines of its own."""
WAITING = ("INDEX outbox_unsettled", "INDEX outbox_line", "INDEX conflict_news")
"""Indexes that hold only what waits; they are read whole."""
SMALL = {"office", "meta", "sequence"} | PENDING | VIEWS
FIRST_ROWS = re.compile(r"FROM \w+( ORDER BY \w+( DESC)?)? LIMIT (1|\?)$")
Statement = tuple[str, Any]


@pytest.fixture(params=[False, True], ids=["as it is", "with statistics"])
def town(database: Database, request: pytest.FixtureRequest) -> Database:
    everyone: list[Record] = []
    for n in range(400):
        one = str(n)
        everyone += [
            customer(
                one, f"张伟{n}", phone(f"+86138{n:08}"), phone(ZHANG) if n < 3 else mail(f"c{n}@x.example")
            ),
            order(one, one, TODAY),
            ticket(one, one, owner="anna" if n % 7 else "", due=NOW if n % 3 else None),
            shipment(one, one, one, track=f"SF{n:08}"),
            invoice(one, one),
        ]
    keep(database, *everyone)
    feed(database, ERP, *Kind)
    if request.param:
        with database.write() as work:
            work.connection.exec_driver_sql("ANALYZE")
    return database


@contextmanager
def heard(database: Database) -> Generator[list[Statement]]:
    """Listen to every statement."""
    statements: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        statements.append((statement, values))

    event.listen(database._engine, "before_cursor_execute", note)
    yield statements
    event.remove(database._engine, "before_cursor_execute", note)


def scans(database: Database, statements: list[Statement]) -> list[str]:
    """Name the tables that are read from one end to the other; small ones may be."""
    found: list[str] = []
    with database.read() as connection:
        for statement, values in statements:
            is_ours = statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))
            if is_ours and not FIRST_ROWS.search(statement):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", one_row(values)).all()
                found += [f"{row.detail} in: {statement}" for row in plan if is_scan(row.detail)]
    return found


def one_row(values: Any) -> Any:
    """Take the first of many rows of values."""
    return values[0] if isinstance(values, list) else values  # pyright: ignore[reportUnknownVariableType]  # the driver takes anything


def is_scan(detail: str) -> bool:
    scan = re.match(r"SCAN (\w+)(.*)", detail)
    if scan is None or detail.endswith(WAITING):
        return False
    return scan[1] not in SMALL and "VIRTUAL TABLE INDEX" not in detail and scan[1] != "f"


def pop_one(database: Database) -> object:
    return answer_call(database, identify("+86 138 0000 0100", RULES), NOW)


def pop_several(database: Database) -> object:
    return answer_call(database, identify(ZHANG, RULES), NOW)


def pop_an_ambiguous_one(database: Database) -> object:
    return answer_call(database, identify("913812345678", RULES), NOW)


def list_tickets(database: Database) -> object:
    return list_my_tickets(database, "anna"), list_my_tickets(database, "")


def read_one_ticket(database: Database) -> object:
    return read_ticket(database, "T77")


def search_people(database: Database) -> object:
    return search_everything(database, "张伟1", RULES)


def search_a_tracking_number(database: Database) -> object:
    return search_everything(database, "SF00000123", RULES)


def search_mail(database: Database) -> object:
    return search_everything(database, "c77@x.example", RULES)


def type_a_draft(database: Database) -> object:
    key = DraftKey("anna", "customer:1", "note")
    keep_draft(database, Draft(key, "words", NOW))
    return find_draft(database, key)


def ask_for_links(database: Database) -> object:
    return read_links(database, CustomerId(77))


def settle_a_queue(database: Database) -> object:
    keep(database, *(customer(str(n), f"张伟{n}", phone(f"+86138{n:08}")) for n in range(9)), office=CRM)
    with database.write() as work:
        linking.settle(work, NOW)
    return True


def join_and_undo(database: Database) -> object:
    act = join_customers(database, CustomerId(20), CustomerId(21), "anna", NOW)
    return undo_link(database, act, "anna", NOW)


def look_what_is_to_be_sent(database: Database) -> object:
    with database.read() as connection:
        outbox.due(connection, ERP, NOW)
        outbox.next_due(connection, ERP, NOW)
        outbox.unended(connection, ERP)
        outbox.unended(connection)
    with database.write() as work:
        outbox.hurry(work, ERP)
    outbox.show_truth(database, ERP, NOW)
    return list_outbox(database)


@pytest.mark.parametrize(
    "do",
    [
        look_what_is_to_be_sent,
        ask_for_links,
        settle_a_queue,
        join_and_undo,
        pop_one,
        pop_several,
        pop_an_ambiguous_one,
        list_tickets,
        read_one_ticket,
        search_people,
        search_a_tracking_number,
        search_mail,
        type_a_draft,
    ],
)
def test_no_table_is_read_from_end_to_end(town: Database, do: Callable[[Database], object]) -> None:
    with heard(town) as statements:
        assert do(town)
    assert len(statements) > 2
    assert scans(town, statements) == []


def test_a_scan_would_be_noticed(town: Database) -> None:
    assert scans(town, [("SELECT * FROM party WHERE name = ?", ("张伟1",))]) != []


def test_a_screen_pop_asks_a_fixed_number_of_questions(town: Database) -> None:
    with heard(town) as few:
        pop_one(town)
    keep(town, *(order(f"more {n}", "100", TODAY) for n in range(40)))
    with heard(town) as many:
        pop_one(town)
    assert len(many) == len(few) <= 30
