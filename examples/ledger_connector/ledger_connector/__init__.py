"""The ledger: customers and invoices of a small bookkeeping program."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.customer import Customer
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from ledger_connector import mapping
from ledger_connector.client import LedgerClient
from ledger_connector.settings import NAMES, LedgerSettings, read_settings
from sync.contract import Capabilities, Diagnosis, Feed, Page, Reading, Snapshot

KINDS = {"customers": Kind.CUSTOMER, "invoices": Kind.INVOICE}


@dataclass(frozen=True, slots=True)
class LedgerFeed:
    """The changed rows of one table, in the order of (stamp, id)."""

    client: LedgerClient
    name: str
    part: None = None

    @property
    def kind(self) -> Kind:
        """What the rows become."""
        return KINDS[self.name]

    @property
    def home(self) -> str:
        """Its own name: the ledger changes no parts on their own."""
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Give what changed after the cursor; the place afterwards is that of the last row."""
        rows, more = self.client.changed(self.name, cursor, limit)
        records, bad = mapping.read(self.name, rows)
        return Page(records, mapping.place_of(rows[-1]) if rows else cursor, more, bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """List every id, so that the desk notices what was deleted."""
        return frozenset(RemoteId(str(one)) for one in self.client.ids(self.name))

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single rows; what the ledger does not give back is gone."""
        rows = self.client.some(self.name, ids)
        records, bad = mapping.read(self.name, rows)
        there = {str(row.get("id")) for row in rows}
        return Reading(records, frozenset(one for one in ids if one not in there), bad)

    def total(self) -> int | None:
        """Count the rows, for the progress of a first reading."""
        return self.client.total(self.name)


class LedgerConnector:
    """Speaks to one ledger with one token."""

    def __init__(self, settings: LedgerSettings, client: LedgerClient) -> None:
        self._settings = settings
        self._client = client

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        """Build it; the first request is made when something is asked."""
        checked = read_settings(settings)
        return cls(checked, LedgerClient(checked, secret))

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        """Name the settings."""
        return NAMES

    @property
    def office(self) -> OfficeId:
        """The office it was built for."""
        return self._settings.office

    @property
    def capabilities(self) -> Capabilities:
        """The ledger books in short transactions: ten seconds of overlap cover the slowest."""
        return Capabilities(
            overlap=timedelta(seconds=10), page_size=200, gives=frozenset({Kind.CUSTOMER, Kind.INVOICE})
        )

    def feeds(self) -> Sequence[Feed]:
        """Customers come first, so that invoices find them."""
        return [LedgerFeed(self._client, name) for name in KINDS]

    def test_connection(self) -> Diagnosis:
        """Ask for the version."""
        version = self._client.version()
        return Diagnosis("Ledger", version, self._client.clock_offset or timedelta(0))

    def clock_offset(self) -> timedelta | None:
        """The ledger's clock against ours."""
        return self._client.clock_offset

    def refresh_customer(self, customer: RemoteId) -> Snapshot:
        """Read one customer with all invoices. Having this method is what makes the desk use it."""
        customers, bad = mapping.read("customers", self._client.some("customers", [customer]))
        if not customers and not bad:
            return Snapshot({}, frozenset(), gone=True)
        invoices, faulty = mapping.read("invoices", self._client.invoices_of(customer))
        return Snapshot(
            {"customers": customers, "invoices": invoices}, frozenset({"invoices"}), bad=(*bad, *faulty)
        )

    def find_customers(self, phone: str) -> tuple[Customer, ...]:
        """Find who has this number."""
        records, _bad = mapping.read("customers", self._client.with_phone(phone))
        return tuple(record for record in records if isinstance(record, Customer))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()
