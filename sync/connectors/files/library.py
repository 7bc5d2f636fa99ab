"""Opens the files of a folder, each once as long as it stays the same."""

from collections.abc import Sequence
from contextlib import suppress

from callcenter.domain.ids import RemoteId
from callcenter.domain.record import Record
from sync.connectors.files.articles import ArticleCatalogue
from sync.connectors.files.catalogues import (
    Builder,
    OrderBuilder,
    ShipmentBuilder,
    SimpleBuilder,
    TableCatalogue,
)
from sync.connectors.files.feeds import Catalogue, Step
from sync.connectors.files.folder import Folder, Print
from sync.connectors.files.index import Index
from sync.connectors.files.lines import Spot
from sync.connectors.files.mapping import Mapping
from sync.connectors.files.settings import FilesSettings
from sync.connectors.files.sheets import (
    CUSTOMERS,
    ORDER_LINES,
    ORDERS,
    SHIPMENTS,
    TICKETS,
    TRACKING_EVENTS,
    Sheet,
)
from sync.connectors.files.table import Table
from sync.contract import BadRecord, RejectedError

_MAIN = {"customers": CUSTOMERS, "orders": ORDERS, "shipments": SHIPMENTS, "tickets": TICKETS}
_PARTS = {"orders": ORDER_LINES, "shipments": TRACKING_EVENTS}


class NothingThere:
    """The catalogue of a feed whose file is not there."""

    first = Spot()
    count = 0
    is_cut = False

    def step(self, spot: Spot, limit: int) -> Step:
        """Give nothing."""
        return Step((), (), None)

    def ids(self) -> frozenset[RemoteId]:
        """List nothing."""
        return frozenset()

    def read(self, ids: Sequence[RemoteId]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
        """Find nothing."""
        return (), ()


class FilesLibrary:
    """Keeps what was opened until the file is another one."""

    def __init__(self, folder: Folder, settings: FilesSettings) -> None:
        self._folder, self._settings = folder, settings
        self._index = Index()
        self._mapping = Mapping(settings)
        self._tables: dict[str, Table] = {}
        self._catalogues: dict[str, tuple[dict[str, str], Catalogue]] = {}

    def open(self, feed: str, prints: dict[str, Print]) -> Catalogue:
        """Open the files of a feed; the same files give the same catalogue."""
        marks = {name: f"{mark.size} {mark.digest}" for name, mark in prints.items()}
        held = self._catalogues.get(feed)
        if held is not None and held[0] == marks and self._is_current(prints):
            return held[1]
        made = self._open(feed, prints)
        self._catalogues[feed] = marks, made
        return made

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def _is_current(self, prints: dict[str, Print]) -> bool:
        """Tell whether the index still speaks of these files; another feed may have met newer ones."""
        return all(
            self._tables[name].mark.is_same(mark) for name, mark in prints.items() if name in self._tables
        )

    def _open(self, feed: str, prints: dict[str, Print]) -> Catalogue:
        if feed == "articles":
            return ArticleCatalogue(self._folder, self._settings, prints)
        main, parts = _MAIN[feed], _PARTS.get(feed)
        if main.name not in prints:
            return NothingThere()

        def look() -> tuple[Builder, Table | None]:
            pieces = self._table(parts, prints[parts.name]) if parts and parts.name in prints else None
            return self._builder(feed, pieces, prints), pieces

        return TableCatalogue(self._table(main, prints[main.name]), look)

    def _builder(self, feed: str, pieces: Table | None, prints: dict[str, Print]) -> Builder:
        if feed == "orders":
            return OrderBuilder(self._mapping, pieces)
        if feed == "shipments":
            orders, customers = self._aside(ORDERS, prints), self._aside(CUSTOMERS, prints)
            return ShipmentBuilder(self._mapping, pieces, orders, customers)
        return SimpleBuilder(self._mapping.customer if feed == "customers" else self._mapping.ticket)

    def _aside(self, sheet: Sheet, prints: dict[str, Print]) -> Table | None:
        """Open a file to look something up; what is wrong with it is told by its own feed."""
        with suppress(RejectedError):
            return self._table(sheet, prints[sheet.name]) if sheet.name in prints else None
        return None

    def _table(self, sheet: Sheet, mark: Print) -> Table:
        held = self._tables.get(sheet.name)
        if held is not None and held.mark.is_same(mark):
            return held
        self._tables.pop(sheet.name, None)
        table = Table(self._folder, self._index, sheet, mark).open(self._settings)
        self._tables[sheet.name] = table
        return table
