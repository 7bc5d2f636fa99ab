"""Rows of the files into the desk's records; pure.

A row without what it must have raises ``UnreadableError``. Empty cells are unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from callcenter.domain.customer import ContactKind, ContactPoint, Customer, PostalAddress, Tier
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.domain.shipment import Package, Shipment, ShipmentState, TrackingEvent
from callcenter.domain.ticket import CustomField, Ticket, TicketState
from callcenter.numbering import contact_key
from sync.connectors.files import values, words
from sync.connectors.files.settings import FilesSettings
from sync.connectors.files.sheets import TICKETS
from sync.connectors.files.values import Cells, Habits, UnreadableError

_SEMICOLON = re.compile(r"[;；\n]")
_SLASH = re.compile(r"/")
_EITHER = re.compile(r"[;；\n/]")
_LAST_SECOND = time(23, 59, 59)
_NOBODY = RemoteId("")
"""The customer of an order that names none."""
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Destination:
    """What a shipment takes from its order and its customer."""

    customer: RemoteId | None = None
    country: str = ""


class Mapping:
    """Reads rows as the settings of an office say."""

    def __init__(self, settings: FilesSettings) -> None:
        self._region = settings.home_region
        self._currency = settings.currency
        self._habits = Habits(settings.zone, settings.decimal)

    def customer(self, cells: Cells) -> Customer:
        """Read a customer; the company's own list of numbers and mail addresses counts as confirmed."""
        identity = values.key(cells, "id")
        country = words.country(values.text(cells, "country"))
        return Customer(
            id=identity,
            name=values.text(cells, "name"),
            number=identity,
            tier=_tier(values.text(cells, "tier")),
            language=words.language(values.text(cells, "language")),
            contact_points=self._contact_points(cells, identity, country or self._region),
            addresses=_addresses(cells, identity, country),
        )

    def _contact_points(self, cells: Cells, owner: str, region: str) -> tuple[ContactPoint, ...]:
        emails = _parts(values.text(cells, "email"), _EITHER)
        phones = _phones(values.text(cells, "phone"), region)
        return (
            *(_email(f"{owner}/email/{place}", one) for place, one in enumerate(emails, 1)),
            *(_phone(f"{owner}/phone/{place}", one, region) for place, one in enumerate(phones, 1)),
        )

    def order(self, cells: Cells, lines: Sequence[OrderLine]) -> Order:
        """Read an order with its lines."""
        identity = values.key(cells, "id")
        return Order(
            id=identity,
            customer=values.optional_key(cells, "customer") or _NOBODY,
            number=identity,
            placed_on=values.day(cells, "date", self._habits),
            state=words.meaning(values.text(cells, "state"), words.ORDER_STATES, OrderState.UNKNOWN),
            currency=self._currency_of(cells),
            total=values.decimal(cells, "total", self._habits),
            lines=tuple(lines),
            office_state=values.text(cells, "state"),
        )

    def _currency_of(self, cells: Cells) -> str:
        told = values.text(cells, "currency").upper() or self._currency
        if not _CURRENCY.fullmatch(told):
            raise UnreadableError("currency is no code such as CNY or EUR")
        return told

    def order_line(self, cells: Cells, place: int) -> OrderLine:
        """Read one line of an order."""
        product = values.text(cells, "product")
        return OrderLine(
            id=RemoteId(f"{values.key(cells, 'order')}/{place}"),
            product=None,
            product_code=product,
            description=values.text(cells, "description") or product,
            ordered=values.decimal(cells, "quantity", self._habits),
            shipped=values.decimal(cells, "shipped", self._habits),
            unit_price=values.decimal(cells, "unit_price", self._habits),
        )

    def shipment(
        self, cells: Cells, events: Sequence[TrackingEvent], to: Destination, *, knows_events: bool
    ) -> Shipment:
        """Read a shipment; a promise that is a day stays one."""
        identity = values.key(cells, "id")
        tracked = _parts(values.text(cells, "tracking_number"), _SEMICOLON)
        return Shipment(
            id=identity,
            customer=to.customer,
            orders=orders_of(cells),
            number=identity,
            state=words.meaning(values.text(cells, "state"), words.SHIPMENT_STATES, ShipmentState.UNKNOWN),
            carrier=values.text(cells, "carrier"),
            packages=tuple(
                Package(RemoteId(f"{identity}/{place}"), tracking_number=number)
                for place, number in enumerate(tracked, 1)
            ),
            events=tuple(events),
            promised=values.moment(cells, "promised", self._habits),
            estimated=values.moment(cells, "estimated", self._habits),
            shipped=values.moment(cells, "shipped", self._habits),
            delivered=values.moment(cells, "delivered", self._habits),
            destination_country=to.country,
            knows_events=knows_events,
            office_state=values.text(cells, "state"),
        )

    def tracking_event(self, cells: Cells, _place: int) -> TrackingEvent:
        """Read what a carrier said."""
        at = values.moment(cells, "at", self._habits)
        if at is None:
            raise UnreadableError("at is empty")
        what = values.text(cells, "what")
        return TrackingEvent(at, words.event_kind(what), what, values.text(cells, "where"))

    def ticket(self, cells: Cells) -> Ticket:
        """Read a ticket; columns of the office's own become fields."""
        identity = values.key(cells, "id")
        return Ticket(
            id=identity,
            customer=values.optional_key(cells, "customer"),
            number=identity,
            subject=values.text(cells, "subject"),
            state=words.meaning(values.text(cells, "state"), words.TICKET_STATES, _state_unsaid(cells)),
            queue=values.text(cells, "queue"),
            owner=values.text(cells, "owner"),
            priority=words.priority(values.text(cells, "priority")),
            text=values.text(cells, "text"),
            order=values.optional_key(cells, "order"),
            opened_at=values.instant(cells, "opened", self._habits),
            due_at=values.instant(cells, "due", self._habits, _LAST_SECOND),
            closed_at=values.instant(cells, "closed", self._habits),
            closed_by_article=values.optional_key(cells, "article"),
            office_state=values.text(cells, "state"),
            client_ref=values.text(cells, "ref"),
            fields=tuple(
                CustomField(name, (cell.strip(),))
                for name, cell in cells.items()
                if name not in TICKETS.columns and name and cell.strip()
            ),
        )


def _state_unsaid(cells: Cells) -> TicketState:
    """A ticket that was closed, or names the article that closed it, is closed whatever its state is called."""
    is_closed = bool(values.text(cells, "closed") or values.text(cells, "article"))
    return TicketState.CLOSED if is_closed else TicketState.UNKNOWN


def orders_of(cells: Cells) -> tuple[RemoteId, ...]:
    """Name the orders a shipment carries."""
    found = values.optional_key(cells, "order")
    return tuple(RemoteId(one) for one in _parts(found or "", _SEMICOLON))


def country_of(cells: Cells) -> str:
    """Say where a customer lives."""
    return words.country(values.text(cells, "country"))


def _tier(word: str) -> Tier:
    return words.meaning(word, words.TIERS, Tier.OTHER) if word else Tier.UNKNOWN


def _phones(told: str, region: str) -> list[str]:
    """Cut at a stroke only what is no number as a whole: some write 030/901820."""
    found: list[str] = []
    for part in _parts(told, _SEMICOLON):
        found += [part] if contact_key(part, region) else _parts(part, _SLASH)
    return list(dict.fromkeys(found))


def _parts(told: str, between: re.Pattern[str]) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in between.split(told) if part.strip()))


def _email(identity: str, value: str) -> ContactPoint:
    key = value.lower() if "@" in value else ""
    return ContactPoint(RemoteId(identity), ContactKind.EMAIL, value, key, verified=bool(key))


def _phone(identity: str, value: str, region: str) -> ContactPoint:
    key = contact_key(value, region)
    return ContactPoint(RemoteId(identity), ContactKind.PHONE, value, key, verified=bool(key))


def _addresses(cells: Cells, owner: str, country: str) -> tuple[PostalAddress, ...]:
    told = [values.text(cells, name) for name in ("address", "postal_code", "city")]
    if not any(told) and not country:
        return ()
    street, postal_code, city = told
    return (
        PostalAddress(
            RemoteId(f"{owner}/address"), street, postal_code, city, country=country,
            is_delivery=True, is_invoice=True,
        ),
    )  # fmt: skip
