"""A line to a real office on which anything may happen to any request, as one seed decides it."""

import http.client
import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

_OWN = {"connection", "transfer-encoding", "content-length", "keep-alive"}
_PORTAL = b"<!doctype html><html><title>Welcome to the hotel</title><body>Please sign in.</body></html>"


class Mishap(StrEnum):
    """What happens to one request."""

    DROPPED = "dropped before the server"
    LOST = "done, and the answer lost"
    LATE = "done after the desk gave up"
    TRUNCATED = "done, and the answer cut off"
    TWICE = "done twice"
    BUSY = "429"
    BUSY_FOR_A_WHILE = "429 with Retry-After"
    FAULT = "5xx"
    REDIRECT = "302 to another host"
    PORTAL = "200 with a captive portal's page"
    WEB_PAGE = "done, and a web page in place of the answer"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class FaultProxy:
    """Stands before ``target``. Writes meet a mishap with ``share`` of chance, other requests with a quarter of it.

    A request done late waits in here until ``release``; nothing is done after ``calm``.
    """

    def __init__(
        self, target: str, is_write: Callable[[Request], bool], chance: random.Random, share: float = 0.35
    ) -> None:
        self._target = urlsplit(target).netloc
        self._is_write = is_write
        self._chance = chance
        self._share = share
        self._late: list[Request] = []
        self._lock = threading.Lock()
        self._is_calm = False
        self.counts: Counter[Mishap] = Counter()
        self.doubled: list[bytes] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="fault-proxy")
        self._thread.start()

    @property
    def url(self) -> str:
        """Where the desk finds the office."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def release(self) -> None:
        """Let the server do now what the desk gave up on long ago."""
        with self._lock:
            late, self._late = self._late, []
        for request in late:
            self.pass_on(request)

    def calm(self) -> None:
        """Let everything through from now on, the late ones first."""
        self.release()
        self._is_calm = True

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def decide(self, request: Request) -> Mishap | None:
        """Draw what happens to a request."""
        with self._lock:
            if self._is_calm:
                return None
            is_write = self._is_write(request)
            if self._chance.random() >= (self._share if is_write else self._share / 4):
                return None
            drawn = self._chance.choice(_MISHAPS_OF_WRITES if is_write else _MISHAPS_OF_QUESTIONS)
            self.counts[drawn] += 1
            if drawn is Mishap.LATE:
                self._late.append(request)
            if drawn is Mishap.TWICE:
                self.doubled.append(request.body)
            return drawn

    def pass_on(self, request: Request) -> Reply:
        """Have the server do it."""
        connection = http.client.HTTPConnection(self._target, timeout=60)
        try:
            connection.request(request.method, request.path, request.body, request.headers)
            reply = connection.getresponse()
            return Reply(reply.status, reply.getheaders(), _read(reply))
        finally:
            connection.close()


_OF_WRITES = (Mishap.LATE, Mishap.TWICE)
_MISHAPS_OF_QUESTIONS = [one for one in Mishap if one not in _OF_WRITES]
# What is done unheard is the worst, so it comes more often.
_MISHAPS_OF_WRITES = [*Mishap, *_OF_WRITES, *_OF_WRITES, Mishap.LOST, Mishap.TRUNCATED]
_DONE = (Mishap.LOST, Mishap.TRUNCATED, Mishap.TWICE, Mishap.WEB_PAGE)


def _read(reply: http.client.HTTPResponse) -> bytes:
    try:
        return reply.read()
    except http.client.IncompleteRead as error:  # some servers break off by themselves
        return error.partial


class _Server(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = False
    proxy: FaultProxy

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who breaks off may do so."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]  # it is only ever started by ours

    def do_GET(self) -> None:
        self._meet()

    def do_POST(self) -> None:
        self._meet()

    def do_PUT(self) -> None:
        self._meet()

    def do_DELETE(self) -> None:
        self._meet()

    def do_PATCH(self) -> None:
        self._meet()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class says so
        """Say nothing."""

    def _meet(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        sent = {
            name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")
        }
        request = Request(self.command, self.path, sent, body)
        mishap = self.server.proxy.decide(request)
        if mishap is None or mishap in _DONE:
            reply = self.server.proxy.pass_on(request)
            if mishap is Mishap.TWICE:
                reply = self.server.proxy.pass_on(request)
            self._tell(reply, mishap)
        else:
            self._refuse(mishap)

    def _tell(self, reply: Reply, mishap: Mishap | None) -> None:
        if mishap is Mishap.LOST:
            return  # the connection closes without a word
        if mishap is Mishap.WEB_PAGE:
            self._answer(200, [("Content-Type", "text/html")], _PORTAL)
        elif mishap is Mishap.TRUNCATED:
            self._answer(reply.status, reply.headers, reply.body, len(reply.body) + 10)
        else:
            self._answer(reply.status, reply.headers, reply.body)

    def _refuse(self, mishap: Mishap) -> None:
        if mishap is Mishap.BUSY:
            self._answer(429, [], b"{}")
        elif mishap is Mishap.BUSY_FOR_A_WHILE:
            self._answer(429, [("Retry-After", "7")], b"{}")
        elif mishap is Mishap.FAULT:
            self._answer(500 + (len(self.path) % 4 or 4), [], b"{}")
        elif mishap is Mishap.REDIRECT:
            self._answer(302, [("Location", "http://127.0.0.1:9/elsewhere")], b"")
        elif mishap is Mishap.PORTAL:
            self._answer(200, [("Content-Type", "text/html")], _PORTAL)

    def _answer(
        self, status: int, headers: list[tuple[str, str]], body: bytes, length: int | None = None
    ) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in _OWN:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
