"""Notices say one thing calmly and never wait for an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callcenter.domain.errors import DeskError, Trouble
from ui.look import Look
from ui.notices import Notices


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def notices(look: Look, window: QWidget) -> Notices:
    return Notices(look, window)


def test_nothing_is_said_at_first(notices: Notices) -> None:
    assert notices.text == ""


def test_a_newer_notice_takes_the_place_of_an_older_one(notices: Notices) -> None:
    notices.say("first")
    notices.say("second")
    assert notices.text == "second"


def test_a_trouble_is_told_in_one_sentence(notices: Notices) -> None:
    notices.complain(DeskError(Trouble.UNREACHABLE, office="erp"))
    assert notices.text.startswith("erp cannot be reached.")


def test_a_trouble_stays_longer_than_a_remark(notices: Notices) -> None:
    notices.say("a remark")
    remark = notices._timer.interval()
    notices.complain(DeskError(Trouble.UNREACHABLE, office="erp"))
    assert notices._timer.interval() > remark


def test_it_goes_with_escape_and_with_its_button(notices: Notices, qtbot: QtBot) -> None:
    notices.say("read me")
    qtbot.keyClick(notices, Qt.Key.Key_Escape)
    assert notices.text == ""
    notices.say("read me again")
    qtbot.mouseClick(notices._close, Qt.MouseButton.LeftButton)
    assert notices.text == ""


def test_it_takes_no_keyboard(notices: Notices, window: QWidget) -> None:
    window.setFocus()
    notices.say("while you type")
    assert not notices.isAncestorOf(window.focusWidget() or window)


def test_it_stays_inside_a_window_that_shrinks(notices: Notices, window: QWidget) -> None:
    notices.say("long " * 60)
    window.resize(420, 500)
    assert notices.geometry().left() >= 0
    assert notices.geometry().right() <= window.width()
    assert notices.geometry().bottom() <= window.height()


def test_markup_is_shown_as_it_is(notices: Notices) -> None:
    notices.say("<b>bold</b>")
    assert notices._text.textFormat() is Qt.TextFormat.PlainText
