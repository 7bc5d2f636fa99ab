"""The sheet of a call: everything of one customer, read at one moment from the store alone."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.call_sheet import CallSheet, Panel
from callcenter.domain.changes import Kind
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.domain.record import Record
from callcenter.storage import interactions
from callcenter.storage.database import Database
from callcenter.usecases.list_my_tickets import list_my_tickets
from callcenter.usecases.open_customer import open_customer
from callcenter.usecases.read_article import read_article
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.suggest_articles import suggest_articles
from tests.callcenter import records
from tests.callcenter.small_store import (
    CRM,
    ERP,
    NOW,
    TODAY,
    ZHANG,
    article,
    customer,
    feed,
    invoice,
    keep,
    order,
    phone,
    shipment,
    ticket,
    who,
)


def sheet_of(database: Database, remote: str) -> CallSheet:
    sheet = open_customer(database, who(database, remote), NOW)
    assert sheet is not None
    return sheet


def test_deliveries_hang_under_their_orders_and_loose_ones_apart(database: Database) -> None:
    keep(
        database,
        customer("1"),
        order("a", "1", TODAY),
        order("b", "1", TODAY - timedelta(days=1)),
        shipment("of a", "1", "a"),
        shipment("of both", "1", "a", "b"),
        shipment("of an older order", "1", "not held"),
        shipment("of none", "1"),
        shipment("of another customer", "2", "z"),
    )
    sheet = sheet_of(database, "1")
    hung = {one.order.record.id: {held.record.id for held in one.deliveries} for one in sheet.orders}
    assert hung == {"a": {"of a", "of both"}, "b": {"of both"}}
    assert {held.record.id for held in sheet.loose_deliveries} == {"of an older order", "of none"}


def test_of_very_many_orders_the_newest_show_and_the_parcels_of_the_others_do_not(database: Database) -> None:
    days = [TODAY - timedelta(days=age) for age in range(503)]
    keep(database, customer("1"), *(order(f"{day}", "1", day) for day in days))
    keep(
        database, shipment("of the newest", "1", f"{days[0]}"), shipment("of the oldest", "1", f"{days[-1]}")
    )
    sheet = sheet_of(database, "1")
    assert [one.order.record.placed_on for one in sheet.orders] == days[:500]
    assert [held.record.id for held in sheet.orders[0].deliveries] == ["of the newest"]
    assert sheet.loose_deliveries == ()


def test_two_offices_may_use_one_number_without_mixing(database: Database) -> None:
    keep(database, customer("1"), order("7", "1"))
    keep(database, customer("1"), shipment("9", "1", "7"), office=CRM)
    with database.write() as work:
        work.connection.exec_driver_sql("UPDATE party SET customer_id = (SELECT min(customer_id) FROM party)")
    sheet = sheet_of(database, "1")
    assert sheet.orders[0].deliveries == ()
    assert [held.office for held in sheet.loose_deliveries] == [CRM]


def test_a_sheet_holds_everything_of_its_customer_and_nothing_of_others(database: Database) -> None:
    for remote in "12":
        keep(
            database,
            customer(remote, "", phone(ZHANG)),
            order(remote, remote),
            shipment(remote, remote, remote),
            invoice(remote, remote, "12.5"),
            ticket(remote, remote),
        )
    feed(database, ERP, *Kind)
    one = who(database, "1")
    with database.write() as work:
        interactions.add(work, Interaction(LocalId(0), one, Channel.CALL, ZHANG, "anna", NOW))
    sheet = sheet_of(database, "1")
    assert sheet.customer.id == one
    assert [held.order.record.id for held in sheet.orders] == ["1"]
    assert [held.record.id for held in (*sheet.tickets, *sheet.invoices)] == ["1", "1"]
    assert [str(money.amount) for money in sheet.balance] == ["12.5"]
    assert len(sheet.timeline) == 4, "order, ticket, invoice and call"
    assert sheet.articles == ()
    assert sheet.read_at == NOW
    assert {panel: state.as_of for panel, state in sheet.panels.items()} == dict.fromkeys(Panel, NOW)


def test_a_customer_not_held_has_no_sheet(database: Database) -> None:
    keep(database, order("1", "not told of yet"))
    assert open_customer(database, CustomerId(1), NOW) is None
    assert open_customer(database, CustomerId(404), NOW) is None


kinds = st.one_of(records.orders, records.shipments, records.invoices, records.tickets)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(kinds, max_size=8))
def test_whatever_offices_say_the_sheet_can_be_read(database: Database, said: list[Record]) -> None:
    owned = [replace(record, customer=ZHANG_ID) for record in said]  # pyright: ignore[reportCallIssue, reportArgumentType]  # all four have one
    keep(database, customer(ZHANG_ID), *owned)
    sheet = sheet_of(database, ZHANG_ID)
    deliveries = {held.id for one in sheet.orders for held in one.deliveries} | {
        held.id for held in sheet.loose_deliveries
    }
    held = len(sheet.orders) + len(deliveries) + len(sheet.invoices) + len(sheet.tickets)
    assert held >= len({(type(record), record.id) for record in said})
    suggest_articles(database, "", sheet)


ZHANG_ID = "1"


def test_my_tickets_are_listed_by_due_time(database: Database) -> None:
    keep(database, ticket("later", "1", owner="anna"), ticket("now", "1", owner="anna", due=NOW))
    assert [held.record.id for held in list_my_tickets(database, "anna")] == ["now", "later"]
    assert len(list_my_tickets(database, "anna", 1)) == 1


def test_a_ticket_and_an_article_are_opened_and_may_have_gone(database: Database) -> None:
    keep(database, ticket("7", "1"), article("1", "Late parcels", "Say sorry"))
    opened = read_ticket(database, "T7")
    assert opened is not None
    assert opened.record.subject == "Where is it?"
    (found,) = suggest_articles(database, "late")
    shown = read_article(database, found.id)
    assert shown is not None
    assert shown.record.text == "Say sorry"
    assert read_ticket(database, "T8") is None
    assert read_article(database, LocalId(404)) is None
