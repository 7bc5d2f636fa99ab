"""What an agent who leaves would leave behind."""

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditState
from callcenter.domain.errors import Trouble
from callcenter.storage.database import Database
from callcenter.usecases.check_offices import check_offices
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.read_unsent import read_unsent
from tests.callcenter.outbox_steps import AGENT, LATER, clash, local, move, take
from tests.callcenter.small_store import NOW, customer, keep, ticket


def stock(database: Database) -> list[int]:
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, ticket("7", "1"), home="tickets")
    take(database)
    place = local(database, Kind.TICKET, "T7")
    return [
        comment_ticket(database, place, text, agent=AGENT, at=at).seq
        for text, at in (("a", NOW), ("b", LATER))
    ]


def test_what_is_not_sent_is_counted_with_what_needs_a_person(database: Database) -> None:
    first, _ = stock(database)
    move(database, first, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    found = read_unsent(database)
    assert (found.waiting, found.needs_agent, found.oldest) == (2, 1, NOW)
    assert [one.office for one in found.offices] == ["crm", "erp"]


def test_what_was_done_and_wants_a_look_is_on_its_server(database: Database) -> None:
    first, _ = stock(database)
    move(database, first, EditState.SENDING, EditState.APPLIED)
    clash(database, first, "", None, reason="deleted", state=False)
    assert check_offices(database).waiting == 2
    assert (read_unsent(database).waiting, read_unsent(database).oldest) == (1, LATER)


def test_with_nothing_there_is_no_age(database: Database) -> None:
    assert (read_unsent(database).waiting, read_unsent(database).oldest) == (0, None)
