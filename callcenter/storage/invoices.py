"""Invoices as the screens read them, and what is still owed."""

from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.money import Money
from callcenter.storage.database import Connection
from callcenter.storage.reading import Row, parties_of, rows_of
from callcenter.storage.saving import marks
from callcenter.storage.values import ZERO, to_day, to_decimal, to_list, to_time

_NEWEST_FIRST = "issued_on IS NULL DESC, issued_on DESC, id DESC"


def of_customer(connection: Connection, customer: CustomerId, limit: int = 500) -> tuple[Held[Invoice], ...]:
    """Give the newest invoices of a customer."""
    rows = rows_of(connection, "invoice_projected", parties_of(connection, customer), _NEWEST_FIRST, limit)
    return tuple(
        Held(LocalId(row.id), OfficeId(row.office), _invoice(row), to_time(row.fetched_at)) for row in rows
    )


def balance(connection: Connection, customer: CustomerId) -> tuple[Money, ...]:
    """Add up what is open, by currency; credit notes count against it, and nothing owed is no line."""
    parties = parties_of(connection, customer)
    if not parties:
        return ()
    sql = (
        f"SELECT currency, open_amount FROM invoice_projected WHERE party_id IN ({marks(parties)})"
        " AND state = ? AND open_amount NOT IN ('0', '0.00')"
    )
    owed: dict[str, Money] = {}
    for currency, amount in connection.exec_driver_sql(sql, (*parties, InvoiceState.POSTED.value)):
        before = owed.get(currency, Money(ZERO, currency))
        owed[currency] = Money(before.amount + (to_decimal(amount) or ZERO), currency)
    return tuple(money for _currency, money in sorted(owed.items()) if money.amount)


def _invoice(row: Row) -> Invoice:
    return Invoice(
        id=RemoteId(row.remote_id),
        customer=RemoteId(row.customer_remote),
        number=row.number,
        issued_on=to_day(row.issued_on),
        due_on=to_day(row.due_on),
        state=InvoiceState(row.state),
        currency=row.currency,
        total=to_decimal(row.total) or ZERO,
        open_amount=to_decimal(row.open_amount) or ZERO,
        orders=tuple(RemoteId(order) for order in to_list(row.orders)),
        reference=row.reference,
        revision=row.revision,
    )
