"""Starts the desk in a window: application, log, one instance, store; and ends it the other way round."""

import logging
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType, TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Database
from sync.engine.unexpected import where
from ui.app import DeskApp
from ui.cli.desk import Desk
from ui.display import has_display
from ui.icons import Icon
from ui.look import Look
from ui.single_instance import SingleInstance, ask_running_desk
from ui.theme import Meaning
from ui.window_state import WindowState

_log = logging.getLogger("callcenter")
_qt_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.INFO,
}


def run_desk(desk: Desk, phone: str = "") -> int:
    """Open the desk and stay until it is closed. A second start shows the first one's window and ends."""
    if not has_display():
        raise DeskError(Trouble.NO_DISPLAY)
    app = make_application()
    with one_instance(desk) as instance:
        if instance is None:
            return 0
        with desk.saved_store() as (database, saved), qt_logged():
            return _run(app, desk, database, instance, phone, saved)


def make_application() -> QApplication:
    """Give the one application there is; ``app.exec`` ends when the window is closed."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("callcenter")
    app.setDesktopFileName("callcenter")
    return app


@contextmanager
def one_instance(desk: Desk) -> Generator[SingleInstance | None]:
    """Hold the profile, or hand over to the desk that does and give nothing."""
    instance = SingleInstance(desk.profile.folder, _nobody_yet)
    if not instance.claim():
        if not ask_running_desk(desk.profile.folder, "show"):
            raise DeskError(Trouble.ALREADY_RUNNING)
        yield None
        return
    try:
        yield instance
    finally:
        instance.release()


@contextmanager
def qt_logged() -> Generator[None]:
    """Write Qt's own messages into the log, not to the person."""
    qInstallMessageHandler(_log_qt)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def _run(
    app: QApplication,
    desk: Desk,
    database: Database,
    instance: SingleInstance,
    phone: str,
    saved: DeskError | None,
) -> int:
    settings = desk.settings.desk
    scale = WindowState(desk.profile.window_state).scale
    look = Look(app, theme=settings.theme, scale=scale, language=settings.language)
    app.setWindowIcon(_window_icon(look))
    running = DeskApp(desk, database, look)
    instance.on_request = running.ask
    running.window.closed.connect(app.quit)
    app.setQuitOnLastWindowClosed(False)
    _end_calmly(running)
    with _faults_told(running):
        running.show()
        running.start()
        if saved is not None:
            running.window.notices.complain(saved)
        if phone:
            running.ask("pop", phone)
        code = app.exec()
        running.close()
    return code


def _end_calmly(running: DeskApp) -> None:
    """Close as by hand when the system asks the program to end."""

    def end(_number: int, _frame: FrameType | None) -> None:
        running.window.close()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


@contextmanager
def _faults_told(running: DeskApp) -> Generator[None]:
    """Tell a fault of ours in the window, note its place in the log, and go on."""
    before = sys.excepthook

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            _log.error("unexpected fault: %s", where(error.with_traceback(trace)))
            running.window.notices.complain(DeskError(Trouble.UNEXPECTED, reason=kind.__name__))

    sys.excepthook = tell
    try:
        yield
    finally:
        sys.excepthook = before


def _nobody_yet(_verb: str, _phone: str) -> None:
    """Requests wait in their sockets until the window is there."""


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.ERROR), "%s", message)


def _window_icon(look: Look) -> QIcon:
    return look.icon(Icon.PHONE, Meaning.ACCENT)
