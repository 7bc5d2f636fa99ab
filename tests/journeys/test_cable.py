"""What is written while the cable is out goes once it is in; what an office refuses falls back with its words kept."""

import pytest
from PySide6.QtTest import QTest

from callcenter.domain.edit import EditKind, EditState
from callcenter.usecases.list_unsent import list_unsent
from sync.demo.process import DemoProcess
from tests.journeys.seat import GOLD, Open, Seat
from ui.actions import Deed
from ui.widgets.composer import Field


@pytest.fixture
def seat(open_desk: Open) -> Seat:
    seat = open_desk()
    seat.call(GOLD)
    seat.room.page.tickets.chosen.emit(seat.room.page._tickets.rows[0].key)
    seat.wait(lambda: seat.room.page.shows_ticket and seat.desk.is_settled)
    return seat


def reply(seat: Seat, words: str) -> None:
    seat.room.composer.turn(Field.REPLY)
    seat.room.composer.focus_text()
    QTest.keyClicks(seat.room.composer._editors[Field.REPLY], words)
    seat.do(Deed.SEND)
    seat.wait(lambda: words in conversation(seat) and seat.desk.is_settled)


def conversation(seat: Seat) -> str:
    return seat.room.page.ticket.conversation.text.toPlainText()


def test_a_reply_written_offline_goes_when_the_cable_is_in(seat: Seat, office: DemoProcess) -> None:
    office.unplug()
    reply(seat, "Written without a connection.")
    assert "not sent yet" in conversation(seat)
    office.plug_in()
    seat.ask_offices()
    seat.wait(lambda: "not sent yet" not in conversation(seat) and seat.desk.is_settled)
    assert conversation(seat).count("Written without a connection.") == 1
    assert not list(list_unsent(seat.desk._database).of_kind(EditKind.REPLY))


@pytest.mark.usefixtures("caplog")
def test_a_refused_reply_falls_back_and_its_words_are_kept(seat: Seat, office: DemoProcess) -> None:
    office.unplug()
    reply(seat, "The office will not take this.")
    office.fail(status=422)
    office.plug_in()
    seat.ask_offices()
    seat.wait(lambda: "The office will not take this." not in conversation(seat) and seat.desk.is_settled)
    office.fail()
    (kept,) = list_unsent(seat.desk._database).of_kind(EditKind.REPLY)
    assert kept.state is EditState.REFUSED
    assert kept.edit.fields["text"] == "The office will not take this."
    assert "needs you" in seat.room.page.ticket.head.words
