"""What a customer bought, what is on its way and what is owed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from callcenter.domain.ids import CustomerId, LocalId, RemoteId
from callcenter.domain.invoice import InvoiceState
from callcenter.domain.money import Money
from callcenter.domain.product import Product, StockLevel
from callcenter.storage import invoices, orders, products, shipments
from callcenter.storage.database import Database
from tests.callcenter.small_store import CRM, NOW, TODAY, customer, invoice, keep, order, shipment, who

DAY = timedelta(days=1)


def balance(database: Database) -> list[tuple[str, str]]:
    with database.read() as connection:
        return [
            (str(money.amount), money.currency) for money in invoices.balance(connection, who(database, "1"))
        ]


def test_the_newest_orders_come_first_and_drafts_before_them(database: Database) -> None:
    keep(
        database,
        customer("1"),
        order("old", "1", TODAY - 9 * DAY),
        order("draft", "1", None),
        order("new", "1", TODAY),
        order("another", "2", TODAY),
    )
    with database.read() as connection:
        found = orders.of_customer(connection, who(database, "1"))
        newest = orders.of_customer(connection, who(database, "1"), limit=2)
        assert orders.get(connection, LocalId(404)) is None
        assert orders.of_customer(connection, CustomerId(404)) == ()
    assert [held.record.id for held in found] == ["draft", "new", "old"]
    assert newest == found[:2]


def test_the_newest_shipments_come_first(database: Database) -> None:
    keep(
        database,
        customer("1"),
        replace(shipment("shipped", "1"), shipped=NOW - DAY),
        replace(shipment("promised", "1"), promised=TODAY),
        shipment("unknown", "1"),
        replace(shipment("long ago", "1"), shipped=TODAY - 9 * DAY),
    )
    with database.read() as connection:
        found = shipments.of_customer(connection, who(database, "1"))
    assert [held.record.id for held in found] == ["unknown", "promised", "shipped", "long ago"]


def test_what_is_owed_is_added_up_by_currency(database: Database) -> None:
    keep(
        database,
        customer("1"),
        invoice("1", "1", "0.10"),
        invoice("2", "1", "0.20"),
        invoice("3", "1", "100", "CNY"),
        invoice("4", "1", "-30.5", "CNY"),
        invoice("5", "2", "999"),
    )
    assert balance(database) == [("69.5", "CNY"), ("0.30", "EUR")]


def test_only_posted_invoices_are_owed(database: Database) -> None:
    states = [state for state in InvoiceState if state is not InvoiceState.POSTED]
    keep(database, customer("1"), *(invoice(state.value, "1", state=state) for state in states))
    assert balance(database) == []


def test_nothing_owed_is_no_line(database: Database) -> None:
    keep(
        database,
        customer("1"),
        invoice("1", "1", "5.00"),
        invoice("2", "1", "-5.00"),
        invoice("3", "1", "0.000"),
    )
    assert balance(database) == []
    with database.read() as connection:
        assert invoices.balance(connection, CustomerId(404)) == ()


def test_a_thousand_cents_are_ten_euros_exactly(database: Database) -> None:
    keep(database, customer("1"), *(invoice(str(n), "1", "0.01") for n in range(1000)))
    with database.read() as connection:
        assert invoices.balance(connection, who(database, "1")) == (Money(Decimal("10.00"), "EUR"),)


def test_stock_is_told_for_every_warehouse_of_the_office_that_has_the_product(database: Database) -> None:
    def level(remote: str, warehouse: str, on_hand: int, available: int) -> StockLevel:
        return StockLevel(RemoteId(remote), RemoteId("1"), warehouse, Decimal(on_hand), Decimal(available))

    keep(
        database,
        Product(RemoteId("1"), "KET", "Kettle"),
        Product(RemoteId("2"), "", "Nameless"),
        home="products",
    )
    keep(database, level("a", "Shanghai", 5, 3), level("b", "Main", 0, -2), home="stock")
    keep(database, level("a", "Elsewhere", 9, 9), home="stock", office=CRM)
    with database.read() as connection:
        found = products.stock(connection, ["KET"])
        assert products.stock(connection, ["", "no such code"]) == ()
        assert products.stock(connection, []) == ()
    told = [(held.record.warehouse, held.record.on_hand, held.record.available) for held in found]
    assert told == [("Main", 0, -2), ("Shanghai", 5, 3)]
