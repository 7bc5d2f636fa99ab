"""Starts the desk in a window: application, log, one instance, store; and ends it the other way round."""

import logging
import signal
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType, TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from callcenter.domain.errors import DeskError, Trouble
from callcenter.settings import Settings, load_settings
from sync.engine.unexpected import where
from ui.app import DeskApp, title_of
from ui.background import Background
from ui.cli.desk import Desk
from ui.display import has_display
from ui.icons import Icon
from ui.look import Look
from ui.screens.frame.who_presenter import WhoPresenter
from ui.screens.frame.who_window import WhoWindow
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
        with qt_logged():
            look = look_of(app, desk)
            return take_turns(app, desk, look, instance, phone)


def make_application() -> QApplication:
    """Give the one application there is; ``app.exec`` ends when the window is closed."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("callcenter")
    app.setDesktopFileName("callcenter")
    return app


def look_of(app: QApplication, desk: Desk) -> Look:
    """Give the look that this desk was left with."""
    settings = desk.settings.desk
    scale = WindowState(desk.profile.window_state).scale
    look = Look(app, theme=settings.theme, scale=scale, language=settings.language)
    app.setWindowIcon(_window_icon(look))
    return look


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


def take_turns(app: QApplication, desk: Desk, look: Look, instance: SingleInstance, phone: str = "") -> int:
    """Work for one agent after the other, each with a store of their own, until somebody closes the window."""
    state = WindowState(desk.profile.window_state)
    app.setQuitOnLastWindowClosed(False)
    is_out = state.is_signed_out
    while True:
        if is_out:
            found = ask_who(app, desk, look, instance)
            if found is None:
                return 0
            desk = replace(desk, settings=found)
            state.keep_signed_out(is_out=False)
        is_out = _sit_down(app, desk, look, instance, phone)
        if not is_out:
            return 0
        state.keep_signed_out(is_out=True)
        phone = ""


def _sit_down(app: QApplication, desk: Desk, look: Look, instance: SingleInstance, phone: str) -> bool:
    """Work until the window is closed; tell whether the agent has signed out."""
    with desk.saved_store() as (database, saved):
        running = DeskApp(desk, database, look)
        try:
            return _run(app, running, instance, phone, saved)
        finally:
            instance.on_request = _nobody_yet
            running.close()


def ask_who(app: QApplication, desk: Desk, look: Look, instance: SingleInstance) -> Settings | None:
    """Ask who works here; nothing where nobody does. No store is open meanwhile."""
    state = WindowState(desk.profile.window_state)
    window = WhoWindow(look, title_of(desk.profile.name))
    background = Background()
    presenter = WhoPresenter(window.card, background, desk.profile.store, load_settings(desk.settings.path))
    found: list[Settings] = []

    def go_on(settings: Settings) -> None:
        found.append(settings)
        app.exit()

    presenter.settled.connect(go_on)
    window.closed.connect(app.quit)

    def come_forward(_verb: str, _phone: str) -> None:
        window.come_forward()

    instance.on_request = come_forward
    _end_calmly(window.close)
    if not window.restoreGeometry(state.geometry):
        window.resize(look.px(960), look.px(640))
    window.show()
    presenter.begin()
    app.exec()
    background.close()
    window.hide()
    window.deleteLater()
    return found[0] if found else None


def _run(
    app: QApplication, running: DeskApp, instance: SingleInstance, phone: str, saved: DeskError | None
) -> bool:
    left: list[bool] = []
    instance.on_request = running.ask
    running.window.closed.connect(app.quit)
    running.signed_out.connect(lambda: left.append(True))
    running.signed_out.connect(app.exit)
    _end_calmly(running.window.close)
    with _faults_told(running):
        running.show()
        running.start()
        if saved is not None:
            running.window.notices.complain(saved)
        if phone:
            running.ask("pop", phone)
        app.exec()
    return bool(left)


def _end_calmly(close: Callable[[], object]) -> None:
    """Close as by hand when the system asks the program to end."""

    def end(_number: int, _frame: FrameType | None) -> None:
        close()

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
