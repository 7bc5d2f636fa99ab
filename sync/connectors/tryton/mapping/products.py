"""Products, and how much of them lies in each warehouse."""

from callcenter.domain.ids import RemoteId
from callcenter.domain.product import Product, StockLevel
from sync.connectors.tryton.mapping.values import Row, identity, nested, quantity, text

PRODUCT_FIELDS = ("code", "name", "default_uom.symbol", "active")


def product(row: Row) -> Product:
    """Read a product."""
    return Product(
        id=identity(row["id"]),
        code=text(row.get("code")),
        name=text(row["name"]),
        unit=text(nested(row, "default_uom").get("symbol")),
        is_active=bool(row.get("active", True)),
    )


def stock_level(row: Row, warehouse_id: int, warehouse: str) -> StockLevel:
    """Read one product's quantities in one warehouse; available is Tryton's forecast."""
    number = identity(row["id"])
    return StockLevel(
        id=RemoteId(f"{number}@{warehouse_id}"),
        product=number,
        warehouse=warehouse,
        on_hand=quantity(row["quantity"]),
        available=quantity(row["forecast_quantity"]),
    )
