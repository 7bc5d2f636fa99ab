"""``callcenter show``: the contract that scripts rely on, with the office down."""

import json
from typing import Any

import pytest

from callcenter.profile import Profile
from tests.ui.cli.terminal import Terminal, Told, run

GOLD = "+86 138 1234 5678"
SHARED = "+49 30 901820"
FLAGS = ["--json", "--profile", "demo"]

CUSTOMER = {
    "id": int,
    "name": str,
    "tier": str,
    "phones": list,
    "emails": list,
    "addresses": list,
    "offices": list,
}
ORDER = {
    "number": str,
    "date": str,
    "state": str,
    "total": str,
    "currency": str,
    "lines": list,
    "deliveries": list,
}
LINE = {
    "product": str,
    "ordered": (int, float),
    "shipped": (int, float, type(None)),
    "unit_price": (str, type(None)),
}
DELIVERY = {
    "number": str,
    "carrier": str,
    "tracking_number": (str, type(None)),
    "state": str,
    "promised": (str, type(None)),
    "estimated": (str, type(None)),
    "delivered": (str, type(None)),
    "late": bool,
    "events": list,
}
EVENT = {"at": str, "what": str, "where": str}
TICKET = {"number": str, "subject": str, "state": str, "queue": str, "due": (str, type(None))}
ARTICLE = {"id": str, "title": str, "score": (int, float), "reason": str}
PANELS = {"profile", "tickets", "orders", "deliveries", "invoices", "articles"}


def faults(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """Name what is missing, or is of another type than promised."""
    return [name for name, kind in wanted.items() if not isinstance(found.get(name, ...), kind)]


@pytest.fixture
def sheet(demo: Profile, terminal: Terminal) -> dict[str, Any]:
    told = terminal("show", GOLD, *FLAGS)
    assert (told.code, told.err) == (0, "")
    return told.json


def test_the_demo_is_prepared_without_a_display(prepared: tuple[Told, object]) -> None:
    told = prepared[0]
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("demo: 360 customers, ")


def test_the_sheet_has_the_parts_it_promises(sheet: dict[str, Any]) -> None:
    assert sheet.keys() >= {"customer", "orders", "tickets", "articles", "ages"}


def test_the_customer_is_as_promised(sheet: dict[str, Any]) -> None:
    customer = sheet["customer"]
    assert faults(customer, CUSTOMER) == []
    assert (customer["name"], customer["tier"]) == ("张伟", "gold")
    assert "+8613812345678" in customer["phones"]
    assert all("@" in address for address in customer["emails"])


def test_orders_lines_deliveries_and_events_are_as_promised(sheet: dict[str, Any]) -> None:
    orders = sheet["orders"]
    deliveries = [delivery for order in orders for delivery in order["deliveries"]]
    assert [fault for order in orders for fault in faults(order, ORDER)] == []
    assert [fault for order in orders for line in order["lines"] for fault in faults(line, LINE)] == []
    assert [fault for delivery in deliveries for fault in faults(delivery, DELIVERY)] == []
    assert [fault for one in deliveries for event in one["events"] for fault in faults(event, EVENT)] == []
    assert len(orders) > 3
    assert {delivery["late"] for delivery in deliveries} == {True, False}


def test_tickets_articles_and_ages_are_as_promised(sheet: dict[str, Any]) -> None:
    assert [fault for ticket in sheet["tickets"] for fault in faults(ticket, TICKET)] == []
    assert [fault for article in sheet["articles"] for fault in faults(article, ARTICLE)] == []
    assert sheet["tickets"]
    assert sheet["articles"]
    assert sheet["ages"].keys() == PANELS
    assert all(isinstance(seconds, int) for seconds in sheet["ages"].values())


@pytest.mark.parametrize(
    "written",
    [
        "0086 138 1234 5678",
        "00861381234 5678",
        "138 1234 5678",
        "13812345678",
        "086-138-1234-5678",
        "+86(138)1234-5678",
        "sip:+8613812345678@pbx.example",
        "sip:13812345678@10.0.0.1;user=phone",
        "tel:+86-138-1234-5678",
        "＋８６１３８１２３４５６７８",
    ],
)
def test_however_the_number_is_written_it_is_the_same_customer(
    demo: Profile, terminal: Terminal, written: str
) -> None:
    assert terminal("show", written, *FLAGS).json["customer"]["name"] == "张伟"


def test_several_customers_on_one_number_are_offered_with_evidence(demo: Profile, terminal: Terminal) -> None:
    told = terminal("show", SHARED, *FLAGS)
    assert (told.code, told.err, told.json.keys()) == (0, "", {"candidates"})
    candidates = told.json["candidates"]
    assert [one["name"] for one in candidates] == ["Katrin Krüger", "Jonas Krüger"]
    assert all(one["evidence"]["number"] and one["evidence"]["last_order"] for one in candidates)
    assert candidates[0]["evidence"]["open_ticket"]


@pytest.mark.parametrize("number", ["+44 20 7946 0958", "+999", "010 8888 0000", "95588"])
def test_a_number_nobody_has_is_unknown_and_no_fault(demo: Profile, terminal: Terminal, number: str) -> None:
    told = terminal("show", number, *FLAGS)
    assert (told.code, told.err, told.json) == (0, "", {"unknown": number})


def test_a_shorter_number_offers_and_never_picks(demo: Profile, terminal: Terminal) -> None:
    assert terminal("show", "1234 5678", *FLAGS).json.keys() == {"candidates"}


@pytest.mark.parametrize("who", ["1", "C10001", "c10001", "张伟"])
def test_a_customer_is_found_by_id_number_and_name(demo: Profile, terminal: Terminal, who: str) -> None:
    found = terminal("show", who, *FLAGS).json
    ids = [found["customer"]["id"]] if "customer" in found else [one["id"] for one in found["candidates"]]
    assert 1 in ids


@pytest.mark.parametrize("who", [GOLD, SHARED, "+44 20 7946 0958"])
def test_the_same_is_told_as_text(demo: Profile, terminal: Terminal, who: str) -> None:
    told = terminal("show", who, "--profile", "demo")
    assert (told.code, told.err) == (0, "")
    assert told.out.strip()


def test_the_text_names_what_a_caller_asks_for(demo: Profile, terminal: Terminal) -> None:
    told = terminal("show", GOLD, "--profile", "demo")
    for word in ("张伟", "gold", "Orders", "HH-20008", "LATE", "Tickets", "Articles", "Age of the data"):
        assert word in told.out


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        " ",
        "\n\n",
        "%",
        '"',
        "NEAR(",
        "*",
        "--",
        "😀",
        "\x00",
        "\x1b[31m",
        "'; DROP TABLE party; --",
        "anonymous",
        "qqqq wwww",
        "x" * 10_000,
        "1" * 10_000,
        "+" * 300,
        "\udcff\udcfe",
        "sip:@",
        "tel:",
    ],
    ids=lambda text: repr(text)[:24],
)
def test_garbage_is_told_on_one_calm_line(demo: Profile, terminal: Terminal, garbage: str) -> None:
    told = terminal("show", *FLAGS, "--", garbage)
    assert (told.code, told.out) == (1, "")
    said = "in this store." if any(sign.isalpha() for sign in garbage) else "is not a telephone number."
    assert told.complaint.endswith(said)
    assert len(told.complaint) < 400
    assert told.complaint.isprintable()


def test_what_was_typed_is_not_logged(demo: Profile, terminal: Terminal) -> None:
    terminal("show", "--profile", "demo", "--", "qqqq wwww")
    log = demo.log.read_text("utf-8")
    assert "show: no_such_customer" in log
    assert "qqqq" not in log


def test_a_profile_without_any_data_knows_nobody(terminal: Terminal) -> None:
    assert terminal("show", GOLD, "--json").json == {"unknown": GOLD}


def test_a_real_process_prints_one_object(demo: Profile) -> None:
    told = run("show", GOLD, *FLAGS)
    assert (told.code, told.err) == (0, "")
    assert json.loads(told.out)["customer"]["name"] == "张伟"
