"""Shipments: parcels under way, what carriers said of them, and whether they are late."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from callcenter.domain.ids import RemoteId
from callcenter.domain.moment import Moment, day_of, passed


class ShipmentState(StrEnum):
    """Where a shipment stands; ``office_state`` keeps the office's own word."""

    PLANNED = "planned"
    PACKING = "packing"
    PACKED = "packed"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    FAILED = "failed"
    REFUSED = "refused"
    LOST = "lost"
    RETURNING = "returning"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class EventKind(StrEnum):
    """What happened to a parcel, after the business steps of GS1 EPCIS (CBV 2.0) where they fit."""

    COMMISSIONING = "commissioning"
    PACKING = "packing"
    SHIPPING = "shipping"
    DEPARTING = "departing"
    ARRIVING = "arriving"
    CUSTOMS = "customs"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERY_FAILED = "delivery_failed"
    DELIVERED = "delivered"
    REFUSED = "refused"
    LOST = "lost"
    RETURNING = "returning"
    RECEIVING = "receiving"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TrackingEvent:
    """Something dated that a carrier reported."""

    at: Moment
    kind: EventKind
    what: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """One parcel with its own label."""

    id: RemoteId
    number: str = ""
    tracking_number: str = ""
    tracking_url: str = ""


@dataclass(frozen=True, slots=True)
class ShippedLine:
    """How much of an order line this shipment carries."""

    order_line: RemoteId
    product_code: str
    description: str
    quantity: str


FINISHED = frozenset(
    {
        ShipmentState.DELIVERED,
        ShipmentState.RETURNED,
        ShipmentState.CANCELLED,
        ShipmentState.LOST,
    }
)
EXCEPTIONS = frozenset({ShipmentState.FAILED, ShipmentState.REFUSED, ShipmentState.LOST})


@dataclass(frozen=True, slots=True)
class Shipment:
    """Goods on their way to a customer, or with ``is_return`` back from one.

    ``customer`` may be missing where only the order is known. ``knows_events`` is false where the
    office gives states and dates but no dated carrier events, so that the screen can say so.
    """

    id: RemoteId
    customer: RemoteId | None
    orders: tuple[RemoteId, ...]
    number: str
    state: ShipmentState
    carrier: str = ""
    warehouse: str = ""
    packages: tuple[Package, ...] = ()
    lines: tuple[ShippedLine, ...] = ()
    events: tuple[TrackingEvent, ...] = ()
    promised: Moment | None = None
    estimated: Moment | None = None
    shipped: Moment | None = None
    delivered: Moment | None = None
    destination_country: str = ""
    is_return: bool = False
    knows_events: bool = True
    office_state: str = ""
    revision: str = ""

    @property
    def tracking_number(self) -> str:
        """Give the first tracking number there is."""
        return next(
            (package.tracking_number for package in self.packages if package.tracking_number),
            "",
        )

    def is_late(self, now: datetime, zone: tzinfo) -> bool:
        """Tell whether the promise is broken: by the calendar of the destination for a day, else by the clock."""
        if self.promised is None or self.is_return or self.state is ShipmentState.CANCELLED:
            return False
        if self.delivered is None:
            return self.state is not ShipmentState.DELIVERED and passed(self.promised, now, zone)
        if isinstance(self.promised, datetime) and isinstance(self.delivered, datetime):
            return self.delivered > self.promised
        return day_of(self.delivered, zone) > day_of(self.promised, zone)
