"""Wire calls to an office that speaks the demo office's contract."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from urllib.parse import quote

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from sync.connectors.demo import values
from sync.connectors.demo.settings import DemoSettings
from sync.connectors.demo.values import Row, UnreadableError
from sync.connectors.demo.wishes import Wish
from sync.contract import OfficeError, OutOfDateError, RejectedError, SignInError, UnreachableError
from sync.http import Http, Reply
from sync.http_bodies import json_body
from sync.http_errors import of_status

_IDS_AT_ONCE = 200
_OVERTAKEN = (409, 412)
_REFUSED = (403, 404, 422)
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows as they came (each is checked by itself later), and the place after them."""

    rows: tuple[object, ...]
    place: Cursor | None
    more: bool
    total: int


class DemoClient:
    """Reads with a bearer token; every answer is checked for the shape the contract promises."""

    def __init__(self, settings: DemoSettings, secret: Callable[[], str | None]) -> None:
        self._office = settings.office
        self._secret = secret
        self._http = Http(settings.office, settings.url, ca_file=settings.ca_file or None)

    @property
    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours, as of the last reply."""
        return self._http.clock_offset

    def status(self) -> Row:
        """Ask who answers."""
        return self._row(self._get("/v1/status"))

    def changed(self, kind: str, cursor: Cursor | None, limit: int) -> Answer:
        """Give what changed after the cursor."""
        params: dict[str, str | int | list[str]] = {"limit": limit}
        if cursor is not None:
            params |= {"after_stamp": cursor.stamp.isoformat(), "after_id": cursor.id}
        return self._answer(self._get(f"/v1/{kind}", params))

    def total(self, kind: str) -> int:
        """Say how many records of a kind there are."""
        return self.changed(kind, None, 1).total

    def ids(self, kind: str) -> frozenset[str]:
        """List every id of a kind."""
        row = self._row(self._get(f"/v1/{kind}/ids"))
        self._list(row.get("ids"))
        try:
            return frozenset(values.keys(row, "ids"))
        except UnreadableError:
            raise self._not_the_contract() from None

    def some(self, kind: str, ids: Sequence[str]) -> Iterator[object]:
        """Give those of these records that there are."""
        for start in range(0, len(ids), _IDS_AT_ONCE):
            params = {"id": list(ids[start : start + _IDS_AT_ONCE])}
            yield from self._answer(self._get(f"/v1/{kind}", params)).rows

    def sheet(self, customer: str) -> Mapping[str, Sequence[object]]:
        """Give all of one customer; no customers where the office has none of this id."""
        reply = self._row(self._get(f"/v1/customers/{quote(customer, safe='')}/sheet"))
        if "customers" not in reply:
            raise self._not_the_contract()
        return {kind: self._list(rows) for kind, rows in reply.items()}

    def with_phone(self, e164: str) -> Sequence[object]:
        """Give the customers with exactly this number."""
        return self._answer(self._get("/v1/customers", {"phone": e164})).rows

    def write(self, wish: Wish, revision: str) -> Row:
        """Send a write once, under its key and the lock of this revision; give what was done."""
        headers = {**self._token(), "Idempotency-Key": wish.key}
        if revision:
            headers["If-Match"] = f'"{revision}"'
        body = json_body(wish.body)
        judged = (*_OVERTAKEN, *_REFUSED)
        reply = self._http.request(wish.method, wish.path, body, headers=headers, judged=judged)
        if reply.status in _OVERTAKEN:
            raise OutOfDateError(Trouble.OUT_OF_DATE, office=self._office)
        if reply.status in _REFUSED:
            raise self._refusal(reply)
        return self._row(reply.json)

    def edit(self, key: str) -> Row:
        """Ask what became of a key."""
        return self._row(self._get(f"/v1/edits/{key}"))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _get(self, path: str, params: Mapping[str, str | int | list[str]] | None = None) -> object:
        return self._http.get_json(path, params, headers=self._token())

    def _token(self) -> Mapping[str, str]:
        secret = self._secret()
        if not secret:
            raise SignInError(Trouble.SIGN_IN_MISSING, office=self._office)
        return {"Authorization": f"Bearer {secret}"}

    def _refusal(self, reply: Reply) -> OfficeError:
        """Say no in the office's words; what has none may be somebody else who answers at its address."""
        body = reply.json
        told: object = cast("Row", body).get("reason") if isinstance(body, dict) else None
        if isinstance(told, str) and told.strip():
            return RejectedError(Trouble.REJECTED, office=self._office, reason=told.strip()[:_LONGEST_REASON])
        return of_status(self._office, reply.status, reply.headers) or self._not_the_contract()

    def _answer(self, value: object) -> Answer:
        row = self._row(value)
        try:
            stamp = values.optional_time(row, "after_stamp")
            place = None if stamp is None else Cursor(stamp, values.whole(row, "after_id", 0))
            more, total = values.flag(row, "more"), values.whole(row, "total")
        except UnreadableError:
            raise self._not_the_contract() from None
        return Answer(tuple(self._list(row.get("records"))), place, more, total)

    def _row(self, value: object) -> Row:
        if not isinstance(value, dict):
            raise self._not_the_contract()
        return cast("Row", value)

    def _list(self, value: object) -> Sequence[object]:
        if not isinstance(value, list):
            raise self._not_the_contract()
        return cast("list[object]", value)

    def _not_the_contract(self) -> UnreachableError:
        return UnreachableError(Trouble.CUT_REPLY, office=self._office)
