"""The desk itself over an invented store, up to its first paint or with a caller open; offices are left alone."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import ui.__main__  # noqa: F401  # pyright: ignore[reportUnusedImport]  # what every start of the program imports
from callcenter.profile import Profile
from callcenter.settings import Settings
from ui.app import DeskApp
from ui.bench.bare_window import FirstPaint
from ui.bench.pop import callers
from ui.bench.raw import bare
from ui.bench.resident import resident_megabytes
from ui.bench.store import opened
from ui.cli.desk import Desk
from ui.look import Look
from ui.start import make_application

_TICK_MS = 20
_PATIENCE_TICKS = 500


def main() -> None:
    """Print the moment of the first paint, and the memory held then or once a caller is open."""
    path, opens_caller = Path(sys.argv[1]), sys.argv[2:] == ["caller"]
    app = make_application()
    with TemporaryDirectory(prefix="desk-bench-") as folder, opened(path) as database:
        desk = Desk(Profile("bench", Path(folder)), Settings(path=Path(folder) / "desk.toml"), is_dev=False)
        running = DeskApp(desk, database, Look(app, theme="light", language="en"))
        paint = FirstPaint(running.window)
        running.show()
        app.exec()
        if opens_caller:
            _open_caller(running, path)
        sys.stdout.write(f"{paint.at} {resident_megabytes()}\n")
        running.close()


def _open_caller(running: DeskApp, path: Path) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    with bare(path) as connection:
        caller = next(callers(connection, seed=3))
    running.ask("pop", caller.dialled)
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


if __name__ == "__main__":
    main()
