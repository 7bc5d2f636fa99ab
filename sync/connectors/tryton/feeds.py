"""Tryton's change feeds: keyset over (last_modified_at, id), part feeds for what changes on its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from callcenter.domain.changes import Kind
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import RemoteId
from callcenter.domain.record import Record
from sync.connectors.tryton.client import TrytonClient
from sync.connectors.tryton.mapping.complaints import NOTE_FIELDS
from sync.connectors.tryton.mapping.products import stock_level
from sync.contract import BadRecord, Page, Reading, RejectedError

Row = Mapping[str, Any]
Domain = list[Any]
STAMP = "last_modified_at"
_BATCH = 500
_COMPLAINT = "sale.complaint"
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RecordFeed:
    """The records of one model, in the order in which they changed."""

    client: TrytonClient
    name: str
    kind: Kind
    model: str
    fields: tuple[str, ...]
    convert: Callable[[Row], Record]
    domain: tuple[Any, ...] = ()
    enrich: Callable[[TrytonClient, Sequence[Row]], Sequence[Row]] | None = None
    part: Part | None = None

    @property
    def home(self) -> str:
        """Its own name: nothing else counts these records."""
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Read what changed after the cursor."""
        fields = (*self.client.known(self.model, self.fields), STAMP)
        rows = self.client.search_read(
            self.model,
            [*self.domain, *_after(cursor)],
            fields,
            limit=limit,
            order=((STAMP, "ASC"), ("id", "ASC")),
        )
        records, bad = self._convert(rows)
        return Page(records, _place(self.client, rows, cursor), len(rows) >= limit, bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """List every id."""
        return frozenset(RemoteId(str(row)) for row in self.client.search(self.model, list(self.domain)))

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Search for the ids: a plain read fails as a whole when one of them is gone."""
        found: list[Row] = []
        fields = self.client.known(self.model, self.fields)
        for numbers in _batches(ids):
            found += self.client.search_read(self.model, [*self.domain, ("id", "in", numbers)], fields)
        records, bad = self._convert(found)
        there = {str(row.get("id")) for row in found}
        return Reading(records, frozenset(identity for identity in ids if identity not in there), bad)

    def total(self) -> int | None:
        """Count them."""
        return self.client.count(self.model, list(self.domain))

    def where(self, domain: Domain, limit: int) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
        """Read what fits a search, newest first."""
        fields = self.client.known(self.model, self.fields)
        rows = self.client.search_read(
            self.model, [*self.domain, *domain], fields, limit=limit, order=(("id", "DESC"),)
        )
        return self._convert(rows)

    def _convert(self, rows: Sequence[Row]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
        return _convert(self.enrich(self.client, rows) if self.enrich else rows, self.convert)


@dataclass(frozen=True, slots=True)
class PartFeed:
    """Pieces that are written or deleted without touching their owner's stamp; gives the owners."""

    client: TrytonClient
    name: str
    part: Part
    owner: RecordFeed
    model: str
    owner_field: str
    domain: tuple[Any, ...] = ()
    owner_prefix: str = ""
    is_listed: bool = True

    def peek(self) -> None:
        """Look whether the parts may be read at all."""
        self.client.search(self.model, list(self.domain), limit=1)

    @property
    def kind(self) -> Kind:
        """The kind of the owners."""
        return self.owner.kind

    @property
    def home(self) -> str:
        """The feed the owners are counted under."""
        return self.owner.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Give the owners of changed pieces; the first time only the place where changes begin to count."""
        if cursor is None:
            newest = self._rows([], 1, "DESC")
            return Page((), _place(self.client, newest, Cursor(_BEGINNING)), more=False)
        rows = self._rows(_after(cursor), limit, "ASC")
        reading = self.owner.read(self._owners(rows))
        return Page(reading.records, _place(self.client, rows, cursor), len(rows) >= limit, reading.bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """List the pieces, where they are kept as pieces."""
        if not self.is_listed:
            return None
        return frozenset(RemoteId(str(row)) for row in self.client.search(self.model, list(self.domain)))

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at owners."""
        return self.owner.read(ids)

    def total(self) -> int | None:
        """A first reading brings nothing."""
        return 0

    def _rows(self, domain: Domain, limit: int, direction: str) -> list[Row]:
        order = ((STAMP, direction), ("id", direction))
        wanted = (self.owner_field, STAMP)
        return self.client.search_read(self.model, [*self.domain, *domain], wanted, limit=limit, order=order)

    def _owners(self, rows: Iterable[Row]) -> list[RemoteId]:
        values = (row.get(self.owner_field) for row in rows)
        names = (str(value) for value in values if value is not None)
        mine = (name.removeprefix(self.owner_prefix) for name in names if name.startswith(self.owner_prefix))
        return list(dict.fromkeys(RemoteId(name) for name in mine))


@dataclass(frozen=True, slots=True)
class StockFeed:
    """Quantities by warehouse: all at first, then those of products that moved."""

    client: TrytonClient
    today: Callable[[], date]
    name: str = "stock"
    kind: Kind = Kind.STOCK
    part: Part | None = None

    @property
    def home(self) -> str:
        """Its own name."""
        return self.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Page through the products first; afterwards follow the stock moves."""
        if cursor is None or cursor.stamp <= _BEGINNING:
            return self._list(cursor, limit)
        order = ((STAMP, "ASC"), ("id", "ASC"))
        moves = self.client.search_read(
            "stock.move", _after(cursor), ("product", STAMP), limit=limit, order=order
        )
        products = sorted({int(move["product"]) for move in moves})
        records, bad = self._levels(products)
        return Page(records, _place(self.client, moves, cursor), len(moves) >= limit, bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """List every product in every warehouse."""
        products = self.client.search("product.product", [("type", "=", "goods")])
        houses = self._warehouses()
        return frozenset(RemoteId(f"{product}@{house}") for product in products for house in houses)

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single levels."""
        products = sorted({int(identity.partition("@")[0]) for identity in ids})
        records, bad = self._levels(products)
        wanted = set(ids)
        found = tuple(record for record in records if record.id in wanted)
        return Reading(found, frozenset(wanted - {record.id for record in found}), bad)

    def total(self) -> int | None:
        """Count products times warehouses."""
        return self.client.count("product.product", [("type", "=", "goods")]) * len(self._warehouses())

    def _list(self, cursor: Cursor | None, limit: int) -> Page:
        """Page by product id; the token keeps where the moves stood before the first page."""
        newest = cursor.token if cursor is not None and cursor.token else self._newest_move()
        last = cursor.id if cursor is not None else 0
        domain = [("type", "=", "goods"), ("id", ">", last)]
        products = self.client.search("product.product", domain, limit=limit, order=(("id", "ASC"),))
        records, bad = self._levels(products)
        if len(products) >= limit:
            return Page(records, Cursor(_BEGINNING, products[-1], newest), more=True, bad=bad)
        stamp, _, number = newest.partition("/")
        return Page(records, Cursor(datetime.fromisoformat(stamp), int(number)), more=False, bad=bad)

    def _newest_move(self) -> str:
        order = ((STAMP, "DESC"), ("id", "DESC"))
        moves = self.client.search_read("stock.move", [], (STAMP,), limit=1, order=order)
        place = _place(self.client, moves, None) or Cursor(datetime(1970, 1, 2, tzinfo=UTC))
        return f"{place.stamp.isoformat()}/{place.id}"

    def _levels(self, products: Sequence[int]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
        records: list[Record] = []
        bad: list[BadRecord] = []
        for house, name in self._warehouses().items() if products else ():
            context = {"locations": [house], "with_childs": True, "stock_date_end": self.today()}
            domain: Domain = [("id", "in", list(products)), ("type", "=", "goods")]
            wanted = ("quantity", "forecast_quantity")
            rows = self.client.search_read("product.product", domain, wanted, context=context)
            good, faulty = _convert(rows, lambda row, house=house, name=name: stock_level(row, house, name))
            records += good
            bad += faulty
        return tuple(records), tuple(bad)

    def _warehouses(self) -> dict[int, str]:
        rows = self.client.search_read("stock.location", [("type", "=", "warehouse")], ("name",))
        return {int(row["id"]): str(row["name"]) for row in rows}


def with_orders_of_lines(client: TrytonClient, rows: Sequence[Row]) -> Sequence[Row]:
    """Add the order to complaints about an order line, which Tryton names by the line alone."""
    prefix = "sale.line,"
    origins = (str(row.get("origin") or "") for row in rows)
    lines = sorted({int(name.removeprefix(prefix)) for name in origins if name.startswith(prefix)})
    found = client.search_read("sale.line", [("id", "in", lines)], ("sale",)) if lines else []
    sales = {f"{prefix}{line['id']}": line["sale"] for line in found}
    return [{**row, "order": sales.get(str(row.get("origin")))} for row in rows]


def with_notes(client: TrytonClient, rows: Sequence[Row]) -> Sequence[Row]:
    """Add the notes of complaints, oldest first; Tryton gives notes only by the records they stand at."""
    names = [f"{_COMPLAINT},{row['id']}" for row in rows]
    notes: dict[str, list[Row]] = {}
    if names:
        with suppress(RejectedError):  # one of the complaints may have gone in between
            order = (("create_date", "ASC"), ("id", "ASC"))
            for note in client.search_read("ir.note", [("resource", "in", names)], NOTE_FIELDS, order=order):
                notes.setdefault(str(note["resource"]), []).append(note)
    return [{**row, "notes": notes.get(name, [])} for name, row in zip(names, rows, strict=True)]


def with_orders_and_notes(client: TrytonClient, rows: Sequence[Row]) -> Sequence[Row]:
    """Add to complaints what their own rows do not tell."""
    return with_notes(client, with_orders_of_lines(client, rows))


def _after(cursor: Cursor | None) -> Domain:
    if cursor is None:
        return []
    here = [(STAMP, "=", cursor.stamp), ("id", ">", cursor.id)]
    return [["OR", (STAMP, ">", cursor.stamp), here]]


def _place(client: TrytonClient, rows: Sequence[Row], before: Cursor | None) -> Cursor | None:
    if not rows:
        return before
    stamp = rows[-1].get(STAMP)
    if not isinstance(stamp, datetime):
        raise client.cut_reply()
    return Cursor(stamp, int(rows[-1]["id"]))


def _convert(
    rows: Iterable[Row], convert: Callable[[Row], Record]
) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
    records: list[Record] = []
    bad: list[BadRecord] = []
    for row in rows:
        try:
            records.append(convert(row))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            bad.append(BadRecord(RemoteId(str(row.get("id", "?"))), type(error).__name__))
    return tuple(records), tuple(bad)


def _batches(ids: Sequence[RemoteId]) -> Iterable[list[int]]:
    numbers = [int(identity) for identity in ids if identity.isdecimal()]
    return (numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH))
