"""The one field for whatever a caller can name, and the call bar around it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from callcenter.domain.changes import Kind
from callcenter.domain.ids import LocalId
from callcenter.domain.search import Hit
from tests.ui.samples import GRETA, NOW
from ui.look import Look
from ui.models.find_rows import hit_rows
from ui.widgets.call_bar import CallBar, CurrentCall
from ui.widgets.number_entry import NumberEntry

Key = Qt.Key
HITS = hit_rows(
    (
        Hit(Kind.CUSTOMER, LocalId(1), GRETA, "Margarethe Schulze", "Stuttgart", "Marg"),
        Hit(Kind.ORDER, LocalId(5), GRETA, "SO-2026-01187", "Margarethe Schulze", "SO"),
    )
)


@pytest.fixture
def entry(qtbot: QtBot, look: Look) -> Iterator[NumberEntry]:
    window = QWidget()
    window.resize(600, 400)
    made = NumberEntry(look, window)
    made.resize(240, 30)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.fold()


def found(entry: NumberEntry, qtbot: QtBot, text: str = "marg") -> None:
    QTest.keyClicks(entry, text)
    entry.show_hits(HITS)


def test_typing_searches(qtbot: QtBot, entry: NumberEntry) -> None:
    searched = QSignalSpy(entry.searched)
    QTest.keyClicks(entry, "ma")
    assert [searched.at(0), searched.at(1)] == [["m"], ["ma"]]


def test_composing_chinese_searches_only_when_it_is_done(entry: NumberEntry) -> None:
    searched = QSignalSpy(entry.searched)
    QApplication.sendEvent(entry, QInputMethodEvent("li'na", []))
    assert searched.count() == 0
    done = QInputMethodEvent()
    done.setCommitString("李娜")
    QApplication.sendEvent(entry, done)
    assert [searched.at(place) for place in range(searched.count())] == [["李娜"]]


def test_enter_takes_the_text_as_a_number(qtbot: QtBot, entry: NumberEntry) -> None:
    QTest.keyClicks(entry, " +49 171 5550143 ")
    entered = QSignalSpy(entry.entered)
    QTest.keyClick(entry, Key.Key_Return)
    assert entered.at(0) == ["+49 171 5550143"]


def test_enter_on_nothing_does_nothing(qtbot: QtBot, entry: NumberEntry) -> None:
    entered = QSignalSpy(entry.entered)
    QTest.keyClicks(entry, "  ")
    QTest.keyClick(entry, Key.Key_Return)
    assert entered.count() == 0


def test_what_is_found_is_let_down_and_nobody_is_taken_yet(qtbot: QtBot, entry: NumberEntry) -> None:
    found(entry, qtbot)
    assert entry.is_down
    entered = QSignalSpy(entry.entered)
    QTest.keyClick(entry, Key.Key_Enter)
    assert entered.at(0) == ["marg"]
    assert not entry.is_down


def test_an_arrow_and_enter_pick(qtbot: QtBot, entry: NumberEntry) -> None:
    found(entry, qtbot)
    QTest.keyClick(entry, Key.Key_Down)
    QTest.keyClick(entry, Key.Key_Down)
    picked = QSignalSpy(entry.picked)
    QTest.keyClick(entry, Key.Key_Return)
    assert picked.at(0) == [(Kind.ORDER, 5)]
    assert entry.text() == ""
    assert not entry.is_down


def test_arrows_go_round(qtbot: QtBot, entry: NumberEntry) -> None:
    found(entry, qtbot)
    QTest.keyClick(entry, Key.Key_Up)
    assert entry._drop.list.current_key() == (Kind.ORDER, 5)
    QTest.keyClick(entry, Key.Key_Down)
    assert entry._drop.list.current_key() == (Kind.CUSTOMER, 1)


def test_a_click_picks(qtbot: QtBot, entry: NumberEntry) -> None:
    found(entry, qtbot)
    found_list = entry._drop.list
    picked = QSignalSpy(entry.picked)
    QTest.mouseClick(
        found_list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=found_list.visualRect(found_list.model().index(0, 0)).center(),
    )
    assert picked.at(0) == [(Kind.CUSTOMER, 1)]


def test_escape_folds_first_and_clears_next(qtbot: QtBot, entry: NumberEntry) -> None:
    found(entry, qtbot)
    QTest.keyClick(entry, Key.Key_Escape)
    assert (entry.is_down, entry.text()) == (False, "marg")
    QTest.keyClick(entry, Key.Key_Escape)
    assert entry.text() == ""


def test_nothing_found_says_what_enter_does(qtbot: QtBot, entry: NumberEntry) -> None:
    QTest.keyClicks(entry, "zzz")
    entry.show_hits(())
    assert entry.is_down
    assert entry._drop._nothing.isVisible()
    assert "Enter" in entry._drop._nothing.text()


def test_hits_that_come_too_late_do_not_pop_up(qtbot: QtBot, entry: NumberEntry) -> None:
    QTest.keyClicks(entry, "m")
    entry.clear()
    entry.show_hits(HITS)
    assert not entry.is_down


def test_leaving_the_field_folds(qtbot: QtBot, entry: NumberEntry) -> None:
    found(entry, qtbot)
    entry.clearFocus()
    assert not entry.is_down


def test_emptying_the_field_folds(qtbot: QtBot, entry: NumberEntry) -> None:
    found(entry, qtbot, "m")
    QTest.keyClick(entry, Key.Key_Backspace)
    assert not entry.is_down


def test_the_list_stays_inside_the_window(qtbot: QtBot, entry: NumberEntry) -> None:
    entry.window().resize(300, 120)
    found(entry, qtbot)
    assert entry._drop.geometry().bottom() <= entry.window().rect().bottom()
    assert entry._drop.geometry().right() <= entry.window().rect().right()


CALL = CurrentCall("Jo Mayer", "+49 160 555 0101", "Germany", NOW - timedelta(minutes=3, seconds=5))


@pytest.fixture
def bar(qtbot: QtBot, look: Look) -> CallBar:
    made = CallBar(look)
    made.resize(264, 200)
    qtbot.addWidget(made)
    return made


def words(bar: CallBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.text()]


def test_the_bar_says_who_is_on_the_line_and_for_how_long(bar: CallBar) -> None:
    bar.show_call(CALL, NOW)
    assert {"Jo Mayer", "+49 160 555 0101 · Germany", "3:05"} <= set(words(bar))


def test_the_bar_says_that_nobody_is(bar: CallBar) -> None:
    bar.show_call(CALL, NOW)
    bar.show_call(None, NOW)
    assert "No call" in words(bar)
    assert "3:05" not in words(bar)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(0), "0:00"),
        (timedelta(seconds=-9), "0:00"),
        (timedelta(seconds=59), "0:59"),
        (timedelta(hours=1, seconds=1), "1:00:01"),
    ],
)
def test_how_long_a_call_lasts(bar: CallBar, length: timedelta, said: str) -> None:
    bar.show_call(CurrentCall("x", "y", "", NOW), NOW + length)
    assert said in words(bar)


def test_nothing_moves_when_a_call_comes(qtbot: QtBot, bar: CallBar) -> None:
    bar.show()
    qtbot.waitExposed(bar)
    bar.show_call(None, NOW)
    before = [button.geometry() for button in bar.findChildren(QToolButton)]
    bar.show_call(CALL, NOW)
    QApplication.processEvents()
    assert [button.geometry() for button in bar.findChildren(QToolButton)] == before


def test_buttons_that_cannot_be_used_say_why(bar: CallBar) -> None:
    buttons = [button for button, _ in bar._buttons]
    assert [button.text() for button in buttons] == ["Answer", "Hold", "Transfer", "End"]
    why = {button.accessibleDescription() for button in buttons[:3]}
    assert why == {"No telephone is connected yet."}
    assert not any(button.isEnabled() for button in buttons)


def test_only_a_call_can_be_ended(qtbot: QtBot, bar: CallBar) -> None:
    bar.show_call(CALL, NOW)
    with qtbot.waitSignal(bar.ended):
        bar._end.click()
    bar.show_call(None, NOW)
    assert not bar._end.isEnabled()
