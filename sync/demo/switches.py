"""The switches of a running demo office, worked from another process."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests

from callcenter.domain.errors import DeskError, Trouble

_PATIENCE_SECONDS = 20
_FILE = "demo-switches.json"
_OF_STRANGERS = (401, 404)


class Switches:
    """Slows, unplugs and breaks the demo office; they work while it is unplugged."""

    def __init__(self, control_url: str, control_token: str) -> None:
        self.control_url = control_url
        self.control_token = control_token

    def unplug(self) -> None:
        """Pull the cable: every connection is refused."""
        self._control("POST", "/plug/out")

    def plug_in(self) -> None:
        """Put the cable back."""
        self._control("POST", "/plug/in")

    def fail(self, **faults: float | str | bool | Mapping[str, float]) -> None:
        """Make it fail as named (see ``sync.demo.fault_list.Faults``); without names it is well again."""
        self._control("POST", "/faults", faults)

    def fates(self) -> dict[str, int]:
        """Count what became of writes since they were last made to fail."""
        return self._control("GET", "/fates")

    def live(self, steps: int = 1) -> list[str]:
        """Let so many things happen by themselves; say of which kinds."""
        return self._control("POST", f"/life/{steps}")

    def put(self, kind: str, **values: Any) -> dict[str, Any]:
        """Add a record, or change what is named of one."""
        return self._control("PUT", f"/records/{kind}", values)

    def delete(self, kind: str, identity: int | str) -> None:
        """Take a record away."""
        self._control("DELETE", f"/records/{kind}/{quote(str(identity))}")

    def keep(self, folder: Path) -> None:
        """Leave word where they are, for other processes of the same user."""
        path = folder / _FILE
        words = json.dumps({"control_url": self.control_url, "control_token": self.control_token})
        try:
            path.unlink(missing_ok=True)
            with os.fdopen(
                os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(words)
        except OSError:
            raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path)) from None

    @staticmethod
    def forget(folder: Path) -> None:
        """Take that word back."""
        (folder / _FILE).unlink(missing_ok=True)

    def _control(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.control_token}"}
        with requests.Session() as session:
            session.trust_env = False
            url = f"{self.control_url}/control{path}"
            try:
                reply = session.request(method, url, json=body, headers=headers, timeout=_PATIENCE_SECONDS)
            except requests.RequestException:
                raise DeskError(Trouble.NOT_RUNNING) from None
            if reply.status_code in _OF_STRANGERS:
                raise DeskError(Trouble.NOT_RUNNING)
            reply.raise_for_status()
            return reply.json()


def kept_switches(folder: Path) -> Switches:
    """Find the switches of the demo office that a desk of this profile runs; raises ``DeskError`` where none does."""
    try:
        words: dict[str, str] = json.loads((folder / _FILE).read_text("utf-8"))
        return Switches(words["control_url"], words["control_token"])
    except (OSError, ValueError, KeyError, TypeError):
        raise DeskError(Trouble.NOT_RUNNING) from None
