"""An open ticket: whose it is, what it points at, and what could be chosen."""

from dataclasses import replace

from callcenter.domain.changes import Kind
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.ticket_room import ClosingArticle, TicketRoom
from callcenter.storage import offices
from callcenter.storage.database import Database
from callcenter.usecases.list_ticket_choices import list_ticket_choices
from callcenter.usecases.open_ticket_room import open_ticket_room
from callcenter.usecases.read_ticket import read_ticket
from tests.callcenter.small_store import (
    CRM,
    ERP,
    NOW,
    article,
    customer,
    feed,
    keep,
    order,
    ticket,
    who,
)

KB = "https://kb.example/wiki/Returns"


def room(database: Database, number: str) -> TicketRoom:
    held = read_ticket(database, number)
    assert held is not None
    found = open_ticket_room(database, held.id, NOW)
    assert found is not None
    return found


def test_a_ticket_opens_with_its_customer_and_its_order(database: Database) -> None:
    keep(database, customer("1", "Ann"), order("8", "1"), replace(ticket("5", "1"), order=RemoteId("8")))
    found = room(database, "T5")
    assert found.customer == who(database, "1")
    assert found.order == "SO8"


def test_a_ticket_of_nobody_known_still_opens(database: Database) -> None:
    keep(database, ticket("5", "77"), ticket("6", None))
    assert room(database, "T5").customer is None
    assert room(database, "T6").customer is None


def test_the_closing_article_is_found_by_its_id_in_the_same_office(database: Database) -> None:
    keep(database, article("3", "Returns"), replace(ticket("5", "1"), closed_by_article=RemoteId("3")))
    found = room(database, "T5").article
    assert found is not None
    assert found.title == "Returns"
    assert found.id is not None


def test_the_closing_article_of_another_office_is_found_by_its_address(database: Database) -> None:
    keep(database, replace(article("3", "Returns"), url=KB), office=CRM)
    keep(database, replace(ticket("5", "1"), closed_by_article=RemoteId(KB)))
    found = room(database, "T5").article
    assert found is not None
    assert found.title == "Returns"


def test_an_article_nobody_holds_is_named_as_the_office_names_it(database: Database) -> None:
    keep(database, replace(ticket("5", "1"), closed_by_article=RemoteId(KB)))
    assert room(database, "T5").article == ClosingArticle(None, KB)


def test_the_state_of_the_office_comes_along(database: Database) -> None:
    keep(database, ticket("5", "1"))
    feed(database, ERP, Kind.TICKET)
    with database.write() as work:
        offices.failed(work, ERP, NOW, Trouble.UNREACHABLE, {})
    assert room(database, "T5").office.trouble is Trouble.UNREACHABLE


def test_a_ticket_that_is_gone_gives_nothing(database: Database) -> None:
    assert open_ticket_room(database, LocalId(404), NOW) is None


def test_the_choices_are_those_of_the_same_office(database: Database) -> None:
    keep(database, replace(ticket("5", "1", owner="mei"), queue="billing"))
    keep(
        database,
        replace(ticket("6", "1", owner="tom"), queue="returns"),
        replace(ticket("7", "1"), queue="billing"),
    )
    keep(database, replace(ticket("5", "1", owner="else"), queue="elsewhere"), office=CRM)
    found = list_ticket_choices(database, ERP)
    assert found.queues == ("billing", "returns")
    assert found.owners == ("mei", "tom")
