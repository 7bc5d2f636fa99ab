"""The demo office, and every in-house system that speaks its contract: all four systems over plain REST."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.settings import OfficeSettings
from sync.connectors.demo import mapping
from sync.connectors.demo.client import DemoClient, Row
from sync.connectors.demo.settings import NAMES, DemoSettings, read_settings
from sync.contract import (
    BadRecord,
    Capabilities,
    Diagnosis,
    Feed,
    Page,
    Reading,
    Snapshot,
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
        rows, more = self.client.changed(self.name, cursor, limit)
        records, bad = _convert(self.name, rows)
        place = Cursor(mapping.stamp_of(rows[-1]), int(rows[-1]["id"])) if rows else cursor
        return Page(records, place, more, bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """List every id."""
        return frozenset(RemoteId(str(one)) for one in self.client.ids(self.name))

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single records."""
        rows = self.client.some(self.name, [one for one in ids if one.isdecimal()])
        records, bad = _convert(self.name, rows)
        there = {str(row.get("id")) for row in rows}
        return Reading(records, frozenset(one for one in ids if one not in there), bad)

    def total(self) -> int | None:
        """Count them."""
        return self.client.total(self.name)


class DemoConnector:
    """Reads one office over the contract in docs/demo-office.md."""

    def __init__(self, settings: DemoSettings, client: DemoClient) -> None:
        self._settings = settings
        self._client = client

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
        """The contract promises stamps in the order of commits, so that little need be read twice."""
        return Capabilities(overlap=timedelta(seconds=2), page_size=500, gives=frozenset(KINDS.values()))

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
        if sheet is None:
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
        return tuple(record for record in records if isinstance(record, Customer))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _convert(kind: str, rows: Sequence[Row]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
    records: list[Record] = []
    bad: list[BadRecord] = []
    for row in rows:
        try:
            records.append(mapping.READERS[kind](row))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            bad.append(BadRecord(RemoteId(str(row.get("id", "?"))), type(error).__name__))
    return tuple(records), tuple(bad)
