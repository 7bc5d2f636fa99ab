"""Rows of the contract become records; what is wrong with a row is named and never repeated."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from callcenter.domain.customer import ContactKind, Customer, Tier
from callcenter.domain.ids import RemoteId
from callcenter.domain.order import Order, OrderState
from callcenter.domain.record import Record
from callcenter.domain.shipment import EventKind, Shipment, ShipmentState
from callcenter.domain.ticket import Attachment, Ticket
from sync.connectors.demo.mapping import READERS
from sync.connectors.demo.values import UnreadableError

STAMP = "2026-11-24T09:30:12.345678Z"
SECRET = "Mrs Very Secret"

LEAST: dict[str, dict[str, Any]] = {
    "customers": {"id": 1, "modified": STAMP, "name": "张伟"},
    "products": {"id": 1, "modified": STAMP, "code": "COF-10", "name": "Espresso machine"},
    "stock": {"id": 1, "modified": STAMP, "product": 3, "warehouse": "Hamburg", "on_hand": "4", "available": "2"},
    "orders": {
        "id": 1, "modified": STAMP, "customer": 1, "number": "HH-1", "placed_on": "2026-11-18", "state": "done",
        "currency": "CNY", "total": "19.90",
    },
    "shipments": {"id": 1, "modified": STAMP, "orders": [1], "number": "SH-1", "state": "in_transit"},
    "invoices": {
        "id": 1, "modified": STAMP, "customer": 1, "number": "IN-1", "state": "paid", "currency": "CNY", "total": "1",
        "open_amount": "0",
    },
    "tickets": {"id": 1, "modified": STAMP, "number": "T-1", "subject": "Late", "state": "open", "opened_at": STAMP},
    "articles": {"id": "en/late", "modified": STAMP, "title": "Late", "text": "Wait.", "language": "en"},
}  # fmt: skip


def read(kind: str, **changes: Any) -> Record:
    return READERS[kind]({**LEAST[kind], **changes})


def read_customer(**changes: Any) -> Customer:
    found = read("customers", **changes)
    assert isinstance(found, Customer)
    return found


def read_order(**changes: Any) -> Order:
    found = read("orders", **changes)
    assert isinstance(found, Order)
    return found


def read_shipment(**changes: Any) -> Shipment:
    found = read("shipments", **changes)
    assert isinstance(found, Shipment)
    return found


@pytest.mark.parametrize("kind", list(LEAST))
def test_fields_with_a_default_may_be_missing(kind: str) -> None:
    assert read(kind).id == str(LEAST[kind]["id"])


@pytest.mark.parametrize("kind", list(LEAST))
def test_fields_nobody_knows_are_left_aside(kind: str) -> None:
    assert read(kind, colour="red") == read(kind)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kind, field)
        for kind, row in LEAST.items()
        for field in row
        if field not in ("modified", "placed_on", "orders")
    ],
)
def test_what_must_be_there_is_missed_by_name(kind: str, field: str) -> None:
    row = {name: value for name, value in LEAST[kind].items() if name != field}
    with pytest.raises(UnreadableError, match=field):
        READERS[kind](row)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("customers", "id", None),
        ("customers", "id", True),
        ("customers", "name", 5),
        ("customers", "is_company", "yes"),
        ("customers", "contact_points", {"value": SECRET}),
        ("customers", "contact_points", [SECRET]),
        ("customers", "contact_points", [{"id": 1, "kind": "mobile", "value": ["+49"]}]),
        ("customers", "categories", [1]),
        ("orders", "total", SECRET),
        ("orders", "total", "NaN"),
        ("orders", "total", True),
        ("orders", "placed_on", SECRET),
        ("orders", "lines", [{"id": 1}]),
        ("shipments", "promised", "2026-11-24T09:30:00"),
        ("shipments", "promised", "0001-01-01T00:00:00+14:00"),
        ("shipments", "delivered", 20261124),
        ("shipments", "events", [{"kind": "arriving", "what": "here"}]),
        ("tickets", "opened_at", "yesterday"),
        ("tickets", "priority", 1.5),
    ],
)
def test_what_cannot_be_read_is_named_and_not_repeated(kind: str, field: str, value: object) -> None:
    with pytest.raises(UnreadableError, match=field) as caught:
        read(kind, **{field: value})
    assert SECRET not in str(caught.value)


def test_a_fault_in_a_part_is_told_with_its_place() -> None:
    point = {"id": 1, "kind": "mobile", "value": "138 1234 5678"}
    with pytest.raises(UnreadableError, match=r"contact_points\[1\]\.value is missing"):
        read_customer(contact_points=[point, {"id": 2, "kind": "mobile"}])


@pytest.mark.parametrize(
    ("point", "key"),
    [
        ({"kind": "mobile", "value": "138 1234 5678", "e164": "+8613812345678"}, "+8613812345678"),
        ({"kind": "mobile", "value": "138 1234 5678"}, "+8613812345678"),
        ({"kind": "phone", "value": "+49 30 901820"}, "+4930901820"),
        ({"kind": "phone", "value": "12"}, ""),
        ({"kind": "email", "value": "Zhang.Wei@Example.com"}, "zhang.wei@example.com"),
        ({"kind": "other", "value": "WeChat zhangwei"}, ""),
        ({"kind": "telex", "value": "12345678"}, ""),
    ],
)
def test_contact_points_get_the_key_callers_are_found_by(point: dict[str, str], key: str) -> None:
    home = {"id": 1, "street": "x", "postal_code": "1", "city": "y", "country": "CN"}
    found = read_customer(addresses=[home], contact_points=[{"id": 1, **point}])
    assert found.contact_points[0].key == key


def test_words_of_the_offices_own_are_kept_beside_unknown() -> None:
    order, shipment = read_order(state="awaiting_stars"), read_shipment(state="beamed_up")
    assert (order.state, order.office_state) == (OrderState.UNKNOWN, "awaiting_stars")
    assert (shipment.state, shipment.office_state) == (ShipmentState.UNKNOWN, "beamed_up")
    assert read_customer(tier="platinum").tier is Tier.OTHER
    assert read_customer(tier="").tier is Tier.UNKNOWN
    point = {"id": 1, "kind": "telex", "value": "1"}
    assert read_customer(contact_points=[point]).contact_points[0].kind is ContactKind.OTHER
    event = {"at": STAMP, "kind": "sneezing", "what": "?"}
    assert read_shipment(events=[event]).events[0].kind is EventKind.OTHER


def test_days_stay_days_and_times_come_in_utc() -> None:
    found = read_shipment(promised="2026-11-24", delivered="2026-11-24T17:30:00+08:00")
    assert type(found.promised) is date
    assert found.delivered == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert isinstance(found.delivered, datetime)
    assert found.delivered.tzinfo is UTC


def test_amounts_are_exact() -> None:
    assert read_order(total="0.10").total == Decimal("0.10")
    assert read_order(total=0.1).total == Decimal("0.1")


def test_an_article_has_a_name_for_an_id() -> None:
    assert read("articles").id == "en/late"
    ticket = read("tickets", closed_by_article="zh/delivery-late")
    assert isinstance(ticket, Ticket)
    assert ticket.closed_by_article == "zh/delivery-late"


def test_the_revision_of_the_office_is_kept() -> None:
    assert read_order(revision=4).revision == "4"


def test_a_mail_keeps_its_html_and_the_names_of_its_files() -> None:
    said = {
        "id": 1,
        "kind": "from_customer",
        "author": "Zhang",
        "at": STAMP,
        "text": "Late",
        "html": "<p>Late</p>",
    }
    files = [{"id": 1, "name": "photo.jpg", "size": 2048, "media_type": "image/jpeg"}, {"id": 2, "name": "x"}]
    ticket = read("tickets", messages=[{**said, "attachments": files}, {**said, "html": ""}])
    assert isinstance(ticket, Ticket)
    mail, plain = ticket.messages
    assert mail.html == "<p>Late</p>"
    assert mail.attachments == (
        Attachment(RemoteId("1"), "photo.jpg", 2048, "image/jpeg"),
        Attachment(RemoteId("2"), "x"),
    )
    assert (plain.html, plain.attachments) == ("", ())
