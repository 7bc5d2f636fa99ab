"""What the room of the outbox reads: what waits and what was settled, whose it is, and what it builds upon."""

from datetime import timedelta

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.new_record import NewCustomer, NewTicket
from callcenter.storage.database import Database
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.create_customer import create_customer
from callcenter.usecases.find_customer_behind import find_customer_behind
from callcenter.usecases.find_targets import find_record, find_targets
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.read_outbox import read_outbox
from callcenter.usecases.reply_to_ticket import reply_to_ticket
from callcenter.usecases.rewrite_edit import rewrite_edit
from tests.callcenter.outbox_steps import AGENT, LATER, local, move, queued, stands, take
from tests.callcenter.small_store import CRM, ERP, NOW, customer, keep, ticket, who


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, ticket("7", "1"), ticket("8", "1", "Where is the other?"), home="tickets")
    keep(database, ticket("9", None, "Somebody else's parcel"), home="tickets")
    keep(database, ticket("5", "1", "Not here"), office=CRM, home="tickets")
    take(database)
    return database


def comment(shop: Database, text: str = "Called back") -> int:
    return comment_ticket(shop, local(shop, Kind.TICKET, "T7"), text, agent=AGENT, at=NOW).seq


def open_new(shop: Database) -> tuple[int, int]:
    """Open a ticket and write into it before any office has named it; give both numbers."""
    new = NewTicket(ERP, who(shop, "1"), "general", "No parcel", "It has not come")
    made = open_ticket(shop, new, agent=AGENT, at=NOW)
    place = local(shop, Kind.TICKET, f"erp:{made.edit.record}")
    return made.seq, reply_to_ticket(shop, place, "We look into it", agent=AGENT, at=NOW).seq


def test_everything_that_waits_is_there_with_its_customer(shop: Database) -> None:
    seq = comment(shop)
    room = read_outbox(shop, NOW)
    assert [item.waiting.seq for item in room.waiting] == [seq]
    assert room.names == {"erp/1": "Zhang Wei"}
    assert {one.office for one in room.offices} == {ERP, CRM}


def test_a_customer_no_office_has_named_yet_has_a_name_all_the_same(shop: Database) -> None:
    made = create_customer(shop, NewCustomer(ERP, "Greta Mayer"), agent=AGENT, at=NOW)
    assert read_outbox(shop, NOW).names == {made.edit.customer: "Greta Mayer"}


def test_an_edit_names_what_it_builds_upon_until_that_is_done(shop: Database) -> None:
    parent, child = open_new(shop)
    assert read_outbox(shop, NOW).grounds == {child: parent}
    move(shop, parent, EditState.SENDING, EditState.APPLIED)
    assert read_outbox(shop, NOW).grounds == {}


def test_what_was_settled_since_is_there_and_what_was_before_is_not(shop: Database) -> None:
    early, late = comment(shop), comment(shop, "again")
    move(shop, early, EditState.SENDING, EditState.APPLIED, at=NOW - timedelta(hours=9))
    move(shop, late, EditState.WITHDRAWN, at=LATER)
    assert [item.waiting.seq for item in read_outbox(shop, NOW).settled] == [late]


def test_a_refused_edit_is_written_anew_and_what_waits_for_it_goes_on(shop: Database) -> None:
    parent, child = open_new(shop)
    move(shop, parent, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    assert stands(shop, child) is EditState.BLOCKED
    again = rewrite_edit(shop, parent, {"queue": "returns"}, agent=AGENT, at=LATER)
    assert (stands(shop, parent), stands(shop, child)) == (EditState.REPLACED, EditState.QUEUED)
    assert (again.edit.fields["queue"], again.edit.fields["subject"]) == ("returns", "No parcel")
    assert again.edit.id != queued(shop)[0].edit.id
    assert read_outbox(shop, NOW).grounds == {child: again.seq}


@pytest.mark.parametrize("state", [EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN])
def test_only_what_was_surely_not_done_can_be_written_anew(shop: Database, state: EditState) -> None:
    seq = comment(shop)
    steps = {EditState.QUEUED: (), EditState.SENDING: (state,), EditState.UNKNOWN: (EditState.SENDING, state)}
    move(shop, seq, *steps[state])
    with pytest.raises(DeskError) as caught:
        rewrite_edit(shop, seq, {"text": "other"}, agent=AGENT, at=LATER)
    assert caught.value.trouble is Trouble.NOT_SETTLED_SO


def test_writing_anew_follows_the_rules_of_writing(shop: Database) -> None:
    seq = comment(shop)
    move(shop, seq, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    with pytest.raises(DeskError) as caught:
        rewrite_edit(shop, seq, {"text": "  "}, agent=AGENT, at=LATER)
    assert caught.value.trouble is Trouble.TEXT_MISSING
    assert stands(shop, seq) is EditState.REFUSED


def test_words_may_go_to_the_other_tickets_of_the_customer_in_the_same_office(shop: Database) -> None:
    found = find_targets(shop, comment(shop))
    assert [held.record.number for held in found] == ["T8"]


def test_any_ticket_of_the_office_is_found_by_its_number(shop: Database) -> None:
    seq = comment(shop)
    assert [held.record.number for held in find_targets(shop, seq, "T9")] == ["T9"]
    assert find_targets(shop, seq, "T5") == ()


def test_records_are_found_by_what_their_office_calls_them(shop: Database) -> None:
    held = find_record(shop, ERP, RemoteId("8"))
    assert held is not None
    assert held.record.number == "T8"
    assert find_record(shop, OfficeId("nowhere"), RemoteId("8")) is None
    assert find_customer_behind(shop, ERP, RemoteId("1")) == who(shop, "1")
    assert find_customer_behind(shop, ERP, RemoteId("404")) is None
