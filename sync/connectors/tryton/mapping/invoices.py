"""Invoices, and what is still owed."""

from decimal import Decimal
from types import MappingProxyType

from callcenter.domain.invoice import Invoice, InvoiceState
from sync.connectors.tryton.mapping.values import Row, amount, day, identity, nested, text

INVOICE_FIELDS = (
    "number", "reference", "party", "invoice_date", "payment_term_date", "state", "currency.code",
    "total_amount", "amount_to_pay", "sales",
)  # fmt: skip
_INVOICE_STATES = MappingProxyType(
    {
        "draft": InvoiceState.DRAFT,
        "validated": InvoiceState.DRAFT,
        "posted": InvoiceState.POSTED,
        "paid": InvoiceState.PAID,
        "cancelled": InvoiceState.CANCELLED,
    }
)


def invoice(row: Row) -> Invoice:
    """Read a customer invoice."""
    state = _INVOICE_STATES.get(row["state"], InvoiceState.UNKNOWN)
    return Invoice(
        id=identity(row["id"]),
        customer=identity(row["party"]),
        number=text(row.get("number")),
        issued_on=day(row.get("invoice_date")),
        due_on=day(row.get("payment_term_date")),
        state=state,
        currency=text(nested(row, "currency").get("code")),
        total=amount(row["total_amount"]),
        open_amount=amount(row.get("amount_to_pay")) if state is InvoiceState.POSTED else Decimal(0),
        orders=tuple(identity(sale) for sale in row.get("sales") or ()),
        reference=text(row.get("reference")),
    )
