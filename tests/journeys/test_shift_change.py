"""Several people at one machine: each leaves with nothing lost, and a desk that was overtaken stands back."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callcenter.domain.changes import Kind
from callcenter.settings import load_settings
from callcenter.storage import outbox, owner
from callcenter.storage.database import Database, open_database
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.list_outbox import list_outbox
from callcenter.usecases.search_everything import search_everything
from sync.demo.process import DemoProcess
from sync.news import Doing
from tests.journeys.seat import Open, make_desk
from ui.actions import Deed
from ui.cli.desk import Desk
from ui.look import Look
from ui.screens.frame.who_window import WhoWindow
from ui.screens.frame.window import DeskWindow
from ui.start import one_instance, take_turns
from ui.widgets.sign_out_card import Way

TICKET = "T-5003"
W = TypeVar("W", bound=QWidget)
Step = tuple[Callable[[], object], Callable[[], object]]

pytestmark = pytest.mark.usefixtures("caplog")
"""An office that goes, and a desk that is overtaken, are told in the log."""


class Hand(QObject):
    """Does one step after the other, each as soon as its state is there; gives up when one takes too long."""

    def __init__(self, app: QApplication, *steps: Step) -> None:
        super().__init__()
        self._app, self._steps = app, list(steps)
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._patience = QTimer(self, singleShot=True, interval=60_000)
        self._patience.timeout.connect(self._give_up)
        self._patience.start()
        self.gave_up = False

    def rest(self) -> None:
        """Do no more, whatever is left."""
        self._timer.stop()
        self._patience.stop()

    @property
    def is_done(self) -> bool:
        return not self._steps and not self.gave_up

    @property
    def left(self) -> int:
        return len(self._steps)

    def _look(self) -> None:
        if self._steps and self._steps[0][0]():
            _, do = self._steps.pop(0)
            self._patience.start()
            do()
        if not self._steps:
            self._timer.stop()

    def _give_up(self) -> None:
        """End whatever loop runs."""
        self.gave_up = True
        for one in QApplication.topLevelWidgets():
            one.close()
        self._app.exit(1)


Lend = Callable[..., Hand]


@pytest.fixture
def lend(qapp: QApplication) -> Iterator[Lend]:
    """Lend a hand to each turn; none goes on after the test."""
    lent: list[Hand] = []

    def one(*steps: Step) -> Hand:
        lent.append(Hand(qapp, *steps))
        return lent[-1]

    yield one
    for hand in lent:
        hand.rest()


@pytest.fixture
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def shown(kind: type[W]) -> W | None:
    """Give the window of this kind that is on the screen."""
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    return next(found, None)


def at(kind: type[W]) -> W:
    found = shown(kind)
    assert found is not None
    return found


def do(deed: Deed) -> None:
    next(one for one in at(DeskWindow).actions() if one.objectName() == deed.value).trigger()


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def works(name: str) -> bool:
    """Tell whether the desk of somebody is open and has heard its office."""
    window = shown(DeskWindow)
    if window is None or window.status.agent_text != name:
        return False
    return bool(window.status.office_texts) and not any(":" in text for text in window.status.office_texts)


def comment(database: Database, desk: Desk, *texts: str) -> None:
    """Write to a ticket as the desk itself would."""
    hits = search_everything(database, TICKET, desk.settings.desk.numbering)
    ticket = next(hit.id for hit in hits if hit.kind is Kind.TICKET)
    for text in texts:
        comment_ticket(database, ticket, text, agent=desk.agent, at=desk.clock.now())


def waiting(desk: Desk, agent: str) -> int:
    """Count what is on no server in the store of somebody, as another program sees it."""
    database = open_database(owner.store_of(desk.profile.store, agent))
    try:
        with database.read() as connection:
            return outbox.waiting(connection)
    finally:
        database.close()


def written(desk: Desk, *texts: str) -> None:
    database = open_database(desk.store_path)
    comment(database, desk, *texts)
    database.close()


def type_name(name: str) -> None:
    card = at(WhoWindow).card
    card.line.setFocus()
    QTest.keyClicks(card.line, name)
    press(Qt.Key.Key_Return)


def people() -> list[tuple[str, str]]:
    """Give the names on the card, once the keyboard is there."""
    window = shown(WhoWindow)
    if window is None or not has_keyboard(window.card):
        return []
    return [(row.title, row.aside) for row in window.card.model.rows]


def has_keyboard(card: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and card.isAncestorOf(focused)


def choose(name: str) -> None:
    card = at(WhoWindow).card
    keys = [row.key for row in card.model.rows]
    card.list.make_current(keys.index(name))
    card.list.setFocus()
    press(Qt.Key.Key_Return)


@pytest.mark.usefixtures("_signals_as_before")
def test_two_people_take_turns_and_each_sends_only_their_own(
    office: DemoProcess, look: Look, qapp: QApplication, lend: Lend, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(office, monkeypatch)  # "demo" works here
    seen: list[tuple[str, int]] = []

    def note(name: str) -> Callable[[], None]:
        return lambda: seen.append((name, waiting(desk, "demo")))

    def leave_with_words() -> None:
        office.unplug()
        written(desk, "Ring after six", "And before eight")
        do(Deed.SIGN_OUT)

    hand = lend(
        (lambda: works("demo"), leave_with_words),
        (lambda: has_keyboard(at(DeskWindow).sign_out), lambda: press(Qt.Key.Key_Return)),
        (lambda: people() == [("demo", "2 not sent")], lambda: type_name("ben")),
        (lambda: shown(DeskWindow) and at(DeskWindow).status.agent_text == "ben", office.plug_in),
        (lambda: True, lambda: do(Deed.REFRESH)),
        (lambda: works("ben"), note("ben")),
        (lambda: True, lambda: do(Deed.SIGN_OUT)),
        (lambda: people() == [("ben", ""), ("demo", "2 not sent")], lambda: choose("demo")),
        (lambda: works("demo") and not waiting(desk, "demo"), note("demo")),
        (lambda: True, lambda: at(DeskWindow).close()),
    )
    with one_instance(desk) as instance:
        assert instance is not None
        assert take_turns(qapp, desk, look, instance) == 0
    assert hand.is_done, f"{hand.left} steps were left"
    assert seen == [("ben", 2), ("demo", 0)], "the second one sends nothing of the first"
    assert load_settings(desk.settings.path).desk.agent == "demo"


@pytest.mark.usefixtures("_signals_as_before")
def test_whoever_signed_out_and_quit_is_asked_for_at_the_next_start(
    look: Look, qapp: QApplication, lend: Lend, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(None, monkeypatch)
    first = lend(
        (lambda: shown(DeskWindow), lambda: do(Deed.SIGN_OUT)),
        (people, lambda: press(Qt.Key.Key_Escape)),
    )
    with one_instance(desk) as instance:
        assert instance is not None
        take_turns(qapp, desk, look, instance)
        assert first.is_done
        second = lend(
            (people, lambda: press(Qt.Key.Key_Return)),
            (lambda: shown(DeskWindow), lambda: at(DeskWindow).close()),
        )
        take_turns(qapp, desk, look, instance)
        assert second.is_done
        third = lend((lambda: shown(DeskWindow), lambda: at(DeskWindow).close()))
        take_turns(qapp, desk, look, instance)
    assert third.is_done, "whoever closed the window without signing out finds it again"


OVERTAKE = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from callcenter.storage import lease
from callcenter.storage.database import open_database
database = open_database(Path(sys.argv[1]))
with database.write() as work:
    assert lease.take(work, "another", datetime.now(timezone.utc), is_gone=True)
database.close()
"""


def test_a_desk_that_another_process_overtook_says_so_stops_and_offers_to_close(
    open_desk: Open, qtbot: QtBot
) -> None:
    seat = open_desk()
    strip = seat.desk.window.fence
    subprocess.run([sys.executable, "-c", OVERTAKE, str(seat.desk._database.path)], check=True, timeout=60)
    seat.ask_offices()
    seat.wait(lambda: strip.text)
    seat.wait(lambda: not seat.desk.sync.is_running and seat.desk.is_settled)
    comment(seat.desk._database, seat.desk._desk, "Kept all the same")
    seat.ask_offices()
    assert not seat.desk.sync.is_running
    assert [one.waiting.edit.fields["text"] for one in list_outbox(seat.desk._database).waiting] == [
        "Kept all the same"
    ]
    with qtbot.waitSignal(seat.desk.window.closed):
        strip.button.click()


def test_a_desk_lets_go_of_an_office_that_hangs_within_moments(open_desk: Open, office: DemoProcess) -> None:
    seat = open_desk()
    office.fail(slow_seconds=20.0)
    seat.ask_offices()
    scheduler = seat.desk.sync._scheduler
    assert scheduler is not None
    seat.wait(lambda: scheduler.snapshot()[0].doing is Doing.CYCLING)
    assert seat.desk.sync.stop(2.5)


def test_signing_out_asks_for_words_that_wait(open_desk: Open, office: DemoProcess) -> None:
    seat = open_desk()
    office.unplug()
    comment(seat.desk._database, seat.desk._desk, "Ring after six")
    seat.do(Deed.SIGN_OUT)
    card = seat.desk.window.sign_out
    seat.wait(lambda: card.is_up)
    card.chosen.emit(Way.WAIT)
    left: list[bool] = []
    seat.desk.signed_out.connect(lambda: left.append(True))
    office.plug_in()
    seat.ask_offices()
    seat.wait(lambda: left)
    assert not list_outbox(seat.desk._database).waiting
