"""A desk in a process of its own that types into every form, says so a second later, and waits to be killed."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.profile import find_profile
from callcenter.settings import load_settings
from ui.actions import Deed
from ui.app import DeskApp
from ui.cli.desk import Desk
from ui.look import Look

SECOND_MS = 1_000


class Typist:
    """Goes from one form to the next as the desk is ready for it."""

    def __init__(self, running: DeskApp, number: str) -> None:
        self._running, self._room = running, running.room
        steps = (self._call, self._ticket, self._customer, self._type_name, self._wrap_up, self._wait)
        self._number = number
        self._steps = list(steps)
        self._timer = QTimer(interval=60)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if self._running.is_settled and self._steps and self._steps[0]() is not False:
            self._steps.pop(0)

    def _do(self, deed: Deed) -> None:
        self._running.actions.action(deed).trigger()

    def _call(self) -> bool:
        if not self._room.shows_customer:
            self._running.call.call_arrives(self._number)
        return self._room.shows_customer

    def _ticket(self) -> None:
        self._do(Deed.NEW_TICKET)
        QTest.keyClicks(self._room.composer.opening.subject, "subject-before-the-kill")

    def _customer(self) -> None:
        self._do(Deed.EDIT_CUSTOMER)

    def _type_name(self) -> bool:
        if not self._room.page.shows_form:
            return False
        QTest.keyClicks(self._room.page.form.name, "name-before-the-kill")
        return True

    def _wrap_up(self) -> None:
        self._do(Deed.END_CALL)
        QTest.keyClicks(self._room.left.bar.wrap_up.summary, "summary-before-the-kill")
        QTimer.singleShot(SECOND_MS, lambda: print("typed", flush=True))  # noqa: T201 - the test reads it

    def _wait(self) -> bool:
        return False


def main(profile_name: str, number: str) -> None:
    """Answer the call and type."""
    app = QApplication([])
    profile = find_profile(profile_name)
    desk = Desk(profile, load_settings(profile.settings), is_dev=True)
    with desk.store() as database:
        running = DeskApp(desk, database, Look(app, theme="light", language="en"))
        running.show()
        running.start()
        typist = Typist(running, number)
        app.exec()
        del typist


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
