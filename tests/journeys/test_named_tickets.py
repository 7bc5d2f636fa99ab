"""What is typed for a ticket that was made here stays its, whenever its office gives it a name."""

from dataclasses import replace
from typing import cast

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.storage import adoption, replica, tickets
from callcenter.usecases.list_unsent import list_unsent
from tests.journeys.seat import GOLD, Open, Seat
from ui.actions import Deed
from ui.widgets.composer import Field

DEMO = OfficeId("demo")
WORDS = "the lid is loose, too"


@pytest.fixture
def seat(open_desk: Open) -> Seat:
    """A desk with a customer, a ticket made for them here, and words typed for it."""
    seat = open_desk()
    seat.desk.sync.stop()
    seat.call(GOLD)
    seat.do(Deed.NEW_TICKET)
    seat.room.composer.insert("Lamp arrived broken")
    seat.do(Deed.SEND)
    seat.wait(lambda: made(seat) and seat.desk.is_settled)
    open_made(seat)
    seat.room.composer.turn(Field.NOTE)
    seat.room.composer.insert(WORDS)
    seat.do(Deed.BACK)
    seat.wait(lambda: not seat.room.page.shows_ticket and seat.desk.is_settled)
    return seat


def made(seat: Seat) -> list[str]:
    return [one.edit.id for one in list_unsent(seat.desk._database).of_kind(EditKind.OPEN_TICKET)]


def place_of(seat: Seat) -> LocalId:
    row = next(row for row in seat.room.page._tickets.rows if "Lamp arrived broken" in row.title)
    _, number = cast("tuple[str, int]", row.key)
    return LocalId(number)


def open_made(seat: Seat) -> None:
    seat.wait(lambda: any("Lamp arrived broken" in row.title for row in seat.room.page._tickets.rows))
    seat.desk.call.tickets.open(place_of(seat))
    seat.wait(lambda: seat.room.page.shows_ticket and seat.desk.is_settled)


def office_names_it(seat: Seat) -> None:
    (edit,) = made(seat)
    with seat.desk._database.read() as connection:
        held = tickets.get(connection, place_of(seat))
    assert held is not None
    named = replace(held.record, id=RemoteId("77777"), number="T-77777", client_ref=edit, revision="1")
    with seat.desk._database.write() as work:
        adoption.adopt_seen(work, DEMO, [(edit, named.id)], seat.desk.now)
        replica.save(work, DEMO, "tickets", [named], seat.desk.now)
    seat.wait(lambda: seat.desk.is_settled)


def test_words_follow_while_the_ticket_is_closed_on_the_screen(seat: Seat) -> None:
    office_names_it(seat)
    open_made(seat)
    page = seat.room.page.ticket.page
    assert page is not None
    assert page.ticket.id == "77777"
    assert seat.room.composer.text(Field.NOTE) == WORDS


def test_words_follow_into_the_next_session(seat: Seat, open_desk: Open) -> None:
    office_names_it(seat)
    seat.desk.window.close()
    second = open_desk()
    second.desk.sync.stop()
    second.wait(lambda: second.room.start.recent.rows and second.desk.is_settled)
    assert [row.title for row in second.room.start.recent.rows] == ["张伟"]
    second.call(GOLD)
    open_made(second)
    assert second.room.composer.text(Field.NOTE) == WORDS
