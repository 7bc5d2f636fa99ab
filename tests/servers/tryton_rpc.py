"""The tests' own way to ask Tryton, sharing nothing with the connector: what it says is the truth to compare with."""

import base64
import json
import urllib.request
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class TrytonRpc:
    """A session of one user."""

    def __init__(self, url: str, database: str, user: str, password: str) -> None:
        self._url = f"{url}/{database}/rpc/"
        number, token, *_ = self._post("common.db.login", [user, {"password": password}, "en"], {})
        session = base64.b64encode(f"{user}:{number}:{token}".encode()).decode()
        self._headers = {"Authorization": f"Session {session}"}
        preferences = self._post("model.res.user.get_preferences", [True, {}], self._headers)
        self._context = {"company": preferences["company"], "language": "en", "active_test": False}

    def call(self, method: str, *arguments: object, **context: object) -> Any:
        """Call a method of a model: ``sale.sale.quote``."""
        return self._post(f"model.{method}", [*arguments, {**self._context, **context}], self._headers)

    def count(self, model: str, domain: Sequence[object] = ()) -> int:
        """Count what this user may see."""
        return self.call(f"{model}.search_count", list(domain))

    def rows(
        self, model: str, domain: Sequence[object], fields: Sequence[str], limit: int | None = None
    ) -> list[Row]:
        """Search and read, by id; page by page, as replies have an end."""
        found: list[Row] = []
        while limit is None or len(found) < limit:
            last = found[-1]["id"] if found else 0
            part = self.call(
                f"{model}.search_read",
                [*domain, ["id", ">", last]],
                0,
                limit or 1000,
                [["id", "ASC"]],
                [*fields],
            )
            found += part
            if len(part) < (limit or 1000):
                break
        return found

    def one(self, model: str, domain: Sequence[object], fields: Sequence[str]) -> Row:
        """Read the first that fits."""
        return self.rows(model, domain, fields, limit=1)[0]

    def create(self, model: str, **values: object) -> int:
        """Create one record."""
        return self.call(f"{model}.create", [values])[0]

    def write(self, model: str, number: int, **values: object) -> None:
        """Write one record."""
        self.call(f"{model}.write", [number], values)

    def delete(self, model: str, number: int) -> None:
        """Delete one record."""
        self.call(f"{model}.delete", [number])

    def end_session(self) -> None:
        """Sign out."""
        self._post("common.db.logout", [], self._headers)

    def _post(self, method: str, parameters: Sequence[object], headers: Mapping[str, str]) -> Any:
        body = json.dumps({"id": 1, "method": method, "params": parameters}, default=_encoded).encode()
        request = urllib.request.Request(  # noqa: S310  # loopback
            self._url, body, {"Content-Type": "application/json", **headers}
        )
        with _DIRECT.open(request, timeout=60) as reply:
            answer = json.load(reply, object_hook=_decoded)
        if answer.get("error"):
            raise AssertionError(f"{method}: {str(answer['error'])[:300]}")
        return answer["result"]


def _encoded(value: object) -> object:
    if isinstance(value, Decimal):
        return {"__class__": "Decimal", "decimal": str(value)}
    if isinstance(value, date):
        return {"__class__": "date", "year": value.year, "month": value.month, "day": value.day}
    raise TypeError(type(value).__name__)


def _decoded(pairs: Row) -> object:
    match pairs.get("__class__"):
        case "Decimal":
            return Decimal(pairs["decimal"])
        case "date":
            return date(pairs["year"], pairs["month"], pairs["day"])
        case "datetime":
            numbers = [
                pairs[name] for name in ("year", "month", "day", "hour", "minute", "second", "microsecond")
            ]
            return datetime(*numbers, tzinfo=UTC)
        case _:
            return pairs
