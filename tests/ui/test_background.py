"""Work in threads: answers come home, and only to those who still wait for them."""

import sys
import threading
from collections.abc import Iterator
from types import TracebackType

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from callcenter.domain.errors import DeskError, Trouble
from ui.background import Background

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def never(_: object) -> None:
    raise AssertionError("this answer was not wanted")


def fail_with(error: Exception) -> object:
    raise error


def test_the_answer_comes_home_to_the_gui_thread(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    heard: list[tuple[int, bool]] = []

    def then(value: int) -> None:
        heard.append((value, QThread.currentThread() is owner.thread()))

    background.run(owner, lambda: 42, then, never)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(42, True)]


def test_work_runs_outside_the_gui_thread(qtbot: QtBot, background: Background, owner: QObject) -> None:
    heard: list[int] = []
    background.run(owner, threading.get_ident, heard.append, never)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0] != threading.get_ident()


def test_a_desk_error_goes_otherwise(qtbot: QtBot, background: Background, owner: QObject) -> None:
    heard: list[DeskError] = []
    background.run(owner, lambda: fail_with(DeskError(Trouble.TIMED_OUT, office="erp")), never, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].trouble is Trouble.TIMED_OUT


def test_a_fault_of_ours_reaches_the_excepthook_and_the_screen(
    qtbot: QtBot, background: Background, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    heard: list[DeskError] = []

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        reported.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    background.run(owner, lambda: fail_with(KeyError("x")), never, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(reported[0], KeyError)
    assert heard[0].trouble is Trouble.UNEXPECTED


def test_an_answer_for_a_dead_owner_is_dropped(qtbot: QtBot, background: Background, owner: QObject) -> None:
    gate = threading.Event()
    background.run(owner, gate.wait, never, never)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: background.is_idle)


def test_only_the_latest_of_a_slot_counts(qtbot: QtBot, background: Background, owner: QObject) -> None:
    gate = threading.Event()
    heard: list[str] = []
    background.run_latest(owner, "search", lambda: str(gate.wait()), heard.append, never)
    background.run_latest(owner, "search", lambda: "new", heard.append, never)
    qtbot.waitUntil(lambda: bool(heard))
    gate.set()
    qtbot.waitUntil(lambda: background.is_idle)
    assert heard == ["new"]


def test_an_outdated_search_is_never_begun(qtbot: QtBot, owner: QObject) -> None:
    background = Background(threads=1)
    gate = threading.Event()
    begun: list[str] = []
    background.run(owner, gate.wait, lambda _: None, never)
    for text in ("w", "wa", "wan", "wang"):
        background.run_latest(owner, "search", lambda text=text: begun.append(text), lambda _: None, never)
    gate.set()
    qtbot.waitUntil(lambda: background.is_idle)
    background.close()
    assert begun == ["wang"]


def test_two_slots_do_not_disturb_one_another(qtbot: QtBot, background: Background, owner: QObject) -> None:
    heard: list[str] = []
    background.run_latest(owner, "customers", lambda: "a", heard.append, never)
    background.run_latest(owner, "articles", lambda: "b", heard.append, never)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert sorted(heard) == ["a", "b"]


def test_closing_waits_for_what_runs_and_delivers_nothing(qtbot: QtBot, owner: QObject) -> None:
    background = Background()
    done: list[bool] = []
    background.run(owner, lambda: done.append(True), never, never)
    background.close()
    background.run(owner, lambda: done.append(False), never, never)
    qtbot.wait(0)
    assert done == [True]


def test_the_worker_never_holds_the_last_reference(
    qtbot: QtBot, background: Background, owner: QObject
) -> None:
    dropped: list[int] = []

    class Held:
        def __call__(self) -> str:
            return "done"

        def __del__(self) -> None:
            dropped.append(threading.get_ident())

    background.run(owner, Held(), lambda _: None, never)
    qtbot.waitUntil(lambda: bool(dropped))
    assert dropped == [threading.get_ident()]
