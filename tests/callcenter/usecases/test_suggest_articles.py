"""Articles for what is typed, and before that for what is open with the customer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.domain.ids import CustomerId
from callcenter.domain.shipment import Shipment, ShipmentState
from callcenter.domain.ticket import TicketState
from callcenter.storage.database import Database
from callcenter.usecases.open_customer import open_customer
from callcenter.usecases.suggest_articles import suggest_articles, words_of
from tests.callcenter.small_store import NOW, TODAY, article, customer, keep, order, shipment, ticket, who

SHELF = (
    article("late", "When a delivery is late", "Delivery delayed"),
    article("延误", "快递延误晚到怎么办", "晚到的包裹", "zh-CN"),
    article("lost", "Parcel lost", "Claim it from the carrier"),
    article("refused", "Delivery refused", "The customer did not accept the parcel"),
    article("missed", "Missed delivery", "Arrange redelivery"),
    article("return", "Return status", "How far a return is"),
    article("refund", "Refund timing", "Money comes back in five days"),
    article("kettle", "Descaling the kettle", "Use vinegar"),
    article("invoice", "Copies of an invoice", "Ask accounts"),
)
LATE = replace(shipment("1", "1", "1"), promised=TODAY - timedelta(days=3))


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, *SHELF, home="articles")
    keep(database, customer("1"), home="parties")
    keep(database, order("1", "1", TODAY, order("1", "1").state, "Kettle"), home="sales")
    return database


def suggested(database: Database, typed: str = "", language: str = "") -> list[str]:
    sheet = open_customer(database, who(database, "1"), NOW)
    return [one.article for one in suggest_articles(database, typed, sheet, language=language)]


def test_what_is_typed_goes_before_what_is_open(shop: Database) -> None:
    keep(shop, LATE)
    assert suggested(shop, "copy of my invoice")[0] == "invoice"
    assert suggested(shop, "  \n", language="en")[0] == "late"


@pytest.mark.parametrize(
    ("delivery", "best"),
    [
        (LATE, "late"),
        (replace(LATE, orders=()), "late"),
        (replace(LATE, state=ShipmentState.LOST), "lost"),
        (replace(LATE, state=ShipmentState.REFUSED), "refused"),
        (replace(LATE, state=ShipmentState.FAILED), "missed"),
        (replace(LATE, state=ShipmentState.RETURNING), "return"),
        (replace(LATE, state=ShipmentState.RETURNED), "refund"),
        (replace(LATE, state=ShipmentState.DELIVERED, delivered=NOW), "kettle"),
        (replace(LATE, promised=TODAY + timedelta(days=1)), "kettle"),
    ],
)
def test_a_delivery_in_trouble_brings_its_article(shop: Database, delivery: Shipment, best: str) -> None:
    keep(shop, delivery)
    assert suggested(shop, language="en")[0] == best


def test_an_open_ticket_brings_its_article_and_a_closed_one_does_not(shop: Database) -> None:
    keep(shop, ticket("1", "1", "Copy of an invoice", state=TicketState.CLOSED))
    assert suggested(shop) == ["kettle"]
    keep(shop, ticket("2", "1", "Copy of an invoice"))
    assert suggested(shop)[0] == "invoice"


def test_the_language_is_a_mild_preference(shop: Database) -> None:
    keep(shop, LATE)
    assert suggested(shop, language="zh_CN")[0] == "延误"
    assert suggested(shop, language="en")[0] == "late"
    assert {"late", "延误"} <= set(suggested(shop, language="zh_CN")) & set(suggested(shop, language="en"))


def test_where_nothing_is_typed_or_open_nothing_is_suggested(database: Database) -> None:
    keep(database, *SHELF)
    assert suggest_articles(database, "") == ()
    keep(database, customer("1"))
    sheet = open_customer(database, who(database, "1"), NOW)
    assert sheet is not None
    assert words_of(sheet) == ""
    assert suggest_articles(database, " ", sheet) == ()
    assert open_customer(database, CustomerId(404), NOW) is None


def test_no_more_are_suggested_than_asked_for(shop: Database) -> None:
    assert len(suggest_articles(shop, "delivery parcel refund return late", limit=3)) == 3
