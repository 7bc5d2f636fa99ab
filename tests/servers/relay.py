"""A cable between the desk and a real office: it can be cut, garbled, and made to tell the wrong time."""

import http.client
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

Answer = tuple[int, dict[str, str], bytes]
_OWN = {"connection", "transfer-encoding", "content-length", "date", "server", "keep-alive"}


class Relay:
    """Passes requests on to ``target``, and ``requests`` remembers bodies.

    ``garble`` may change an answer; what ``intercept`` answers itself never gets to the target.
    """

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target).netloc
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None
        self.garble: Callable[[bytes, Answer], Answer] | None = None
        self.intercept: Callable[[bytes], Answer | None] = lambda _body: None
        self.clock = timedelta(0)
        self.requests: list[bytes] = []
        self.plug_in()

    @property
    def url(self) -> str:
        """Where the desk finds the office."""
        return f"http://127.0.0.1:{self._port}"

    def plug_in(self) -> None:
        """Listen, always on the same port."""
        if self._server is not None:
            return
        self._server = _Server(("127.0.0.1", self._port), _Handler)
        self._server.relay = self
        self._port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="relay")
        self._thread.start()

    def unplug(self) -> None:
        """Stop listening; who calls is refused."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._server = self._thread = None

    def ask(self, path: str, headers: dict[str, str], body: bytes, method: str = "POST") -> Answer:
        """Pass a request on."""
        self.requests.append(body)
        if (own := self.intercept(body)) is not None:
            return own
        connection = http.client.HTTPConnection(self._target, timeout=60)
        try:
            connection.request(method, path, body, headers)
            reply = connection.getresponse()
            kept = {name: value for name, value in reply.getheaders() if name.lower() not in _OWN}
            answer = (reply.status, kept, reply.read())
        finally:
            connection.close()
        return self.garble(body, answer) if self.garble is not None else answer

    def asked(self, method: str) -> int:
        """Count how often a method was called."""
        return sum(f'"{method}"'.encode() in body for body in self.requests)


class _Server(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = False
    relay: Relay

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who breaks off may do so."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server  # pyright: ignore[reportIncompatibleVariableOverride]  # it is only ever started by ours

    def do_GET(self) -> None:
        """Pass on as it came."""
        self._pass_on()

    def do_POST(self) -> None:
        """Pass on as it came."""
        self._pass_on()

    def do_PUT(self) -> None:
        """Pass on as it came."""
        self._pass_on()

    def _pass_on(self) -> None:
        """Pass on, and pass back; one request a connection, so that no thread waits for another one."""
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        sent = {
            name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")
        }
        status, headers, content = self.server.relay.ask(self.path, sent, body, self.command)
        self.send_response_only(status)
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.server.relay.clock, usegmt=True))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class says so
        """Say nothing."""
