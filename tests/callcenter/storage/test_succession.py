"""Where an edit takes the place of another, what builds upon it follows: also when all comes back from the journal."""

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.customer import PostalAddress
from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.domain.edit_needs import needs_of
from callcenter.domain.edit_values import address_value
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from callcenter.domain.new_record import NewTicket
from callcenter.storage import adoption, outbox
from callcenter.storage.database import Database
from callcenter.storage.succession import mend
from callcenter.usecases.change_customer import change_customer
from callcenter.usecases.change_order import change_order
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.rewrite_edit import rewrite_edit
from tests.callcenter.outbox_steps import AGENT, LATER, due, local, move, queued, read, take
from tests.callcenter.small_store import ERP, NOW, customer, keep, order, who

PLACE = address_value(PostalAddress(RemoteId(""), "2 Long Lane", city="London", country="GB"))


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, order("11", "1"), home="orders")
    take(database)
    return database


def forget_successions(database: Database) -> None:
    """Have needs as they are when edits were taken back one by one."""
    with database.write() as work:
        work.connection.exec_driver_sql("DELETE FROM outbox_need")
        for one in queued(database):
            rows = [(one.seq, need) for need in sorted(needs_of(one.edit))]
            if rows:
                work.connection.exec_driver_sql("INSERT INTO outbox_need VALUES (?, ?)", rows)


def mended(database: Database) -> list[int]:
    with database.write() as work:
        mend(work)
    return due(database)


def change(database: Database, **fields: str) -> int:
    made = change_customer(database, who(database, "1"), ERP, RemoteId("1"), fields, agent=AGENT, at=NOW)
    assert made is not None
    return made.seq


def test_an_order_waits_for_whoever_makes_its_address_now(shop: Database) -> None:
    first = change(shop, **{"address:local:new": PLACE})
    (name,) = read(shop, first).edit.fields
    goes = change_order(shop, local(shop, Kind.ORDER, "SO11"), RemoteId(name[8:]), agent=AGENT, at=NOW)
    assert goes is not None
    last = change(shop, name="Zhang Wei 2")
    forget_successions(shop)
    assert mended(shop) == [last]
    move(shop, last, EditState.SENDING, EditState.APPLIED)
    assert due(shop) == [goes.seq]


def test_a_ticket_written_anew_goes_first(shop: Database) -> None:
    new = NewTicket(ERP, None, "general", "No parcel", "It has not come")
    made = open_ticket(shop, new, agent=AGENT, at=NOW)
    comment_ticket(shop, local(shop, Kind.TICKET, made.edit.record), "Hello", agent=AGENT, at=NOW)
    move(shop, made.seq, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    again = rewrite_edit(shop, made.seq, {"queue": "returns"}, agent=AGENT, at=LATER)
    forget_successions(shop)
    assert mended(shop) == [again.seq]


def test_what_an_office_has_named_is_waited_for_no_more(shop: Database) -> None:
    first = change(shop, **{"address:local:new": PLACE})
    (name,) = read(shop, first).edit.fields
    made = change_order(shop, local(shop, Kind.ORDER, "SO11"), RemoteId(name[8:]), agent=AGENT, at=NOW)
    assert made is not None
    with shop.write() as work:
        adoption.learn_pieces(work, ERP, Kind.CUSTOMER, {name[8:]: RemoteId("a7")})
        work.connection.exec_driver_sql("UPDATE outbox_need SET edit_id = 'gone' WHERE seq = ?", (made.seq,))
        work.connection.exec_driver_sql("UPDATE outbox SET state = 'applied' WHERE seq = ?", (first,))
    assert mended(shop) == [made.seq]


def test_what_nobody_makes_is_waited_for(shop: Database) -> None:
    first = change(shop, **{"address:local:new": PLACE})
    (name,) = read(shop, first).edit.fields
    change_order(shop, local(shop, Kind.ORDER, "SO11"), RemoteId(name[8:]), agent=AGENT, at=NOW)
    with shop.write() as work:
        outbox.move(work, first, EditState.REPLACED, NOW)
    assert mended(shop) == []


def test_an_order_redirected_later_waits_for_whoever_makes_its_address_now(shop: Database) -> None:
    first = change(shop, **{"address:local:new": PLACE})
    (name,) = read(shop, first).edit.fields
    joined = change(shop, name="Zhang Wei 2")
    goes = change_order(shop, local(shop, Kind.ORDER, "SO11"), RemoteId(name[8:]), agent=AGENT, at=NOW)
    assert goes is not None
    assert due(shop) == [joined]
    move(shop, joined, EditState.SENDING, EditState.APPLIED)
    assert due(shop) == [goes.seq]


def test_words_written_after_an_opening_was_rewritten_wait_for_the_new_one(shop: Database) -> None:
    made = open_ticket(shop, NewTicket(ERP, None, "general", "No parcel", "Help"), agent=AGENT, at=NOW)
    move(shop, made.seq, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    again = rewrite_edit(shop, made.seq, {"queue": "returns"}, agent=AGENT, at=LATER)
    words = comment_ticket(shop, local(shop, Kind.TICKET, made.edit.record), "Hello", agent=AGENT, at=NOW)
    assert due(shop) == [again.seq]
    move(shop, again.seq, EditState.SENDING, EditState.APPLIED)
    assert due(shop) == [words.seq]


def test_what_is_built_upon_something_nobody_makes_any_more_is_shown_at_once(shop: Database) -> None:
    first = change(shop, **{"address:local:new": PLACE})
    (name,) = read(shop, first).edit.fields
    move(shop, first, EditState.REPLACED)
    late = Edit("late", EditKind.CHANGE_ORDER, AGENT, ERP, RemoteId("11"), {"deliver_to": name[8:]}, NOW, {})
    with shop.write() as work:
        seq = outbox.add(work, late)
    assert read(shop, seq).state is EditState.BLOCKED
