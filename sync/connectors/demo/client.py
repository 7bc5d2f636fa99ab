"""Wire calls to an office that speaks the demo office's contract."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from sync.connectors.demo.settings import DemoSettings
from sync.contract import RejectedError, SignInError, UnreachableError
from sync.http import Http

Row = Mapping[str, Any]


class DemoClient:
    """Reads with a bearer token; every reply is checked for the shape the contract promises."""

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

    def changed(self, kind: str, cursor: Cursor | None, limit: int) -> tuple[list[Row], bool]:
        """Give what changed after the cursor, and whether there is more."""
        params: dict[str, str | int | list[str]] = {"limit": limit}
        if cursor is not None:
            params |= {"after_stamp": cursor.stamp.isoformat(), "after_id": cursor.id}
        reply = self._row(self._get(f"/v1/{kind}", params))
        return self._rows(reply.get("records")), reply.get("more") is True

    def total(self, kind: str) -> int | None:
        """Say how many records of a kind there are."""
        total = self._row(self._get(f"/v1/{kind}", {"limit": 1})).get("total")
        return total if isinstance(total, int) else None

    def ids(self, kind: str) -> list[int]:
        """List every id of a kind."""
        ids = self._row(self._get(f"/v1/{kind}/ids")).get("ids")
        if not isinstance(ids, list) or not all(type(one) is int for one in cast("list[object]", ids)):
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office)
        return cast("list[int]", ids)

    def some(self, kind: str, ids: Sequence[str]) -> list[Row]:
        """Give those of these records that there are."""
        return self._rows(self._get(f"/v1/{kind}/by-id", {"id": list(ids)})) if ids else []

    def sheet(self, customer: str) -> Mapping[str, list[Row]] | None:
        """Give all of one customer; nothing where the office has none of this id."""
        try:
            reply = self._row(self._get(f"/v1/customers/{customer}/sheet"))
        except RejectedError as error:
            if error.trouble is Trouble.WRONG_ADDRESS:
                return None
            raise
        return {kind: self._rows(records) for kind, records in reply.items()}

    def with_phone(self, e164: str) -> list[Row]:
        """Give the customers with exactly this number."""
        return self._rows(self._get("/v1/customers/by-phone", {"phone": e164}))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _get(self, path: str, params: Mapping[str, str | int | list[str]] | None = None) -> object:
        secret = self._secret()
        if not secret:
            raise SignInError(Trouble.SIGN_IN_MISSING, office=self._office)
        return self._http.get_json(path, params, headers={"Authorization": f"Bearer {secret}"})

    def _row(self, value: object) -> Row:
        if not isinstance(value, dict):
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office)
        return cast("Row", value)

    def _rows(self, value: object) -> list[Row]:
        if not isinstance(value, list) or not all(
            isinstance(row, dict) for row in cast("list[object]", value)
        ):
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office)
        return cast("list[Row]", value)
