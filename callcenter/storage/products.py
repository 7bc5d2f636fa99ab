"""Products and stock as the screens read them."""

from collections.abc import Sequence

from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.domain.product import StockLevel
from callcenter.storage.database import Connection
from callcenter.storage.saving import marks
from callcenter.storage.values import ZERO, to_decimal, to_time


def stock(connection: Connection, codes: Sequence[str]) -> tuple[Held[StockLevel], ...]:
    """Give the levels of these products in every warehouse."""
    if not codes:
        return ()
    sql = (
        "SELECT s.* FROM product p JOIN stock_level s ON s.office = p.office AND s.product = p.remote_id"
        f" WHERE p.code <> '' AND p.code IN ({marks(codes)}) ORDER BY p.code, s.warehouse"
    )
    return tuple(
        Held(
            LocalId(row.id),
            OfficeId(row.office),
            StockLevel(
                RemoteId(row.remote_id),
                RemoteId(row.product),
                row.warehouse,
                to_decimal(row.on_hand) or ZERO,
                to_decimal(row.available) or ZERO,
                row.revision,
            ),
            to_time(row.fetched_at),
        )
        for row in connection.exec_driver_sql(sql, tuple(codes))
    )
