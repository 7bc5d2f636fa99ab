"""A server on loopback that answers like a MediaWiki, and misbehaves in one way a test."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

PASSWORD = "readreadreadreadreadreadreadread"
SESSION = "session-that-nobody-may-see"
REPLIES = Path(__file__).parent / "replies"
_NAMES = ("meta", "list", "generator", "prop")


def reply(name: str) -> Any:
    """An answer of a real MediaWiki, as it was recorded."""
    return json.loads((REPLIES / f"{name}.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What travels back."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def answer(value: object) -> Answer:
    """MediaWiki's way to answer."""
    return Answer(json.dumps(value).encode())


def recorded(name: str) -> Answer:
    """A recorded answer."""
    return answer(reply(name))


def complaint(code: str, **more: object) -> Answer:
    """MediaWiki's way to complain: HTTP says that all is well."""
    return answer({"errors": [{"code": code, "text": "Words of the wiki.", "module": "main", **more}]})


class SmallWiki(ThreadingHTTPServer):
    """Has canned answers by question; several for one question are given in turn, and the last one stays."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.script = "/api.php"
        self.asked: list[str] = []
        self.parameters: dict[str, dict[str, str]] = {}
        self.cookies: dict[str, str | None] = {}
        self.answers: dict[str, list[Answer]] = {}
        self.give("tokens", answer({"query": {"tokens": {"logintoken": "token+\\"}}}))
        self.give("login", recorded("signed_in"))
        self.give("siteinfo", recorded("site"))
        rights = ["read", "edit", "createpage"]
        self.give("userinfo", answer({"query": {"userinfo": {"id": 4, "name": "Desk", "rights": rights}}}))

    def give(self, question: str, *answers: Answer) -> None:
        """Answer so from now on."""
        self.answers[question] = list(answers)

    def next_answer(self, question: str) -> Answer:
        """The answer whose turn it is."""
        waiting = self.answers.get(question, [complaint(f"unexpected-{question}")])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        assert isinstance(self.server, SmallWiki)
        asked = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        if self.path != self.server.script:
            self._send(Answer(b"", 404))
            return
        question = asked["action"]
        if question == "query":
            question = next(asked[name] for name in _NAMES if name in asked)
        self.server.asked.append(question)
        self.server.parameters[question] = asked
        self.server.cookies[question] = self.headers["Cookie"]
        self._send(self.server.next_answer(question), question)

    def _send(self, answer: Answer, question: str = "") -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if question == "login":
            self.send_header("Set-Cookie", f"wiki_session={SESSION}; path=/; HttpOnly")
        self.send_header("Connection", "close")  # said, so that no client asks on a connection that is going
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in http.server
        """Keep the test's output clean."""
