"""Money and quantities."""

from decimal import Decimal

import pytest

from callcenter.domain.money import Money
from tests.ui.wear import worn
from ui.amounts import amount, number, quantity
from ui.look import Look

pytestmark = pytest.mark.usefixtures("look")


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        ("1184.5", "EUR", "€1,184.50"),
        ("6899", "CNY", "¥6,899.00"),
        ("12000", "JPY", "JP¥12,000"),
        ("12000.00", "JPY", "JP¥12,000"),
        ("0.1", "USD", "$0.10"),
        ("-129", "GBP", "−£129.00"),
        ("5", "CHF", "CHF 5.00"),
        ("1.5", "KWD", "KWD 1.500"),
        ("9.9", "", "9.90"),
        ("0", "EUR", "€0.00"),
        ("0.005", "EUR", "€0.005"),
        ("99999999999999999999.99", "EUR", "€99,999,999,999,999,999,999.99"),
    ],
)
def test_an_amount(value: str, currency: str, said: str) -> None:
    assert amount(Money(Decimal(value), currency)) == said


def test_an_amount_in_chinese(look: Look) -> None:
    with worn(look, language="zh_CN"):
        assert amount(Money(Decimal("1234567.8"), "CNY")) == "¥1,234,567.80"


@pytest.mark.parametrize(
    ("value", "said"),
    [("2", "2"), ("2.50", "2.5"), ("1E+3", "1,000"), ("0.001", "0.001"), ("NaN", "–"), ("Infinity", "–")],
)
def test_a_number(value: str, said: str) -> None:
    assert number(Decimal(value)) == said


def test_a_quantity_with_and_without_a_unit() -> None:
    assert quantity(Decimal(3)) == "3"
    assert quantity(Decimal("2.5"), "kg") == "2.5 kg"
