"""Orders as the screens read them."""

from collections.abc import Sequence

from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.order import Order, OrderLine, OrderState
from callcenter.storage.database import Connection
from callcenter.storage.reading import Row, parties_of, pieces_of, rows_of
from callcenter.storage.values import to_day, to_decimal, to_time

_NEWEST_FIRST = "placed_on IS NULL DESC, placed_on DESC, id DESC"


def of_customer(connection: Connection, customer: CustomerId, limit: int = 500) -> tuple[Held[Order], ...]:
    """Give the newest orders of a customer; drafts without a day count as newest."""
    parties = parties_of(connection, customer)
    return _held(connection, rows_of(connection, "sales_order_projected", parties, _NEWEST_FIRST, limit))


def get(connection: Connection, order: LocalId) -> Held[Order] | None:
    """Give one order."""
    rows = connection.exec_driver_sql("SELECT * FROM sales_order_projected WHERE id = ?", (order,)).all()
    return next(iter(_held(connection, rows)), None)


def _held(connection: Connection, rows: Sequence[Row]) -> tuple[Held[Order], ...]:
    lines = pieces_of(connection, "order_line", rows)
    return tuple(
        Held(
            LocalId(row.id), OfficeId(row.office), _order(row, lines.get(row.id, ())), to_time(row.fetched_at)
        )
        for row in rows
    )


def _order(row: Row, lines: Sequence[Row]) -> Order:
    return Order(
        id=RemoteId(row.remote_id),
        customer=RemoteId(row.customer_remote),
        number=row.number,
        placed_on=to_day(row.placed_on),
        state=OrderState(row.state),
        currency=row.currency,
        total=to_decimal(row.total or None),
        lines=tuple(_line(line) for line in lines),
        reference=row.reference,
        office_state=row.office_state,
        is_return=bool(row.is_return),
        origin=row.origin,
        revision=row.revision,
        deliver_to=row.deliver_to,
    )


def _line(row: Row) -> OrderLine:
    return OrderLine(
        id=RemoteId(row.remote_id),
        product=row.product,
        product_code=row.product_code,
        description=row.description,
        ordered=to_decimal(row.ordered or None),
        shipped=to_decimal(row.shipped),
        invoiced=to_decimal(row.invoiced),
        unit=row.unit,
        unit_price=to_decimal(row.unit_price),
    )
