"""A desk in a process of its own that types for ever and prints what it was told is kept; it is killed from outside."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from callcenter.profile import find_profile
from callcenter.settings import load_settings
from ui.app import DeskApp
from ui.cli.desk import Desk
from ui.look import Look


def main(profile_name: str, number: str) -> None:
    """Answer the call, then type a letter every few milliseconds."""
    app = QApplication([])
    profile = find_profile(profile_name)
    desk = Desk(profile, load_settings(profile.settings), is_dev=True)
    with desk.store() as database:
        running = DeskApp(desk, database, Look(app, theme="light", language="en"))
        running.show()
        running.start()
        typing = QTimer(interval=7)

        def type_on() -> None:
            if running.room.shows_customer:
                running.room.composer.insert("abcdefghij"[len(written()) % 10])

        def written() -> str:
            return running.room.composer.text(running.room.composer.field)

        keeper = running.call.composer.keeper
        told = keeper._kept

        def kept(draft: object) -> None:
            told(draft)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # passed on as it comes
            print(getattr(draft, "text", ""), flush=True)  # noqa: T201 - the test reads it

        keeper._kept = kept
        looking = QTimer(interval=50)

        def look_for_customer() -> None:
            if not running.room.shows_customer and running.is_settled:
                running.call.call_arrives(number)

        looking.timeout.connect(look_for_customer)
        typing.timeout.connect(type_on)
        looking.start()
        typing.start()
        app.exec()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
