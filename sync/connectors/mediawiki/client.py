"""Calls of MediaWiki's action API, and nothing else."""

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, cast
from urllib.parse import urlencode

from callcenter.domain.errors import Trouble
from sync.connectors.mediawiki.answers import (
    Row,
    SessionEndedError,
    StaleTokenError,
    error_in,
    is_row,
    refused_sign_in,
)
from sync.connectors.mediawiki.settings import MediaWikiSettings
from sync.contract import OfficeError, RejectedError, SignInError, UnreachableError
from sync.http import Http

_FORM = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "callcenter-desk"}
_FORMAT = {"format": "json", "formatversion": "2", "errorformat": "plaintext"}
_SCRIPT = ".php"
_FOLDERS = ("/api.php", "/w/api.php")
_MOST_STEPS = 10_000


class MediaWikiClient:
    """One user's session on one wiki. Signs in at the first call, and once more when the session has ended.

    Everything is posted, so that no address holds what was asked, and says ``assert=user``: a session that ended
    must not quietly show what a passer-by may see.
    """

    def __init__(self, settings: MediaWikiSettings, secret: Callable[[], str | None]) -> None:
        self._settings = settings
        self._secret = secret
        self._http = Http(settings.office, settings.url, ca_file=settings.ca_file or None)
        self._paths = ("",) if settings.url.endswith(_SCRIPT) else _FOLDERS
        self._lock = threading.Lock()
        self._sessions = 0

    @property
    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours, as of the last reply."""
        return self._http.clock_offset

    def ask(self, **parameters: object) -> Row:
        """Ask one question, signed in where there is a user."""
        if not self._settings.user:
            return self._post(parameters)
        used = self._session(0)
        signed = {**parameters, "assert": "user"}
        try:
            return self._post(signed)
        except SessionEndedError:
            self._session(used)
            return self._post(signed)

    def act(self, **parameters: object) -> Row:
        """Do something; it is sent once. Where the wiki no longer knew who asks it did nothing, and is told again."""
        signed = {**parameters, "assert": "user"}
        try:
            return self._post({**signed, "token": self._token()})
        except (SessionEndedError, StaleTokenError):
            return self._post({**signed, "token": self._token()})

    @contextmanager
    def nothing_sent(self) -> Generator[None]:
        """Say of what fails here that nothing was written, for it only asks."""
        try:
            yield
        except UnreachableError as error:
            error.was_sent = False
            raise

    def query(self, **parameters: object) -> Iterator[Row]:
        """Ask a question and follow it to its end; gives what each answer found."""
        place: Row = {}
        for _step in range(_MOST_STEPS):
            answer = self.ask(action="query", **{**parameters, **place})
            going_on = answer.get("continue")
            yield self._found(answer)
            if going_on is None:
                return
            if not is_row(going_on) or going_on == place:
                break
            place = going_on
        raise self.cut_reply()

    def rows(self, name: str, **parameters: object) -> Iterator[Row]:
        """Give the rows of a list, to its end."""
        for found in self.query(**parameters):
            yield from self.rows_of(found, name)

    def rows_of(self, found: Row, name: str) -> list[Row]:
        """Take the rows out of an answer."""
        rows = found.get(name, [])
        if not isinstance(rows, list) or not all(is_row(row) for row in cast("list[object]", rows)):
            raise self.cut_reply()
        return cast("list[Row]", rows)

    def cut_reply(self) -> UnreachableError:
        """Say that a reply is not what MediaWiki sends."""
        return UnreachableError(Trouble.CUT_REPLY, office=self._settings.office)

    def close(self) -> None:
        """Let go of the connections; the wiki forgets the session by itself."""
        self._http.close()

    def _found(self, answer: Row) -> Row:
        """Take what a question found; where a generator has no pages, the answer says no more than that it is whole."""
        if "query" not in answer and ("continue" in answer or "batchcomplete" in answer):
            return {}
        return self._part(answer, "query")

    def _token(self) -> str:
        with self.nothing_sent():
            told = self.ask(action="query", meta="tokens", type="csrf")
            token = self._part(told, "query", "tokens").get("csrftoken")
            if not isinstance(token, str):
                raise self.cut_reply()
            return token

    def _session(self, ended: int) -> int:
        """Give the number of the session, begun anew where it is the one that ended; only one thread signs in."""
        with self._lock:
            if self._sessions == ended:
                self._sign_in()
                self._sessions += 1
            return self._sessions

    def _sign_in(self) -> None:
        password = self._secret()
        if not password:
            raise SignInError(Trouble.SIGN_IN_MISSING, office=self._settings.office)
        self._http.cookies.clear()  # a session that is left over would refuse to sign in
        told = self._part(
            self._post({"action": "query", "meta": "tokens", "type": "login"}), "query", "tokens"
        )
        credentials = {
            "lgname": self._settings.user,
            "lgpassword": password,
            "lgtoken": told.get("logintoken"),
        }
        answer = self._part(self._post({"action": "login", **credentials}), "login")
        if answer.get("result") != "Success":
            raise refused_sign_in(self._settings.office, answer)

    def _part(self, answer: Row, *names: str) -> Row:
        part: Any = answer
        for name in names:
            part = part.get(name) if is_row(part) else None
        return part if is_row(part) else self._refuse()

    def _refuse(self) -> Row:
        raise self.cut_reply()

    def _post(self, parameters: Row) -> Row:
        """Send to where the wiki was found; at first to each likely place, until one is there."""
        body = urlencode({**_FORMAT, **parameters}, errors="replace").encode()
        *likely, last = self._paths
        for path in likely:
            try:
                return self._send(path, body)
            except RejectedError as error:
                if error.trouble is not Trouble.WRONG_ADDRESS:
                    raise
        return self._send(last, body)

    def _send(self, path: str, body: bytes) -> Row:
        answer = self._http.post_json(path, body, headers=_FORM)
        self._paths = (path,)
        return self._checked(answer)

    def _checked(self, answer: object) -> Row:
        if not is_row(answer):
            raise UnreachableError(Trouble.NOT_DATA, office=self._settings.office)
        error: OfficeError | None = error_in(self._settings.office, answer)
        if error is not None:
            raise error
        return answer
