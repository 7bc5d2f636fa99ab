"""Wire calls to RT's REST 2.0, and nothing else."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote, urlencode

from callcenter.domain.errors import Trouble
from sync.connectors.rt.settings import RtSettings, SignIn
from sync.connectors.rt.values import Row, is_row, number, rows_in
from sync.contract import RejectedError, SignInError, UnreachableError
from sync.http import Http, Reply
from sync.http_bodies import json_body

MOST_ROWS = 100
"""RT gives no more on a page, whatever it is asked for, and says nothing about it."""
_REST = "/REST/2.0"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_MOST_PAGES = 10_000
_EMPTY_PAGES = 1
_THERE = 200
_HIDDEN = 403
_NOT_THERE = frozenset({_HIDDEN, 404})
_REFUSALS = frozenset({400, 403, 404, 405, 415, 422})
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found at one address, with the mark that a change of it may name as its lock."""

    row: Row
    revision: str
    status: int

    @property
    def is_there(self) -> bool:
        """Tell whether there is something that this user may see."""
        return self.status == _THERE

    @property
    def is_hidden(self) -> bool:
        """Tell whether there is something that this user may not see."""
        return self.status == 403  # forbidden


class RtClient:
    """One user's session. Signs in at the first call, and once more when the session has ended.

    Questions are posted where they hold conditions, so that no address, and no log of one, names a customer.
    """

    def __init__(self, settings: RtSettings, secret: Callable[[], str | None]) -> None:
        self._settings = settings
        self._secret = secret
        self._http = Http(settings.office, settings.url, ca_file=settings.ca_file or None)
        self._lock = threading.Lock()
        self._sessions = 0
        self._headers: dict[str, str] = {}
        self._who = settings.user
        self._login = ""

    @property
    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours, as of the last reply."""
        return self._http.clock_offset

    def get(self, path: str, **asked: str) -> Row:
        """Read one thing."""
        return self._in_session(lambda: self._http.get_json(_REST + path, asked, headers=self._headers))

    def find(self, path: str) -> Row | None:
        """Read one thing; nothing where there is none, or none that this user may see."""
        try:
            return self.get(path)
        except RejectedError as error:
            if error.trouble in (Trouble.NOT_PERMITTED, Trouble.WRONG_ADDRESS):
                return None
            raise

    def seen(self, path: str, **asked: str) -> Seen:
        """Look at one thing with its lock. That it is not there, or hidden, counts only in RT's own words."""
        address = f"{_REST}{path}" + (f"?{urlencode(asked)}" if asked else "")
        replies: list[Reply] = []

        def ask() -> object:
            replies.append(self._http.request("GET", address, headers=self._headers, judged=_NOT_THERE))
            return replies[-1].json

        row = self._in_session(ask)
        return Seen(row, replies[-1].headers.get("ETag", "").strip('"'), replies[-1].status)

    def write(self, method: str, path: str, values: Row, revision: str = "") -> Reply:
        """Send a change once, whatever happens: not even a session that was lost is a reason to send it again."""
        try:
            self._session(0)
        except UnreachableError as error:
            error.was_sent = False
            raise
        lock = {"If-Match": f'"{revision}"'} if revision else {}
        headers = {**self._headers, **lock}
        reply = self._http.request(method, _REST + path, json_body(values), headers=headers, judged=_REFUSALS)
        if reply.status in _REFUSALS:
            raise self.refused(_message(reply))
        return reply

    def refused(self, reason: str, **more: str) -> RejectedError:
        """Make the error for what RT, or the desk in its place, does not do."""
        told = " ".join(reason.split())[:_LONGEST_REASON]
        return RejectedError(Trouble.REJECTED, office=self._settings.office, reason=told, **more)

    def search(self, path: str, query: str, fields: Mapping[str, str], **more: str | int) -> Row:
        """Ask for one page by TicketSQL. ``fields`` may name the fields of what is inside: ``fields[Queue]``."""
        body = urlencode({"query": query, "per_page": MOST_ROWS, **fields, **more}).encode()
        return self._in_session(lambda: self._post(path, body, _FORM))

    def rows(self, path: str, query: str, fields: Mapping[str, str], **more: str | int) -> list[Row]:
        """Ask for the rows of one page."""
        return self.items(self.search(path, query, fields, **more))

    def after(self, path: str, last: int, query: str, fields: Mapping[str, str], limit: int) -> list[Row]:
        """Ask for the next rows by number. Where rows that nobody may see leave a page empty, look at the next one."""
        asked = f"id > {last}" + (f" AND ({query})" if query else "")
        for page in range(1, _MOST_PAGES):
            answer = self.search(path, asked, fields, orderby="id", per_page=min(limit, MOST_ROWS), page=page)
            items = self.items(answer)
            if any(self.number(row) <= last for row in items):
                raise self.cut_reply()
            if items or not isinstance(answer.get("pages"), int) or _is_last(answer, page):
                return items
        raise self.cut_reply()

    def every(self, path: str, query: str, fields: Mapping[str, str]) -> Iterator[Row]:
        """Give all rows that fit a question, by number; nobody is told how many there are."""
        return self._pages(lambda page: self.search(path, query, fields, orderby="id", page=page))

    def listed(self, path: str, conditions: Sequence[Row], **asked: str) -> Iterator[Row]:
        """Give all rows of what is asked for in JSON instead of TicketSQL; here a short page is the last."""
        body = json.dumps([dict(one) for one in conditions]).encode()

        def ask(page: int) -> Row:
            words = urlencode({"per_page": MOST_ROWS, "orderby": "id", "page": page, **asked})
            return self._in_session(lambda: self._post(f"{path}?{words}", body, {}))

        return self._pages(ask, may_have_holes=False)

    def listed_page(
        self, path: str, conditions: Sequence[Row], asked: Sequence[tuple[str, str]]
    ) -> list[Row]:
        """Ask for one page of what is asked for in JSON."""
        body = json.dumps([dict(one) for one in conditions]).encode()
        return self.items(self._in_session(lambda: self._post(f"{path}?{urlencode(asked)}", body, {})))

    def myself(self) -> Row:
        """Read the user's own record."""
        self._session(0)
        return self.get(f"/user/{quote(self._who, safe='')}")

    def login(self) -> str:
        """Give the name under which RT notes what this user does; it is asked once."""
        if not self._login:
            self._login = str(self.myself().get("Name") or "")
        return self._login

    def items(self, answer: Row) -> list[Row]:
        """Take the rows out of an answer; one without rows is no answer, whatever HTTP says."""
        if not isinstance(answer.get("items"), list):
            raise self.cut_reply()
        return rows_in(answer, "items")

    def number(self, row: Row) -> int:
        """Read the number of a row."""
        try:
            return number(row.get("id"))
        except (TypeError, ValueError):
            raise self.cut_reply() from None

    def cut_reply(self) -> UnreachableError:
        """Say that a reply is not what RT sends."""
        return UnreachableError(Trouble.CUT_REPLY, office=self._settings.office)

    def close(self) -> None:
        """Let go of the connections; RT forgets the session by itself."""
        self._http.close()

    def _pages(self, ask: Callable[[int], Row], *, may_have_holes: bool = True) -> Iterator[Row]:
        """Follow pages to their end: some before it may be empty, and one behind it may repeat the last."""
        seen: set[int] = set()
        empty = 0
        for page in range(1, _MOST_PAGES):
            answer = ask(page)
            fresh = [row for row in self.items(answer) if self.number(row) not in seen]
            seen.update(self.number(row) for row in fresh)
            yield from fresh
            empty = 0 if fresh else empty + 1
            is_short = not may_have_holes and len(fresh) < MOST_ROWS
            if is_short or empty > _EMPTY_PAGES or _is_last(answer, page):
                return
        raise self.cut_reply()

    def _post(self, path: str, body: bytes, headers: Mapping[str, str]) -> object:
        return self._http.post_json(_REST + path, body, headers={**self._headers, **headers})

    def _in_session(self, ask: Callable[[], object]) -> Row:
        used = self._session(0)
        try:
            return self._checked(ask())
        except (SignInError, UnreachableError) as error:
            if not _is_lost_session(error) or self._settings.sign_in is SignIn.TOKEN:
                raise
        self._session(used)
        return self._checked(ask())

    def _session(self, ended: int) -> int:
        """Give the number of the session, begun anew where it is the one that ended; only one thread signs in."""
        with self._lock:
            if self._sessions == ended:
                self._sign_in()
                self._sessions += 1
            return self._sessions

    def _sign_in(self) -> None:
        secret = self._secret()
        if not secret:
            raise SignInError(Trouble.SIGN_IN_MISSING, office=self._settings.office)
        if self._settings.sign_in is SignIn.TOKEN:
            self._headers = {"Authorization": f"token {secret}"}
            self._who = _owner_of_token(secret) or self._settings.user
            return
        self._http.cookies.clear()
        credentials = urlencode({"user": self._settings.user, "pass": secret}).encode()
        try:
            self._http.post_json("/NoAuth/Login.html", credentials, headers=_FORM)
        except UnreachableError as error:
            if error.trouble is not Trouble.NOT_DATA:  # the page that comes is the same for yes and no
                raise
        self._prove_sign_in()

    def _prove_sign_in(self) -> None:
        """Ask for something. Who is not known is sent away to a page; without a cookie RT says so in words."""
        try:
            self._checked(self._http.get_json(f"{_REST}/rt"))
        except UnreachableError as error:
            if error.trouble is not Trouble.NOT_DATA:
                raise
            self._http.cookies.clear()
            self._checked(self._http.get_json(f"{_REST}/rt"))

    def _checked(self, answer: object) -> Row:
        if not is_row(answer):
            raise UnreachableError(Trouble.NOT_DATA, office=self._settings.office)
        return answer


def _message(reply: Reply) -> str:
    told = reply.json.get("message") if is_row(reply.json) else None
    return told if isinstance(told, str) and told else f"HTTP {reply.status}"


def _is_last(answer: Row, page: int) -> bool:
    pages = answer.get("pages")
    return isinstance(pages, int) and page >= pages


def _is_lost_session(error: SignInError | UnreachableError) -> bool:
    return isinstance(error, SignInError) or error.trouble is Trouble.NOT_DATA


def _owner_of_token(secret: str) -> str:
    """Read whose token it is: 1-51-… belongs to user 51."""
    parts = secret.split("-")
    return parts[1] if len(parts) == 3 and parts[1].isdecimal() else ""
