"""Goods on their way to customers and back."""

from collections.abc import Iterable
from types import MappingProxyType

from callcenter.domain.ids import RemoteId
from callcenter.domain.shipment import Package, Shipment, ShipmentState, ShippedLine
from sync.connectors.tryton.mapping.values import (
    Row,
    day,
    identity,
    nested,
    optional_identity,
    quantity,
    text,
)

SHIPMENT_FIELDS = (
    "number", "state", "customer", "origin_planned_date", "planned_date", "effective_date",
    "carrier.party.name", "warehouse.name", "delivery_address.country.code",
    "packages.number", "packages.shipping_reference", "packages.shipping_tracking_url",
    "outgoing_moves.sale", "outgoing_moves.origin", "outgoing_moves.product.code",
    "outgoing_moves.product.name", "outgoing_moves.quantity",
)  # fmt: skip
RETURN_FIELDS = (
    "number", "state", "customer", "planned_date", "effective_date", "carrier.party.name", "warehouse.name",
    "contact_address.country.code", "incoming_moves.sale", "incoming_moves.origin",
    "incoming_moves.product.code", "incoming_moves.product.name", "incoming_moves.quantity",
)  # fmt: skip
_SHIPMENT_STATES = MappingProxyType(
    {
        "draft": ShipmentState.PLANNED,
        "waiting": ShipmentState.PLANNED,
        "assigned": ShipmentState.PACKING,
        "picked": ShipmentState.PACKING,
        "packed": ShipmentState.PACKED,
        "shipped": ShipmentState.IN_TRANSIT,
        "done": ShipmentState.DELIVERED,
        "cancelled": ShipmentState.CANCELLED,
    }
)
_RETURN_STATES = MappingProxyType(
    {
        "draft": ShipmentState.RETURNING,
        "received": ShipmentState.RETURNED,
        "done": ShipmentState.RETURNED,
        "cancelled": ShipmentState.CANCELLED,
    }
)


def shipment(row: Row) -> Shipment:
    """Read a customer shipment. Tryton moves the planned day of what is overdue, so the first one is the promise."""
    state = _SHIPMENT_STATES.get(row["state"], ShipmentState.UNKNOWN)
    there = state is ShipmentState.DELIVERED
    left = there or state is ShipmentState.IN_TRANSIT
    planned, done = day(row.get("planned_date")), day(row.get("effective_date"))
    promised = day(row.get("origin_planned_date")) or planned
    return Shipment(
        id=identity(row["id"]),
        customer=optional_identity(row.get("customer")),
        orders=_sales(row["outgoing_moves."]),
        number=text(row.get("number")),
        state=state,
        carrier=_carrier(row),
        warehouse=text(nested(row, "warehouse").get("name")),
        packages=tuple(_package(item) for item in row.get("packages.") or ()),
        lines=_shipped_lines(row["outgoing_moves."]),
        promised=promised,
        estimated=planned if planned != promised else None,
        shipped=done if left else None,
        delivered=done if there else None,
        destination_country=_country(row, "delivery_address"),
        knows_events=False,
        office_state=text(row["state"]),
    )


def return_shipment(row: Row) -> Shipment:
    """Read goods coming back from a customer."""
    state = _RETURN_STATES.get(row["state"], ShipmentState.UNKNOWN)
    return Shipment(
        id=identity(row["id"]),
        customer=optional_identity(row.get("customer")),
        orders=_sales(row["incoming_moves."]),
        number=text(row.get("number")),
        state=state,
        carrier=_carrier(row),
        warehouse=text(nested(row, "warehouse").get("name")),
        lines=_shipped_lines(row["incoming_moves."]),
        estimated=day(row.get("planned_date")),
        delivered=day(row.get("effective_date")) if state is ShipmentState.RETURNED else None,
        destination_country=_country(row, "contact_address"),
        is_return=True,
        knows_events=False,
        office_state=text(row["state"]),
    )


def _package(row: Row) -> Package:
    return Package(
        identity(row["id"]),
        text(row.get("number")),
        text(row.get("shipping_reference")),
        text(row.get("shipping_tracking_url")),
    )


def _shipped_lines(moves: Iterable[Row]) -> tuple[ShippedLine, ...]:
    return tuple(
        ShippedLine(
            order_line=RemoteId(text(move.get("origin")).removeprefix("sale.line,")),
            product_code=text(nested(move, "product").get("code")),
            description=text(nested(move, "product").get("name")),
            quantity=f"{quantity(move['quantity']).normalize():f}",
        )
        for move in moves
    )


def _sales(moves: Iterable[Row]) -> tuple[RemoteId, ...]:
    return tuple(dict.fromkeys(identity(move["sale"]) for move in moves if move.get("sale") is not None))


def _carrier(row: Row) -> str:
    return text(nested(nested(row, "carrier"), "party").get("name"))


def _country(row: Row, address: str) -> str:
    return text(nested(nested(row, address), "country").get("code"))
