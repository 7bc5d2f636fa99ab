"""The model office as a real server on loopback, in real time that runs faster, with faults on its answers."""

import json
import pickle
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Lock
from typing import Any

from tests.simulation.colleagues import Colleagues
from tests.simulation.model_office import ModelOffice, RefusedError, Wire
from tests.simulation.model_time import ModelTime

SPEED = 20.0
"""So many seconds of the model pass in one second."""
_MOST_LATE = 18.0
_CUT = 0.5


class HttpOffice:
    """One office behind one lock. ``begun_at`` is when its time began, by the clock of this machine."""

    def __init__(self, seed: int, begun_at: float) -> None:
        self.chance = Random(seed)
        self.time = ModelTime()
        self.office = ModelOffice(self.time)
        self.colleagues = Colleagues(self.office, self.chance)
        self.colleagues.begin()
        self.is_calm = False
        self.faults: dict[str, int] = {}
        self.lock = Lock()
        self._begun_at = begun_at

    def catch_up(self) -> None:
        """Let the model's time be what it is now."""
        self.time.pass_by(max(0.0, (time.time() - self._begun_at) * SPEED - self.time.true))

    def choose(self) -> str:
        """Draw what goes wrong with a request."""
        drawn = 1.0 if self.is_calm else self.chance.random()
        kinds = ((0.04, "drop"), (0.07, "fault"), (0.11, "late"), (0.16, "lose"), (0.19, "cut"))
        fault = next((name for limit, name in kinds if drawn < limit), "")
        self.faults[fault or "none"] = self.faults.get(fault or "none", 0) + 1
        if not self.is_calm and self.chance.random() < 0.15:
            self.colleagues.act()
        return fault

    def answer(self, verb: str, what: Wire) -> Wire:
        """Answer as the office does; a refusal is an answer, too."""
        try:
            return {"reply": self.office.answer(verb, what)}
        except RefusedError as refusal:
            return {"refused": refusal.code}

    def put_off(self, verb: str, what: Wire) -> None:
        """Do it when whoever asked has given up."""

        def late() -> None:
            self.answer(verb, what)

        self.time.put_off(self.chance.uniform(0, _MOST_LATE), late)

    def state(self) -> bytes:
        """Give the whole office for the one who judges."""
        self.time.forget()
        return pickle.dumps(self.office)


def serve(port: int, seed: int, begun_at: float) -> None:
    """Serve until killed."""
    place = HttpOffice(seed, begun_at)

    class Handler(_Handler):
        there = place

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.serve_forever()


class _Handler(BaseHTTPRequestHandler):
    there: HttpOffice
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name that the server gives it
        """Say nothing."""

    def do_POST(self) -> None:  # the name that the server calls
        """Answer one question, as well as the weather lets it."""
        verb = self.path.removeprefix("/")
        with suppress(OSError, ValueError):  # whoever asks may be killed while asking
            what: Wire = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if verb in _ORDERS:
                self._send(_ORDERS[verb](self.there))
            else:
                self._answer(verb, what)

    def _answer(self, verb: str, what: Wire) -> None:
        there = self.there
        with there.lock:
            there.catch_up()
            fault = there.choose()
            if fault == "late" and verb == "send":
                there.put_off(verb, what)
            told = None if fault in ("drop", "fault", "late") else there.answer(verb, what)
            now = there.time.office_seconds()
        if fault == "fault":
            self._send(b"{}", status=503)
        elif told is None or fault == "lose":
            self._hang_up()
        else:
            body = json.dumps({**told, "now": now}).encode()
            self._send(body, share=_CUT if fault == "cut" else 1.0)

    def _send(self, body: bytes, *, status: int = 200, share: float = 1.0) -> None:
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        self.wfile.write(head.encode() + body[: int(len(body) * share)])
        self.close_connection = True

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


def _calm(there: HttpOffice) -> bytes:
    with there.lock:
        there.is_calm = True
    return b"{}"


def _state(there: HttpOffice) -> bytes:
    with there.lock:
        there.catch_up()
        return there.state()


def _faults(there: HttpOffice) -> bytes:
    return json.dumps(there.faults).encode()


_ORDERS: dict[str, Callable[[HttpOffice], bytes]] = {"_calm": _calm, "_state": _state, "_faults": _faults}
