"""Shipments as the screens read them."""

from collections.abc import Sequence

from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.shipment import (
    EventKind,
    Package,
    Shipment,
    ShipmentState,
    ShippedLine,
    TrackingEvent,
)
from callcenter.storage.database import Connection
from callcenter.storage.reading import Row, parties_of, pieces_of, rows_of
from callcenter.storage.values import to_list, to_moment, to_optional_moment, to_time

_NEWEST_FIRST = "coalesce(shipped, promised, estimated, '9') DESC, id DESC"


def of_customer(
    connection: Connection, customer: CustomerId, limit: int = 1000
) -> tuple[Held[Shipment], ...]:
    """Give the newest shipments of a customer with their parcels and what carriers said."""
    parties = parties_of(connection, customer)
    rows = rows_of(connection, "shipment_projected", parties, _NEWEST_FIRST, limit)
    packages = pieces_of(connection, "package", rows)
    lines = pieces_of(connection, "shipped_line", rows)
    events = pieces_of(connection, "tracking_event", rows)
    return tuple(
        Held(
            LocalId(row.id),
            OfficeId(row.office),
            _shipment(row, packages.get(row.id, ()), lines.get(row.id, ()), events.get(row.id, ())),
            to_time(row.fetched_at),
        )
        for row in rows
    )


def _shipment(row: Row, packages: Sequence[Row], lines: Sequence[Row], events: Sequence[Row]) -> Shipment:
    return Shipment(
        id=RemoteId(row.remote_id),
        customer=row.customer,
        orders=tuple(RemoteId(order) for order in to_list(row.orders)),
        number=row.number,
        state=ShipmentState(row.state),
        carrier=row.carrier,
        warehouse=row.warehouse,
        packages=tuple(
            Package(RemoteId(item.remote_id), item.number, item.tracking_number, item.tracking_url)
            for item in packages
        ),
        lines=tuple(
            ShippedLine(RemoteId(line.order_line), line.product_code, line.description, line.quantity)
            for line in lines
        ),
        events=tuple(_event(event) for event in events),
        promised=to_optional_moment(row.promised),
        estimated=to_optional_moment(row.estimated),
        shipped=to_optional_moment(row.shipped),
        delivered=to_optional_moment(row.delivered),
        destination_country=row.destination_country,
        is_return=bool(row.is_return),
        knows_events=bool(row.knows_events),
        office_state=row.office_state,
        revision=row.revision,
    )


def _event(row: Row) -> TrackingEvent:
    return TrackingEvent(to_moment(row.at), EventKind(row.kind), row.what, row.where)
