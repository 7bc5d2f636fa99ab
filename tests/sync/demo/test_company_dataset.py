"""The invented company: as large, as varied and as consistent as it is said to be."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from sync.demo.dataset.company import found_company
from sync.demo.model import (
    KINDS,
    Article,
    Customer,
    Invoice,
    Numbered,
    Order,
    Shipment,
    StockLevel,
    Ticket,
)
from sync.demo.office import place_of

NOW = datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("Europe/Berlin"))
SETTLED = NOW.date() - timedelta(days=45)
T = TypeVar("T", bound=Numbered | Article)
Company = dict[str, list[Numbered | Article]]


@pytest.fixture(scope="module")
def company() -> Company:
    return found_company(7, NOW)


def all_of(company: Company, kind: str, record: type[T]) -> list[T]:
    return [one for one in company[kind] if isinstance(one, record)]


def fates(company: Company) -> Counter[str]:
    """How the orders went that are old enough to know, judged from the records alone."""
    back = {one.origin for one in all_of(company, "returns", Order)}
    sent: defaultdict[int, list[Shipment]] = defaultdict(list)
    for shipment in all_of(company, "shipments", Shipment):
        sent[shipment.orders[0]].append(shipment)
    return Counter(
        _fate(order, sent[order.id], back)
        for order in all_of(company, "orders", Order)
        if order.placed_on < SETTLED and order.state != "cancelled"
    )


def _fate(order: Order, shipments: Sequence[Shipment], back: set[str]) -> str:
    if order.number in back:
        return "returned"
    if len(shipments) > 1:
        return "partial"
    kinds = {event.kind for event in shipments[0].events}
    if kinds & {"lost", "refused"}:
        return "lost" if "lost" in kinds else "refused"
    delivered, promised = shipments[0].delivered, shipments[0].promised
    assert isinstance(delivered, datetime)
    assert isinstance(promised, date)
    return "late" if delivered.date() > promised else "on_time"


def test_it_is_as_large_as_promised(company: Company) -> None:
    assert set(company) == set(KINDS)
    assert len(company["customers"]) == 360
    assert len(company["orders"]) > 900
    assert len(company["tickets"]) >= 150
    assert len(company["stock"]) == 2 * len(company["products"])


def test_customers_live_in_eight_countries_a_third_of_them_in_china(company: Company) -> None:
    lands = Counter(one.addresses[0].country for one in all_of(company, "customers", Customer))
    assert len(lands) == 8
    assert 0.33 <= lands["CN"] / 360 <= 0.37


def test_every_number_is_valid_where_its_owner_lives(company: Company) -> None:
    for customer in all_of(company, "customers", Customer):
        phones = [point for point in customer.contact_points if point.kind != "email"]
        assert phones
        for point in phones:
            number = phonenumbers.parse(point.e164)
            assert phonenumbers.is_valid_number(number), point.e164
            assert phonenumbers.region_code_for_number(number) == customer.addresses[0].country


def test_no_mail_address_can_be_anybodys(company: Company) -> None:
    mails = [
        point.value
        for customer in all_of(company, "customers", Customer)
        for point in customer.contact_points
        if point.kind == "email"
    ]
    assert len(mails) == len(set(mails)) == 360
    assert all(mail.isascii() and mail.endswith(("example.com", "example.org")) for mail in mails)


def test_two_three_and_four_customers_share_a_number(company: Company) -> None:
    owners = Counter(
        point.e164
        for customer in all_of(company, "customers", Customer)
        for point in customer.contact_points
        if point.e164
    )
    assert {2, 3, 4} <= set(owners.values())


def test_customers_are_of_all_sorts(company: Company) -> None:
    customers = all_of(company, "customers", Customer)
    orders = Counter(order.customer for order in all_of(company, "orders", Order))
    tiers = Counter(customer.tier for customer in customers)
    assert tiers["gold"] < tiers["silver"] < tiers["standard"]
    assert 20 < sum(customer.is_company for customer in customers) < 80
    assert sum(bool(customer.alert) for customer in customers) > 8
    assert max(orders.values()) >= 80
    assert sum(orders[customer.id] == 0 for customer in customers) > 10


@pytest.mark.parametrize(
    ("fate", "share"),
    [
        ("on_time", 0.72),
        ("late", 0.12),
        ("partial", 0.05),
        ("returned", 0.06),
        ("refused", 0.03),
        ("lost", 0.02),
    ],
)
def test_deliveries_go_as_they_go_in_life(company: Company, fate: str, share: float) -> None:
    counted = fates(company)
    assert counted[fate] / counted.total() == pytest.approx(share, abs=0.025)


def test_what_has_shipped_is_what_shipments_carry(company: Company) -> None:
    carried: Counter[tuple[int, int]] = Counter()
    for shipment in all_of(company, "shipments", Shipment):
        for line in shipment.lines if shipment.shipped is not None else ():
            carried[shipment.orders[0], line.order_line] += int(line.quantity)
    for order in all_of(company, "orders", Order):
        for line in order.lines:
            assert line.shipped == carried[order.id, line.id]
            assert line.shipped <= line.ordered


def test_orders_are_worth_their_lines_and_bills_what_was_shipped(company: Company) -> None:
    billed: Counter[int] = Counter()
    for invoice in all_of(company, "invoices", Invoice):
        assert abs(invoice.open_amount) <= abs(invoice.total)
        if invoice.total > 0:
            billed[invoice.orders[0]] += int(invoice.total * 100)
    for order in all_of(company, "orders", Order):
        assert order.total == sum((line.ordered * line.unit_price for line in order.lines), Decimal(0))
        shipped = sum((line.shipped * line.unit_price for line in order.lines), Decimal(0))
        assert billed[order.id] == int(shipped * 100)


def test_nothing_has_happened_that_lies_ahead(company: Company) -> None:
    now = NOW.astimezone(UTC)
    for records in company.values():
        assert all(record.modified <= now for record in records)
    for shipment in all_of(company, "shipments", Shipment):
        times = [event.at for event in shipment.events]
        assert all(isinstance(at, datetime) and at <= now for at in times)
        assert times == sorted(times, key=str)
    for ticket in all_of(company, "tickets", Ticket):
        assert all(message.at <= now for message in ticket.messages)
        assert ticket.closed_at is None or ticket.opened_at < ticket.closed_at <= now


def test_a_late_parcel_says_why(company: Company) -> None:
    for shipment in all_of(company, "shipments", Shipment):
        promised, delivered = shipment.promised, shipment.delivered
        if isinstance(promised, date) and isinstance(delivered, datetime) and delivered.date() > promised:
            kinds = [event.kind for event in shipment.events]
            assert {"other", "delivery_failed"} & set(kinds) or kinds.count("customs") > 1, shipment.number


def test_all_that_hangs_together_is_there(company: Company) -> None:
    customers = {one.id for one in all_of(company, "customers", Customer)}
    orders = {one.id for kind in ("orders", "returns") for one in all_of(company, kind, Order)}
    articles = {one.id for one in all_of(company, "articles", Article)}
    for kind in ("shipments", "return_shipments"):
        for shipment in all_of(company, kind, Shipment):
            assert shipment.customer in customers
            assert set(shipment.orders) <= orders
    for invoice in all_of(company, "invoices", Invoice):
        assert set(invoice.orders) <= orders
    for ticket in all_of(company, "tickets", Ticket):
        assert ticket.customer in customers
        assert ticket.order is None or ticket.order in orders
        assert ticket.closed_by_article is None or ticket.closed_by_article in articles


def test_tickets_are_in_all_queues_and_states(company: Company) -> None:
    tickets = all_of(company, "tickets", Ticket)
    assert {one.queue for one in tickets} == {"delivery", "returns", "billing", "product", "general"}
    assert {"new", "open", "waiting", "solved", "closed", "rejected"} == {one.state for one in tickets}
    solved = [one for one in tickets if one.state in ("solved", "closed")]
    assert sum(one.closed_by_article is not None for one in solved) > 0.9 * len(solved)
    assert any(one.owner == "demo" for one in tickets if one.closed_at is None)


def test_some_answers_are_overdue_and_some_are_due_soon(company: Company) -> None:
    waiting = [
        one.due_at - NOW for one in all_of(company, "tickets", Ticket) if one.due_at and not one.closed_at
    ]
    assert len(waiting) >= 20
    assert sum(left < timedelta(0) for left in waiting) >= 3
    assert sum(timedelta(0) <= left < timedelta(hours=12) for left in waiting) >= 3


def test_something_is_out_of_stock_and_most_is_not(company: Company) -> None:
    empty = [level.available == 0 for level in all_of(company, "stock", StockLevel)]
    assert 0 < sum(empty) < len(empty) / 3


def test_equal_stamps_occur_and_no_two_places(company: Company) -> None:
    for kind, records in company.items():
        places = [place_of(record) for record in records]
        assert len(places) == len(set(places)), kind
    assert len({record.modified for record in company["customers"]}) < 360


def test_the_same_seed_and_moment_give_the_same_company(company: Company) -> None:
    again = found_company(7, NOW)
    assert {kind: [one.model_dump_json() for one in records] for kind, records in again.items()} == {
        kind: [one.model_dump_json() for one in records] for kind, records in company.items()
    }


def test_another_seed_gives_another_crowd_and_the_same_stories(company: Company) -> None:
    mine, others = (
        all_of(company, "customers", Customer),
        all_of(found_company(8, NOW), "customers", Customer),
    )
    assert [one.name for one in mine[:11]] == [one.name for one in others[:11]]
    assert [one.name for one in mine[11:]] != [one.name for one in others[11:]]


def test_the_next_day_it_is_the_same_company_with_everything_written_anew(company: Company) -> None:
    tomorrow = found_company(7, NOW + timedelta(days=1))
    for kind in ("customers", "orders", "shipments"):
        before = {one.id: one for one in company[kind]}
        after = {one.id: one for one in tomorrow[kind]}
        assert before.keys() == after.keys()
        assert all(after[identity].modified > one.modified for identity, one in before.items())
    orders = zip(all_of(company, "orders", Order), all_of(tomorrow, "orders", Order), strict=True)
    assert all(
        (one.number, one.customer, one.total) == (other.number, other.customer, other.total)
        for one, other in orders
    )


def test_later_on_a_day_more_has_happened_and_nothing_is_undone() -> None:
    morning, evening = found_company(7, NOW.replace(hour=1)), found_company(7, NOW.replace(hour=23))
    moved = 0
    for kind in KINDS:
        later = {one.id: one for one in evening[kind]}
        for one in morning[kind]:
            moved += later[one.id].revision > one.revision
            assert later[one.id].revision >= one.revision
            assert later[one.id].modified >= one.modified
    assert moved > 10


def test_a_small_company_has_all_the_stories() -> None:
    small = found_company(7, NOW, customers=24)
    assert len(small["customers"]) < 40
    assert {"张伟", "Katrin Krüger"} <= {one.name for one in all_of(small, "customers", Customer)}


@pytest.mark.parametrize("customers", [24, 360])
def test_some_orders_are_drafts_of_which_nothing_was_sent_or_billed(customers: int) -> None:
    whole = found_company(7, NOW, customers)
    drafts = {order.id for order in all_of(whole, "orders", Order) if order.state == "draft"}
    touched = {one.orders[0] for one in all_of(whole, "shipments", Shipment)}
    touched |= {one.orders[0] for one in all_of(whole, "invoices", Invoice)}
    assert drafts
    assert not drafts & touched
