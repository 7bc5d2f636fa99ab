"""The files of a folder and their columns, as docs/files-office.md tells them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file with rows. ``key`` names the column by which its rows are found: their id, or whom they belong to."""

    name: str
    key: str
    columns: Sequence[str]
    required: Sequence[str]
    is_main: bool = True


CUSTOMERS = Sheet(
    "customers.csv",
    "id",
    ("id", "name", "email", "phone", "address", "postal_code", "city", "country", "tier", "language"),
    ("id", "name"),
)
ORDERS = Sheet(
    "orders.csv", "id", ("id", "customer", "date", "state", "currency", "total"), ("id", "customer")
)
ORDER_LINES = Sheet(
    "order_lines.csv",
    "order",
    ("order", "product", "description", "quantity", "shipped", "unit_price"),
    ("order",),
    is_main=False,
)
SHIPMENTS = Sheet(
    "shipments.csv",
    "id",
    (
        "id", "order", "carrier", "tracking_number", "state", "promised", "estimated", "shipped", "delivered",
    ),
    ("id", "order"),
)  # fmt: skip
TRACKING_EVENTS = Sheet(
    "tracking_events.csv",
    "shipment",
    ("shipment", "at", "what", "where"),
    ("shipment", "at", "what"),
    is_main=False,
)
TICKETS = Sheet(
    "tickets.csv",
    "id",
    (
        "id", "customer", "order", "subject", "text", "state", "queue", "owner", "priority", "opened", "due",
        "closed", "article", "ref",
    ),
    ("id", "subject"),
)  # fmt: skip
SHEETS = (CUSTOMERS, ORDERS, ORDER_LINES, SHIPMENTS, TRACKING_EVENTS, TICKETS)
