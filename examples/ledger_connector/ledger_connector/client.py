"""Wire calls to the ledger, and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, cast

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from ledger_connector.settings import LedgerSettings
from sync.contract import SignInError, UnreachableError
from sync.http import Http

Row = Mapping[str, Any]
Params = dict[str, str | int | list[str]]


class LedgerClient:
    """``Http`` turns every failure into the contract's words; what is left is to check the shape of the answers."""

    def __init__(self, settings: LedgerSettings, secret: Callable[[], str | None]) -> None:
        self._office = settings.office
        self._secret = secret
        self._http = Http(settings.office, settings.url, ca_file=settings.ca_file or None)

    @property
    def clock_offset(self) -> timedelta | None:
        """The ledger's clock against ours, as of its last reply."""
        return self._http.clock_offset

    def version(self) -> str:
        """Ask which ledger answers."""
        return str(self._mapping(self._get("/about")).get("version", ""))

    def changed(self, table: str, cursor: Cursor | None, limit: int) -> tuple[list[Row], bool]:
        """Give the rows after a place, and whether there are more."""
        params: Params = {"limit": limit}
        if cursor is not None:
            params |= {"after_stamp": cursor.stamp.isoformat(), "after_id": cursor.id}
        reply = self._mapping(self._get(f"/{table}", params))
        return self._rows(reply.get("rows")), reply.get("more") is True

    def ids(self, table: str) -> list[int]:
        """List every id of a table."""
        reply = self._get(f"/{table}/ids")
        if not isinstance(reply, list):
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office)
        return [int(one) for one in cast("list[int]", reply)]

    def some(self, table: str, ids: Sequence[str]) -> list[Row]:
        """Give those of these rows that there are."""
        numbers = [one for one in ids if one.isdecimal()]
        return self._rows(self._get(f"/{table}/some", {"id": numbers})) if numbers else []

    def total(self, table: str) -> int | None:
        """Count a table."""
        reply = self._get(f"/{table}/total")
        return reply if isinstance(reply, int) else None

    def invoices_of(self, customer: str) -> list[Row]:
        """Give all invoices of a customer."""
        return self._rows(self._get("/invoices/some", {"customer": customer}))

    def with_phone(self, phone: str) -> list[Row]:
        """Give the customers with exactly this number."""
        return self._rows(self._get("/customers/some", {"phone": phone}))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _get(self, path: str, params: Params | None = None) -> object:
        token = self._secret()
        if not token:
            raise SignInError(Trouble.SIGN_IN_MISSING, office=self._office)
        return self._http.get_json(path, params, headers={"Authorization": f"Bearer {token}"})

    def _mapping(self, value: object) -> Row:
        if not isinstance(value, dict):
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office)
        return cast("Row", value)

    def _rows(self, value: object) -> list[Row]:
        if not isinstance(value, list):
            raise UnreachableError(Trouble.CUT_REPLY, office=self._office)
        return [self._mapping(row) for row in cast("list[object]", value)]
