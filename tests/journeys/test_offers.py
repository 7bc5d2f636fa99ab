"""What no office takes is not offered, and what the office of a record does not take says so before it is tried."""

import pytest

from callcenter.domain.edit import EditKind
from callcenter.storage import offices
from tests.journeys.seat import GOLD, Open, Seat
from ui.actions import Deed
from ui.widgets.composer import Field


@pytest.fixture
def seat(open_desk: Open) -> Seat:
    """A desk with a customer, whose offices say nothing more."""
    seat = open_desk()
    seat.desk.sync.stop()
    seat.call(GOLD)
    return seat


def take_only(seat: Seat, *kinds: EditKind) -> None:
    """Have the only office take nothing but these."""
    with seat.desk._database.write() as work:
        sql = "UPDATE office SET takes = ?"
        work.connection.exec_driver_sql(sql, (" ".join(sorted(kinds)),))
    with seat.desk._database.read() as connection:
        assert set(offices.takes(connection).values()) == {frozenset(kinds)}
    seat.desk.call.takers.read()
    seat.wait(lambda: seat.desk.is_settled)


def open_ticket(seat: Seat) -> None:
    seat.room.page.tickets.chosen.emit(seat.room.page._tickets.rows[0].key)
    seat.wait(lambda: seat.room.page.shows_ticket and seat.desk.is_settled)


def test_a_customer_whom_no_office_changes_says_so(seat: Seat) -> None:
    take_only(seat, EditKind.COMMENT)
    change = seat.room.page.header.change
    assert not change.isEnabled()
    assert "No office takes this" in change.toolTip()


def test_what_is_taken_again_is_offered_again(seat: Seat) -> None:
    take_only(seat, EditKind.COMMENT)
    take_only(seat, EditKind.CHANGE_CUSTOMER)
    assert seat.room.page.header.change.isEnabled()


def test_a_ticket_whose_office_takes_comments_alone_says_so(seat: Seat) -> None:
    open_ticket(seat)
    take_only(seat, EditKind.COMMENT)
    pane, composer = seat.room.page.ticket, seat.room.composer
    assert not pane.assign.isEnabled()
    assert not pane.head.choices.isEnabled()
    assert "No office takes this" in pane.head.choices.toolTip()
    composer.turn(Field.REPLY)
    composer.insert("kept all the same")
    assert not composer._send.isEnabled()
    assert "No office takes this" in composer._promise.text()
    composer.turn(Field.NOTE)
    composer.insert("goes")
    assert composer._send.isEnabled()


def test_a_new_ticket_and_a_new_customer_are_not_offered_where_no_office_takes_them(seat: Seat) -> None:
    take_only(seat, EditKind.COMMENT)
    assert not seat.room.composer._tabs[Field.REPLY].isVisible()
    seat.call("+44 20 7946 0900")
    assert not seat.room.unknown._create.isVisible()


def test_words_of_a_new_ticket_stay_in_sight_when_no_office_takes_it_any_more(seat: Seat) -> None:
    seat.do(Deed.NEW_TICKET)
    seat.room.composer.insert("lamp is broken")
    take_only(seat, EditKind.COMMENT)
    assert seat.room.composer._tabs[Field.REPLY].isVisible()
    assert seat.room.composer.text(Field.REPLY) == "lamp is broken"


def test_orders_are_not_changed_where_no_office_takes_it(seat: Seat) -> None:
    seat.desk.call.writing.orders._find(lambda order: order.is_open)
    assert seat.room.right.order_acts.isVisible()
    take_only(seat, EditKind.COMMENT)
    assert not seat.room.right.order_acts.isVisible()
