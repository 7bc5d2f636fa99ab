"""Tryton 8.2: customers, orders, shipments, products, stock, invoices and complaints over JSON-RPC."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.feed import Part
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.settings import OfficeSettings
from sync.connectors.tryton.client import TrytonClient
from sync.connectors.tryton.edits import WRITING, writers
from sync.connectors.tryton.feeds import (
    PartFeed,
    RecordFeed,
    StockFeed,
    with_orders_and_notes,
)
from sync.connectors.tryton.mapping import complaints, invoices, parties, products, sales, shipments
from sync.connectors.tryton.settings import NAMES, TrytonSettings, read_settings
from sync.contract import (
    BadRecord,
    Capabilities,
    Change,
    Diagnosis,
    Feed,
    Finding,
    Receipt,
    Snapshot,
    Standing,
    Writing,
)

_MOST_RECORDS_OF_A_CUSTOMER = 200
_MOST_CALLERS = 20
_GIVES = frozenset(
    {Kind.CUSTOMER, Kind.PRODUCT, Kind.STOCK, Kind.ORDER, Kind.SHIPMENT, Kind.INVOICE, Kind.TICKET}
)


class TrytonConnector:
    """Reads and writes one Tryton database as one user. It has no articles and no dated carrier events."""

    def __init__(self, settings: TrytonSettings, client: TrytonClient) -> None:
        self._settings = settings
        self._client = client
        self._records = _record_feeds(settings, client)
        self._parts = _part_feeds(client, self._records)
        self._writers = writers(settings, client)

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        """Build it; nothing is sent before the first question."""
        checked = read_settings(settings)
        return cls(checked, TrytonClient(checked, secret))

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
        """Stamps are taken at the start of a transaction, so a slow one commits behind the cursor."""
        return Capabilities(page_size=500, parallel_requests=2, gives=_GIVES)

    def feeds(self) -> Sequence[Feed]:
        """Parts come before their owners, so that nothing changed in between is missed."""
        stock = StockFeed(self._client, lambda: datetime.now(UTC).date())
        return (*self._parts, *self._records.values(), stock)

    def clock_offset(self) -> timedelta | None:
        """The server's clock against ours."""
        return self._client.clock_offset

    def test_connection(self) -> Diagnosis:
        """Sign in, and ask for what each feed needs, so that a missing right is told now."""
        version = self._client.version()
        self._client.sign_in()
        notes = tuple(f"{feed.name}: {feed.total()}" for feed in self._records.values())
        for part in self._parts:
            part.peek()
        return Diagnosis("Tryton", version, self._client.clock_offset or timedelta(0), notes)

    def refresh_customer(self, customer: RemoteId) -> Snapshot:
        """Read one party with everything that hangs on it."""
        found = self._records["customers"].read([customer])
        if found.gone:
            return Snapshot({}, frozenset(), gone=True)
        records: dict[str, tuple[Record, ...]] = {"customers": found.records}
        bad: list[BadRecord] = list(found.bad)
        for name, field in _CUSTOMER_FIELDS.items():
            domain = [(field, "=", int(customer))]
            records[name], faulty = self._records[name].where(domain, _MOST_RECORDS_OF_A_CUSTOMER)
            bad += faulty
        complete = {name for name in _CUSTOMER_FIELDS if len(records[name]) < _MOST_RECORDS_OF_A_CUSTOMER}
        return Snapshot(records, frozenset(complete), bad=tuple(bad))

    def find_customers(self, phone: str) -> tuple[Customer, ...]:
        """Find parties by an exact number."""
        domain = [("contact_mechanisms.value_compact", "=", phone)]
        found, _bad = self._records["customers"].where(domain, _MOST_CALLERS)
        return tuple(record for record in found if isinstance(record, Customer))

    @property
    def writing(self) -> Writing:
        """Every kind is found again: by the desk's mark where something is made, by the record itself elsewhere."""
        return WRITING

    def look(self, change: Change) -> Standing:
        """Read the fields of a change as they are now."""
        return self._writers[change.kind].look(change)

    def send(self, change: Change, revision: str) -> Receipt:
        """Do it under the stamps of the revision, and prove it by reading."""
        return self._writers[change.kind].send(change, revision)

    def find(self, change: Change) -> Finding:
        """Find out whether an earlier attempt was done; what was deleted leaves nothing to find."""
        return self._writers[change.kind].find(change)

    def close(self) -> None:
        """Sign out and let go of the connection."""
        self._client.close()


_CUSTOMER_FIELDS = {
    "orders": "party",
    "shipments": "customer",
    "returns": "customer",
    "invoices": "party",
    "tickets": "customer",
}


def _record_feeds(settings: TrytonSettings, client: TrytonClient) -> dict[str, RecordFeed]:
    customer = partial(parties.customer, settings=settings)
    billed_to_customers = (("type", "=", "out"),)
    feeds = (
        RecordFeed(client, "customers", Kind.CUSTOMER, "party.party", parties.CUSTOMER_FIELDS, customer),
        RecordFeed(
            client, "products", Kind.PRODUCT, "product.product", products.PRODUCT_FIELDS, products.product
        ),
        RecordFeed(client, "orders", Kind.ORDER, "sale.sale", sales.ORDER_FIELDS, sales.order),
        RecordFeed(
            client,
            "shipments",
            Kind.SHIPMENT,
            "stock.shipment.out",
            shipments.SHIPMENT_FIELDS,
            shipments.shipment,
        ),
        RecordFeed(
            client,
            "returns",
            Kind.SHIPMENT,
            "stock.shipment.out.return",
            shipments.RETURN_FIELDS,
            shipments.return_shipment,
        ),
        RecordFeed(
            client,
            "invoices",
            Kind.INVOICE,
            "account.invoice",
            invoices.INVOICE_FIELDS,
            invoices.invoice,
            billed_to_customers,
        ),
        RecordFeed(
            client,
            "tickets",
            Kind.TICKET,
            "sale.complaint",
            complaints.COMPLAINT_FIELDS,
            complaints.complaint,
            enrich=with_orders_and_notes,
        ),
    )
    return {feed.name: feed for feed in feeds}


def _part_feeds(client: TrytonClient, records: Mapping[str, RecordFeed]) -> tuple[PartFeed, ...]:
    customers, orders = records["customers"], records["orders"]
    shipments, returns = records["shipments"], records["returns"]
    sold = (("sale", "!=", None),)
    only_goods = (("type", "=", "line"),)
    packed = (("shipment", "like", "stock.shipment.out,%"),)
    return (
        PartFeed(client, "contacts", Part.CONTACT_POINT, customers, "party.contact_mechanism", "party"),
        PartFeed(client, "addresses", Part.ADDRESS, customers, "party.address", "party"),
        PartFeed(client, "identifiers", Part.IDENTIFIER, customers, "party.identifier", "party"),
        PartFeed(client, "order_lines", Part.ORDER_LINE, orders, "sale.line", "sale", only_goods),
        PartFeed(client, "order_moves", Part.ORDER_LINE, orders, "stock.move", "sale", sold, is_listed=False),
        PartFeed(
            client,
            "shipment_moves",
            Part.PACKAGE,
            shipments,
            "stock.move",
            "shipment",
            (("shipment", "like", "stock.shipment.out,%"),),
            "stock.shipment.out,",
            is_listed=False,
        ),
        PartFeed(
            client,
            "return_moves",
            Part.PACKAGE,
            returns,
            "stock.move",
            "shipment",
            (("shipment", "like", "stock.shipment.out.return,%"),),
            "stock.shipment.out.return,",
            is_listed=False,
        ),
        PartFeed(
            client,
            "packages",
            Part.PACKAGE,
            shipments,
            "stock.package",
            "shipment",
            packed,
            "stock.shipment.out,",
        ),
    )
