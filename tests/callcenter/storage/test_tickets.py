"""Tickets in the order in which somebody has to see to them."""

from datetime import timedelta

from callcenter.domain.ids import LocalId
from callcenter.domain.ticket import TicketState
from callcenter.storage import tickets
from callcenter.storage.database import Database
from tests.callcenter.small_store import CRM, NOW, customer, keep, ticket, who

HOUR = timedelta(hours=1)


def waiting(database: Database, owner: str, limit: int = 50) -> list[str]:
    with database.read() as connection:
        return [held.record.id for held in tickets.waiting(connection, owner, limit)]


def fill(database: Database) -> None:
    keep(
        database,
        ticket("undated", "1", owner="anna"),
        ticket("tomorrow", "1", owner="anna", due=NOW + 24 * HOUR),
        ticket("overdue", "2", owner="anna", due=NOW - HOUR),
        ticket("soon", "1", owner="ben", due=NOW + HOUR),
        ticket("unowned", "1", due=NOW + 2 * HOUR),
        ticket("done", "1", owner="anna", due=NOW - 9 * HOUR, state=TicketState.SOLVED),
        ticket("odd", "1", owner="anna", due=NOW, state=TicketState.UNKNOWN),
    )


def test_an_agents_tickets_wait_by_due_time_and_undated_ones_last(database: Database) -> None:
    fill(database)
    assert waiting(database, "anna") == ["overdue", "odd", "tomorrow", "undated"]
    assert waiting(database, "ben") == ["soon"]
    assert waiting(database, "nobody") == []


def test_without_a_name_the_tickets_of_everybody_wait(database: Database) -> None:
    fill(database)
    assert waiting(database, "") == ["overdue", "odd", "soon", "unowned", "tomorrow", "undated"]


def test_no_more_are_listed_than_asked_for(database: Database) -> None:
    fill(database)
    assert waiting(database, "anna", 2) == ["overdue", "odd"]
    assert waiting(database, "anna", 4)[-1] == "undated"
    assert waiting(database, "anna", 0) == []


def test_a_customers_open_tickets_come_by_due_time_and_closed_ones_newest_first(database: Database) -> None:
    closed = TicketState.CLOSED
    keep(
        database,
        customer("1"),
        ticket("old", "1", state=closed, opened=NOW - 30 * HOUR, due=NOW - 29 * HOUR),
        ticket("older", "1", state=closed, opened=NOW - 40 * HOUR),
        ticket("newest closed", "1", state=closed, opened=NOW - HOUR, due=NOW + HOUR),
        ticket("open", "1"),
        ticket("due", "1", due=NOW),
    )
    with database.read() as connection:
        found = tickets.of_customer(connection, who(database, "1"))
    assert [held.record.id for held in found] == ["due", "open", "newest closed", "old", "older"]


def test_a_ticket_is_found_by_the_number_people_call_it(database: Database) -> None:
    keep(database, ticket("7", "1", "Old", opened=NOW - HOUR))
    keep(database, ticket("7", "1", "New"), office=CRM)
    with database.read() as connection:
        found = tickets.by_number(connection, "T7")
        assert [tickets.by_number(connection, number) for number in ("", "7", "t\udc80")] == [None] * 3
        assert tickets.get(connection, LocalId(404)) is None
    assert found is not None
    assert (found.office, found.record.subject) == (CRM, "New")
