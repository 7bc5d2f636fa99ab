"""The program as people start it: real processes on a real (virtual) display."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.profile import find_profile

CALLCENTER = Path(sys.executable).with_name("callcenter")
PATIENCE = 60_000

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb; `make test` installs it")


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A display of our own; the X server says which one it took."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x950x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(display: str, home: Path) -> Iterator[Start]:
    """Start the program; what still runs at the end is asked to close."""
    started: list[subprocess.Popen[str]] = []
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}

    def run(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [CALLCENTER, *arguments],
            env={**environment, "DISPLAY": display},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)


def wait_for(qtbot: QtBot, state: Callable[[], object]) -> None:
    """Wait for a state of other processes."""
    qtbot.waitUntil(lambda: bool(state()), timeout=PATIENCE)


def is_running(name: str) -> bool:
    """Tell whether a desk of this profile listens."""
    return (find_profile(name).folder / "desk.token").exists()


def test_the_demo_opens_a_window_takes_a_call_and_closes_calmly(start: Start, qtbot: QtBot) -> None:
    desk = start("demo")
    wait_for(qtbot, lambda: is_running("demo"))
    pop = start("pop", "--phone", "+86 138 1234 5678", "--profile", "demo")
    assert pop.communicate(timeout=30) == ("", "")
    assert pop.returncode == 0
    desk.send_signal(signal.SIGTERM)
    assert desk.communicate(timeout=30) == ("", "")
    assert desk.returncode == 0
    assert not is_running("demo")


def test_a_second_start_hands_over_to_the_first(start: Start, qtbot: QtBot) -> None:
    first = start("demo")
    wait_for(qtbot, lambda: is_running("demo"))
    second = start("demo")
    assert second.wait(timeout=30) == 0
    assert first.poll() is None


def test_a_desk_that_was_killed_leaves_the_way_free(start: Start, qtbot: QtBot) -> None:
    first = start("demo")
    wait_for(qtbot, lambda: is_running("demo"))
    first.kill()
    first.wait()
    token = (find_profile("demo").folder / "desk.token").read_text()
    start("demo")
    wait_for(qtbot, lambda: (find_profile("demo").folder / "desk.token").read_text() != token)
    pop = start("pop", "--phone", "+86 138 1234 5678", "--profile", "demo")
    assert pop.wait(timeout=30) == 0


def test_the_cable_of_the_demo_office_can_be_pulled_from_a_terminal(start: Start, qtbot: QtBot) -> None:
    start("demo")
    wait_for(qtbot, lambda: is_running("demo"))
    wait_for(qtbot, lambda: start("demo", "--cable", "out").wait(timeout=30) == 0)
    assert start("demo", "--cable", "in").wait(timeout=30) == 0


def test_without_a_display_the_desk_says_so(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    told = subprocess.run([CALLCENTER], capture_output=True, text=True, check=False, timeout=60)
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert "no display" in told.stderr


def test_without_a_display_the_demo_renders_every_room(home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    told = subprocess.run(
        [CALLCENTER, "demo"], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert told.returncode == 0, told.stderr
    pictures = [Path(line) for line in told.stdout.splitlines() if line.endswith(".png")]
    assert len(pictures) > 15
    assert all(picture.stat().st_size > 10_000 for picture in pictures)
    assert "Traceback" not in told.stderr
