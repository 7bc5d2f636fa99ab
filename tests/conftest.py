"""What holds for every test: a home of its own, no display, no left-overs, and silence unless asked."""

import locale
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# Of the person who runs the tests nothing may reach them: no display, session bus, proxy, secret or language.
_FOREIGN = (
    "DBUS_",
    "DESK_",
    "DISPLAY",
    "LANG",
    "LC_",
    "PYTHON_KEYRING_",
    "QT_",
    "WAYLAND_",
    "XDG_",
    "XMODIFIERS",
)
_FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": ".local/state",
}
_PATIENCE = 5.0


def pytest_configure() -> None:
    """Before anything is imported that reads the environment."""
    for name in tuple(os.environ):
        if name.startswith(_FOREIGN) or name.lower().endswith("_proxy"):
            del os.environ[name]
    os.environ.update(QT_QPA_PLATFORM="offscreen", LANG="C.UTF-8", TZ="UTC")
    locale.setlocale(locale.LC_ALL, "C.UTF-8")
    time.tzset()


def _move_in(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name, folder in _FOLDERS.items():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        patch.setenv(name, str(home / folder))


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        # Shared by all tests: without a cache each process that shows text reads every font anew.
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        _move_in(patch, tmp_path_factory.mktemp("home"))
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test alone; nothing is read from, or left in, the real one."""
    home = tmp_path_factory.mktemp("home")
    _move_in(monkeypatch, home)
    return home


class _Unexpected(logging.Handler):
    """Remembers what was logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _nothing_unexpected_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whoever expects a warning asks for ``caplog`` and looks at it."""
    heard = _Unexpected()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    if heard.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged, and not expected:\n" + "\n".join(heard.lines))


def _threads() -> set[threading.Thread]:
    # Python meets the threads of Qt as dummies, and up to 3.12 remembers them when they are gone.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def _pool_is_idle() -> bool:
    core = sys.modules.get("PySide6.QtCore")
    return core is None or core.QThreadPool.globalInstance().waitForDone(int(_PATIENCE * 1000))


@pytest.fixture(autouse=True)
def _no_thread_is_left_running() -> Iterator[None]:
    before = _threads()
    yield
    until = time.monotonic() + _PATIENCE
    for thread in _threads() - before:
        thread.join(max(0.0, until - time.monotonic()))
    left = [thread.name for thread in _threads() - before]
    assert not left, f"still running after the test: {', '.join(left)}"
    assert _pool_is_idle(), "Qt's thread pool is still at work after the test"
