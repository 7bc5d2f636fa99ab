"""Writes to a demo office over real HTTP, as any desk would."""

from typing import Any
from uuid import uuid4

import requests

from sync.demo.process import DemoProcess

AGENT = "mei.lin"


class DeskLine:
    """Asks with a token; each write has a key of its own where none is given."""

    def __init__(self, office: DemoProcess) -> None:
        self.office = office

    def ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, **headers: str
    ) -> requests.Response:
        with requests.Session() as session:
            session.trust_env = False
            told = {"Authorization": f"Bearer {self.office.token}", **headers}
            return session.request(
                method, f"{self.office.url}/v1/{path}", json=body, headers=told, timeout=20
            )

    def write(
        self, method: str, path: str, *, key: str = "", revision: int | None = None, **body: Any
    ) -> requests.Response:
        """Write under a key, and under the lock of a revision if there is one."""
        headers = {"Idempotency-Key": key or new_key()}
        if revision is not None:
            headers["If-Match"] = f'"{revision}"'
        return self.ask(method, path, {"agent": AGENT, **body}, **headers)

    def record(self, kind: str, identity: int | str) -> dict[str, Any]:
        (found,) = self.ask("GET", f"{kind}?id={identity}").json()["records"]
        return found

    def count(self, kind: str) -> int:
        return self.ask("GET", f"{kind}?limit=1").json()["total"]

    def known(self, key: str) -> dict[str, Any]:
        return self.ask("GET", f"edits/{key}").json()

    def open_ticket(self, **body: Any) -> dict[str, Any]:
        """Open a ticket; give its record."""
        return self.write("POST", "tickets", subject="Late", queue="delivery", **body).json()["record"]


def new_key() -> str:
    return str(uuid4())
