"""Pages of an office are saved, removed and counted; a page that says nothing new changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.customer import Customer
from callcenter.domain.feed import Part
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import Order
from callcenter.domain.product import Product, StockLevel
from callcenter.domain.record import Record
from callcenter.storage import customers, orders, replica, shipments
from callcenter.storage.database import Database
from tests.callcenter.small_store import (
    CRM,
    ERP,
    HOME,
    NOW,
    SMITH,
    ZHANG,
    article,
    count,
    customer,
    drop,
    invoice,
    keep,
    order,
    phone,
    shipment,
    ticket,
    who,
)

ONE_OF_EACH: list[tuple[Record, Kind]] = [
    (customer("1", "", phone(ZHANG)), Kind.CUSTOMER),
    (order("1", "1", NOW.date()), Kind.ORDER),
    (shipment("1", "1", "1"), Kind.SHIPMENT),
    (invoice("1", "1"), Kind.INVOICE),
    (ticket("1", "1"), Kind.TICKET),
    (article("1", "Late parcels"), Kind.ARTICLE),
    (Product(RemoteId("1"), "KET", "Kettle"), Kind.PRODUCT),
    (StockLevel(RemoteId("1"), RemoteId("1"), "Main", Decimal(2), Decimal(1)), Kind.STOCK),
]
each_kind = pytest.mark.parametrize(
    ("record", "kind"), ONE_OF_EACH, ids=[kind.value for _, kind in ONE_OF_EACH]
)


def listen(database: Database) -> list[Changes]:
    heard: list[Changes] = []
    database.subscribe(heard.append)
    return heard


@each_kind
def test_the_same_page_twice_changes_nothing(database: Database, record: Record, kind: Kind) -> None:
    heard = listen(database)
    assert keep(database, record) == 1
    assert [set(changes.ids) for changes in heard] == [{kind}]
    assert keep(database, record) == 0
    assert len(heard) == 1


@each_kind
def test_a_later_page_with_news_keeps_the_local_id(database: Database, record: Record, kind: Kind) -> None:
    heard = listen(database)
    keep(database, record)
    assert keep(database, replace(record, revision="later")) == 1
    assert heard[0].ids[kind] == heard[1].ids[kind]


@each_kind
def test_what_was_removed_is_gone_once_and_can_come_back(
    database: Database, record: Record, kind: Kind
) -> None:
    heard = listen(database)
    keep(database, record)
    assert drop(database, "1") == 1
    assert drop(database, "1") == 0
    assert [kind in changes.ids for changes in heard] == [True, True]
    with database.read() as connection:
        assert replica.live_ids(connection, ERP, HOME) == frozenset()
        assert not replica.counts(connection, ERP)
    assert keep(database, record) == 1


def test_within_one_page_the_last_word_counts(database: Database) -> None:
    assert keep(database, customer("1", "Before"), customer("1", "After")) == 1
    with database.read() as connection:
        card = customers.card(connection, who(database, "1"))
    assert card is not None
    assert card.name == "After"


def test_only_what_really_changed_is_told(database: Database) -> None:
    keep(database, customer("1"), customer("2"), order("1", "1"), order("2", "2"))
    heard = listen(database)
    assert keep(database, order("1", "1"), replace(order("2", "2"), reference="PO 7")) == 1
    (told,) = heard
    assert told.customers == {who(database, "2")}
    assert told.touches(Kind.ORDER)
    assert not told.touches(Kind.CUSTOMER)


def test_an_order_that_moves_to_another_customer_tells_both(database: Database) -> None:
    keep(database, customer("1"), customer("2"), order("1", "1", NOW.date()))
    heard = listen(database)
    keep(database, order("1", "2", NOW.date()))
    one, two = who(database, "1"), who(database, "2")
    assert heard[0].customers == {one, two}
    with database.read() as connection:
        assert orders.of_customer(connection, one) == ()
        assert [held.record.customer for held in orders.of_customer(connection, two)] == ["2"]


def test_a_piece_that_left_its_record_leaves_no_trace(database: Database) -> None:
    with_lines = order("1", "1", NOW.date(), order("1", "1").state, "Kettle", "Cup")
    keep(database, with_lines)
    keep(database, replace(with_lines, lines=with_lines.lines[1:]))
    assert count(database, "order_line") == 1
    drop(database, "1")
    assert count(database, "order_line") == 0


def test_an_order_may_come_before_its_customer(database: Database) -> None:
    keep(database, order("1", "1"))
    with database.read() as connection:
        assert customers.by_remote(connection, ERP, RemoteId("1")) is None
        assert replica.counts(connection, ERP) == {HOME: 1}, "a customer not told of yet does not count"
    keep(database, customer("1", "张伟"), home="parties")
    with database.read() as connection:
        assert len(orders.of_customer(connection, who(database, "1"))) == 1


def test_a_shipment_without_customer_goes_with_its_order(database: Database) -> None:
    keep(database, customer("1"), order("1", "1"))
    keep(database, shipment("1", None, "no such order", "1"))
    with database.read() as connection:
        (held,) = shipments.of_customer(connection, who(database, "1"))
    assert held.record.customer is None


def test_records_of_nobody_are_kept_apart(database: Database) -> None:
    assert keep(database, shipment("1", None), ticket("2", None)) == 2
    assert count(database, "party") == 1
    with database.read() as connection:
        assert customers.by_remote(connection, ERP, RemoteId("")) is None


def test_a_removed_customer_leaves_no_personal_data(database: Database) -> None:
    keep(database, customer("1", "张伟", phone(ZHANG), city="上海"), home="parties")
    keep(database, order("1", "1"))
    zhang = who(database, "1")
    assert drop(database, "1", home="parties") == 1
    with database.read() as connection:
        row = connection.exec_driver_sql("SELECT * FROM party").one()
        assert customers.by_key(connection, ZHANG) == ()
        assert customers.card(connection, zhang) is None
        assert len(orders.of_customer(connection, zhang)) == 1, "orders go by their own feed"
    assert (row.is_stub, row.name, row.home, row.digest) == (1, "", "", b"")
    assert count(database, "contact_point") + count(database, "postal_address") == 0
    keep(database, customer("1", "张伟", phone(ZHANG)), home="parties")
    assert who(database, "1") == zhang, "a customer who comes back is the same"


def test_offices_and_feeds_do_not_touch_one_another(database: Database) -> None:
    keep(database, customer("1", "Of the ERP"), order("1", "1"), home="erp things")
    keep(database, customer("1", "Of the CRM"), office=CRM)
    assert who(database, "1") != who(database, "1", CRM)
    assert drop(database, "1", home="other things") == 0
    assert drop(database, "1", office=CRM) == 1
    with database.read() as connection:
        assert replica.live_ids(connection, ERP, "erp things") == {"1"}


def test_local_ids_are_never_given_twice(database: Database) -> None:
    heard = listen(database)
    keep(database, article("1", "One"))
    drop(database, "1")
    keep(database, article("2", "Two"))
    first, _, second = (next(iter(changes.ids[Kind.ARTICLE])) for changes in heard)
    assert second > first


def test_pages_larger_than_one_statement_are_saved(database: Database) -> None:
    page: list[Record] = [customer(str(n), "", phone(f"+86138{n:08}")) for n in range(2000)]
    assert keep(database, *page) == 2000
    assert keep(database, *page) == 0
    assert drop(database, *(str(n) for n in range(1950))) == 1950
    assert count(database, "contact_point") == 50


def test_pieces_are_listed_with_their_records(database: Database) -> None:
    keep(database, customer("1", "", phone(ZHANG), phone(SMITH)), home="parties")
    keep(
        database,
        order("7", "1", NOW.date(), order("7", "1").state, "Kettle"),
        shipment("8", "1", track="SF1"),
    )
    with database.read() as connection:
        points = replica.part_owners(connection, ERP, Part.CONTACT_POINT)
        lines = replica.part_owners(connection, ERP, Part.ORDER_LINE)
        packages = replica.part_owners(connection, ERP, Part.PACKAGE)
        assert not replica.part_owners(connection, CRM, Part.CONTACT_POINT)
    assert set(points.values()) == {"1"}
    assert (dict(lines), dict(packages)) == ({"7.0": "7"}, {"8.1": "8"})


def test_what_hangs_on_a_customer_is_listed_by_feed(database: Database) -> None:
    keep(database, customer("1"), home="parties")
    keep(database, order("1", "1"), order("2", "1"), order("3", "9"), home="sales")
    keep(database, invoice("1", "1"), home="invoices")
    with database.read() as connection:
        found = replica.ids_of_customer(connection, ERP, RemoteId("1"))
    assert found == {"sales": {"1", "2"}, "invoices": {"1"}}


def test_what_was_removed_lies_in_the_bin_for_a_week(database: Database) -> None:
    keep(database, ticket("1", "1", "包裹没有到"))
    drop(database, "1")
    with database.read() as connection:
        row = connection.exec_driver_sql("SELECT * FROM bin").one()
    assert (row.office, row.kind, row.remote_id) == ("erp", "ticket", "1")
    assert "包裹没有到" in row.content
    removed = datetime.fromisoformat(row.removed_at)
    with database.write() as work:
        replica.empty_bin(work, removed.astimezone(UTC) + timedelta(days=7, seconds=-1))
    assert count(database, "bin") == 1
    with database.write() as work:
        replica.empty_bin(work, removed.astimezone(UTC) + timedelta(days=7, seconds=1))
    assert count(database, "bin") == 0


def test_a_field_of_five_megabytes_is_cut_and_the_rest_of_the_page_is_saved(database: Database) -> None:
    huge = replace(ticket("1", "1"), text="长" * 5_000_000)
    assert keep(database, huge, ticket("2", "1")) == 2
    with database.read() as connection:
        text = connection.exec_driver_sql("SELECT text FROM ticket WHERE remote_id = '1'").scalar_one()
    assert len(text) == 1_000_004
    assert text.endswith("[…]")
    assert keep(database, huge) == 0


def test_nul_and_lone_surrogates_are_replaced_wherever_they_stand(database: Database) -> None:
    odd = Customer(RemoteId("1\x00\udc80"), "Zh\x00ang \ud83d", contact_points=(phone("", "\x00138\udfff"),))
    sale = Order(RemoteId("1"), odd.id, "SO\x00", None, order("1", "1").state, "EUR", Decimal(1))
    assert keep(database, odd, sale) == 2
    assert keep(database, odd, sale) == 0
    with database.read() as connection:
        card = customers.card(connection, who(database, odd.id))
    assert card is not None
    assert card.name == "Zh\ufffdang \ufffd"
    assert drop(database, odd.id) == 1
