"""The feeds of an RT: who writes, tickets and articles."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import RemoteId
from callcenter.domain.record import Record
from sync.connectors.rt.client import MOST_ROWS, RtClient
from sync.connectors.rt.conversations import Conversations
from sync.connectors.rt.mapping import article, customer
from sync.connectors.rt.places import BEGINNING, Listing, listing_of
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.stream import TICKET, USER, Step, Stream
from sync.connectors.rt.values import Row, moment, rows_in
from sync.contract import BadRecord, Page, Reading

_WRITER = {
    "fields": "Requestor",
    "fields[Requestor]": "id,Name,RealName,EmailAddress,MobilePhone,WorkPhone,HomePhone,Disabled",
}
_ARTICLE = "Name,Summary,Class,LastUpdated,CustomFields,Disabled"
_MANY_STEPS = 2000
_STEPS_OF_A_TICKET = 6


class StreamFeed:
    """What both kinds of record that hang on transactions share: a listing first, then whatever the stream names.

    Each record comes once in a reading, at its last change; where far more happened than there are records,
    they are listed anew.
    """

    name = ""
    kind = Kind.TICKET
    part: Part | None = None

    def __init__(self, client: RtClient, stream: Stream) -> None:
        self._client = client
        self._stream = stream
        self._rest: tuple[Cursor, list[Step]] | None = None

    @property
    def home(self) -> str:
        """Its own name."""
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """List at first; afterwards read what changed."""
        if cursor is None:
            return self._list(self._new_listing(BEGINNING, self._stream.newest()), limit)
        listing = listing_of(cursor)
        if listing is not None:
            return self._list(listing, limit)
        if self._rest is not None and self._rest[0] == cursor:
            return self._follow(cursor, self._rest[1], limit)
        newest = self._stream.newest()
        start = self._stream.start(cursor, newest)
        if newest and self._is_dearer(newest[-1].id - start):
            return self._list(self._new_listing(cursor.stamp, newest), limit)
        return self._follow(cursor, self._last_of_each(self._stream.since(start, newest)), limit)

    def total(self) -> int | None:
        """Say how many there are, where RT tells."""
        raise NotImplementedError

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single records."""
        raise NotImplementedError

    def _list(self, listing: Listing, limit: int) -> Page:
        raise NotImplementedError

    def _changed(self, steps: Iterable[Step]) -> Reading:
        """Read the records that transactions are about."""
        return self.read([RemoteId(str(step.owner)) for step in steps])

    def _is_mine(self, step: Step) -> bool:
        return step.kind == TICKET

    def _last_of_each(self, steps: Sequence[Step]) -> list[Step]:
        last = {(step.kind, step.owner): step for step in steps if self._is_mine(step)}
        return sorted(last.values())

    def _follow(self, cursor: Cursor, steps: list[Step], limit: int) -> Page:
        if not steps:
            return Page((), cursor, more=False)
        end = steps[min(limit, len(steps)) - 1].id  # several people may have one change in common
        now, later = [step for step in steps if step.id <= end], [step for step in steps if step.id > end]
        reading = self._changed(now)
        place = Cursor(max(cursor.stamp, *(step.at for step in now)), end)
        self._rest = (place, later) if later else None
        return Page(reading.records, place, bool(later), reading.bad)

    def _new_listing(self, not_before: datetime, newest: Sequence[Step]) -> Listing:
        last = newest[-1] if newest else Step(0, BEGINNING, TICKET, 0)
        return Listing(last.id, last.at, not_before)

    def _is_dearer(self, steps: int) -> bool:
        """Tell whether reading so many transactions takes longer than listing everything."""
        return steps > _MANY_STEPS and steps > _STEPS_OF_A_TICKET * (self.total() or steps)


class TicketFeed(StreamFeed):
    """The tickets."""

    name = "tickets"
    kind = Kind.TICKET

    def __init__(self, client: RtClient, stream: Stream, conversations: Conversations) -> None:
        super().__init__(client, stream)
        self._conversations = conversations

    def ids(self) -> frozenset[RemoteId] | None:
        """List every ticket: no deleted one shows here, no merged one, and none of a hidden queue."""
        found: set[RemoteId] = set()
        last = 0
        fields = {"fields": "id"}
        while rows := self._client.after("/tickets", last, self._conversations.condition, fields, MOST_ROWS):
            last = self._client.number(rows[-1])
            found.update(RemoteId(str(self._client.number(row))) for row in rows)
        return frozenset(found)

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single tickets."""
        return self._conversations.read(ids)

    def total(self) -> int | None:
        """Count them; RT tells those whom it lets see all."""
        condition = f" AND ({self._conversations.condition})" if self._conversations.condition else ""
        answer = self._client.search("/tickets", f"id > 0{condition}", {}, per_page=1)
        total = answer.get("total")
        return total if isinstance(total, int) and not isinstance(total, bool) else None

    def _list(self, listing: Listing, limit: int) -> Page:
        numbers, reading = self._conversations.after(listing.after, limit)
        if not numbers:
            return Page((), listing.end(), more=False)
        return Page(reading.records, listing.advanced(numbers[-1]), more=True, bad=reading.bad)


class RequestorFeed(StreamFeed):
    """Who writes: RT lists its users to nobody by what they do, so they are found on the tickets."""

    name = "requestors"
    kind = Kind.CUSTOMER

    def __init__(self, client: RtClient, stream: Stream, condition: str, region: str) -> None:
        super().__init__(client, stream)
        self._condition = condition
        self._region = region
        self._lock = threading.Lock()
        self._listed: tuple[Listing, dict[int, Row]] | None = None
        self._told: dict[int, Row] = {}

    def ids(self) -> frozenset[RemoteId] | None:
        """Name everybody whom a ticket names."""
        return frozenset(RemoteId(str(one)) for one in self._everybody())

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look for a ticket of each; who has none that this user may see is nobody here."""
        found: dict[int, Row] = {}
        wanted = {int(one) for one in ids if one.isascii() and one.isdecimal() and len(one) < 16}
        for one in sorted(wanted):
            if one not in found:
                query = f"Requestor.id = {one}" + (f" AND ({self._condition})" if self._condition else "")
                rows = self._client.rows("/tickets", query, _WRITER, per_page=1)
                found |= {number: row for number, row in self._of(rows).items() if number in wanted}
        reading = self._records(found.values())
        gone = frozenset(one for one in ids if not one.isdecimal() or int(one) not in found)
        return replace(reading, gone=gone)

    def total(self) -> int | None:
        """Nobody can say before all tickets were looked at."""
        return None

    def _is_mine(self, step: Step) -> bool:
        return step.kind in (TICKET, USER)

    def _changed(self, steps: Iterable[Step]) -> Reading:
        """Take those whom the changed tickets told, and look at the others."""
        people = [step.owner for step in steps]
        told = self._records(self._told[one] for one in people if one in self._told)
        others = self.read([RemoteId(str(one)) for one in people if one not in self._told])
        return Reading((*told.records, *others.records), others.gone, (*told.bad, *others.bad))

    def _is_dearer(self, steps: int) -> bool:
        return steps > _MANY_STEPS

    def _last_of_each(self, steps: Sequence[Step]) -> list[Step]:
        """Put in place of tickets those whom they name, each at the last change of any."""
        last = super()._last_of_each(steps)
        self._told = {}
        named = self._requestors_of(sorted(step.owner for step in last if step.kind == TICKET))
        people: dict[int, Step] = {}
        for step in last:
            for one in named.get(step.owner, ()) if step.kind == TICKET else (step.owner,):
                people[one] = Step(step.id, step.at, USER, one)
        return sorted(people.values())

    def _requestors_of(self, tickets: Sequence[int]) -> dict[int, list[int]]:
        named: dict[int, list[int]] = {}
        for start in range(0, len(tickets), MOST_ROWS):
            asked = " OR ".join(f"id = {one}" for one in tickets[start : start + MOST_ROWS])
            if self._condition:  # whose only tickets stand in other queues is nobody here
                asked = f"({asked}) AND ({self._condition})"
            for row in self._client.rows("/tickets", asked, _WRITER):
                named[self._client.number(row)] = list(self._of([row]))
                self._told |= self._of([row])
        return named

    def _list(self, listing: Listing, limit: int) -> Page:
        everybody = self._held(listing)
        rest = sorted(one for one in everybody if one > listing.after)
        if not rest:
            self._listed = None
            return Page((), listing.end(), more=False)
        reading = self._records(everybody[one] for one in rest[:limit])
        return Page(reading.records, listing.advanced(rest[:limit][-1]), more=True, bad=reading.bad)

    def _held(self, listing: Listing) -> dict[int, Row]:
        """Look at all tickets once a listing, not once a page of it."""
        mark = replace(listing, after=0)
        with self._lock:
            if self._listed is None or self._listed[0] != mark:
                self._listed = (mark, self._everybody())
            return self._listed[1]

    def _everybody(self) -> dict[int, Row]:
        found: dict[int, Row] = {}
        last = 0
        while rows := self._client.after("/tickets", last, self._condition, _WRITER, MOST_ROWS):
            last = self._client.number(rows[-1])
            found |= self._of(rows)
        return found

    def _of(self, rows: Iterable[Row]) -> dict[int, Row]:
        return {self._client.number(one): one for row in rows for one in rows_in(row, "Requestor")}

    def _records(self, rows: Iterable[Row]) -> Reading:
        records: list[Customer] = []
        bad: list[BadRecord] = []
        for row in rows:
            try:
                records.append(customer(row, self._region))
            except (TypeError, ValueError) as error:
                bad.append(BadRecord(RemoteId(str(row.get("id"))), type(error).__name__))
        return Reading(tuple(records), frozenset(), tuple(bad))


@dataclass(frozen=True, slots=True)
class ArticleFeed:
    """RT's articles by (last change, number). Here times may be sent: RT compares them as they are, in UTC."""

    client: RtClient
    settings: RtSettings
    name: str = "articles"
    kind: Kind = Kind.ARTICLE
    part: Part | None = None

    @property
    def home(self) -> str:
        """Its own name."""
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Give the next ones: first the others of the same second, then the later ones."""
        place = cursor or Cursor(BEGINNING)
        most = min(limit, MOST_ROWS)
        rows = self._rows(_of_second(place), "id", most) if cursor is not None else []
        if len(rows) < most:
            rows += self._rows(_later(place), "LastUpdated", most - len(rows))
        if not rows:
            return Page((), cursor, more=False)
        reading = self._records(row for row in rows if str(row.get("Disabled")) != "1")
        last = rows[-1]
        end = Cursor(moment(last.get("LastUpdated")) or place.stamp, self.client.number(last))
        return Page(reading.records, max(end, place), len(rows) >= most, reading.bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """List those that are not disabled."""
        rows = self.client.listed("/articles", [{"field": "id", "operator": ">", "value": 0}], fields="id")
        return frozenset(RemoteId(str(self.client.number(row))) for row in rows)

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single articles; a disabled one is gone."""
        numbers = sorted({int(one) for one in ids if one.isascii() and one.isdecimal() and len(one) < 16})
        rows: list[Row] = []
        for start in range(0, len(numbers), MOST_ROWS):
            asked = [{"field": "id", "value": one} for one in numbers[start : start + MOST_ROWS]]
            rows += self.client.listed("/articles", asked, fields=_ARTICLE, **{"fields[Class]": "Name"})
        reading = self._records(rows)
        told = {one.id for one in (*reading.records, *reading.bad)}
        return replace(reading, gone=frozenset(one for one in ids if one not in told))

    def total(self) -> int | None:
        """Count them."""
        return len(self.ids() or ())

    def _rows(self, conditions: Sequence[Row], by: str, limit: int) -> list[Row]:
        asked = [
            ("fields", _ARTICLE),
            ("fields[Class]", "Name"),
            ("find_disabled_rows", "1"),
            ("per_page", str(limit)),
        ]
        asked += [("orderby", one) for one in dict.fromkeys((by, "id"))]
        return self.client.listed_page("/articles", conditions, asked)

    def _records(self, rows: Iterable[Row]) -> Reading:
        records: list[Record] = []
        bad: list[BadRecord] = []
        for row in rows:
            try:
                records.append(article(row, self.settings))
            except (TypeError, ValueError) as error:
                bad.append(BadRecord(RemoteId(str(row.get("id"))), type(error).__name__))
        return Reading(tuple(records), frozenset(), tuple(bad))


def _of_second(place: Cursor) -> list[Row]:
    return [
        {"field": "LastUpdated", "value": _written(place.stamp)},
        {"field": "id", "operator": ">", "value": place.id},
    ]


def _later(place: Cursor) -> list[Row]:
    return [{"field": "LastUpdated", "operator": ">", "value": _written(place.stamp)}]


def _written(stamp: datetime) -> str:
    at = max(stamp, BEGINNING).astimezone(UTC)
    return at.strftime("%Y-%m-%d %H:%M:%S")
