"""Whatever an office says of a record is read back as it was said."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.article import Article
from callcenter.domain.customer import Customer
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, RemoteId
from callcenter.domain.invoice import Invoice
from callcenter.domain.order import Order, OrderState
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.record import Record
from callcenter.domain.shipment import Shipment
from callcenter.domain.ticket import Ticket
from callcenter.storage import articles, customers, invoices, orders, products, replica, shipments, tickets
from callcenter.storage.database import Connection, Database
from callcenter.storage.integrity import check_store
from tests.callcenter import records
from tests.callcenter.small_store import ERP, HOME, NOW

few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept(database: Database, *sent: Record) -> None:
    """Begin with an empty store and save these, twice; the second time nothing is new."""
    with database.write() as work:
        replica.remove(work, ERP, HOME, replica.live_ids(work.connection, ERP, HOME))
    with database.write() as work:
        assert replica.save(work, ERP, HOME, sent, NOW) == len({record.id for record in sent})
    with database.write() as work:
        assert replica.save(work, ERP, HOME, sent, NOW) == 0


def customer_of(connection: Connection, remote: RemoteId | None) -> CustomerId:
    sql = "SELECT customer_id FROM party WHERE office = ? AND remote_id = ?"
    return CustomerId(connection.exec_driver_sql(sql, (ERP, remote)).scalar_one())


def said(held: Sequence[Held[Any]]) -> list[Any]:
    assert all((one.office, one.fetched_at) == (ERP, NOW) for one in held)
    return [one.record for one in held]


@few
@given(records.customers)
def test_customers(database: Database, sent: Customer) -> None:
    kept(database, sent)
    with database.read() as connection:
        card = customers.card(connection, customer_of(connection, sent.id))
    assert card is not None
    assert (card.name, card.tier, card.language) == (sent.name, sent.tier, sent.language)
    assert (card.is_company, card.is_active) == (sent.is_company, sent.is_active)
    assert card.alerts == ((sent.alert,) if sent.alert else ())
    assert card.categories == tuple(dict.fromkeys(sent.categories))
    assert card.contact_points == sent.contact_points
    assert card.addresses == sent.addresses
    assert card.identifiers == sent.identifiers
    assert [(one.office, one.id, one.number) for one in card.records] == [(ERP, sent.id, sent.number)]


@few
@given(records.orders)
def test_orders(database: Database, sent: Order) -> None:
    kept(database, sent)
    with database.read() as connection:
        held = orders.of_customer(connection, customer_of(connection, sent.customer))
        again = orders.get(connection, held[0].id)
    assert said(held) == [sent]
    assert again == held[0]


@few
@given(records.shipments)
def test_shipments(database: Database, sent: Shipment) -> None:
    kept(database, sent)
    with database.read() as connection:
        held = shipments.of_customer(connection, customer_of(connection, sent.customer))
    assert said(held) == [sent]


@few
@given(records.invoices)
def test_invoices(database: Database, sent: Invoice) -> None:
    kept(database, sent)
    with database.read() as connection:
        held = invoices.of_customer(connection, customer_of(connection, sent.customer))
    assert said(held) == [sent]


@few
@given(records.tickets)
def test_tickets(database: Database, sent: Ticket) -> None:
    kept(database, sent)
    with database.read() as connection:
        held = tickets.of_customer(connection, customer_of(connection, sent.customer))
        again = tickets.get(connection, held[0].id)
    assert said(held) == [sent]
    assert again == held[0]


@few
@given(records.products.filter(lambda product: bool(product.code)), records.levels)
def test_products_and_stock(database: Database, sent: Product, level: StockLevel) -> None:
    level = StockLevel(level.id, sent.id, level.warehouse, level.on_hand, level.available, level.revision)
    with database.write() as work:
        for table in ("product", "stock_level"):
            work.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  # a table of ours, named by a test
        replica.save(work, ERP, "products", [sent], NOW)
        replica.save(work, ERP, "stock", [level], NOW)
    with database.read() as connection:
        assert said(products.stock(connection, [sent.code])) == [level]


@few
@given(records.articles)
def test_articles(database: Database, sent: Article) -> None:
    kept(database, sent)
    with database.read() as connection:
        identity = connection.exec_driver_sql("SELECT id FROM article").scalar_one()
        held = articles.get(connection, LocalId(identity))
    assert held is not None
    assert said([held]) == [sent]


dirty = st.text(st.characters(codec=None, exclude_categories=()), max_size=6)


@few
@given(st.lists(records.orders, max_size=8), dirty, dirty)
def test_a_page_is_saved_whatever_its_ids_and_texts_look_like(
    database: Database, page: list[Order], remote: str, text: str
) -> None:
    odd = Order(RemoteId(remote), RemoteId(text), text, None, OrderState.UNKNOWN, text, Decimal(0))
    kept(database, *page, odd)
    with database.read() as connection:
        assert len(replica.live_ids(connection, ERP, HOME)) >= len({order.id for order in page})
    check_store(database)
