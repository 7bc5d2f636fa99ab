"""An office in memory: hands pages that are ready to the real engine, and says when each was asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from callcenter.domain.changes import Kind
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.settings import OfficeSettings
from sync.contract import Capabilities, Diagnosis, Feed, Page, Reading
from ui.bench.store import NOW, OFFICE

KINDS = {
    "customers": Kind.CUSTOMER,
    "orders": Kind.ORDER,
    "shipments": Kind.SHIPMENT,
    "invoices": Kind.INVOICE,
    "tickets": Kind.TICKET,
}
_PAGE = 500


class FixedClock:
    """Tells one moment for ever, so that a bench means the same every time."""

    def now(self) -> datetime:
        """Give the moment of the invented store."""
        return NOW


@dataclass(frozen=True, slots=True)
class MemoryFeed:
    """Pages of one kind. ``asked`` hears of every question before it is answered."""

    name: str
    pages: Sequence[tuple[Record, ...]]
    asked: Callable[[tuple[Record, ...]], None]

    @property
    def kind(self) -> Kind:
        """The kind of its records."""
        return KINDS[self.name]

    @property
    def home(self) -> str:
        """Its own name."""
        return self.name

    @property
    def part(self) -> Part | None:
        """None: whole records."""
        return None

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Give the next page."""
        number = 0 if cursor is None else cursor.id
        records = self.pages[number]
        self.asked(records)
        return Page(records, Cursor(NOW, number + 1), number + 1 < len(self.pages))

    def ids(self) -> frozenset[RemoteId] | None:
        """Refuse to be compared: this is about saving."""
        self.asked(())
        return None

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Is not asked, for no ids are listed."""
        return Reading((), frozenset(ids))

    def total(self) -> int | None:
        """Nobody watches."""
        self.asked(())
        return None


class MemoryOffice:
    """The connector around these feeds."""

    def __init__(self, feeds: Sequence[Feed]) -> None:
        self._feeds = feeds
        self._office = OFFICE

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:  # noqa: ARG003  # the contract's
        """Have none."""
        return cls(())

    @classmethod
    def setting_names(cls) -> Mapping[str, str]:
        """Have none."""
        return {}

    @property
    def office(self) -> OfficeId:
        """The bench."""
        return self._office

    @property
    def capabilities(self) -> Capabilities:
        """No overlap: nothing is read twice."""
        return Capabilities(timedelta(0), _PAGE, 1, frozenset(KINDS.values()))

    def feeds(self) -> Sequence[Feed]:
        """The feeds."""
        return self._feeds

    def test_connection(self) -> Diagnosis:
        """Answer."""
        return Diagnosis("bench", "1", timedelta(0))

    def clock_offset(self) -> timedelta | None:
        """Never say."""
        return None

    def close(self) -> None:
        """Hold nothing."""


def office_of(
    gathered: Mapping[str, Sequence[Record]], asked: Callable[[tuple[Record, ...]], None]
) -> MemoryOffice:
    """Cut records into pages and put an office around them."""
    return MemoryOffice(
        tuple(
            MemoryFeed(name, [tuple(records[at : at + _PAGE]) for at in range(0, len(records), _PAGE)], asked)
            for name, records in gathered.items()
            if records
        )
    )
