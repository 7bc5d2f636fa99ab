"""RT's transactions: what changed, by number. No time is sent, for RT reads it in the user's zone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.feed import Cursor
from sync.connectors.rt.client import MOST_ROWS, RtClient
from sync.connectors.rt.places import BEGINNING
from sync.connectors.rt.values import Row, moment, number

TICKET = "RT::Ticket"
USER = "RT::User"
_WATCHED = f"(ObjectType = '{TICKET}' OR ObjectType = '{USER}')"
_FIELDS = {"fields": "ObjectType,ObjectId,Created"}
_PATH = "/transactions"
_HIDDEN_PAGES = 10


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One transaction: of what it is, and when it was."""

    id: int
    at: datetime
    kind: str
    owner: int


class Stream:
    """Looks at the newest transactions first: mostly nothing else has happened since the last cycle."""

    def __init__(self, client: RtClient) -> None:
        self._client = client

    def newest(self) -> list[Step]:
        """Give the newest steps, in order; where this user may see none of a page, those before."""
        for page in range(1, _HIDDEN_PAGES + 1):
            query = f"id > 0 AND {_WATCHED}"
            rows = self._client.rows(_PATH, query, _FIELDS, orderby="id", order="DESC", page=page)
            if rows:
                return self._steps(rows)
        return []

    def start(self, cursor: Cursor, newest: Sequence[Step]) -> int:
        """Give the number after which to read: the cursor's own, or for a step back one surely early enough."""
        if cursor.id or not newest:
            return cursor.id
        if cursor.stamp <= BEGINNING:
            return 0
        stride, steps, low = MOST_ROWS, newest, newest[0].id
        while True:
            earlier = _before(steps, cursor.stamp)
            if earlier:
                return earlier
            low -= stride
            if low <= 0:
                return 0
            steps = self._between(low - MOST_ROWS, low)
            stride *= 2

    def since(self, start: int, newest: Sequence[Step]) -> list[Step]:
        """Give all steps after a number, in order.

        By a hundred numbers at a time, for what this user may not see is cut out of a page only after it was counted,
        so that neither a short page nor an empty one is the last.
        """
        steps = [step for step in newest if step.id > start]
        low = newest[0].id - 1 if newest else start
        older = [
            step
            for begin in range(start, low, MOST_ROWS)
            for step in self._between(begin, min(begin + MOST_ROWS, low))
        ]
        return [*older, *steps]

    def _between(self, after: int, last: int) -> list[Step]:
        query = f"id > {max(0, after)} AND id <= {last} AND {_WATCHED}"
        return self._steps(self._client.rows(_PATH, query, _FIELDS, orderby="id"))

    def _steps(self, rows: Iterable[Row]) -> list[Step]:
        try:
            return sorted(_step(row) for row in rows)
        except (TypeError, ValueError):
            raise self._client.cut_reply() from None


def _step(row: Row) -> Step:
    at = moment(row.get("Created")) or BEGINNING
    return Step(number(row.get("id")), at, str(row.get("ObjectType", "")), number(row.get("ObjectId")))


def _before(steps: Iterable[Step], stamp: datetime) -> int:
    """Give the last number before the first step at or after a time; nothing where even the first is not before it."""
    last = 0
    for step in steps:
        if step.at >= stamp:
            break
        last = step.id
    return last
