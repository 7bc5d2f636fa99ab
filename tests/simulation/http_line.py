"""The line to the model office over real HTTP, and the clock that runs as fast as the office's."""

import json
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException

from callcenter.domain.errors import Trouble
from sync.contract import UnreachableError
from tests.simulation.http_office import SPEED
from tests.simulation.model_office import RefusedError, Wire
from tests.simulation.model_time import BEGINNING, at_office
from tests.simulation.weather import OFFICE, told

PATIENCE = 0.2
"""So many seconds the desk waits for an answer. Without an end it would wait for nothing that is lost."""


@dataclass(frozen=True, slots=True)
class FastClock:
    """Tells the model's time. ``begun_at`` is when that began."""

    begun_at: float

    def now(self) -> datetime:
        return BEGINNING + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return (time.time() - self.begun_at) * SPEED


class HttpLine:
    """Sends each request once, and takes nothing for an answer that is not whole."""

    def __init__(self, port: int, patience: float = PATIENCE) -> None:
        self._port = port
        self._patience = patience
        self._office_now = BEGINNING

    def office_now(self) -> datetime:
        """Tell the office's time as of its last answer."""
        return self._office_now

    def ask(self, verb: str, what: Wire) -> Wire:
        body = self.post(verb, what)
        try:
            told_all: Wire = json.loads(body)
        except ValueError:
            raise UnreachableError(Trouble.CUT_REPLY, office=OFFICE) from None
        self._office_now = at_office(told_all["now"])
        if "refused" in told_all:
            raise told(RefusedError(told_all["refused"]), verb)
        return told_all["reply"]

    def post(self, verb: str, what: Wire) -> bytes:
        """Post it, and give the body of a good answer."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=self._patience)
        try:
            _connect(connection)
            connection.request("POST", f"/{verb}", json.dumps(what))
            answer = connection.getresponse()
            if answer.status != 200:
                raise UnreachableError(Trouble.SERVER_FAULT, office=OFFICE)
            return answer.read()
        except (OSError, HTTPException):
            raise UnreachableError(Trouble.TIMED_OUT, office=OFFICE) from None
        finally:
            connection.close()


def _connect(connection: HTTPConnection) -> None:
    try:
        connection.connect()
    except OSError:
        error = UnreachableError(Trouble.UNREACHABLE, office=OFFICE)
        error.was_sent = False
        raise error from None
