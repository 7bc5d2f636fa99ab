"""Catalogues over files with rows: owners with what belongs to them, found wherever it stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from callcenter.domain.ids import RemoteId
from callcenter.domain.record import Record
from sync.connectors.files.feeds import Step
from sync.connectors.files.lines import Spot
from sync.connectors.files.mapping import Destination, Mapping, country_of, orders_of
from sync.connectors.files.rows import Row
from sync.connectors.files.table import Fault, Table
from sync.connectors.files.values import Cells, UnreadableError, optional_key
from sync.contract import BadRecord

P = TypeVar("P")
Rows = Sequence[Row]


@dataclass(slots=True)
class SimpleBuilder:
    """Makes one record of one row."""

    make: Callable[[Cells], Record]

    def prepare(self, ids: Sequence[str], rows: Rows) -> None:
        """Nothing else is needed."""

    def build(self, cells: Cells, bad: list[BadRecord]) -> Record:
        """Make it."""
        return self.make(cells)


class OrderBuilder:
    """Makes orders with their lines."""

    def __init__(self, mapping: Mapping, lines: Table | None) -> None:
        self._mapping, self._lines = mapping, lines
        self._held: dict[str, list[Row]] = {}

    def prepare(self, ids: Sequence[str], rows: Rows) -> None:
        """Find the lines of these orders."""
        self._held = self._lines.of(ids) if self._lines is not None else {}

    def build(self, cells: Cells, bad: list[BadRecord]) -> Record:
        """Make one; a line that cannot be read is told, and the others are there."""
        lines = _parts(
            self._held.get(cells["id"].strip(), ()), self._mapping.order_line, "order_lines.csv", bad
        )
        return self._mapping.order(cells, lines)


class ShipmentBuilder:
    """Makes shipments with their events; customer and country come from the order and its customer."""

    def __init__(
        self, mapping: Mapping, events: Table | None, orders: Table | None, customers: Table | None
    ) -> None:
        self._mapping, self._events = mapping, events
        self._orders, self._customers = orders, customers
        self._held: dict[str, list[Row]] = {}
        self._customer_of: dict[str, RemoteId] = {}
        self._country_of: dict[str, str] = {}

    def prepare(self, ids: Sequence[str], rows: Rows) -> None:
        """Find the events of these shipments, and where they go."""
        self._held = self._events.of(ids) if self._events is not None else {}
        orders = [one for row in rows for one in _orders_of(row)]
        found = self._orders.find(orders) if self._orders is not None else {}
        named = {one: _customer_of(row) for one, row in found.items()}
        self._customer_of = {one: customer for one, customer in named.items() if customer}
        customers = list(self._customer_of.values())
        known = self._customers.find(customers) if self._customers is not None else {}
        self._country_of = {one: country_of(row.cells) for one, row in known.items()}

    def build(self, cells: Cells, bad: list[BadRecord]) -> Record:
        """Make one."""
        held = self._held.get(cells["id"].strip(), ())
        events = _parts(held, self._mapping.tracking_event, "tracking_events.csv", bad)
        customer = next(
            (self._customer_of[one] for one in orders_of(cells) if one in self._customer_of), None
        )
        to = Destination(customer, self._country_of.get(customer or "", ""))
        return self._mapping.shipment(cells, events, to, knows_events=self._events is not None)


Builder = SimpleBuilder | OrderBuilder | ShipmentBuilder


class TableCatalogue:
    """The rows of one file as records; ``look`` opens what else they are made of, once a record is asked for."""

    def __init__(self, table: Table, look: Callable[[], tuple[Builder, Table | None]]) -> None:
        self._table, self._look = table, look
        self._looked: tuple[Builder, Table | None] | None = None

    def _opened(self) -> tuple[Builder, Table | None]:
        if self._looked is None:
            self._looked = self._look()
        return self._looked

    @property
    def first(self) -> Spot:
        """Where the rows begin."""
        return self._table.first

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._table.count

    @property
    def is_cut(self) -> bool:
        """Whether the last row breaks off."""
        return self._table.is_cut

    def ids(self) -> frozenset[RemoteId]:
        """List the ids of all rows."""
        return self._table.ids()

    def step(self, spot: Spot, limit: int) -> Step:
        """Read some rows on; with the last ones, tell of pieces that belong to none."""
        found = list(islice(self._table.rows(spot), limit + 1))
        wanted, rest = found[:limit], found[limit:]
        bad: list[BadRecord] = []
        good = self._sound(wanted, bad)
        records = self._build(good, bad)
        if not rest:
            bad += self._lost()
        return Step(records, tuple(bad), rest[0].spot if rest else None)

    def read(self, ids: Sequence[RemoteId]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
        """Read rows by id, told as they are told in order."""
        found = self._table.find(ids)
        bad: list[BadRecord] = []
        good = [row for one, row in found.items() if not self._is_faulty(row, RemoteId(one), bad)]
        records = self._build(good, bad)
        wanted = frozenset(ids)
        return records, tuple(one for one in bad if one.id in wanted)

    def _is_faulty(self, row: Row, identity: RemoteId, bad: list[BadRecord]) -> bool:
        if row.fault:
            bad.append(self._fault(row, row.fault).bad(identity))
        return bool(row.fault)

    def _sound(self, rows: Iterable[Row], bad: list[BadRecord]) -> list[Row]:
        """Keep the first row of each id that can be cut; tell of the others."""
        named = [(row, self._table.identify(row)) for row in rows]
        firsts = self._table.firsts([one for _row, one in named if one is not None])
        good: list[Row] = []
        for row, identity in named:
            if identity is None:
                bad.append(self._fault(row, row.fault or self._table.key_fault(row)).bad())
            elif firsts[identity].offset != row.spot.offset:
                bad.append(self._fault(row, f"its id is that of line {firsts[identity].line}").bad())
            elif not self._is_faulty(row, identity, bad):
                good.append(row)
        return good

    def _build(self, rows: Sequence[Row], bad: list[BadRecord]) -> tuple[Record, ...]:
        if not rows:
            return ()
        builder, _parts = self._opened()
        builder.prepare([row.cells["id"].strip() for row in rows], rows)
        records: list[Record] = []
        for row in rows:
            try:
                records.append(builder.build(row.cells, bad))
            except UnreadableError as error:
                bad.append(self._fault(row, str(error)).bad(self._table.identify(row)))
        return tuple(records)

    def _fault(self, row: Row, reason: str) -> Fault:
        return Fault(self._table.sheet.name, row.spot.line, reason)

    def _lost(self) -> list[BadRecord]:
        """Tell of the pieces that cannot be read or belong to nobody; of very many, the first and their number."""
        _builder, parts = self._opened()
        if parts is None:
            return []
        strangers, count = parts.strangers(self._table.sheet.name)
        told = [*parts.faults, *strangers]
        bad = [fault.bad() for fault in told]
        more = parts.fault_count + count - len(told)
        if more:
            name = parts.sheet.name
            bad.append(BadRecord(RemoteId(name), f"{more} more rows cannot be used", file=name))
        return bad


def _parts(rows: Iterable[Row], make: Callable[[Cells, int], P], file: str, bad: list[BadRecord]) -> list[P]:
    made: list[P] = []
    for place, row in enumerate(rows, 1):
        try:
            made.append(make(row.cells, place))
        except UnreadableError as error:
            bad.append(Fault(file, row.spot.line, str(error)).bad())
    return made


def _orders_of(row: Row) -> Sequence[RemoteId]:
    try:
        return orders_of(row.cells)
    except UnreadableError:
        return ()


def _customer_of(row: Row) -> RemoteId | None:
    try:
        return optional_key(row.cells, "customer")
    except UnreadableError:
        return None
