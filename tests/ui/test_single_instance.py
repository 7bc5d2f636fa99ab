"""A second start hands over to the first; strangers and nonsense are not listened to."""

import json
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance, _socket_name, ask_running_desk

Requests = list[tuple[str, str]]

ASK = "import sys; from pathlib import Path; from ui.single_instance import ask_running_desk as ask; sys.exit(0 if ask(Path(sys.argv[1]), 'pop', sys.argv[2]) else 3)"


@pytest.fixture
def requests() -> Requests:
    return []


@pytest.fixture
def running(qtbot: QtBot, tmp_path: Path, requests: Requests) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path, _keep_in(requests))
    assert instance.claim()
    yield instance
    instance.release()


def _keep_in(requests: Requests) -> Callable[[str, str], None]:
    return lambda verb, phone: requests.append((verb, phone))


def send(folder: Path, qtbot: QtBot, message: bytes) -> bytes:
    socket = QLocalSocket()
    socket.connectToServer(_socket_name(folder))
    assert socket.waitForConnected(2000)
    socket.write(message)
    socket.flush()
    with qtbot.waitSignal(socket.disconnected, timeout=3000):
        pass
    return bytes(socket.readAll().data())


def token(folder: Path) -> str:
    return (folder / "desk.token").read_text()


def test_another_process_can_ask_for_a_caller(
    running: SingleInstance, qtbot: QtBot, tmp_path: Path, requests: Requests
) -> None:
    asking = subprocess.Popen([sys.executable, "-c", ASK, str(tmp_path), "+86 138 1234 5678"])
    qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
    assert asking.returncode == 0
    assert requests == [("pop", "+86 138 1234 5678")]


def test_a_second_claim_is_refused_until_the_first_lets_go(
    running: SingleInstance, tmp_path: Path, requests: Requests
) -> None:
    second = SingleInstance(tmp_path, lambda verb, phone: None)
    assert not second.claim()
    running.release()
    assert second.claim()
    second.release()


def test_nobody_listens_when_no_desk_runs(qtbot: QtBot, tmp_path: Path) -> None:
    assert not ask_running_desk(tmp_path, "show")


def test_the_token_is_for_its_owner_only(running: SingleInstance, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "desk.token").stat().st_mode) == 0o600


Spoil = Callable[[dict[str, str]], object]
SPOILED: tuple[Spoil, ...] = (
    lambda message: message | {"token": "0" * 32},
    lambda message: message | {"verb": "delete"},
    lambda message: {**message, "phone": 12},
    lambda message: [message],
    lambda _message: {},
)


@pytest.mark.parametrize("spoil", SPOILED)
def test_what_is_not_exactly_right_is_turned_away(
    running: SingleInstance,
    qtbot: QtBot,
    tmp_path: Path,
    requests: Requests,
    spoil: Spoil,
) -> None:
    message = {"token": token(tmp_path), "verb": "pop", "phone": "1"}
    assert send(tmp_path, qtbot, json.dumps(spoil(message)).encode() + b"\n") == b"no\n"
    assert requests == []


@pytest.mark.parametrize("noise", [b"\xff\xfe\n", b"[" * 3000 + b"\n", b"x" * 10_000])
def test_noise_is_cut_off(
    running: SingleInstance, qtbot: QtBot, tmp_path: Path, requests: Requests, noise: bytes
) -> None:
    assert send(tmp_path, qtbot, noise) in (b"no\n", b"")
    assert requests == []
