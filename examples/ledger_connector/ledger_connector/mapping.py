"""What the ledger writes, in the words of the desk; pure, and kind to one bad row among many good ones."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from callcenter.domain.customer import ContactKind, ContactPoint, Customer
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import RemoteId
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.record import Record
from sync.contract import BadRecord

Row = Mapping[str, Any]

_STATES = {"open": InvoiceState.POSTED, "paid": InvoiceState.PAID, "void": InvoiceState.CANCELLED}


def read(table: str, rows: Iterable[Row]) -> tuple[tuple[Record, ...], tuple[BadRecord, ...]]:
    """Read rows; a bad one is counted with the kind of its fault, never with its content."""
    records: list[Record] = []
    bad: list[BadRecord] = []
    for row in rows:
        try:
            records.append(_READERS[table](row))
        except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
            bad.append(BadRecord(RemoteId(str(row.get("id", "?"))), type(error).__name__))
    return tuple(records), tuple(bad)


def place_of(row: Row) -> Cursor:
    """Say where a row stands in its feed: by the ledger's own stamp, in UTC."""
    return Cursor(datetime.fromisoformat(row["changed"]).astimezone(UTC), int(row["id"]))


def _customer(row: Row) -> Customer:
    points = tuple(
        ContactPoint(RemoteId(str(point["id"])), ContactKind.PHONE, str(point["number"]), str(point["e164"]))
        for point in row["phones"]
    )
    return Customer(
        RemoteId(str(row["id"])), str(row["name"]), contact_points=points, revision=str(row["changed"])
    )


def _invoice(row: Row) -> Invoice:
    return Invoice(
        id=RemoteId(str(row["id"])),
        customer=RemoteId(str(row["customer"])),
        number=str(row["number"]),
        issued_on=date.fromisoformat(row["issued"]),
        due_on=date.fromisoformat(row["due"]),
        state=_STATES.get(row["state"], InvoiceState.UNKNOWN),
        currency=str(row["currency"]),
        total=Decimal(row["total"]),
        open_amount=Decimal(row["open"]),
        revision=str(row["changed"]),
    )


_READERS: Mapping[str, Callable[[Row], Record]] = {"customers": _customer, "invoices": _invoice}
