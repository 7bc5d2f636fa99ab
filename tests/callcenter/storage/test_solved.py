"""Past tickets teach which article helps, however they name it."""

from dataclasses import replace

import pytest

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import Ticket, TicketState
from callcenter.storage import articles
from callcenter.storage.database import Database
from tests.callcenter.small_store import CRM, ERP, article, drop, keep, ticket

WIKI = OfficeId("wiki")
REFUND = replace(article("7", "Money back", "Five days."), url="https://kb.example/7")


def solved(remote: str, subject: str, by: str, state: TicketState = TicketState.CLOSED) -> Ticket:
    return replace(ticket(remote, None, subject, state=state), closed_by_article=RemoteId(by))


def found(database: Database, text: str) -> list[tuple[str, str, int]]:
    with database.read() as connection:
        return [(one.office, one.article, one.closed) for one in articles.find(connection, text)]


@pytest.mark.parametrize(("office", "named"), [(CRM, "7"), (WIKI, "https://kb.example/7"), (WIKI, "7")])
def test_a_ticket_names_its_article_by_id_or_address(
    database: Database, office: OfficeId, named: str
) -> None:
    keep(database, REFUND, office=office)
    keep(database, solved("1", "The zither arrived cracked", named), office=CRM, home="tickets")
    assert found(database, "cracked zither") == [(office, "7", 1)]


def test_an_id_that_several_offices_have_names_that_of_the_tickets_own_office_or_none(
    database: Database,
) -> None:
    for office in (WIKI, ERP):
        keep(database, REFUND, office=office)
    keep(database, solved("1", "cracked zither", "7"), office=CRM, home="tickets")
    assert found(database, "cracked zither") == []
    keep(database, REFUND, office=CRM)
    assert found(database, "cracked zither") == [(CRM, "7", 1)]


def test_an_article_that_comes_after_its_tickets_is_found_by_them(database: Database) -> None:
    keep(database, solved("1", "cracked zither", "7"), office=CRM, home="tickets")
    assert found(database, "cracked zither") == []
    keep(database, REFUND, office=CRM)
    assert found(database, "cracked zither") == [(CRM, "7", 1)]


@pytest.mark.parametrize("state", [TicketState.OPEN, TicketState.NEW, TicketState.WAITING])
def test_a_ticket_opened_again_teaches_nothing(database: Database, state: TicketState) -> None:
    keep(database, REFUND, office=CRM)
    keep(database, solved("1", "cracked zither", "7"), office=CRM, home="tickets")
    keep(database, solved("1", "cracked zither", "7", state), office=CRM, home="tickets")
    assert found(database, "cracked zither") == []


def test_a_ticket_that_went_teaches_nothing(database: Database) -> None:
    keep(database, REFUND, office=CRM)
    keep(database, solved("1", "cracked zither", "7"), office=CRM, home="tickets")
    drop(database, "1", office=CRM, home="tickets")
    assert found(database, "cracked zither") == []


def test_what_closed_more_of_the_like_comes_first(database: Database) -> None:
    keep(database, article("a", "A", "x"), article("b", "B", "y"), office=CRM)
    many = [solved(f"b{n}", f"cracked zither {n}", "b") for n in range(3)]
    keep(database, solved("a1", "cracked zither", "a"), *many, office=CRM, home="tickets")
    assert [one[1:] for one in found(database, "cracked zither")] == [("b", 3), ("a", 1)]


def test_a_ticket_that_shares_one_word_of_many_does_not_overrule_the_articles_own_words(
    database: Database,
) -> None:
    keep(
        database,
        article("fits", "Refund of a late parcel", "Refund"),
        article("other", "Tuning", "Strings"),
        office=CRM,
    )
    keep(database, solved("1", "zither strings snapped today, parcel", "other"), office=CRM, home="tickets")
    assert found(database, "refund for my late parcel please")[0][1] == "fits"
