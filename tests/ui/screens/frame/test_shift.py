"""Going home with something unsent: waiting, keeping, handing over; and taking over at the other end."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.domain.edit import EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage import owner
from callcenter.storage.database import Database
from callcenter.usecases.list_outbox import list_outbox
from sync.engine.report import CycleReport, Fault
from sync.news import Pushed
from sync.service import NotConnected
from tests.callcenter.outbox_steps import AGENT, move
from tests.callcenter.small_store import ERP
from tests.ui.screens.frame.conftest import stocked
from tests.ui.screens.frame.shift_rig import ShiftRig
from ui.actions import Deed
from ui.look import Look
from ui.screens.frame.shift import is_fenced
from ui.widgets.sign_out_card import SignOutCard, Way

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return lambda state: qtbot.waitUntil(lambda: bool(state()), timeout=10_000)


@pytest.fixture
def card(rig: ShiftRig) -> SignOutCard:
    return rig.window.sign_out


def waiting(database: Database) -> list[EditState]:
    return [one.waiting.state for one in list_outbox(database).waiting]


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def ask(rig: ShiftRig, wait: Wait) -> None:
    rig.do(Deed.SIGN_OUT)
    wait(lambda: rig.window.sign_out.is_up)


def test_with_nothing_unsent_one_is_out_at_once(rig: ShiftRig, card: SignOutCard, wait: Wait) -> None:
    rig.do(Deed.SIGN_OUT)
    wait(lambda: rig.gone)
    assert not card.is_up


def test_words_that_cannot_be_kept_hold_one_back(rig: ShiftRig, card: SignOutCard, qtbot: QtBot) -> None:
    rig.may_leave = False
    rig.do(Deed.SIGN_OUT)
    qtbot.waitUntil(lambda: rig.background.is_idle)
    assert (rig.gone, card.is_up) == (0, False)


def test_enter_keeps_what_is_not_sent_and_the_store_bears_the_name(
    rig: ShiftRig, card: SignOutCard, wait: Wait
) -> None:
    rig.comment("Ring after six")
    rig.comment("And before eight")
    ask(rig, wait)
    assert card.count_text == "2 changes are not yet on the servers."
    press(Qt.Key.Key_Return)
    wait(lambda: rig.gone)
    assert waiting(rig.database) == [EditState.QUEUED, EditState.QUEUED]
    assert owner.owner_of(rig.database.path) == AGENT


def test_escape_stays(rig: ShiftRig, card: SignOutCard, wait: Wait) -> None:
    rig.comment("Ring after six")
    ask(rig, wait)
    press(Qt.Key.Key_Escape)
    assert (card.is_up, rig.gone) == (False, 0)


def test_the_arrow_keys_lead_to_cancel(rig: ShiftRig, card: SignOutCard, wait: Wait) -> None:
    rig.comment("Ring after six")
    ask(rig, wait)
    press(Qt.Key.Key_Up)
    assert card.ways.button(Way.CANCEL).hasFocus()
    press(Qt.Key.Key_Return)
    assert (card.is_up, rig.gone) == (False, 0)


def test_waiting_counts_down_and_goes_by_itself(rig: ShiftRig, card: SignOutCard, wait: Wait) -> None:
    first, second = rig.comment("Ring after six"), rig.comment("And before eight")
    ask(rig, wait)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert card.is_waiting
    move(rig.database, first, EditState.SENDING, EditState.APPLIED)
    wait(lambda: card.count_text == "1 change is not yet on the servers.")
    assert rig.gone == 0
    move(rig.database, second, EditState.SENDING, EditState.APPLIED)
    wait(lambda: rig.gone == 1)


def test_waiting_asks_again_where_only_the_agent_can_help(
    rig: ShiftRig, card: SignOutCard, wait: Wait
) -> None:
    seq = rig.comment("Ring after six")
    ask(rig, wait)
    card.chosen.emit(Way.WAIT)
    move(rig.database, seq, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    wait(lambda: not card.is_waiting)
    assert card.is_up
    assert not card.ways.button(Way.WAIT).isEnabled()
    assert "1 of them needs you" in card.said
    card.outbox.click()
    assert (rig.outbox_shown, card.is_up, rig.gone) == (1, False, 0)


def test_handing_over_says_where_the_file_is_and_what_stays(
    rig: ShiftRig, card: SignOutCard, wait: Wait
) -> None:
    rig.comment("Ring after six")
    sent = rig.comment("And before eight")
    move(rig.database, sent, EditState.SENDING, EditState.UNKNOWN)
    ask(rig, wait)
    card.chosen.emit(Way.HAND_OVER)
    wait(card.file.line.hasFocus)
    path = card.file.path
    assert path is not None
    assert path.parent == Path.home()
    press(Qt.Key.Key_Return)
    wait(card.leave.hasFocus)
    assert "1 change is in this file now:" in card.said
    assert str(path) in card.said
    assert "1 may have been sent already" in card.said
    assert path.exists()
    assert waiting(rig.database) == [EditState.UNKNOWN]
    press(Qt.Key.Key_Return)
    wait(lambda: rig.gone == 1)


def test_a_file_that_cannot_be_written_is_told_and_everything_stays(
    rig: ShiftRig, card: SignOutCard, wait: Wait
) -> None:
    rig.comment("Ring after six")
    ask(rig, wait)
    card.chosen.emit(Way.HAND_OVER)
    wait(card.file.line.hasFocus)
    card.file.show_path("/nowhere/at/all.json")
    press(Qt.Key.Key_Return)
    wait(lambda: card.file.fault)
    assert waiting(rig.database) == [EditState.QUEUED]
    assert rig.gone == 0


def test_the_other_agent_takes_the_file_over(
    rig: ShiftRig, look: Look, qtbot: QtBot, tmp_path: Path, wait: Wait
) -> None:
    rig.comment("Ring after six")
    ask(rig, wait)
    rig.window.sign_out.chosen.emit(Way.HAND_OVER)
    wait(rig.window.sign_out.file.line.hasFocus)
    rig.window.sign_out.file.show_path(str(tmp_path / "edits.json"))
    rig.window.sign_out.write.click()
    wait((tmp_path / "edits.json").exists)
    wait(lambda: rig.background.is_idle)
    database = stocked(tmp_path / "other.db")
    other = ShiftRig(look, database)
    qtbot.addWidget(other.window)
    other.do(Deed.TAKE_OVER)
    other.window.take_over.file.show_path(str(tmp_path / "edits.json"))
    other.window.take_over.take.click()
    wait(lambda: other.said)
    assert other.said == ["1 change taken over. It goes under your name."]
    assert (other.outbox_shown, waiting(database)) == (1, [EditState.QUEUED])
    other.close()
    database.close()


def test_a_file_that_is_none_is_told_and_the_field_keeps_the_keyboard(rig: ShiftRig, wait: Wait) -> None:
    rig.do(Deed.TAKE_OVER)
    card = rig.window.take_over
    card.file.show_path("/nowhere/at/all.json")
    press(Qt.Key.Key_Return)
    wait(lambda: card.file.fault)
    assert card.file.line.hasFocus()
    assert waiting(rig.database) == []


def test_what_has_waited_for_long_is_told_once_at_the_start(rig: ShiftRig, wait: Wait) -> None:
    rig.comment("Ring after six")
    rig.clock.after = timedelta(hours=5)
    rig.shift.remind()
    wait(lambda: rig.said)
    assert rig.said[0].startswith("1 change is not yet on the servers. The oldest has waited since")


def test_what_waits_shortly_is_not_told(rig: ShiftRig, qtbot: QtBot) -> None:
    rig.comment("Ring after six")
    rig.shift.remind()
    qtbot.waitUntil(lambda: rig.background.is_idle)
    assert rig.said == []


FENCED = Fault.of(DeskError(Trouble.FENCED))
AWAY = Fault.of(DeskError(Trouble.UNREACHABLE, office=ERP))


@pytest.mark.parametrize(
    ("news", "fenced"),
    [
        (CycleReport(ERP, answered=False, seconds=0.0, faults=(FENCED,)), True),
        (Pushed(ERP, 0, (FENCED,)), True),
        (NotConnected(ERP, DeskError(Trouble.FENCED)), True),
        (Pushed(ERP, 0, (AWAY,)), False),
        (object(), False),
    ],
)
def test_a_desk_knows_by_any_news_that_it_was_fenced(news: object, fenced: bool) -> None:
    assert is_fenced(news) is fenced


def test_the_strip_of_a_fenced_desk_stays_and_offers_to_close(rig: ShiftRig, qtbot: QtBot) -> None:
    strip = rig.window.fence
    assert strip.text == ""
    strip.put_up()
    assert "This window sends nothing more" in strip.text
    with qtbot.waitSignal(rig.window.closed):
        strip.button.click()
