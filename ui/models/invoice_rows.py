"""Invoices as rows, and in one line what is owed."""

from collections.abc import Iterable
from datetime import date, datetime

from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.held import Held
from callcenter.domain.invoice import Invoice, InvoiceState
from callcenter.domain.money import Money
from ui import ages
from ui.amounts import amount
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.signs import sign
from ui.speech import Speaker, fill, translate
from ui.theme import Meaning
from ui.words import word


class Invoices(Speaker):
    """Counted words of invoices."""

    @classmethod
    def overdue(cls, n: int) -> str:
        """Say how many are overdue."""
        return Invoices.tr("%n overdue", "", n)


def invoice_rows(invoices: Iterable[Held[Invoice]], now: datetime) -> tuple[ListRow, ...]:
    """Keep the order they come in."""
    today = now.astimezone().date()
    return tuple(_row(held, today) for held in invoices)


def owed(sheet: CallSheet) -> str:
    """Say what is owed."""
    debts = [amount(money) for money in sheet.balance if money.amount > 0]
    credits = [amount(Money(-money.amount, money.currency)) for money in sheet.balance if money.amount < 0]
    parts = [fill(translate("Invoices", "owes %1"), debt) for debt in debts]
    parts += [fill(translate("Invoices", "has a credit of %1"), credit) for credit in credits]
    return " · ".join(parts) or translate("Invoices", "nothing owed")


def overdue(sheet: CallSheet) -> str:
    """Say how many invoices are overdue; nothing where none is."""
    today = sheet.read_at.astimezone().date()
    late = sum(_is_overdue(held.record, today) for held in sheet.invoices)
    return Invoices.overdue(late) if late else ""


def _row(held: Held[Invoice], today: date) -> ListRow:
    invoice = held.record
    shown = sign(invoice.state)
    late = _is_overdue(invoice, today)
    due = fill(translate("Invoices", "due %1"), ages.day(invoice.due_on, today)) if invoice.due_on else ""
    issued = ages.day(invoice.issued_on, today) if invoice.issued_on else ""
    open_part = Money(invoice.open_amount, invoice.currency)
    rest = fill(translate("Invoices", "%1 open"), amount(open_part)) if invoice.open_amount else ""
    credit = invoice.total < 0
    return ListRow(
        ("invoice", held.id),
        invoice.number or translate("Invoices", "(no number yet)"),
        " · ".join(part for part in (issued, due if rest else "", rest) if part),
        Icon.RETURN if credit else Icon.INVOICE,
        aside=amount(Money(invoice.total, invoice.currency)),
        aside_meaning=Meaning.TEXT,
        chip=translate("Invoices", "Overdue") if late else word(invoice.state),
        chip_meaning=Meaning.LATE if late else shown.meaning,
        copied=invoice.number,
    )


def _is_overdue(invoice: Invoice, today: date) -> bool:
    unpaid = invoice.state is InvoiceState.POSTED and invoice.open_amount > 0
    return unpaid and invoice.due_on is not None and invoice.due_on < today
