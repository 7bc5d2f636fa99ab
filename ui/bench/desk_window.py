"""The desk itself over an invented store, up to its first paint or with a caller open; offices are left alone.

It imports nothing that the desk does not, for that would be measured too.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import ui.__main__  # noqa: F401  # pyright: ignore[reportUnusedImport]  # what every start of the program imports
from callcenter.profile import Profile
from callcenter.settings import Settings
from callcenter.storage.database import open_database
from ui.app import DeskApp
from ui.bench.bare_window import FirstPaint
from ui.bench.resident import resident_megabytes
from ui.cli.desk import Desk
from ui.look import Look
from ui.start import make_application

_TICK_MS = 20
_PATIENCE_TICKS = 500


def main() -> None:
    """Print the moment of the first paint, and the memory held then or once the caller is open."""
    store, number = Path(sys.argv[1]), "".join(sys.argv[2:3])
    app = make_application()
    with TemporaryDirectory(prefix="desk-bench-") as folder:
        database = open_database(store)
        desk = Desk(Profile("bench", Path(folder)), Settings(path=Path(folder) / "desk.toml"), is_dev=False)
        running = DeskApp(desk, database, Look(app, theme="light", language="en"))
        paint = FirstPaint(running.window)
        running.show()
        app.exec()
        if number:
            _open_caller(running, number)
        sys.stdout.write(f"{paint.at} {resident_megabytes()}\n")
        running.close()
        database.close()


def _open_caller(running: DeskApp, number: str) -> None:
    """Let the number ring, and wait until the customer is on the screen."""
    running.ask("pop", number)
    timer = QTimer(interval=_TICK_MS)
    left = _PATIENCE_TICKS

    def look() -> None:
        nonlocal left
        left -= 1
        if (running.is_settled and running.room.shows_customer) or not left:
            QApplication.exit(0)

    timer.timeout.connect(look)
    timer.start()
    QApplication.exec()
    timer.stop()
    if not running.room.shows_customer:
        sys.exit("the caller was not shown")


if __name__ == "__main__":
    main()
