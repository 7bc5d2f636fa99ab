"""The one way to speak HTTP: no redirects, no retries, no environment, and an end to every wait.

Whatever a server does becomes one of the contract's errors, without bodies, tokens or personal data in it.
"""

import json
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.contract import (
    OfficeError,
    OutOfDateError,
    RejectedError,
    SignInError,
    UnreachableError,
)

Hook = Callable[[dict[str, Any]], object]

_LARGEST_REPLY = 32 * 1024 * 1024
_CHUNK = 64 * 1024
_CONNECT_SECONDS = 3.05
_SILENCE_SECONDS = 30.0
_LONGEST_SECONDS = 120.0
_LONGEST_WAIT = timedelta(hours=1)


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
        largest_reply: int = _LARGEST_REPLY,
    ) -> None:
        self._office = office
        self._url = url.rstrip("/")
        self._verify: str | bool = ca_file or True
        self._headers = dict(headers or {})
        self._silence = silence_seconds
        self._largest = largest_reply
        self._local = threading.local()
        self._sessions: list[requests.Session] = []
        self.clock_offset: timedelta | None = None
        """The server's clock less ours, as of the last reply with a date."""

    def get_json(
        self,
        path: str,
        params: Mapping[str, str | int | list[str]] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        object_hook: Hook | None = None,
    ) -> object:
        """Read a JSON document."""
        return self._json("GET", path, headers, object_hook, params=params)

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
        return self._json("POST", path, sent, object_hook, data=body)

    def close(self) -> None:
        """Let go of every connection; closing twice is fine."""
        while self._sessions:
            self._sessions.pop().close()

    def _json(
        self, method: str, path: str, headers: Mapping[str, str] | None, hook: Hook | None, **more: Any
    ) -> object:
        self._refuse_clear_text()
        started = time.monotonic()
        before = datetime.now(UTC)
        try:
            with self._session().request(
                method,
                self._url + path,
                headers={**self._headers, **(headers or {})},
                timeout=(_CONNECT_SECONDS, self._silence),
                allow_redirects=False,
                verify=self._verify,
                stream=True,
                **more,
            ) as reply:
                self._note_clock(reply, before)
                self._check_status(reply)
                return self._parse(reply, self._read(reply, started), hook)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise self._fault(error) from None

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None or session not in self._sessions:
            session = requests.Session()
            session.trust_env = False
            session.mount("http://", HTTPAdapter(max_retries=0))
            session.mount("https://", HTTPAdapter(max_retries=0))
            self._local.session = session
            self._sessions.append(session)
        return session

    def _refuse_clear_text(self) -> None:
        try:
            parts = urlsplit(self._url)
            host, scheme = parts.hostname or "", parts.scheme
        except ValueError:
            host, scheme = "", ""
        if not host or scheme not in ("http", "https"):
            raise UnreachableError(Trouble.WRONG_ADDRESS, office=self._office)
        if scheme == "http" and not _is_loopback(host):
            raise RejectedError(Trouble.INSECURE_ADDRESS, office=self._office)

    def _note_clock(self, reply: requests.Response, before: datetime) -> None:
        try:
            server = parsedate_to_datetime(reply.headers["Date"])
        except (KeyError, ValueError, TypeError):
            return
        if server.tzinfo is not None:
            here = before + (datetime.now(UTC) - before) / 2
            self.clock_offset = server - here

    def _check_status(self, reply: requests.Response) -> None:
        status, office = reply.status_code, self._office
        if 200 <= status < 300:
            return
        if status == 401:
            raise SignInError(Trouble.SIGN_IN_REFUSED, office=office)
        if status == 403:
            raise RejectedError(Trouble.NOT_PERMITTED, office=office, what="this")
        if status in (404, 405, 410):
            raise RejectedError(Trouble.WRONG_ADDRESS, office=office)
        if status in (409, 412):
            raise OutOfDateError(Trouble.OUT_OF_DATE, office=office)
        if status == 429 or (status == 503 and "Retry-After" in reply.headers):
            error = UnreachableError(Trouble.BUSY, office=office)
            error.retry_after = _retry_after(reply.headers.get("Retry-After", ""))
            raise error
        if 300 <= status < 400:
            raise UnreachableError(Trouble.NOT_DATA, office=office)
        if status >= 500:
            raise UnreachableError(Trouble.SERVER_FAULT, office=office)
        raise RejectedError(Trouble.REJECTED, office=office, reason=f"HTTP {status}")

    def _read(self, reply: requests.Response, started: float) -> bytes:
        """Read the whole body, unpacked, within limits of size and time."""
        gathered = bytearray()
        for chunk in reply.iter_content(_CHUNK):
            gathered += chunk
            if len(gathered) > self._largest:
                raise UnreachableError(Trouble.TOO_LARGE, office=self._office)
            if time.monotonic() - started > _LONGEST_SECONDS:
                raise UnreachableError(Trouble.TIMED_OUT, office=self._office)
        return bytes(gathered)

    def _parse(self, reply: requests.Response, body: bytes, hook: Hook | None) -> object:
        kind = reply.headers.get("Content-Type", "").lower()
        if "html" in kind or body.lstrip()[:1] == b"<":
            raise UnreachableError(Trouble.NOT_DATA, office=self._office)
        try:
            return json.loads(body.decode("utf-8"), object_hook=hook)
        except (ValueError, RecursionError):  # RecursionError: nested deeper than any honest document
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office) from None

    def _fault(self, error: Exception) -> OfficeError:
        office = self._office
        if isinstance(error, requests.exceptions.SSLError):
            return UnreachableError(Trouble.CERTIFICATE, office=office)
        if isinstance(error, requests.Timeout) or "timed out" in str(error).lower():
            return UnreachableError(Trouble.TIMED_OUT, office=office)
        cut = (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError)
        if isinstance(error, (*cut, urllib3.exceptions.ProtocolError, urllib3.exceptions.DecodeError)):
            return UnreachableError(Trouble.CUT_REPLY, office=office)
        wrong = (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema)
        if isinstance(error, wrong):
            return UnreachableError(Trouble.WRONG_ADDRESS, office=office)
        return UnreachableError(Trouble.UNREACHABLE, office=office)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _retry_after(text: str) -> timedelta | None:
    """Read seconds or a date; nonsense is as good as nothing, and nobody makes us wait over an hour."""
    if text.strip().isdecimal():
        return min(timedelta(seconds=int(text.strip()[:6])), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if until.tzinfo is None:
        return None
    return max(timedelta(0), min(until - datetime.now(UTC), _LONGEST_WAIT))
