"""The customers that docs/demo-office.md names are there, and their stories hold at every hour of a day."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from sync.demo.dataset.company import found_company
from sync.demo.model import Article, Customer, Invoice, Numbered, Order, Shipment, Ticket

DOCUMENT = Path(__file__).parents[3] / "docs" / "demo-office.md"
ROWS = re.findall(r"^\| `(\+[^`]+)` \| ([^|]+) \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
HOURS = [0, 9, 17, 23]
T = TypeVar("T", bound=Numbered | Article)


class Told:
    """The company, asked by the name of a customer."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._kinds = found_company(7, now, customers=24)

    def customer(self, name: str) -> Customer:
        return next(one for one in self._kinds["customers"] if isinstance(one, Customer) and one.name == name)

    def all_of(self, name: str, kind: str, record: type[T]) -> list[T]:
        """The newest first."""
        identity = self.customer(name).id
        mine = [one for one in self._kinds[kind] if getattr(one, "customer", None) == identity]
        return [one for one in reversed(mine) if isinstance(one, record)]

    def owners_of(self, number: str) -> set[str]:
        return {
            one.name
            for one in self._kinds["customers"]
            if isinstance(one, Customer) and number in {point.e164 for point in one.contact_points}
        }


@pytest.fixture(scope="module", params=HOURS)
def told(request: pytest.FixtureRequest) -> Told:
    return Told(datetime(2026, 11, 24, request.param, 20, tzinfo=ZoneInfo("Asia/Shanghai")))


def is_late(shipment: Shipment, told: Told) -> bool:
    assert isinstance(shipment.promised, date)
    return shipment.delivered is None and shipment.promised < told.now.date()


@pytest.mark.parametrize(("number", "who"), ROWS)
def test_every_number_of_the_document_reaches_who_it_says(told: Told, number: str, who: str) -> None:
    e164 = phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.E164)
    owners = told.owners_of(e164)
    assert owners
    assert all(owner.split()[0] in who for owner in owners)


def test_the_document_names_them_all() -> None:
    assert len(ROWS) == 10


def test_the_gold_customer_waits_for_a_late_parcel_and_has_complained(told: Told) -> None:
    late = [one for one in told.all_of("张伟", "shipments", Shipment) if is_late(one, told)]
    assert sorted(one.state for one in late)[1] == "lost"
    assert any("因暴雨天气" in event.what for one in late for event in one.events)
    tickets = told.all_of("张伟", "tickets", Ticket)
    waiting = [one for one in tickets if one.closed_at is None]
    assert {one.owner for one in waiting} == {"demo"}
    assert all(one.is_complaint and len(one.messages) >= 3 for one in waiting)
    assert [one.closed_by_article for one in tickets if one.closed_at] == ["zh/refund-timing"]
    assert told.customer("张伟").number == "C10001"


def test_the_lost_parcel_of_the_gold_customer_is_not_yet_paid_back(told: Told) -> None:
    lost = next(one for one in told.all_of("张伟", "shipments", Shipment) if one.state == "lost")
    bills = [one for one in told.all_of("张伟", "invoices", Invoice) if one.orders == lost.orders]
    assert [bill.total > 0 for bill in bills] == [True]


def test_a_couple_shares_number_and_address(told: Told) -> None:
    assert told.owners_of("+4930901820") == {"Katrin Krüger", "Jonas Krüger"}
    assert told.customer("Katrin Krüger").addresses == told.customer("Jonas Krüger").addresses


def test_of_a_partial_delivery_the_rest_is_still_to_come(told: Told) -> None:
    order = told.all_of("Chloé Moreau", "orders", Order)[0]
    states = [
        one.state for one in told.all_of("Chloé Moreau", "shipments", Shipment) if one.orders == [order.id]
    ]
    assert sorted(states) in (["delivered", "planned"], ["delivered", "packing"], ["delivered", "packed"])
    assert [line.shipped == line.ordered for line in order.lines] == [True, False]


def test_a_refused_parcel_is_on_its_way_back(told: Told) -> None:
    assert told.all_of("Niamh O’Brien", "shipments", Shipment)[0].state == "returning"


def test_returned_goods_have_arrived_and_the_customer_asks_for_the_money(told: Told) -> None:
    assert told.all_of("Álvaro Muñoz", "return_shipments", Shipment)[0].state == "returned"
    assert told.all_of("Álvaro Muñoz", "tickets", Ticket)[0].closed_at is None


def test_a_parcel_is_held_at_customs(told: Told) -> None:
    shipment = told.all_of("Grace Nguyen", "shipments", Shipment)[0]
    assert is_late(shipment, told)
    assert shipment.events[-1].kind == "customs"


def test_a_missed_parcel_comes_again_today(told: Told) -> None:
    shipment = told.all_of("李娜", "shipments", Shipment)[0]
    assert "delivery_failed" in {event.kind for event in shipment.events}
    last = shipment.delivered or shipment.estimated
    assert last is not None
    assert (
        last.astimezone(told.now.tzinfo).date() if isinstance(last, datetime) else last
    ) == told.now.date()


def test_there_is_somebody_with_whom_nothing_went_wrong(told: Told) -> None:
    shipments = told.all_of("佐藤 陽菜", "shipments", Shipment)
    assert shipments
    assert not any(is_late(one, told) for one in shipments)
    assert not told.all_of("佐藤 陽菜", "tickets", Ticket)


def test_the_guest_house_has_84_orders(told: Told) -> None:
    assert len(told.all_of("春风家民宿", "orders", Order)) == 84
    assert told.customer("春风家民宿").is_company


def test_somebody_is_new(told: Told) -> None:
    assert told.all_of("Emre Yılmaz", "orders", Order) == []


def test_stories_hold_on_every_day_of_a_week() -> None:
    for days in range(7):
        told = Told(datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Berlin")) + timedelta(days=days))
        test_the_gold_customer_waits_for_a_late_parcel_and_has_complained(told)
        test_of_a_partial_delivery_the_rest_is_still_to_come(told)
        test_a_refused_parcel_is_on_its_way_back(told)
        test_a_parcel_is_held_at_customs(told)
