"""The one way to speak HTTP: no redirects, no retries, no environment, and an end to every wait.

Whatever a server does becomes one of the contract's errors, without bodies, tokens or personal data in it.
"""

import json
import logging
import threading
import time
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.cookies import RequestsCookieJar

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import OfficeError, RejectedError, UnreachableError
from sync.http_bodies import Body
from sync.http_errors import not_sent, of_fault, of_status
from sync.http_session import OneShotSession

Hook = Callable[[dict[str, Any]], object]

_LARGEST_REPLY = 32 * 1024 * 1024
_CHUNK = 64 * 1024
_CONNECT_SECONDS = 3.05
_SILENCE_SECONDS = 30.0
_LONGEST_SECONDS = 120.0
_NO_CONTENT = 204


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to judge. ``headers`` are found in any case; ``json`` is ``None`` where there is no document."""

    status: int
    headers: Mapping[str, str]
    json: object


class Http:
    """Requests to one office. Safe to use from several threads; each has its own connection."""

    def __init__(
        self,
        office: OfficeId,
        url: str,
        *,
        ca_file: str | None = None,
        headers: Mapping[str, str] | None = None,
        silence_seconds: float = _SILENCE_SECONDS,
        longest_seconds: float = _LONGEST_SECONDS,
        largest_reply: int = _LARGEST_REPLY,
    ) -> None:
        self._office = office
        self._url = url.rstrip("/")
        self._ca_file = ca_file
        self._headers = {"Accept": "application/json", "Accept-Encoding": "gzip", **(headers or {})}
        self._silence = silence_seconds
        self._longest = longest_seconds
        self._largest = largest_reply
        self._local = threading.local()
        self._sessions: list[OneShotSession] = []
        self._closed = False
        self.cookies = RequestsCookieJar()
        """What the server asked to be told again; one jar for all threads, so that one sign-in counts for each."""
        self.clock_offset: timedelta | None = None
        """The server's clock less ours, as of the last reply with a date."""
        self.latency: timedelta | None = None
        """How long the server took to begin its last reply."""
        _silence_urllib3()

    def get_json(
        self,
        path: str,
        params: Mapping[str, str | int | list[str]] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        object_hook: Hook | None = None,
    ) -> object:
        """Read a JSON document."""
        _reply, body = self._exchange("GET", path, headers, (), params=params)
        return self._document(body, object_hook)

    def post_json(
        self,
        path: str,
        body: bytes,
        *,
        headers: Mapping[str, str] | None = None,
        object_hook: Hook | None = None,
    ) -> object:
        """Send JSON and read the JSON answer. The request is never repeated, whatever happens."""
        sent = {"Content-Type": "application/json", **(headers or {})}
        _reply, answer = self._exchange("POST", path, sent, (), data=body)
        return self._document(answer, object_hook)

    def request(
        self,
        method: str,
        path: str,
        body: Body | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        judged: Container[int] = (),
        object_hook: Hook | None = None,
    ) -> Reply:
        """Send a request once, and give its answer with status and headers.

        A status in ``judged`` is given to the caller; every other one beyond 2xx is raised as an error of the contract.
        An answer without a body has no document; nor has one that is judged and whose body is no JSON.
        """
        sent = {"Content-Type": body.media_type, **(headers or {})} if body else headers
        reply, answer = self._exchange(method, path, sent, judged, data=body.content if body else None)
        if not 200 <= reply.status_code < 300:
            return Reply(reply.status_code, reply.headers, _document_or_nothing(answer, object_hook))
        document = self._document(answer, object_hook) if answer else None
        return Reply(reply.status_code, reply.headers, document)

    def close(self) -> None:
        """Let go of every connection, also of those a thread still waits on; closing twice is fine."""
        self._closed = True
        while self._sessions:
            session = self._sessions.pop()
            session.break_off()
            session.close()

    def _exchange(
        self, method: str, path: str, headers: Mapping[str, str] | None, judged: Container[int], **more: Any
    ) -> tuple[requests.Response, bytes]:
        self._refuse_bad_address()
        session = self._session()
        session.begin()
        alarm = threading.Timer(self._longest, session.break_off)
        alarm.daemon = True
        alarm.start()
        try:
            sent = {**self._headers, **(headers or {})}
            answer = self._ask(session, method, self._url + path, sent, judged, more)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, UnicodeError) as error:
            self._refuse_broken(session)
            raise _as_sent(of_fault(self._office, error), session) from None
        finally:
            alarm.cancel()
        self._refuse_broken(session)  # what was broken off may look as if it had come to its end
        return answer

    def _ask(
        self,
        session: OneShotSession,
        method: str,
        url: str,
        headers: Mapping[str, str],
        judged: Container[int],
        more: dict[str, Any],
    ) -> tuple[requests.Response, bytes]:
        before, started = datetime.now(UTC), time.monotonic()
        with session.request(
            method,
            url,
            headers=headers,
            timeout=(_CONNECT_SECONDS, self._silence),
            allow_redirects=False,
            verify=self._ca_file or True,
            stream=True,
            **more,
        ) as reply:
            self.latency = timedelta(seconds=time.monotonic() - started)
            self._note_clock(reply, before + self.latency / 2)
            error = of_status(self._office, reply.status_code, reply.headers)
            if error is not None and reply.status_code not in judged:
                raise error
            if error is None and reply.status_code != _NO_CONTENT and _is_page(reply):
                raise UnreachableError(Trouble.NOT_DATA, office=self._office)
            return reply, self._read(reply)

    def _session(self) -> OneShotSession:
        if self._closed:
            raise not_sent(UnreachableError(Trouble.UNREACHABLE, office=self._office))
        session: OneShotSession | None = getattr(self._local, "session", None)
        if session is None or session.is_broken:
            session = OneShotSession()
            session.cookies = self.cookies
            self._local.session = session
            self._sessions.append(session)
        return session

    def _refuse_broken(self, session: OneShotSession) -> None:
        if session.is_broken:
            trouble = Trouble.UNREACHABLE if self._closed else Trouble.TIMED_OUT
            raise _as_sent(UnreachableError(trouble, office=self._office), session) from None

    def _refuse_bad_address(self) -> None:
        try:
            parts = urlsplit(self._url)
            host, scheme = parts.hostname or "", parts.scheme
        except ValueError:
            host, scheme = "", ""
        if not host or scheme not in ("http", "https"):
            raise not_sent(UnreachableError(Trouble.WRONG_ADDRESS, office=self._office))
        if scheme == "http" and not _is_loopback(host):
            raise RejectedError(Trouble.INSECURE_ADDRESS, office=self._office)
        if self._ca_file and not Path(self._ca_file).is_file():
            raise not_sent(UnreachableError(Trouble.CERTIFICATE, office=self._office))

    def _note_clock(self, reply: requests.Response, here: datetime) -> None:
        try:
            server = parsedate_to_datetime(reply.headers["Date"])
        except (KeyError, ValueError, TypeError):
            return
        if server.tzinfo is not None:
            self.clock_offset = server - here

    def _read(self, reply: requests.Response) -> bytes:
        """Read the body as it comes, unpacked piece by piece, so that a small bomb cannot grow large."""
        gathered = bytearray()
        while piece := reply.raw.read1(_CHUNK, decode_content=True):
            gathered += piece
            if len(gathered) > self._largest:
                raise UnreachableError(Trouble.TOO_LARGE, office=self._office)
        return bytes(gathered)

    def _document(self, body: bytes, hook: Hook | None) -> object:
        if body.lstrip()[:1] == b"<":
            raise UnreachableError(Trouble.NOT_DATA, office=self._office)
        try:
            return _parse(body, hook)
        except (ValueError, RecursionError):  # RecursionError: nested deeper than any honest document
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office) from None


def _is_page(reply: requests.Response) -> bool:
    return "html" in reply.headers.get("Content-Type", "").lower()


def _parse(body: bytes, hook: Hook | None) -> object:
    return json.loads(body.decode("utf-8"), object_hook=hook, parse_constant=_refuse_constant)


def _document_or_nothing(body: bytes, hook: Hook | None) -> object:
    try:
        return _parse(body, hook)
    except (ValueError, RecursionError):
        return None


def _as_sent(error: OfficeError, session: OneShotSession) -> OfficeError:
    """Note on an error whether something left before it came."""
    return not_sent(error) if isinstance(error, UnreachableError) and not session.has_sent else error


def _silence_urllib3() -> None:
    """Keep its log lines out of every log: they hold whole addresses, and with them customers' numbers."""
    logging.getLogger("urllib3").setLevel(logging.CRITICAL + 1)


def _refuse_constant(name: str) -> object:
    raise ValueError(name)  # NaN and Infinity are no JSON


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
