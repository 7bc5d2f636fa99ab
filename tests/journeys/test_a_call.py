"""A call comes, and the screen knows who it is before anybody says hello."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sync.demo.process import DemoProcess
from tests.journeys.seat import GOLD, SHARED, Open, Seat

NOBODY = "+44 20 7946 0958"


def test_a_call_shows_the_caller_with_tickets_orders_deliveries_and_articles(seat: Seat) -> None:
    seat.call(GOLD)
    assert seat.room.shows_customer
    assert seat.name == "张伟"
    assert seat.room.page._tickets.rows
    assert "HH-20008" in seat.order_numbers
    late = next(card for card in seat.room.right._orders.cards if card.head.title == "HH-20008")
    assert "late" in late.head.spoken
    assert seat.room.right.knowledge.model.rows
    assert seat.room.page._timeline.total > 20


def test_every_way_to_write_the_number_leads_to_the_same_caller(seat: Seat) -> None:
    for number in (
        "+86 138 1234 5678",
        "0086 13812345678",
        "138 1234 5678",
        "086-138-1234-5678",
        "sip:+8613812345678@pbx",
    ):
        seat.call(number)
        assert seat.name == "张伟", number
    assert seat.open_titles == ["张伟"]


def test_two_customers_on_one_number_are_asked_about_and_one_key_picks(seat: Seat, qtbot: QtBot) -> None:
    seat.call(SHARED)
    assert seat.room.chooser.isVisible()
    names = [row.name for row in seat.room.chooser._model.rows]
    assert sorted(names) == ["Jonas Krüger", "Katrin Krüger"]
    qtbot.keyClick(seat.room.chooser.list, Qt.Key.Key_2)
    seat.wait(lambda: seat.room.shows_customer)
    assert seat.name == names[1]


def test_the_choice_is_remembered_and_still_asked_for(seat: Seat, qtbot: QtBot) -> None:
    seat.call(SHARED)
    picked = seat.room.chooser._model.rows[1].name
    qtbot.keyClick(seat.room.chooser.list, Qt.Key.Key_2)
    seat.wait(lambda: seat.room.shows_customer)
    seat.call(SHARED)
    first = seat.room.chooser._model.rows[0]
    assert seat.room.chooser.isVisible()
    assert (first.name, first.was_chosen) == (picked, True)


def test_a_number_the_offices_learn_of_later_finds_its_customer(seat: Seat, office: DemoProcess) -> None:
    seat.call(NOBODY)
    assert seat.room.unknown.isVisible()
    office.put(
        "customers",
        name="Ada Newcomer",
        number="C-90001",
        contact_points=[{"id": 1, "kind": "phone", "value": NOBODY, "e164": "+442079460958"}],
    )
    qtbot_click(seat, seat.room.unknown._again)
    seat.wait(lambda: seat.room.shows_customer)
    assert seat.name == "Ada Newcomer"
    assert seat.open_titles == ["Ada Newcomer"]


def test_a_withheld_number_is_said_to_be_one(seat: Seat) -> None:
    seat.call("anonymous")
    assert seat.room.unknown.isVisible()
    assert seat.room.unknown._title.text() == "Number withheld"
    assert seat.room.unknown._again.isHidden()


def test_garbage_is_answered_calmly(seat: Seat) -> None:
    for garbage in ("", "(((((", "🙂🙂", "'; DROP TABLE customer; --", "9" * 500, "+86", "\x00\x01"):
        seat.call(garbage)
        assert seat.room.unknown.isVisible() or seat.room.chooser.isVisible(), garbage
    seat.call(GOLD)
    assert seat.name == "张伟"


def test_the_call_ends_and_the_customer_stays(seat: Seat) -> None:
    seat.call(GOLD)
    bar = seat.room.left.bar
    qtbot_click(seat, bar._end)
    assert bar._who.text() == "No call"
    assert not bar._end.isEnabled()
    assert seat.open_titles == ["张伟"]
    assert not seat.room.left._open.rows[0].is_calling


def test_a_screen_pop_makes_no_widgets(seat: Seat) -> None:
    seat.call(GOLD)
    seat.call("+33 6 12 34 56 78")
    before = len(QApplication.allWidgets())
    seat.call("+34 612 34 56 78")
    assert seat.name == "Álvaro Muñoz"
    assert len(QApplication.allWidgets()) == before


def test_the_screen_does_not_wait_for_a_slow_office(open_desk: Open, office: DemoProcess) -> None:
    seat = open_desk()
    office.fail(slow_seconds=20)
    seat.ask_offices()
    seat.call(GOLD)
    assert seat.name == "张伟"
    assert seat.desk.sync.is_running


def test_a_call_while_the_agent_writes_does_not_take_the_words_along(seat: Seat, qtbot: QtBot) -> None:
    seat.call(GOLD)
    composer = seat.room.composer
    composer.focus_text()
    qtbot.keyClicks(focus(seat), "for Zhang Wei")
    seat.call("+33 6 12 34 56 78")
    assert composer.text(composer.field) == ""
    qtbot.keyClicks(focus(seat), " and more")
    assert composer.text(composer.field) == ""
    seat.call(GOLD)
    assert composer.text(composer.field) == "for Zhang Wei"


def focus(seat: Seat) -> QWidget:
    """Whatever has the keyboard."""
    return seat.desk.window.focusWidget() or seat.desk.window


def qtbot_click(seat: Seat, button: QWidget) -> None:
    """Click a button as an agent does."""
    seat.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
