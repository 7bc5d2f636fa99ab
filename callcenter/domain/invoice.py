"""Invoices and what is still owed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from callcenter.domain.ids import RemoteId


class InvoiceState(StrEnum):
    """How far an invoice is."""

    DRAFT = "draft"
    POSTED = "posted"
    PAID = "paid"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Invoice:
    """A bill, or with a negative total a credit note; ``open_amount`` is what is still owed."""

    id: RemoteId
    customer: RemoteId
    number: str
    issued_on: date | None
    due_on: date | None
    state: InvoiceState
    currency: str
    total: Decimal
    open_amount: Decimal
    orders: tuple[RemoteId, ...] = ()
    reference: str = ""
    revision: str = ""
