"""An agent's place at a real desk, for journeys."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from pytestqt.qtbot import QtBot

from callcenter.profile import find_profile
from callcenter.settings import load_settings
from sync.demo.process import DemoProcess
from ui.actions import Deed
from ui.app import DeskApp
from ui.cli.desk import Desk
from ui.look import Look

GOLD = "+86 138 1234 5678"
SHARED = "+49 30 901820"
PATIENCE = 30_000


class Seat:
    """An agent's place: the running desk, and the few things a test does with it."""

    def __init__(self, desk: DeskApp, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.room = desk.room

    def wait(self, state: Callable[[], object]) -> None:
        """Wait for a state, never for a time."""
        self.qtbot.waitUntil(lambda: bool(state()), timeout=PATIENCE)

    def call(self, number: str) -> None:
        """Have the telephone ring, and wait until the desk knows what it makes of it."""
        self.desk.call.call_arrives(number)
        self.wait(lambda: self.desk.is_settled)

    def do(self, deed: Deed) -> None:
        """Do what an action does."""
        self.desk.actions.action(deed).trigger()

    def ask_offices(self) -> None:
        """Press F5."""
        self.do(Deed.REFRESH)

    def read_once(self) -> None:
        """Wait until the first reading is over."""
        self.wait(lambda: self.is_read() and self.desk.is_settled)

    def is_read(self) -> bool:
        """Tell whether every office has answered a whole cycle."""
        return bool(self.desk.window.status.office_texts) and not any(
            ":" in text for text in self.desk.window.status.office_texts
        )

    @property
    def name(self) -> str:
        """The customer on the screen."""
        return self.room.page.header._name.text()

    @property
    def order_numbers(self) -> list[str]:
        """The orders on the screen."""
        return [card.head.title for card in self.room.right._orders.cards]

    @property
    def open_titles(self) -> list[str]:
        """The tabs."""
        return [row.title for row in self.room.left._open.rows]


Open = Callable[..., Seat]


def make_desk(office: DemoProcess | None, monkeypatch: pytest.MonkeyPatch, name: str = "journey") -> Desk:
    """Set a profile up on the running office."""
    profile = find_profile(name)
    lines = ["[desk]", 'agent = "demo"', "sync_seconds = 5"]
    if office is not None:
        monkeypatch.setenv("DESK_SECRET_DEMO", office.token)
        lines += ["[offices.demo]", 'connector = "demo"', f'url = "{office.url}"']
    profile.settings.write_text("\n".join(lines), "utf-8")
    return Desk(profile, load_settings(profile.settings), is_dev=True)


def open_running(stack: ExitStack, desk: Desk, look: Look, *, start: bool) -> DeskApp:
    """Open the store and the window of a desk."""
    database = stack.enter_context(desk.store())
    running = DeskApp(desk, database, look)
    stack.callback(running.close)
    running.window.resize(1480, 900)
    running.window.show()
    if start:
        running.start()
    return running
