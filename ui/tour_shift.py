"""The way out of the desk, and the question that stands at its door."""

from collections.abc import Generator
from contextlib import contextmanager

from callcenter.storage import outbox
from callcenter.storage.database import Database
from ui.actions import Deed
from ui.app import DeskApp, title_of
from ui.background import Background
from ui.cli.desk import Desk
from ui.look import Look
from ui.screens.frame.who_presenter import WhoPresenter
from ui.screens.frame.who_window import WhoWindow
from ui.tour_stop import Stop


class ShiftGuide:
    """Comes after the outbox, whose samples it leaves behind."""

    def __init__(self, running: DeskApp, database: Database) -> None:
        self._desk, self._database = running, database

    def stops(self) -> list[Stop]:
        """Name every picture in order."""
        return [
            Stop("33-sign-out", self._sign_out, lambda: self._is_asked() and self._desk.is_settled),
            Stop("34-take-over", self._take_over, lambda: self._desk.window.take_over.is_up),
        ]

    def _sign_out(self) -> None:
        self._desk.look.resize(1.0)
        self._desk.window.resize(1600, 950)
        self._desk.actions.action(Deed.SIGN_OUT).trigger()

    def _is_asked(self) -> bool:
        """Tell whether the card is up, which it never is where nothing waits."""
        with self._database.read() as connection:
            return not outbox.waiting(connection) or self._desk.window.sign_out.is_up

    def _take_over(self) -> None:
        self._desk.window.sign_out.dismiss()
        self._desk.actions.action(Deed.TAKE_OVER).trigger()


@contextmanager
def who_asked(desk: Desk, look: Look) -> Generator[tuple[WhoWindow, list[Stop]]]:
    """Give the window between two agents, and its picture."""
    window, background = WhoWindow(look, title_of(desk.profile.name)), Background()
    presenter = WhoPresenter(window.card, background, desk.profile.store, desk.settings)
    window.resize(1200, 800)
    window.show()
    try:
        yield window, [Stop("35-who-works-here", presenter.begin, lambda: background.is_idle)]
    finally:
        background.close()
        window.hide()
        window.deleteLater()
