"""The window around the rooms: rail, status, palette and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import nameless, untranslated
from ui.actions import Actions, Deed
from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.screens.frame.window import DeskWindow
from ui.theme import Meaning

Built = list[Deed]


@pytest.fixture
def built() -> Built:
    return []


@pytest.fixture
def actions(look: Look) -> Actions:
    return Actions(look)


@pytest.fixture
def window(look: Look, actions: Actions, qtbot: QtBot, built: Built) -> DeskWindow:
    window = DeskWindow(look, actions, "desk", is_dev=True)
    qtbot.addWidget(window)
    for deed in (Deed.CALL_ROOM, Deed.SETTINGS):
        window.add_room(deed, lambda deed=deed: _room(deed, built))
    window.resize(1200, 700)
    window.show()
    return window


def _room(deed: Deed, built: Built) -> QWidget:
    built.append(deed)
    return QWidget()


def stop(window: DeskWindow, deed: Deed) -> QToolButton:
    found = window.findChild(QToolButton, f"rail-{deed.value}")
    assert isinstance(found, QToolButton)
    return found


def test_a_room_is_built_when_it_is_first_wanted(window: DeskWindow, built: Built, qtbot: QtBot) -> None:
    assert built == [Deed.CALL_ROOM]
    qtbot.mouseClick(stop(window, Deed.SETTINGS), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stop(window, Deed.CALL_ROOM), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stop(window, Deed.SETTINGS), Qt.MouseButton.LeftButton)
    assert built == [Deed.CALL_ROOM, Deed.SETTINGS]
    assert window.shows(Deed.SETTINGS)


def test_the_rail_tells_where_one_is(window: DeskWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(stop(window, Deed.SETTINGS), Qt.MouseButton.LeftButton)
    assert stop(window, Deed.SETTINGS).isChecked()
    assert not stop(window, Deed.CALL_ROOM).isChecked()
    qtbot.mouseClick(stop(window, Deed.SETTINGS), Qt.MouseButton.LeftButton)
    assert stop(window, Deed.SETTINGS).isChecked()


def test_development_mode_is_told_on_every_room(window: DeskWindow, qtbot: QtBot) -> None:
    for deed in (Deed.CALL_ROOM, Deed.SETTINGS):
        window.turn_to(deed)
        banner = window.findChild(QWidget, "banner") or window._banner
        assert banner.isVisible()
        assert "Development mode" in window._banner_text.text()


def test_an_office_that_is_away_is_told_by_word_icon_and_tip(window: DeskWindow) -> None:
    rows = (
        ListRow("erp", "erp", "", Icon.CLOUD, Meaning.SUCCESS, "answered 3 s ago", Meaning.SUCCESS),
        ListRow(
            "crm", "crm", "It has a fault.", Icon.CLOUD_OFF, Meaning.AWAY, "away since 14:02", Meaning.AWAY
        ),
    )
    window.status.show_offices(rows)
    assert window.status.office_texts == ("erp", "crm: away since 14:02")
    assert "It has a fault." in window.status._offices[1].accessibleName()
    window.status.show_offices(rows[:1])
    assert window.status.office_texts == ("erp",)


def test_the_foot_says_what_needs_the_agent_and_leads_there(window: DeskWindow, qtbot: QtBot) -> None:
    told = ListRow(
        "outbox", "1 needs you · 3 not sent", "Click to go to the outbox.", Icon.ALERT, Meaning.ERROR
    )
    window.status.show_outbox(told)
    assert window.status.outbox_text == "1 needs you · 3 not sent"
    button = window.status._outbox
    assert not button.icon().isNull()
    assert "Click to go to the outbox." in button.accessibleName()
    with qtbot.waitSignal(window.status.outbox_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_progress_shows_numbers_and_goes(window: DeskWindow) -> None:
    window.status.show_progress("Reading erp: orders, 500 of 4,000", 500, 4000)
    assert window.status._bar.value() == 500
    assert window.status._halt.isVisible()
    window.status.show_progress("")
    assert window.status.progress_text == ""
    assert not window.status._halt.isVisible()


def test_the_key_sheet_shows_what_can_be_done_now(window: DeskWindow, actions: Actions) -> None:
    actions.action(Deed.REFRESH).setEnabled(True)
    window.key_sheet.put_up()
    words = {label.text() for label in window.key_sheet.findChildren(QLabel)}
    assert {"F5", "Ask the offices now"} <= words
    assert "Answer" not in words
    window.key_sheet.dismiss()
    assert not window.key_sheet.is_up


def test_overlays_fit_a_small_window(window: DeskWindow) -> None:
    window.resize(1000, 620)
    for overlay in (window.palette_box, window.key_sheet):
        overlay.put_up()
        assert window.rect().contains(overlay.geometry())
        overlay.dismiss()


def test_tab_stays_inside_an_overlay(window: DeskWindow, qtbot: QtBot) -> None:
    sheet = window.key_sheet
    sheet.put_up()
    for _ in range(5):
        qtbot.keyClick(window.focusWidget() or sheet, Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(window.focusWidget() or window)


def test_everything_has_a_name_in_both_languages(window: DeskWindow, look: Look) -> None:
    window.palette_box.put_up()
    assert nameless(window) == []
    look.speak("zh_CN")
    try:
        assert untranslated(window) == []
    finally:
        look.speak("en")


def test_a_window_that_may_not_close_stays(window: DeskWindow, qtbot: QtBot) -> None:
    window.may_close = lambda: False
    assert not window.close()
    window.may_close = lambda: True
    with qtbot.waitSignal(window.closed):
        assert window.close()
