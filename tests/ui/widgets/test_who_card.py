"""Who works here: from the keyboard alone, by the list or by a name typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.usecases.list_people import Person
from ui.look import Look
from ui.screens.frame.who_presenter import person_rows
from ui.screens.frame.who_window import WhoWindow
from ui.widgets.who_card import LONGEST_NAME, WhoCard

PEOPLE = (Person("anna", 2), Person("ben", 0))


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> Iterator[WhoWindow]:
    window = WhoWindow(look, "desk")
    qtbot.addWidget(window)
    window.show()
    window.card.put_up()
    yield window
    window.hide()


@pytest.fixture
def card(window: WhoWindow) -> WhoCard:
    window.card.show_people(person_rows(PEOPLE), "ben")
    return window.card


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_everybody_stands_there_with_what_is_not_sent(card: WhoCard) -> None:
    assert [(row.title, row.aside) for row in card.model.rows] == [("anna", "2 not sent"), ("ben", "")]


def test_enter_takes_whoever_was_here_last(card: WhoCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.named) as named:
        press(Qt.Key.Key_Return)
    assert named.args == ["ben"]


def test_another_one_is_an_arrow_away(card: WhoCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.named) as named:
        press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Return)
    assert named.args == ["anna"]


def test_a_name_that_is_typed_counts_more_than_the_list(card: WhoCard, qtbot: QtBot) -> None:
    card.line.setFocus()
    QTest.keyClicks(card.line, " carla ")
    with qtbot.waitSignal(card.named) as named:
        press(Qt.Key.Key_Return)
    assert named.args == ["carla"]


def test_without_anybody_the_name_is_typed(window: WhoWindow) -> None:
    window.card.show_people((), "")
    assert window.card.line.hasFocus()
    assert window.card.list.isHidden()


def test_no_name_leads_nowhere(window: WhoWindow, qtbot: QtBot) -> None:
    window.card.show_people((), "")
    with qtbot.assertNotEmitted(window.card.named):
        press(Qt.Key.Key_Return)


def test_a_name_fits_into_the_name_of_a_file(card: WhoCard) -> None:
    QTest.keyClicks(card.line, "n" * 200)
    assert len(card.line.text()) == LONGEST_NAME


def test_what_went_wrong_stands_below_the_name_and_one_can_try_again(card: WhoCard, qtbot: QtBot) -> None:
    card.named.emit("carla")
    card.say_fault("The file cannot be written.")
    assert card.field.fault == "The file cannot be written."
    assert card.line.hasFocus()


def test_escape_ends_it(window: WhoWindow, card: WhoCard, qtbot: QtBot) -> None:
    assert card.is_up
    with qtbot.waitSignal(window.closed):
        press(Qt.Key.Key_Escape)
