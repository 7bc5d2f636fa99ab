"""Starts and stops the demo office as a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from callcenter.domain.errors import DeskError, Trouble

_OFFICE = "demo"
_PATIENCE_SECONDS = 10


class DemoProcess:
    """A running demo office. It ends with ``stop``, or when this process ends, however it ends."""

    def __init__(self, process: subprocess.Popen[bytes], where: dict[str, str]) -> None:
        self._process = process
        self.url = where["url"]
        self.token = where["token"]
        self._control_url = where["control_url"]
        self._headers = {"Authorization": f"Bearer {where['control_token']}"}

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def unplug(self) -> None:
        """Pull the cable."""
        self._control("POST", "/plug/out")

    def plug_in(self) -> None:
        """Put the cable back."""
        self._control("POST", "/plug/in")

    def fail(self, **faults: float | str | bool) -> None:
        """Make it fail as named (see ``sync.demo.office.Faults``); without names it is well again."""
        self._control("POST", "/faults", faults)

    def put(self, kind: str, **values: Any) -> dict[str, Any]:
        """Add a record, or change what is named of one."""
        return self._control("PUT", f"/{kind}", values)

    def delete(self, kind: str, identity: int) -> None:
        """Take a record away."""
        self._control("DELETE", f"/{kind}/{identity}")

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

    def _control(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        with requests.Session() as session:
            session.trust_env = False
            reply = session.request(
                method, self._control_url + path, json=body, headers=self._headers, timeout=_PATIENCE_SECONDS
            )
            reply.raise_for_status()
            return reply.json()


def start_demo(folder: Path | None = None, *, port: int = 0, seed: int = 7, now: str = "") -> DemoProcess:
    """Start a demo office and wait until it answers. ``folder`` is where the process works; it writes nothing."""
    command = [sys.executable, "-m", "sync.demo", "--port", str(port), "--seed", str(seed), "--now", now]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
    line = process.stdout.readline() if process.stdout is not None else b""
    try:
        return DemoProcess(process, json.loads(line))
    except (ValueError, KeyError):
        process.kill()
        process.wait()
        raise DeskError(Trouble.UNREACHABLE, office=_OFFICE) from None
