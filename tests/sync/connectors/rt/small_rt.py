"""A small server that answers as a Request Tracker does, odd ways included; the test says what comes."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Asked = dict[str, str]
Answer = tuple[int, str, Any]
LOGIN_PAGE: Answer = (200, "text/html", "<html><title>Login</title></html>")
SENT_AWAY: Answer = (302, "text/html", "")
UNKNOWN: Answer = (401, "application/json", {"message": "Unauthorized"})


class SmallRt:
    """Knows one user. ``answers`` gives the answer to a path and what was asked for there."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[Asked], Answer]] = {}
        self.asked: list[tuple[str, Asked]] = []
        self.password = "right"
        self.sign_ins = 0
        self.sessions: set[str] = set()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.rt = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="small rt")
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def login(self, asked: Asked) -> tuple[Answer, str]:
        """Give the same page for yes and no, and a cookie for both."""
        self.sign_ins += 1
        cookie = f"s{self.sign_ins}"
        if asked.get("pass") == self.password:
            self.sessions.add(cookie)
        return LOGIN_PAGE, cookie

    def answer(self, path: str, asked: Asked, cookie: str, token: str) -> Answer:
        """Send away who comes with an old cookie, refuse who comes with none, and answer the others."""
        if token:
            if token != f"token {self.password}":
                return UNKNOWN
        elif cookie not in self.sessions:
            return SENT_AWAY if cookie else UNKNOWN
        self.asked.append((path, asked))
        if path == "/rt":
            return 200, "application/json", {"Version": "5.0.3"}
        found = self.answers.get(path)
        return found(asked) if found else (404, "application/json", {"message": "Not Found"})


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    rt: SmallRt

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who breaks off may do so."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]  # it is only ever started by ours

    def do_GET(self) -> None:
        """Answer."""
        self._answer(urlsplit(self.path).query)

    def do_PUT(self) -> None:
        """Answer; what is written stands in the body."""
        self.do_POST()

    def do_POST(self) -> None:
        """Answer; what is asked for stands in the body, or in the address where the body is JSON."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_json = self.headers["Content-Type"] == "application/json"
        self._answer(urlsplit(self.path).query if is_json else body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class says so
        """Say nothing."""

    def _answer(self, query: str) -> None:
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        path, cookie = urlsplit(self.path).path, self.headers.get("Cookie", "").partition("=")[2]
        fresh = ""
        if path == "/NoAuth/Login.html":
            (status, kind, content), fresh = self.server.rt.login(asked)
        else:
            token = self.headers.get("Authorization", "")
            status, kind, content = self.server.rt.answer(
                path.removeprefix("/REST/2.0"), asked, cookie, token
            )
        sent = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Connection", "close")
        if status == 302:
            self.send_header("Location", "/")
        if fresh:
            self.send_header("Set-Cookie", f"RT_SID_small.80={fresh}; path=/; HttpOnly")
        self.end_headers()
        self.wfile.write(sent)
