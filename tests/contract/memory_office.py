"""An office in memory, with faults on demand, and its connector: the yardstick of the engine and of the suite."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.settings import OfficeSettings
from sync.contract import (
    BadRecord,
    Capabilities,
    Diagnosis,
    Feed,
    Page,
    Reading,
    RejectedError,
    SignInError,
    Snapshot,
    UnreachableError,
)

ERP = OfficeId("erp")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KINDS = {"customers": Kind.CUSTOMER, "orders": Kind.ORDER, "tickets": Kind.TICKET}
OFFICES: dict[str, "MemoryOffice"] = {}
"""Where a connector that is built from settings finds its office."""


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def advance(self, **span: float) -> None:
        self.time += timedelta(**span)


@dataclass
class Row:
    """A record with the office's own stamp."""

    record: Record
    stamp: datetime


@dataclass
class MemoryOffice:
    """Records by feed, pieces of customers with stamps of their own, and everything that can go wrong."""

    clock: ManualClock = field(default_factory=ManualClock)
    name: str = "memory"
    password: str = "right"
    identity: str = "server-1"
    rows: dict[str, dict[RemoteId, Row]] = field(default_factory=lambda: {name: {} for name in KINDS})
    pieces: dict[RemoteId, tuple[RemoteId, datetime]] = field(
        default_factory=dict[RemoteId, tuple[RemoteId, datetime]]
    )
    unreadable: set[RemoteId] = field(default_factory=set[RemoteId])
    refused: set[str] = field(default_factory=set[str])
    hidden: set[RemoteId] = field(default_factory=set[RemoteId])
    is_unplugged: bool = False
    fault: DeskError | Exception | None = None
    asked: list[str] = field(default_factory=list[str])
    before: Callable[[str], None] = lambda _question: None
    """Called with each question (``orders.pull``) before it is answered; may change the office, wait or raise."""

    def put(self, feed: str, *records: Record, stamp: datetime | None = None) -> None:
        """Write records; several put at once share their stamp."""
        at = stamp or self.clock.now()
        for record in records:
            self.rows[feed][record.id] = Row(record, at)
            if isinstance(record, Customer):
                self._put_pieces(record, at)

    def put_piece(self, customer: Customer) -> None:
        """Write a customer's contact points as some offices do: the owner's own stamp stays."""
        self.rows["customers"][customer.id].record = customer
        self._put_pieces(customer, self.clock.now())

    def delete(self, feed: str, *ids: str) -> None:
        for one in ids:
            del self.rows[feed][RemoteId(one)]
            self.pieces = {piece: owner for piece, owner in self.pieces.items() if owner[0] != one}

    def delete_piece(self, customer: Customer, piece: str) -> None:
        """Delete a contact point without a trace: nothing gets a new stamp."""
        left = tuple(point for point in customer.contact_points if point.id != piece)
        self.rows["customers"][customer.id].record = replace(customer, contact_points=left)
        del self.pieces[RemoteId(piece)]

    def answer(self, question: str, password: str | None) -> None:
        """Raise what is wrong, if anything."""
        self.asked.append(question)
        self.before(question)
        if self.is_unplugged:
            raise UnreachableError(Trouble.UNREACHABLE, office=ERP)
        if self.fault is not None:
            raise self.fault
        if password != self.password:
            raise SignInError(Trouble.SIGN_IN_REFUSED, office=ERP)
        if question.split(".", maxsplit=1)[0] in self.refused:
            raise RejectedError(Trouble.NOT_PERMITTED, office=ERP)

    def _put_pieces(self, customer: Customer, at: datetime) -> None:
        known = {point.id for point in customer.contact_points}
        self.pieces = {k: v for k, v in self.pieces.items() if v[0] != customer.id or k in known}
        for point in customer.contact_points:
            self.pieces[point.id] = (customer.id, at)


@dataclass(frozen=True)
class MemoryFeed:
    """The records of one kind, in the order of (stamp, id)."""

    connector: "MemoryConnector"
    name: str
    part: Part | None = None

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    @property
    def home(self) -> str:
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        rows = self._rows("pull")
        places = sorted((Cursor(row.stamp, int(key)), key) for key, row in rows.items())
        later = [(place, key) for place, key in places if cursor is None or place > cursor]
        taken = later[:limit]
        records, bad = self._readable([key for _, key in taken], rows)
        return Page(records, taken[-1][0] if taken else cursor, len(later) > limit, bad)

    def ids(self) -> frozenset[RemoteId] | None:
        return frozenset(self._rows("ids"))

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        rows = self._rows("read")
        there = [one for one in ids if one in rows]
        records, bad = self._readable(there, rows)
        return Reading(records, frozenset(ids) - frozenset(there), bad)

    def total(self) -> int | None:
        return len(self._rows("total"))

    def _rows(self, question: str) -> dict[RemoteId, Row]:
        office = self.connector.ask(f"{self.name}.{question}")
        hidden = office.hidden if question == "ids" else set[RemoteId]()
        return {key: replace(row) for key, row in office.rows[self.name].items() if key not in hidden}

    def _readable(
        self, ids: Sequence[RemoteId], rows: Mapping[RemoteId, Row]
    ) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
        bad = self.connector.server.unreadable
        records = tuple(rows[one].record for one in ids if one not in bad)
        return records, tuple(BadRecord(one, "KeyError") for one in ids if one in bad)


@dataclass(frozen=True)
class MemoryPieces:
    """The contact points of customers, which change without their owner."""

    connector: "MemoryConnector"
    name: str = "contact_points"
    home: str = "customers"
    kind: Kind = Kind.CUSTOMER
    part: Part | None = Part.CONTACT_POINT

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        pieces = self.connector.ask(f"{self.name}.pull").pieces
        places = sorted((Cursor(at, int(piece)), owner) for piece, (owner, at) in pieces.items())
        if cursor is None:
            return Page((), places[-1][0] if places else None, more=False)
        later = [(place, owner) for place, owner in places if place > cursor]
        taken = later[:limit]
        reading = self.read(list(dict.fromkeys(owner for _, owner in taken)))
        return Page(reading.records, taken[-1][0] if taken else cursor, len(later) > limit, reading.bad)

    def ids(self) -> frozenset[RemoteId] | None:
        return frozenset(self.connector.ask(f"{self.name}.ids").pieces)

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        return MemoryFeed(self.connector, self.home).read(ids)

    def total(self) -> int | None:
        return 0


class MemoryConnector:
    """Speaks to a memory office."""

    def __init__(self, office: OfficeId, server: MemoryOffice, secret: Callable[[], str | None]) -> None:
        self._office = office
        self.server = server
        self._secret = secret
        self.is_closed = False
        self.on_close: Callable[[], None] = lambda: None

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        return cls(settings.office, OFFICES[str(settings.values["name"])], secret)

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        return {"name": "Which of the offices in memory."}

    @property
    def office(self) -> OfficeId:
        return self._office

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(page_size=3, gives=frozenset(KINDS.values()))

    def feeds(self) -> Sequence[Feed]:
        return [MemoryPieces(self), *(MemoryFeed(self, name) for name in KINDS)]

    def test_connection(self) -> Diagnosis:
        self.ask("status")
        return Diagnosis("Memory", "1", timedelta(0))

    def clock_offset(self) -> timedelta | None:
        return timedelta(0)

    def identity(self) -> str:
        return self.ask("identity").identity

    def refresh_customer(self, customer: RemoteId) -> Snapshot:
        rows = self.ask("refresh").rows
        if customer not in rows["customers"]:
            return Snapshot({}, frozenset(), gone=True)
        mine: dict[str, tuple[Record, ...]] = {"customers": (rows["customers"][customer].record,)}
        for name in ("orders", "tickets"):
            records = [row.record for row in rows[name].values()]
            mine[name] = tuple(one for one in records if getattr(one, "customer", None) == customer)
        self.server.before("refresh.answered")
        return Snapshot(mine, frozenset({"orders", "tickets"}))

    def find_customers(self, phone: str) -> tuple[Customer, ...]:
        records = [row.record for row in self.ask("find").rows["customers"].values()]
        customers = [record for record in records if isinstance(record, Customer)]
        return tuple(one for one in customers if any(point.key == phone for point in one.contact_points))

    def close(self) -> None:
        self.is_closed = True
        self.on_close()

    def ask(self, question: str) -> MemoryOffice:
        if self.is_closed:
            raise UnreachableError(Trouble.UNREACHABLE, office=self._office)
        self.server.answer(question, self._secret())
        return self.server
