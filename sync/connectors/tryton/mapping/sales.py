"""Sales as orders."""

from decimal import Decimal
from types import MappingProxyType

from callcenter.domain.order import Order, OrderLine, OrderState
from sync.connectors.tryton.mapping.values import (
    Row,
    amount,
    day,
    identity,
    nested,
    optional_identity,
    quantity,
    text,
)

ORDER_FIELDS = (
    "number", "reference", "sale_date", "state", "total_amount", "currency.code", "party", "origin", "shipment_address",
    "lines.type", "lines.product.code", "lines.product.name", "lines.description", "lines.quantity",
    "lines.unit.symbol", "lines.unit_price", "lines.moves.state", "lines.moves.quantity",
    "lines.moves.shipment.state", "lines.invoice_lines.quantity", "lines.invoice_lines.invoice.state",
)  # fmt: skip
_ORDER_STATES = MappingProxyType({state.value: state for state in OrderState})
_LEFT_THE_HOUSE = frozenset({"shipped", "done"})
_BILLED = frozenset({"posted", "paid"})


def order(row: Row) -> Order:
    """Read a sale; one whose lines all come back is a return."""
    lines = tuple(_order_line(item) for item in row["lines."] if item.get("type", "line") == "line")
    return Order(
        id=identity(row["id"]),
        customer=identity(row["party"]),
        number=text(row.get("number")),
        placed_on=day(row.get("sale_date")),
        state=state_of(row),
        currency=text(nested(row, "currency").get("code")),
        total=amount(row["total_amount"]),
        lines=lines,
        reference=text(row.get("reference")),
        office_state=text(row["state"]),
        is_return=bool(lines) and all(line.ordered is not None and line.ordered < 0 for line in lines),
        origin=text(row.get("origin")),
        deliver_to=optional_identity(row.get("shipment_address")),
    )


def state_of(row: Row) -> OrderState:
    """Read how far a sale is."""
    return _ORDER_STATES.get(row["state"], OrderState.UNKNOWN)


def _order_line(row: Row) -> OrderLine:
    goods = nested(row, "product")
    ordered = quantity(row["quantity"])
    left = sum((quantity(move["quantity"]) for move in row["moves."] if _has_left(move)), Decimal(0))
    return OrderLine(
        id=identity(row["id"]),
        product=optional_identity(goods.get("id")),
        product_code=text(goods.get("code")),
        description=text(row.get("description")) or text(goods.get("name")),
        ordered=ordered,
        shipped=-left if ordered < 0 else left,
        invoiced=_invoiced(row),
        unit=text(nested(row, "unit").get("symbol")),
        unit_price=None if row.get("unit_price") is None else amount(row["unit_price"]),
    )


def _has_left(move: Row) -> bool:
    """Tell whether goods have left the house: Tryton keeps the moves of a shipped parcel open until it arrives."""
    return move["state"] == "done" or (
        move["state"] != "cancelled" and nested(move, "shipment").get("state") in _LEFT_THE_HOUSE
    )


def _invoiced(row: Row) -> Decimal | None:
    if "invoice_lines." not in row:
        return None
    billed = (item for item in row["invoice_lines."] if nested(item, "invoice").get("state") in _BILLED)
    return sum((quantity(item["quantity"]) for item in billed), Decimal(0))
