"""Whole pages through the connector: recorded rows, one of them spoilt, and rows that say too little."""

from collections.abc import Iterator
from typing import Any

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import Ticket
from callcenter.settings import OfficeSettings
from sync.connectors.tryton import TrytonConnector
from sync.contract import BadRecord, Feed, UnreachableError
from tests.sync.connectors.tryton.recorded import asked_fields, undecoded
from tests.sync.connectors.tryton.small_tryton import PASSWORD, SmallTryton, fault, result

MODELS = {
    "customers": "party.party",
    "products": "product.product",
    "orders": "sale.sale",
    "shipments": "stock.shipment.out",
    "returns": "stock.shipment.out.return",
    "invoices": "account.invoice",
    "tickets": "sale.complaint",
}
SECRET = "Mrs Very Secret"
NAN = {"__class__": "Decimal", "decimal": "NaN"}
A_TIME = {
    "__class__": "datetime", "year": 2026, "month": 11, "day": 25,
    "hour": 9, "minute": 0, "second": 0, "microsecond": 0,
}  # fmt: skip


@pytest.fixture
def connector(office: SmallTryton) -> Iterator[TrytonConnector]:
    values = {"url": office.url, "database": "desk", "user": "desk"}
    connector = TrytonConnector.from_settings(
        OfficeSettings(OfficeId("erp"), "tryton", values), lambda: PASSWORD
    )
    yield connector
    connector.close()


def feed(connector: TrytonConnector, name: str) -> Feed:
    return next(one for one in connector.feeds() if one.name == name)


def serve(office: SmallTryton, kind: str, rows: list[dict[str, Any]]) -> None:
    office.has(MODELS[kind], asked_fields(kind))
    office.give(f"model.{MODELS[kind]}.search_read", result(rows))
    office.has("sale.line", ["sale"])
    office.give("model.sale.line.search_read", result([{"id": 67, "sale": 40}, {"id": 63, "sale": 31}]))
    office.has("ir.note", ["resource", "message"])
    office.give("model.ir.note.search_read", result([]))


@pytest.mark.parametrize("kind", list(MODELS))
def test_a_page_is_asked_for_as_it_was_recorded_and_read_whole(
    office: SmallTryton, connector: TrytonConnector, kind: str
) -> None:
    rows = undecoded(kind)
    serve(office, kind, rows)
    page = feed(connector, kind).pull(None, 500)
    assert [record.id for record in page.records] == [str(row["id"]) for row in rows]
    assert page.bad == ()
    assert not page.more
    assert page.cursor is not None
    assert page.cursor.id == rows[-1]["id"]
    assert tuple(office.parameters[f"model.{MODELS[kind]}.search_read"][4]) == asked_fields(kind)


# Some values count only in a later state.
AS_FAR_AS_IT_GOES = {
    "returns": {"state": "done"},
    "invoices": {"state": "posted"},
    "tickets": {"state": "done"},
}
SPOILT = (
    ("customers", "name", 5),
    ("customers", "name", [SECRET]),
    ("customers", "contact_mechanisms.", None),
    ("customers", "contact_mechanisms.", [{"id": 1}]),
    ("customers", "contact_mechanisms.", [SECRET]),
    ("customers", "addresses.", {"street": SECRET}),
    ("customers", "addresses.", [{"id": None}]),
    ("customers", "lang.", SECRET),
    ("customers", "categories.", [{"id": 1}]),
    ("products", "name", NAN),
    ("products", "default_uom.", [1]),
    ("orders", "party", None),
    ("orders", "party", SECRET),
    ("orders", "party", True),
    ("orders", "state", ["done"]),
    ("orders", "state", 3),
    ("orders", "sale_date", SECRET),
    ("orders", "sale_date", A_TIME),
    ("orders", "total_amount", 12.5),
    ("orders", "total_amount", SECRET),
    ("orders", "total_amount", NAN),
    ("orders", "lines.", [{"id": 1, "type": "line", "quantity": SECRET}]),
    ("orders", "lines.", [{"id": 1, "type": "line", "quantity": True}]),
    ("orders", "lines.", [None]),
    ("shipments", "planned_date", A_TIME),
    ("shipments", "customer", SECRET),
    ("shipments", "packages.", [{"number": "1"}]),
    ("shipments", "outgoing_moves.", None),
    ("shipments", "outgoing_moves.", [{"id": 1, "origin": "sale.line,1"}]),
    ("shipments", "carrier.", SECRET),
    ("returns", "incoming_moves.", SECRET),
    ("returns", "effective_date", 20261125),
    ("invoices", "party", {"id": 1}),
    ("invoices", "sales", [SECRET]),
    ("invoices", "amount_to_pay", "12.00"),
    ("invoices", "payment_term_date", SECRET),
    ("tickets", "description", {"text": SECRET}),
    ("tickets", "customer", 1.5),
    ("tickets", "date", A_TIME),
    ("tickets", "create_date", SECRET),
    ("tickets", "write_date", SECRET),
)


@pytest.mark.parametrize(("kind", "name", "value"), SPOILT)
def test_a_spoilt_row_is_told_and_the_others_stay(
    office: SmallTryton, connector: TrytonConnector, kind: str, name: str, value: object
) -> None:
    whole = undecoded(kind)[0] | AS_FAR_AS_IT_GOES.get(kind, {})
    serve(office, kind, [whole, whole | {"id": 990, name: value}, whole | {"id": 991}])
    page = feed(connector, kind).pull(None, 500)
    assert [record.id for record in page.records] == [str(whole["id"]), "991"]
    assert [bad.id for bad in page.bad] == ["990"]
    assert SECRET not in repr(page.bad)


MUST_BE_THERE = (
    ("customers", "name"),
    ("customers", "contact_mechanisms."),
    ("customers", "identifiers."),
    ("products", "name"),
    ("orders", "party"),
    ("orders", "state"),
    ("orders", "total_amount"),
    ("orders", "lines."),
    ("shipments", "state"),
    ("shipments", "outgoing_moves."),
    ("returns", "incoming_moves."),
    ("invoices", "party"),
    ("tickets", "state"),
)


@pytest.mark.parametrize(("kind", "name"), MUST_BE_THERE)
def test_a_row_that_lacks_what_it_must_have_is_told_and_the_others_stay(
    office: SmallTryton, connector: TrytonConnector, kind: str, name: str
) -> None:
    whole = undecoded(kind)[0]
    lacking = {key: value for key, value in whole.items() if key != name} | {"id": 990}
    serve(office, kind, [lacking, whole])
    page = feed(connector, kind).pull(None, 500)
    assert len(page.records) == 1
    assert page.bad == (BadRecord(RemoteId("990"), "KeyError"),)


def test_a_page_without_its_stamps_has_no_place_to_go_on_from(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    serve(office, "orders", [undecoded("orders")[0] | {"last_modified_at": None}])
    with pytest.raises(UnreachableError) as caught:
        feed(connector, "orders").pull(None, 500)
    assert (caught.value.trouble, caught.value.details["office"]) == (Trouble.CUT_REPLY, "erp")


def test_an_empty_page_stays_where_it_was(office: SmallTryton, connector: TrytonConnector) -> None:
    serve(office, "orders", undecoded("orders"))
    orders = feed(connector, "orders")
    cursor = orders.pull(None, 500).cursor
    serve(office, "orders", [])
    assert orders.pull(cursor, 500).cursor == cursor


def test_complaints_about_lines_are_given_their_orders(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    serve(office, "tickets", undecoded("tickets"))
    found = feed(connector, "tickets").pull(None, 500).records
    assert {record.id: getattr(record, "order", None) for record in found} == {
        "1": "40", "7": "66", "3": None, "8": "31", "10": None,
    }  # fmt: skip
    assert office.parameters["model.sale.line.search_read"][0] == [["id", "in", [1, 63, 67]]]


def test_complaints_are_given_their_notes(office: SmallTryton, connector: TrytonConnector) -> None:
    serve(office, "tickets", undecoded("tickets"))
    note = {
        "id": 4, "resource": "sale.complaint,7", "message": "已联系客户", "create_uid.": None,
        "create_date": {"__class__": "datetime", "year": 2026, "month": 11, "day": 24, "hour": 8,
                        "minute": 0, "second": 0, "microsecond": 0},
    }  # fmt: skip
    office.give("model.ir.note.search_read", result([note]))
    found = feed(connector, "tickets").pull(None, 500).records
    told = {record.id: record.messages for record in found if isinstance(record, Ticket)}
    assert {ticket: [one.text for one in notes] for ticket, notes in told.items() if notes} == {
        "7": ["已联系客户"]
    }


def test_complaints_whose_notes_are_refused_come_without(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    serve(office, "tickets", undecoded("tickets"))
    office.give("model.ir.note.search_read", fault("UserError", ["Not yours.", "", None]))
    assert len(feed(connector, "tickets").pull(None, 500).records) == len(undecoded("tickets"))


def test_stock_is_read_house_by_house(office: SmallTryton, connector: TrytonConnector) -> None:
    office.has("product.product", ["quantity", "type"])
    office.has("stock.location", ["name", "type"])
    office.has("stock.move", ["product"])
    office.give("model.stock.move.search_read", result([]))
    office.give("model.product.product.search", result([3, 4, 45]))
    office.give("model.product.product.search_read", result(undecoded("stock")))
    office.give(
        "model.stock.location.search_read",
        result([{"id": 13, "name": "Rotterdam"}, {"id": 4, "name": "上海"}]),
    )
    page = feed(connector, "stock").pull(None, 500)
    assert [record.id for record in page.records] == ["3@13", "4@13", "45@13", "3@4", "4@4", "45@4"]


def test_a_spoilt_quantity_is_told_and_the_others_stay(
    office: SmallTryton, connector: TrytonConnector
) -> None:
    first, *others = undecoded("stock")
    office.has("product.product", ["quantity", "type"])
    office.has("stock.location", ["name", "type"])
    office.give("model.product.product.search_read", result([first | {"quantity": "many"}, *others]))
    office.give("model.stock.location.search_read", result([{"id": 13, "name": "Rotterdam"}]))
    reading = feed(connector, "stock").read([RemoteId("4@13"), RemoteId("45@13")])
    assert {record.id for record in reading.records} == {"4@13", "45@13"}
    assert [bad.id for bad in reading.bad] == ["3"]


def test_a_database_without_complaints_has_none(office: SmallTryton, connector: TrytonConnector) -> None:
    office.give("model.sale.complaint.fields_get", fault("'sale.complaint'", ""))
    tickets = feed(connector, "tickets")
    assert tickets.pull(None, 500).records == ()
    assert (tickets.ids(), tickets.total()) == (frozenset(), 0)


def test_a_place_is_asked_from_with_its_stamp_and_id(office: SmallTryton, connector: TrytonConnector) -> None:
    serve(office, "orders", undecoded("orders"))
    orders = feed(connector, "orders")
    cursor = orders.pull(None, 8).cursor
    assert isinstance(cursor, Cursor)
    assert orders.pull(cursor, 8).more
    stamp = undecoded("orders")[-1]["last_modified_at"]
    (asked,) = office.parameters["model.sale.sale.search_read"][0]
    assert asked == [
        "OR",
        ["last_modified_at", ">", stamp],
        [["last_modified_at", "=", stamp], ["id", ">", 91]],
    ]
