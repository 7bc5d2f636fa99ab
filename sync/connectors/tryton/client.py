"""Wire calls to a Tryton server, and nothing else."""

import base64
import contextlib
import json
import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, cast

from callcenter.domain.errors import Trouble
from sync.connectors.tryton.settings import TrytonSettings
from sync.connectors.tryton.wire import decode, encode
from sync.contract import (
    OfficeError,
    OutOfDateError,
    RejectedError,
    SignInError,
    UnreachableError,
)
from sync.http import Http

Row = Mapping[str, Any]
Order = Sequence[tuple[str, str]]
_LONGEST_REASON = 200


class TrytonClient:
    """One user's session on one database. Signs in at the first call, and once more when the session has ended.

    A refused password is never tried again by itself: Tryton answers each one more slowly and locks the login.
    """

    def __init__(self, settings: TrytonSettings, secret: Callable[[], str | None]) -> None:
        self._settings = settings
        self._secret = secret
        self._http = Http(settings.office, settings.url, ca_file=settings.ca_file or None)
        self._lock = threading.Lock()
        self._session = ""
        self._company: int | None = None
        self._fields: dict[str, Mapping[str, Row]] = {}

    @property
    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours, as of the last reply."""
        return self._http.clock_offset

    def version(self) -> str:
        """Ask for the server's version; needs no sign-in."""
        answer = self._post("/rpc/", "common.server.version", [])
        return str(answer)

    def sign_in(self) -> None:
        """Start a session; raises ``SignInError`` where there is no password or it is refused."""
        password = self._secret()
        if not password:
            raise SignInError(Trouble.SIGN_IN_MISSING, office=self._settings.office)
        self._check_database()
        user = self._settings.user
        try:
            answer = self._post(self._path, "common.db.login", [user, {"password": password}, "en"])
        except UnreachableError as error:
            if error.trouble is Trouble.BUSY:  # Tryton's answer to too many wrong passwords
                raise SignInError(Trouble.SIGN_IN_LOCKED, office=self._settings.office) from error
            raise
        if not isinstance(answer, list) or len(cast("list[object]", answer)) < 2:
            raise SignInError(Trouble.SIGN_IN_REFUSED, office=self._settings.office)
        number, token = cast("list[object]", answer)[:2]
        self._session = base64.b64encode(f"{user}:{number}:{token}".encode()).decode("ascii")
        preferences = self._call("model.res.user.get_preferences", [True, {}])
        told = cast("dict[str, object]", preferences) if isinstance(preferences, dict) else {}
        company = told.get("company")
        self._company = company if isinstance(company, int) else None

    def _check_database(self) -> None:
        """Tell a wrong name at once, for Tryton on PostgreSQL looks half a minute for a database that is not there."""
        try:
            names = self._post("/rpc/", "common.db.list", [])
        except RejectedError:  # servers may keep their list to themselves
            return
        if isinstance(names, list) and self._settings.database not in cast("list[object]", names):
            raise RejectedError(Trouble.WRONG_ADDRESS, office=self._settings.office)

    def search_read(
        self,
        model: str,
        domain: Sequence[object],
        fields: Sequence[str],
        *,
        limit: int | None = None,
        order: Order | None = None,
        context: Mapping[str, object] | None = None,
    ) -> list[Row]:
        """Search and read in one call; fields may have dots. A model that is not installed has no rows."""
        parameters: list[object] = [list(domain), 0, limit, _plain(order), list(fields)]
        rows = self._ask(model, "search_read", parameters, context)
        if not isinstance(rows, list) or not all(_is_row(row) for row in cast("list[object]", rows)):
            raise self.cut_reply()
        return cast("list[Row]", rows)

    def search(
        self, model: str, domain: Sequence[object], *, limit: int | None = None, order: Order | None = None
    ) -> list[int]:
        """Give the ids that fit."""
        found = self._ask(model, "search", [list(domain), 0, limit, _plain(order)])
        if not isinstance(found, list) or not all(
            isinstance(item, int) for item in cast("list[object]", found)
        ):
            raise self.cut_reply()
        return cast("list[int]", found)

    def count(self, model: str, domain: Sequence[object]) -> int:
        """Count what fits."""
        found = self._ask(model, "search_count", [list(domain)])
        if not isinstance(found, int):
            raise self.cut_reply()
        return found

    def change(
        self, model: str, method: str, parameters: Sequence[object], stamps: Mapping[str, str]
    ) -> object:
        """Call what changes something, under the lock of these stamps; the request is never repeated.

        What Tryton has to say to it, a missing right included, is told in its own words.
        """
        context = {"_timestamp": dict(stamps)} if stamps else None
        try:
            return self._call_in_session(f"model.{model}.{method}", [*parameters], context)
        except RejectedError as error:
            if error.trouble is not Trouble.NOT_PERMITTED:
                raise
            what = error.details.get("what", model)
            raise self.refused(f'You are not allowed to access "{what}".') from error

    def refused(self, reason: str) -> RejectedError:
        """Say that the office will not do it."""
        return RejectedError(Trouble.REJECTED, office=self._settings.office, reason=reason)

    def overtaken(self) -> OutOfDateError:
        """Say that somebody was faster."""
        return OutOfDateError(Trouble.OUT_OF_DATE, office=self._settings.office)

    def has(self, model: str) -> bool:
        """Tell whether the module of a model is installed."""
        return bool(self._fields_of(model))

    def known(self, model: str, fields: Iterable[str]) -> tuple[str, ...]:
        """Leave out fields that this database's modules do not bring."""
        return tuple(name for name in fields if self._is_known(model, name))

    def cut_reply(self) -> UnreachableError:
        """Say that a reply is not what Tryton sends."""
        return UnreachableError(Trouble.CUT_REPLY, office=self._settings.office)

    def close(self) -> None:
        """Sign out, politely and without insisting."""
        if self._session:
            with contextlib.suppress(OfficeError):
                self._call("common.db.logout", [])
            self._session = ""
        self._http.close()

    def _ask(
        self, model: str, method: str, parameters: list[object], context: Mapping[str, object] | None = None
    ) -> object:
        if not self._fields_of(model):
            return 0 if method == "search_count" else []
        return self._call_in_session(f"model.{model}.{method}", parameters, context)

    def _fields_of(self, model: str) -> Mapping[str, Row]:
        """Ask once which fields a model has; none where the module is not installed."""
        if model not in self._fields:
            try:
                found = self._call_in_session(f"model.{model}.fields_get", [[]], None)
            except RejectedError as error:
                if error.details.get("reason") != _no_such(model):
                    raise
                found = {}
            if not isinstance(found, dict):
                raise self.cut_reply()
            self._fields[model] = cast("dict[str, Row]", found)
        return self._fields[model]

    def _is_known(self, model: str, path: str) -> bool:
        """Follow the dots; where a reference leads only its row can tell."""
        name, _, rest = path.partition(".")
        fields = self._fields_of(model)
        if name not in fields:
            return False
        related = fields[name].get("relation")
        return not rest or not isinstance(related, str) or self._is_known(related, rest)

    def _call_in_session(
        self, method: str, parameters: list[object], context: Mapping[str, object] | None
    ) -> object:
        with self._lock:
            if not self._session:
                self.sign_in()
        used = self._session
        full = {"company": self._company, "language": "en", "active_test": False, **(context or {})}
        try:
            return self._call(method, [*parameters, full])
        except SignInError:
            with self._lock:
                if self._session == used:
                    self._session = ""
                    self.sign_in()
            return self._call(method, [*parameters, full])

    def _call(self, method: str, parameters: list[object]) -> object:
        return self._post(self._path, method, parameters, {"Authorization": f"Session {self._session}"})

    @property
    def _path(self) -> str:
        return f"/{self._settings.database}/rpc/"

    def _post(
        self, path: str, method: str, parameters: list[object], headers: Mapping[str, str] | None = None
    ) -> object:
        body = json.dumps({"id": 1, "method": method, "params": parameters}, default=encode)
        answer = self._http.post_json(path, body.encode(), headers=headers, object_hook=decode)
        if not isinstance(answer, dict):
            raise UnreachableError(Trouble.NOT_DATA, office=self._settings.office)
        reply = cast("dict[str, object]", answer)
        if reply.get("error"):
            raise self._error(reply["error"])
        if "result" not in reply:
            raise self.cut_reply()
        return reply["result"]

    def _error(self, error: object) -> OfficeError:
        """Tell Tryton's errors apart: its rules, its rights, its locks, and its faults."""
        office = self._settings.office
        items = cast("list[object]", error) if isinstance(error, list) else [str(error)]
        kind = str(items[0]) if items else ""
        if kind == "ConcurrencyException":
            return OutOfDateError(Trouble.OUT_OF_DATE, office=office)
        if kind in _WORDS_AT:
            return self._said_no(_words(items[1:], _WORDS_AT[kind]))
        if _NAME.fullmatch(kind):  # a KeyError: this database has no such model or field
            return RejectedError(Trouble.REJECTED, office=office, reason=_no_such(kind.strip("'")))
        return UnreachableError(Trouble.SERVER_FAULT, office=office)

    def _said_no(self, words: str) -> RejectedError:
        office, denied = self._settings.office, _DENIED.match(words)
        if denied:
            return RejectedError(Trouble.NOT_PERMITTED, office=office, what=denied[1][:_LONGEST_REASON])
        return RejectedError(Trouble.REJECTED, office=office, reason=words[:_LONGEST_REASON])


_WORDS_AT: Mapping[str, int] = MappingProxyType({"UserError": 0, "UserWarning": 1})
_NAME = re.compile(r"'[a-z_][a-z0-9_.]*'")
_DENIED = re.compile(r'You are not allowed to access "([^"]+)"')


def _no_such(name: str) -> str:
    return f"no such {name}"


def _words(rest: Sequence[object], place: int) -> str:
    """Find what Tryton says to a person: ``[message, …]``, and for a warning a name before it."""
    told = rest[0] if rest else ""
    if not isinstance(told, list):
        return str(told)
    words = cast("list[object]", told)
    return str(words[place]) if len(words) > place else ""


def _is_row(value: object) -> bool:
    return isinstance(value, dict) and isinstance(cast("Row", value).get("id"), int)


def _plain(order: Order | None) -> list[list[str]] | None:
    return None if order is None else [list(step) for step in order]
