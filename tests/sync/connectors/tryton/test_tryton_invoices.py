"""Recorded invoices and what is still owed."""

from datetime import date
from decimal import Decimal

import pytest

from callcenter.domain.ids import RemoteId
from callcenter.domain.invoice import Invoice, InvoiceState
from sync.connectors.tryton.mapping.invoices import invoice
from tests.sync.connectors.tryton.recorded import row

PARTLY_PAID, DRAFT, OWED, PAID, CREDIT = 1, 2, 3, 5, 48


def read(number: int, **changes: object) -> Invoice:
    return invoice(row("invoices", number, **changes))


def test_an_invoice_paid_in_part_says_what_is_open() -> None:
    assert read(PARTLY_PAID) == Invoice(
        id=RemoteId("1"),
        customer=RemoteId("73"),
        number="INV2026-00001",
        issued_on=date(2026, 10, 16),
        due_on=None,
        state=InvoiceState.POSTED,
        currency="EUR",
        total=Decimal("144.20"),
        open_amount=Decimal("72.10"),
        orders=(RemoteId("31"),),
    )


@pytest.mark.parametrize(
    ("number", "state", "total", "owed"),
    [
        (DRAFT, InvoiceState.DRAFT, "34.57", "0"),
        (OWED, InvoiceState.POSTED, "11355.37", "11355.37"),
        (PAID, InvoiceState.PAID, "8328.10", "0"),
        (CREDIT, InvoiceState.DRAFT, "-11.42", "0"),
    ],
)
def test_only_a_posted_invoice_is_owed(number: int, state: InvoiceState, total: str, owed: str) -> None:
    found = read(number)
    assert (found.state, str(found.total), str(found.open_amount)) == (state, total, owed)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("draft", InvoiceState.DRAFT),
        ("validated", InvoiceState.DRAFT),
        ("posted", InvoiceState.POSTED),
        ("paid", InvoiceState.PAID),
        ("cancelled", InvoiceState.CANCELLED),
        ("written_off", InvoiceState.UNKNOWN),
    ],
)
def test_every_word_of_tryton_for_a_state_is_read(word: str, state: InvoiceState) -> None:
    found = read(PARTLY_PAID, state=word)
    assert found.state is state
    assert found.open_amount == (Decimal("72.10") if state is InvoiceState.POSTED else 0)


def test_a_credit_note_that_was_posted_is_owed_to_the_customer() -> None:
    assert read(CREDIT, state="posted", amount_to_pay=Decimal("-11.42")).open_amount == Decimal("-11.42")


def test_the_day_it_is_due_is_kept() -> None:
    assert read(OWED, payment_term_date=date(2026, 11, 15)).due_on == date(2026, 11, 15)


def test_an_invoice_may_be_about_no_order_or_several() -> None:
    assert read(OWED, sales=None).orders == ()
    assert read(OWED, sales=[33, 34]).orders == ("33", "34")
