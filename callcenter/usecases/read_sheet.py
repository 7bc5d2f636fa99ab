"""Reads everything one call shows in one transaction, from the local store alone."""

from datetime import datetime

from callcenter.domain.call_sheet import CallSheet, OrderOnSheet
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId
from callcenter.domain.order import Order
from callcenter.domain.shipment import Shipment
from callcenter.domain.timeline import build_timeline
from callcenter.storage import (
    customers,
    interactions,
    invoices,
    offices,
    orders,
    shipments,
    tickets,
    unsent,
)
from callcenter.storage.database import Connection

_MOST_ORDERS = 500


def read_sheet(connection: Connection, customer: CustomerId, now: datetime) -> CallSheet | None:
    """Give the call sheet of a customer, or nothing where this store holds no such customer.

    Articles are left out: they are looked up after the sheet is on the screen.
    """
    card = customers.card(connection, customer)
    if card is None:
        return None
    held_orders = orders.of_customer(connection, customer, _MOST_ORDERS)
    held_shipments = shipments.of_customer(connection, customer)
    held_invoices = invoices.of_customer(connection, customer)
    held_tickets = tickets.of_customer(connection, customer)
    logged = interactions.of_customer(connection, customer)
    on_sheet, loose = _join(held_orders, held_shipments)
    return CallSheet(
        customer=card,
        orders=on_sheet,
        loose_deliveries=loose,
        tickets=held_tickets,
        invoices=held_invoices,
        balance=invoices.balance(connection, customer),
        timeline=build_timeline(held_orders, held_shipments, held_invoices, held_tickets, logged),
        articles=(),
        panels=offices.panel_states(connection, customer),
        read_at=now,
        unsent=unsent.read(connection),
    )


def _join(
    held_orders: tuple[Held[Order], ...], held_shipments: tuple[Held[Shipment], ...]
) -> tuple[tuple[OrderOnSheet, ...], tuple[Held[Shipment], ...]]:
    """Hang each shipment under every order it carries goods of; what fits none stays loose.

    Of a customer with more orders than a sheet shows, the older parcels are left out with their orders.
    """
    known = {(order.office, order.record.id) for order in held_orders}
    on_sheet = tuple(
        OrderOnSheet(
            order,
            tuple(
                shipment
                for shipment in held_shipments
                if shipment.office == order.office and order.record.id in shipment.record.orders
            ),
        )
        for order in held_orders
    )
    loose = tuple(
        shipment
        for shipment in held_shipments
        if not any((shipment.office, order) in known for order in shipment.record.orders)
    )
    return on_sheet, loose if len(held_orders) < _MOST_ORDERS else ()
