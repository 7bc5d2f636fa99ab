"""The demo office, and every in-house system that speaks its contract: all four systems over plain REST."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Self, cast

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.settings import OfficeSettings
from sync.connectors.demo import mapping
from sync.connectors.demo.client import DemoClient
from sync.connectors.demo.settings import NAMES, DemoSettings, read_settings
from sync.connectors.demo.values import Row, UnreadableError
from sync.connectors.demo.writing import WRITING, DemoWriter
from sync.contract import (
    BadRecord,
    Capabilities,
    Change,
    Diagnosis,
    Feed,
    Finding,
    Page,
    Reading,
    Receipt,
    Snapshot,
    Standing,
    Writing,
)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "customers": Kind.CUSTOMER,
        "products": Kind.PRODUCT,
        "stock": Kind.STOCK,
        "orders": Kind.ORDER,
        "returns": Kind.ORDER,
        "shipments": Kind.SHIPMENT,
        "return_shipments": Kind.SHIPMENT,
        "invoices": Kind.INVOICE,
        "tickets": Kind.TICKET,
        "articles": Kind.ARTICLE,
    }
)

_MOST_CALLERS = 20
_NAMELESS = RemoteId("?")
_LONGEST_ID = 80
_OVERLAP = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """The changed records of one kind."""

    client: DemoClient
    name: str
    kind: Kind
    part: Part | None = None

    @property
    def home(self) -> str:
        """Its own name: parts never change without their owner here."""
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Read what changed after the cursor."""
        answer = self.client.changed(self.name, cursor, limit)
        records, bad = _convert(self.name, answer.rows)
        return Page(records, answer.place or cursor, answer.more, bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """List every id."""
        return frozenset(RemoteId(one) for one in self.client.ids(self.name))

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single records."""
        records, bad = _convert(self.name, self.client.some(self.name, ids))
        there = {one.id for one in (*records, *bad)}
        return Reading(records, frozenset(ids) - there, bad)

    def total(self) -> int | None:
        """Count them."""
        return self.client.total(self.name)


class DemoConnector:
    """Reads and writes one office over the contract in docs/demo-office.md."""

    def __init__(self, settings: DemoSettings, client: DemoClient) -> None:
        self._settings = settings
        self._client = client
        self._writer = DemoWriter(settings.office, client)

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        """Build it; nothing is sent before the first question."""
        checked = read_settings(settings)
        return cls(checked, DemoClient(checked, secret))

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        """Name the settings."""
        return NAMES

    @property
    def office(self) -> OfficeId:
        """The office it speaks to."""
        return self._settings.office

    @property
    def capabilities(self) -> Capabilities:
        """The contract promises that a change is seen ten seconds after its stamp, so little is read twice."""
        return Capabilities(overlap=_OVERLAP, page_size=500, gives=frozenset(KINDS.values()))

    def feeds(self) -> Sequence[Feed]:
        """Customers come first, so that what hangs on them finds them."""
        return [DemoFeed(self._client, name, kind) for name, kind in KINDS.items()]

    def identity(self) -> str:
        """Ask the server what it calls itself."""
        return str(self._client.status().get("identity", ""))

    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours."""
        return self._client.clock_offset

    def test_connection(self) -> Diagnosis:
        """Ask who answers, and how many records of each kind there are."""
        status = self._client.status()
        notes = tuple(f"{name}: {self._client.total(name)}" for name in KINDS)
        offset = self._client.clock_offset or timedelta(0)
        return Diagnosis(str(status.get("product", "")), str(status.get("version", "")), offset, notes)

    def refresh_customer(self, customer: RemoteId) -> Snapshot:
        """Read one customer with everything that hangs on it."""
        sheet = self._client.sheet(customer)
        if not sheet.get("customers"):
            return Snapshot({}, frozenset(), gone=True)
        records: dict[str, tuple[Record, ...]] = {}
        bad: list[BadRecord] = []
        for kind in sheet.keys() & KINDS.keys():
            records[kind], faulty = _convert(kind, sheet[kind])
            bad += faulty
        return Snapshot(records, frozenset(records) - {"customers"}, bad=tuple(bad))

    def find_customers(self, phone: str) -> tuple[Customer, ...]:
        """Find customers by an exact number."""
        records, _bad = _convert("customers", self._client.with_phone(phone))
        return tuple(record for record in records if isinstance(record, Customer))[:_MOST_CALLERS]

    @property
    def writing(self) -> Writing:
        """Every kind of edit, each found again by its key."""
        return WRITING

    def look(self, change: Change) -> Standing:
        """Read the fields of a change as they are now."""
        return self._writer.look(change)

    def send(self, change: Change, revision: str) -> Receipt:
        """Do it, under the lock of this revision, and prove it."""
        return self._writer.send(change, revision)

    def find(self, change: Change) -> Finding:
        """Find out whether an earlier attempt was done."""
        return self._writer.find(change)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _name(found: object) -> RemoteId:
    """Name a record that cannot be read; what is no id is not repeated."""
    is_id = type(found) is int or (isinstance(found, str) and 0 < len(found) <= _LONGEST_ID)
    return RemoteId(str(found)) if is_id else _NAMELESS


def _convert(kind: str, rows: Iterable[object]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
    """Read row by row: what is wrong with one harms no other."""
    records: list[Record] = []
    bad: list[BadRecord] = []
    for row in rows:
        if not isinstance(row, dict):
            bad.append(BadRecord(_NAMELESS, "it is no object"))
            continue
        values = cast("Row", row)
        try:
            records.append(mapping.READERS[kind](values))
        except UnreadableError as error:
            bad.append(BadRecord(_name(values.get("id")), str(error)))
    return tuple(records), tuple(bad)
