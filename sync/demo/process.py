"""Starts and stops the demo office as a process of its own."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import sync
from callcenter.domain.errors import DeskError, Trouble
from sync.demo.switches import Switches

_OFFICE = "demo"
_PATIENCE_SECONDS = 20


class DemoProcess(Switches):
    """A running demo office. It ends with ``stop``, or when this process ends, however it ends."""

    def __init__(self, process: subprocess.Popen[bytes], where: dict[str, str]) -> None:
        super().__init__(where["control_url"], where["control_token"])
        self._process = process
        self.url = where["url"]
        self.token = where["token"]

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def stop(self) -> None:
        """End it; ending twice is fine."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def start_demo(
    folder: Path | None = None,
    *,
    port: int = 0,
    seed: int = 7,
    now: str = "",
    customers: int | None = None,
    life: float = 0,
) -> DemoProcess:
    """Start a demo office and wait until it answers. It keeps its changes in ``folder``, if there is one.

    Raises ``DeskError`` where it does not come up, for instance because the port is taken.
    """
    options = {"port": port, "seed": seed, "now": now, "customers": customers, "life": life, "folder": folder}
    command = [sys.executable, "-P", "-m", "sync.demo", "--until-stdin-ends"]
    for name, value in options.items():
        command += [] if value is None else [f"--{name}", str(value)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": _where_we_are()},
        start_new_session=True,
    )
    return _first_words(process)


def _first_words(process: subprocess.Popen[bytes]) -> DemoProcess:
    alarm = threading.Timer(_PATIENCE_SECONDS, process.kill)
    alarm.start()
    try:
        line = process.stdout.readline() if process.stdout is not None else b""
    finally:
        alarm.cancel()
    try:
        return DemoProcess(process, json.loads(line))
    except (ValueError, KeyError):
        process.kill()
        process.communicate()
        raise DeskError(Trouble.UNREACHABLE, office=_OFFICE) from None


def _where_we_are() -> str:
    """Name the folder of this very program, so that the office is of one piece with it."""
    return str(Path(next(iter(sync.__path__))).parent)
