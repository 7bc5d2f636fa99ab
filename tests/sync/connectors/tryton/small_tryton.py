"""A server on loopback that answers like Tryton, and misbehaves in one way a test."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PASSWORD = "correct-horse-of-mr-li"
TOKEN = "token-that-nobody-may-see"


@dataclass(frozen=True, slots=True)
class Answer:
    """What travels back."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def result(value: object) -> Answer:
    """Tryton's way to answer."""
    return Answer(json.dumps({"id": 1, "result": value}).encode())


def packed(value: object) -> Answer:
    """The same, as Tryton sends what is longer."""
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    return Answer(gzip.compress(result(value).body), headers=headers)


def fault(*items: object) -> Answer:
    """Tryton's way to complain: HTTP says that all is well."""
    return Answer(json.dumps({"id": 1, "error": items}).encode())


def status(number: int) -> Answer:
    """An answer of the web server."""
    return Answer(b"", number)


class SmallTryton(ThreadingHTTPServer):
    """Has canned answers by method; several for one method are given in turn, and the last one stays."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.asked: list[str] = []
        self.parameters: dict[str, list[Any]] = {}
        self.paths: dict[str, str] = {}
        self.sessions: list[str | None] = []
        self.answers: dict[str, list[Answer]] = {}
        self.give("common.server.version", result("8.2.1"))
        self.give("common.db.list", result(["desk", "other"]))
        self.give("common.db.login", result([3, TOKEN, None]))
        self.give("common.db.logout", result(None))
        self.give("model.res.user.get_preferences", result({"company": 1, "language": "en"}))

    def give(self, method: str, *answers: Answer) -> None:
        """Answer so from now on."""
        self.answers[method] = list(answers)

    def has(self, model: str, fields: Sequence[str]) -> None:
        """Have a model with these fields, of which none leads to another model."""
        names = {name.partition(".")[0] for name in fields}
        self.give(f"model.{model}.fields_get", result({name: {"name": name} for name in names}))

    def next_answer(self, method: str) -> Answer:
        """The answer whose turn it is."""
        waiting = self.answers.get(method, [fault("unexpected", method)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        assert isinstance(self.server, SmallTryton)
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        method = asked["method"]
        self.server.asked.append(method)
        self.server.parameters[method] = asked["params"]
        self.server.paths[method] = self.path
        self.server.sessions.append(self.headers["Authorization"])
        self._send(self.server.next_answer(method))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")  # said, so that no client asks on a connection that is going
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in http.server
        """Keep the test's output clean."""
