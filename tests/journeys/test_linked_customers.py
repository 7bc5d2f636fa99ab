"""Two open customers turn out to be one: tabs, words and the line go along, and nothing is lost or doubled."""

import pytest

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.ids import CustomerId
from callcenter.storage.database import Database
from callcenter.usecases.find_drafts import find_draft
from callcenter.usecases.join_customers import join_customers
from callcenter.usecases.keep_draft import keep_draft
from tests.callcenter.small_store import CRM, ERP, NOW, SMITH, customer, keep, phone, who
from tests.callcenter.storage.test_linking import MAIL, person, settle
from tests.journeys.seat import Open, Seat
from tests.journeys.test_drafts import store_of, write, written
from ui.actions import Deed

Pair = tuple[CustomerId, CustomerId]


@pytest.fixture
def quiet(open_desk: Open) -> Seat:
    """A desk that no office speaks to."""
    return open_desk(start=False)


@pytest.fixture
def two(quiet: Seat) -> Pair:
    """An ERP party and a requestor whom the rule has not yet looked at."""
    database = store_of(quiet)
    keep(database, person("1", "Zhang San", MAIL))
    keep(database, person("9", "San Zhang", MAIL), office=CRM)
    return who(database, "1"), who(database, "9", CRM)


def show(seat: Seat, of: CustomerId) -> None:
    seat.desk.call.open(of)
    seat.wait(lambda: seat.desk.is_settled)


def kept(database: Database, of: CustomerId) -> str:
    draft = find_draft(database, DraftKey("demo", f"customer:{of}", "note"))
    return draft.text if draft else ""


def test_an_open_customer_becomes_the_one_they_are_now(quiet: Seat, two: Pair) -> None:
    one, nine = two
    show(quiet, nine)
    write(quiet, "he says")
    settle(store_of(quiet))
    quiet.wait(lambda: quiet.open_titles == ["Zhang San"] and quiet.desk.is_settled)
    write(quiet, " it is late")
    quiet.wait(lambda: kept(store_of(quiet), one) == "he says it is late")
    assert kept(store_of(quiet), nine) == ""
    assert written(quiet) == "he says it is late"


def test_words_for_both_stand_below_one_another(quiet: Seat, two: Pair) -> None:
    one, nine = two
    show(quiet, nine)
    write(quiet, "of the requestor")
    show(quiet, one)
    write(quiet, "of the party")
    settle(store_of(quiet))
    quiet.wait(lambda: len(quiet.open_titles) == 1 and quiet.desk.is_settled)
    assert written(quiet) == "of the party\n\nof the requestor"
    write(quiet, ", he said")
    quiet.wait(lambda: kept(store_of(quiet), one) == "of the party, he said\n\nof the requestor")
    assert kept(store_of(quiet), nine) == ""


def test_words_of_before_the_joining_are_found_at_the_next_call(quiet: Seat, two: Pair) -> None:
    one, nine = two
    keep_draft(store_of(quiet), Draft(DraftKey("demo", f"customer:{nine}", "note"), "from yesterday", NOW))
    settle(store_of(quiet))
    show(quiet, nine)
    assert quiet.desk.call._subjects.current is not None
    assert quiet.desk.call._subjects.current.customer == one
    assert written(quiet) == "from yesterday"
    quiet.wait(lambda: kept(store_of(quiet), one) == "from yesterday")
    assert kept(store_of(quiet), nine) == ""


def test_a_call_goes_along_with_its_customer(quiet: Seat) -> None:
    database = store_of(quiet)
    keep(database, customer("1", "Ann"), office=ERP)
    keep(database, customer("9", "Anne", phone(SMITH)), office=CRM)
    one, nine = who(database, "1"), who(database, "9", CRM)
    quiet.call(SMITH)
    assert quiet.name == "Anne"
    join_customers(database, one, nine, "anna", NOW)
    quiet.wait(lambda: quiet.open_titles == ["Ann"] and quiet.desk.is_settled)
    assert quiet.desk.call.line.caller == f"customer:{one}"
    quiet.do(Deed.CLOSE_CUSTOMER)
    assert quiet.open_titles == []
