"""Orders and deliveries as rows of one list: a card a row group, every word prepared."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum

from callcenter.domain.call_sheet import CallSheet, OrderOnSheet
from callcenter.domain.changes import Kind
from callcenter.domain.held import Held
from callcenter.domain.money import Money
from callcenter.domain.order import Fulfilment, Order, OrderLine
from callcenter.domain.shipment import EXCEPTIONS, Shipment, TrackingEvent
from callcenter.domain.zones import zone_of
from ui import ages
from ui.amounts import amount, quantity
from ui.icons import Icon
from ui.models.delivery_track import Track, build_track, spoken_track
from ui.models.unsent_marks import Mark, mark_of
from ui.signs import sign
from ui.speech import Speaker, fill, translate
from ui.theme import Meaning
from ui.words import word

EVENTS_AT_FIRST = 3


class RowKind(StrEnum):
    """What a row of the list shows."""

    ORDER = "order"
    LINE = "line"
    DELIVERY = "delivery"
    EVENT = "event"
    MORE = "more"
    REMARK = "remark"


class Edge(StrEnum):
    """Where a row lies in its card."""

    ONLY = "only"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One row of a card; ``share`` is how much of a line has left the house, from 0 to 1."""

    kind: RowKind
    key: Hashable
    title: str
    detail: str = ""
    aside: str = ""
    icon: Icon | None = None
    meaning: Meaning = Meaning.QUIET
    chip: str = ""
    chip_meaning: Meaning = Meaning.NEUTRAL
    chip_icon: Icon | None = None
    share: float | None = None
    track: Track | None = None
    copied: str = ""
    said: str = ""
    edge: Edge = Edge.MIDDLE
    is_open: bool = False
    mark: Mark | None = None

    @property
    def essence(self) -> Hashable:
        """News is all but how the card is folded."""
        return replace(self, edge=Edge.MIDDLE, is_open=False)

    @property
    def spoken(self) -> str:
        """All of it in words."""
        said = self.said or ", ".join(p for p in (self.title, self.chip, self.aside, self.detail) if p)
        if self.kind is not RowKind.ORDER:
            return said
        said = f"{said}, {self.mark.said}" if self.mark else said
        fold = translate("Orders", "open") if self.is_open else translate("Orders", "folded")
        return f"{said}, {fold}"

    @property
    def is_mute(self) -> bool:
        """Remarks have nothing to choose."""
        return self.kind is RowKind.REMARK


@dataclass(frozen=True, slots=True)
class Card:
    """A head and what unfolds below it; ``extra`` are the keys that unfold only on request, by their MORE row."""

    head: OrderRow
    body: tuple[OrderRow, ...]
    starts_open: bool
    extra: frozenset[Hashable] = frozenset()


class Orders(Speaker):
    """Counted words of orders."""

    @classmethod
    def items(cls, n: int) -> str:
        """Say how many lines an order has."""
        return Orders.tr("%n item(s)", "", n)

    @classmethod
    def more_events(cls, n: int) -> str:
        """Say how many events are folded away."""
        return Orders.tr("%n earlier event(s)", "", n)


def build_cards(sheet: CallSheet) -> tuple[Card, ...]:
    """Make the cards, the newest first; what is open or in trouble starts unfolded, at least one does."""
    cards = [_order_card(item, sheet) for item in sheet.orders]
    cards += [_loose_card(held, sheet) for held in sheet.loose_deliveries]
    if cards and not any(card.starts_open for card in cards):
        cards[0] = replace(cards[0], starts_open=True)
    return tuple(cards)


def _order_card(item: OrderOnSheet, sheet: CallSheet) -> Card:
    order = item.order.record
    body: list[OrderRow] = [_line_row(line, order, item.order.id) for line in order.lines]
    extra: set[Hashable] = set()
    troubled = False
    for held in item.deliveries:
        rows, hidden = _delivery_rows(held, order.placed_on, sheet)
        body += rows
        extra |= hidden
        troubled = troubled or _is_troubled(rows[0])
    if not item.deliveries and order.is_open:
        body.append(
            _remark(("none", item.order.id), translate("Orders", "No delivery has been made for it yet."))
        )
    head = _order_head(item, body, sheet)
    return Card(head, tuple(body), order.is_open or troubled, frozenset(extra))


def _loose_card(held: Held[Shipment], sheet: CallSheet) -> Card:
    rows, extra = _delivery_rows(held, None, sheet)
    shipment = held.record
    state = sign(shipment.state)
    head = OrderRow(
        RowKind.ORDER,
        ("loose", held.id),
        fill(translate("Orders", "Delivery %1"), shipment.number),
        translate("Orders", "its order is not held here"),
        icon=Icon.TRUCK,
        chip=word(shipment.state),
        chip_meaning=state.meaning,
        chip_icon=state.icon,
        copied=shipment.number,
    )
    return Card(head, tuple(rows), not shipment.delivered, frozenset(extra))


def _order_head(item: OrderOnSheet, body: Iterable[OrderRow], sheet: CallSheet) -> OrderRow:
    order = item.order.record
    state = sign(order.state)
    worst = next((row for row in body if _is_troubled(row)), None)
    placed = ages.day(order.placed_on, sheet.read_at) if order.placed_on else ""
    kind = translate("Orders", "Return") if order.is_return else ""
    parts = (
        kind,
        placed,
        Orders.items(len(order.lines)),
        word(order.state) if worst else "",
        order.reference,
    )
    return OrderRow(
        RowKind.ORDER,
        ("order", item.order.id),
        order.number,
        " · ".join(part for part in parts if part),
        "–" if order.total is None else amount(Money(order.total, order.currency)),
        Icon.RETURN if order.is_return else Icon.PACKAGE,
        chip=worst.chip if worst else word(order.state),
        chip_meaning=worst.chip_meaning if worst else state.meaning,
        chip_icon=worst.chip_icon if worst else state.icon,
        copied=order.number,
        mark=mark_of(sheet.unsent, item.order.office, Kind.ORDER, order.id),
    )


def _line_row(line: OrderLine, order: Order, held: int) -> OrderRow:
    title = line.description or line.product_code
    ordered = None if line.ordered is None else abs(line.ordered)
    share = float(min(abs(line.shipped) / ordered, 1)) if line.shipped and ordered else 0.0
    many = "" if ordered is None else quantity(ordered, line.unit)
    done = line.fulfilment is Fulfilment.SHIPPED
    words = "" if order.is_return or line.shipped is None else _fulfilment(line)
    meaning = sign(line.fulfilment).meaning
    return OrderRow(
        RowKind.LINE,
        ("line", held, line.id),
        title,
        words,
        f"{many} ×" if many else "",
        share=share if words and many else None,
        meaning=Meaning.DELIVERED if done else meaning,
        copied=line.product_code or title,
        said=", ".join(part for part in (many, title, words) if part),
    )


def _fulfilment(line: OrderLine) -> str:
    if line.fulfilment is Fulfilment.PARTLY and line.shipped is not None:
        shipped = quantity(abs(line.shipped))
        if line.ordered is None:
            return fill(translate("Orders", "%1 shipped"), shipped)
        return fill(translate("Orders", "%1 of %2 shipped"), shipped, quantity(abs(line.ordered)))
    return word(line.fulfilment)


def _delivery_rows(
    held: Held[Shipment], placed_on: date | None, sheet: CallSheet
) -> tuple[list[OrderRow], set[Hashable]]:
    shipment = held.record
    zone = zone_of(shipment.destination_country or sheet.customer.country)
    track = build_track(shipment, placed_on, sheet.read_at, zone)
    rows = [_delivery_row(held, track), *_event_rows(held, zone, sheet.read_at)]
    hidden: set[Hashable] = {row.key for row in rows[1 + EVENTS_AT_FIRST :]}
    if hidden:
        more = Orders.more_events(len(hidden))
        rows.insert(1 + EVENTS_AT_FIRST, OrderRow(RowKind.MORE, ("more", held.id), more))
    if not shipment.knows_events:
        text = fill(translate("Orders", "%1 gives states and dates, no carrier events."), held.office)
        rows.append(_remark(("silent", held.id), text))
    return rows, hidden


def _delivery_row(held: Held[Shipment], track: Track) -> OrderRow:
    shipment = held.record
    state = sign(shipment.state)
    late = bool(track.delay) and shipment.state not in EXCEPTIONS
    carrier = shipment.carrier or (
        translate("Orders", "Return") if shipment.is_return else translate("Orders", "Delivery")
    )
    number = shipment.tracking_number or shipment.number
    chip = track.delay if late else word(shipment.state)
    said = (carrier, number, word(shipment.state), spoken_track(track))
    return OrderRow(
        RowKind.DELIVERY,
        ("delivery", held.id),
        carrier,
        number,
        icon=Icon.RETURN if shipment.is_return else Icon.TRUCK,
        chip=chip,
        chip_meaning=Meaning.LATE if late else state.meaning,
        chip_icon=Icon.CLOCK if late else state.icon,
        track=track,
        copied=number,
        said=", ".join(part for part in said if part),
    )


def _event_rows(held: Held[Shipment], zone: tzinfo, now: datetime) -> Iterator[OrderRow]:
    events = sorted(held.record.events, key=_when, reverse=True)
    for place, event in enumerate(events):
        shown = sign(event.kind)
        when = ages.dated(event.at, zone, now)
        text = event.what or word(event.kind)
        yield OrderRow(
            RowKind.EVENT,
            ("event", held.id, str(event.at), event.kind, len(events) - place),
            text,
            event.where,
            when,
            shown.icon,
            shown.meaning,
            copied=f"{when} {text} {event.where}".strip(),
            said=", ".join(part for part in (when, text, event.where) if part),
        )


def _when(event: TrackingEvent) -> tuple[int, int, int, float]:
    at = event.at
    seconds = at.timestamp() if isinstance(at, datetime) else 0.0
    return at.year, at.month, at.day, seconds


def _remark(key: Hashable, text: str) -> OrderRow:
    return OrderRow(RowKind.REMARK, key, text, icon=Icon.INFO)


def _is_troubled(row: OrderRow) -> bool:
    """Late and still under way, or gone wrong."""
    if row.kind is not RowKind.DELIVERY:
        return False
    late = row.chip_meaning is Meaning.LATE and row.track is not None and not row.track.is_over
    return late or row.chip_meaning is Meaning.EXCEPTION
