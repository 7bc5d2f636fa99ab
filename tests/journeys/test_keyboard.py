"""A whole call without the mouse."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.seat import GOLD, SHARED, Seat
from tests.ui.accessibility import nameless
from ui.actions import Deed


def press(seat: Seat, keys: str) -> None:
    """Press keys wherever the keyboard is."""
    QTest.keySequence(focused(seat), QKeySequence(keys))


def type_text(seat: Seat, text: str) -> None:
    """Type wherever the keyboard is."""
    QTest.keyClicks(focused(seat), text)


def focused(seat: Seat) -> QWidget:
    """Whatever has the keyboard."""
    return seat.desk.window.focusWidget() or seat.desk.window


@pytest.fixture
def seat_with_keys(seat: Seat) -> Seat:
    """A seat whose window has the keyboard of the system."""
    seat.desk.window.activateWindow()
    seat.wait(lambda: QApplication.activeWindow() is seat.desk.window)
    return seat


def test_a_call_from_number_to_note(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    press(seat, "F2")
    type_text(seat, GOLD)
    press(seat, "Return")
    seat.wait(lambda: seat.room.shows_customer and seat.desk.is_settled)
    press(seat, "Ctrl+E")
    type_text(seat, "promised a call")
    press(seat, "Ctrl+I")
    type_text(seat, "Dear customer")
    press(seat, "Ctrl+I")
    assert seat.room.composer.text(seat.room.composer.field) == "promised a call"
    press(seat, "Ctrl+W")
    assert seat.open_titles == []


def test_the_panels_are_reached_by_their_numbers(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    seat.call(GOLD)
    room = seat.room
    wanted: dict[str, QWidget] = {
        "Ctrl+1": room.left.tabs,
        "Ctrl+2": room.left.tickets,
        "Ctrl+3": room.page.header.facts,
        "Ctrl+4": room.page.timeline.list,
        "Ctrl+6": room.right.orders,
        "Ctrl+7": room.right.knowledge.list,
        "Ctrl+8": room.page.tickets,
        "Ctrl+9": room.right.invoices,
    }
    for keys, place in wanted.items():
        press(seat, keys)
        assert focused(seat) is place, keys
    press(seat, "Ctrl+5")
    assert room.is_writing
    press(seat, "Ctrl+F")
    assert focused(seat) is room.page.timeline._text


def test_customers_are_walked_through(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    seat.call(GOLD)
    seat.call("+33 6 12 34 56 78")
    press(seat, "Ctrl+E")
    press(seat, "Ctrl+Tab")
    assert seat.name == "张伟"
    press(seat, "Ctrl+Shift+Tab")
    assert seat.name == "Chloé Moreau"


def test_the_chooser_needs_one_key(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    seat.call(SHARED)
    press(seat, "1")
    seat.wait(lambda: seat.room.shows_customer)


def test_the_palette_does_and_finds(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    seat.call(GOLD)
    press(seat, "Ctrl+E")
    press(seat, "Ctrl+K")
    assert seat.desk.window.palette_box.is_up
    type_text(seat, "HH-20012")
    palette = seat.desk.window.palette_box
    seat.wait(lambda: [row.title for row in palette._model.rows] == ["HH-20012"])
    press(seat, "Return")
    seat.wait(lambda: seat.name == "Katrin Krüger")
    assert not palette.is_up
    press(seat, "Ctrl+K")
    type_text(seat, "settings")
    press(seat, "Return")
    assert seat.desk.window.shows(Deed.SETTINGS)


def test_escape_gives_the_keyboard_back(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    seat.call(GOLD)
    press(seat, "Ctrl+E")
    for keys in ("Ctrl+K", "F1"):
        press(seat, keys)
        assert not seat.room.is_writing
        press(seat, "Esc")
        assert seat.room.is_writing, keys


def test_suggestions_are_read_and_put_in_by_keyboard(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    seat.call(GOLD)
    press(seat, "Ctrl+7")
    press(seat, "Return")
    knowledge = seat.room.right.knowledge
    seat.wait(lambda: knowledge.is_reading)
    press(seat, "Esc")
    assert not knowledge.is_reading
    assert focused(seat) is knowledge.list


def test_tab_reaches_everything_and_nothing_holds_it(seat_with_keys: Seat) -> None:
    seat = seat_with_keys
    seat.call(GOLD)
    press(seat, "F2")
    met: list[QWidget] = []
    for _ in range(80):
        press(seat, "Tab")
        if focused(seat) in met:
            break
        met.append(focused(seat))
    room = seat.room
    for place in (room.left.tabs, room.page.tickets, room.page.timeline.list, room.right.orders):
        assert place in met


def test_every_part_of_the_window_has_a_name_for_a_screen_reader(seat: Seat) -> None:
    seat.call(GOLD)
    assert nameless(seat.desk.window) == []


def test_no_single_letter_is_bound(seat: Seat) -> None:
    bound = [action.shortcut().toString() for action in seat.desk.actions.all()]
    assert not [keys for keys in bound if len(keys) == 1]
