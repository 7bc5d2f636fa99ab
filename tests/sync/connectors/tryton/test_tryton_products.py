"""Recorded products, and their quantities in one warehouse."""

from decimal import Decimal

from callcenter.domain.ids import RemoteId
from callcenter.domain.product import Product, StockLevel
from sync.connectors.tryton.mapping.products import product, stock_level
from tests.sync.connectors.tryton.recorded import row

ROTTERDAM = 13
KETTLE, UMBRELLA = 3, 45


def test_a_product_has_a_code_a_name_and_a_unit() -> None:
    assert product(row("products", KETTLE)) == Product(
        RemoteId("3"), "MS-0015", "Kettle 电水壶 black 黑色", "u"
    )


def test_a_product_may_lack_a_code_and_be_out_of_use() -> None:
    found = product(row("products", KETTLE, code=None, active=False))
    assert (found.code, found.is_active) == ("", False)


def test_a_level_is_named_by_its_product_and_its_warehouse() -> None:
    assert stock_level(row("stock", UMBRELLA), ROTTERDAM, "Rotterdam") == StockLevel(
        id=RemoteId("45@13"),
        product=RemoteId("45"),
        warehouse="Rotterdam",
        on_hand=Decimal("7999.0"),
        available=Decimal("8000.0"),
    )


def test_fractions_of_a_unit_are_exact_and_less_than_nothing_may_be_available() -> None:
    found = stock_level(row("stock", KETTLE, quantity=0.1, forecast_quantity=-2.5), ROTTERDAM, "Rotterdam")
    assert (found.on_hand, found.available) == (Decimal("0.1"), Decimal("-2.5"))


def test_a_quantity_that_is_not_said_is_nothing() -> None:
    assert stock_level(row("stock", KETTLE, quantity=None), ROTTERDAM, "Rotterdam").on_hand == 0
