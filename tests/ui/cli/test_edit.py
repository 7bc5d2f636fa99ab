"""``callcenter edit``: every edit an agent can make, without a window."""

from typing import Any

import pytest

from callcenter.profile import Profile
from tests.ui.cli.outbox_store import stock
from tests.ui.cli.terminal import Terminal, run

NUMBER = "+8613812345678"


@pytest.fixture
def shop(profile: Profile) -> Profile:
    stock(profile)
    return profile


def waiting(terminal: Terminal) -> list[dict[str, Any]]:
    return terminal("outbox", "--json").json["edits"]


def fields(terminal: Terminal) -> dict[str, str | None]:
    """The fields of the one edit that waits."""
    (one,) = waiting(terminal)
    return one["fields"]


@pytest.mark.parametrize(
    ("arguments", "kind", "wanted"),
    [
        (["reply", "T7", "--text", "On its way"], "reply", {"text": "On its way"}),
        (["comment", "erp:7", "--text", "Called"], "comment", {"text": "Called"}),
        (["assign", "T7", "ben"], "change_ticket", {"owner": "ben"}),
        (["move", "T7", "returns"], "change_ticket", {"queue": "returns"}),
        (["close", "T7"], "change_ticket", {"state": "closed"}),
        (["close", "T7", "--as", "solved"], "change_ticket", {"state": "solved"}),
        (["priority", "T7", "70"], "change_ticket", {"priority": "70"}),
        (["field", "T7", "Tag", "a", "b"], "change_ticket", {"field:Tag": '["a","b"]'}),
        (["attach", "T7", "kettle"], "attach_article", {"article": "kettle", "title": "Kettle"}),
        (["deliver-to", "SO11", "a1"], "change_order", {"deliver_to": "a1"}),
        (["cancel-order", "SO12"], "cancel_order", {"state": "cancelled"}),
        (["vote", "kettle", "helpful", "--words", "x"], "vote_article", {"verdict": "helpful", "words": "x"}),
        (
            ["propose", "--title", "Limescale", "--text", "Vinegar", "--topic", "water"],
            "propose_article", {"title": "Limescale", "text": "Vinegar", "topics": '["water"]'},
        ),
        (["edit-article", "kettle", "--text", "Descale"], "edit_article", {"text": "Descale"}),
        (["edit-article", "kettle", "--title", "Pot", "--keep-text"], "edit_article", {"title": "Pot"}),
        (
            ["contact", NUMBER, "mobile", "13912345678", "--replace", "138 1234 5678"], "change_customer",
            {"contact:p1": '{"kind":"mobile","label":"","value":"+8613912345678"}'},
        ),
        (["contact", "C1", "mobile", NUMBER, "--remove"], "change_customer", {"contact:p1": None}),
        (["address", "1", "--remove", "a1"], "change_customer", {"address:a1": None}),
    ],
)  # fmt: skip
def test_each_edit_is_queued_by_one_command(
    terminal: Terminal, shop: Profile, arguments: list[str], kind: str, wanted: dict[str, str | None]
) -> None:
    told = terminal("edit", *arguments)
    assert (told.code, told.out, told.err) == (0, "Edit 1 waits for erp.\n", "")
    (one,) = waiting(terminal)
    assert (one["kind"], one["fields"], one["agent"], one["state"]) == (kind, wanted, "anna", "queued")


def test_a_ticket_is_opened_with_everything_said_of_it(terminal: Terminal, shop: Profile) -> None:
    told = terminal(
        "edit", "open-ticket", "--customer", NUMBER, "--subject", "No parcel", "--queue", "general",
        "--priority", "60", "--order", "SO11", "--complaint", "--field", "Tag=a", "--field", "Tag=b",
        "--requestor", "wei@x.example", "--text", "It has not come", "--json",
    )  # fmt: skip
    assert told.json["record"] == f"local:{told.json['id']}"
    assert fields(terminal) == {
        "subject": "No parcel", "queue": "general", "priority": "60", "order": "11", "is_complaint": "1",
        "field:Tag": '["a","b"]', "requestor": "wei@x.example", "customer": "1", "text": "It has not come",
    }  # fmt: skip
    assert terminal("edit", "reply", told.json["record"], "--text", "Hello").code == 0


def test_a_ticket_is_opened_again(terminal: Terminal, shop: Profile) -> None:
    terminal("edit", "close", "T7")
    assert terminal("edit", "reopen", "T7", "--json").json["state"] == "withdrawn", "nothing is left to send"
    assert waiting(terminal) == []


def test_a_customer_is_made_and_known_by_the_number_at_once(terminal: Terminal, shop: Profile) -> None:
    told = terminal(
        "edit", "create-customer", "--name", "Li Na", "--mobile", "137 0000 1111", "--email", "li@x.example",
        "--street", "2 Long Lane", "--city", "上海", "--country", "cn", "--company",
    )  # fmt: skip
    assert told.code == 0, told.err
    assert terminal("show", "+8613700001111", "--json").json["customer"]["name"] == "Li Na"
    told = terminal("edit", "contact", "+8613700001111", "email", "na@x.example", "--label", "home")
    assert told.out == "Edit 2 waits for erp.\n"


def test_an_address_is_added(terminal: Terminal, shop: Profile) -> None:
    told = terminal("edit", "address", "1", "--street", "2 Long Lane", "--city", "London", "--country", "gb")
    assert told.code == 0, told.err
    (name,) = fields(terminal)
    assert name.startswith("address:local:")


def test_a_contact_is_logged(terminal: Terminal, shop: Profile) -> None:
    told = terminal(
        "edit", "log", "--customer", "1", "--number", NUMBER, "--ticket", "T7", "--outcome", "solved",
        "--started", "2026-11-24T12:00:00", "--text", "Asked for the parcel",
    )  # fmt: skip
    assert told.code == 0, told.err
    wanted = {"channel": "call", "summary": "Asked for the parcel", "outcome": "solved", "ticket": "7"}
    assert {name: fields(terminal)[name] for name in wanted} == wanted


def test_words_come_from_standard_input_as_they_are(shop: Profile, terminal: Terminal) -> None:
    told = run("edit", "reply", "T7", given="您好，\n\n  on its way\n")
    assert told.out == "Edit 1 waits for erp.\n", told.err
    assert fields(terminal) == {"text": "您好，\n\n  on its way"}


def test_without_words_there_is_one_calm_line(shop: Profile) -> None:
    told = run("edit", "reply", "T7")
    assert (told.code, told.complaint) == (1, "There are no words to send yet.")


def test_nothing_to_change_is_said(terminal: Terminal, shop: Profile) -> None:
    assert terminal("edit", "assign", "T7", "").out == "Nothing changed, so there is nothing to send.\n"
    assert terminal("edit", "assign", "T7", "", "--json").json == {"edit": None}


def test_the_settings_say_where_numbers_are_dialled(terminal: Terminal, shop: Profile) -> None:
    shop.settings.write_text('[desk]\nagent = "anna"\nhome_region = "GB"\n', "utf-8")
    assert terminal("edit", "contact", "1", "phone", "020 7946 0958").code == 0
    assert '"+442079460958"' in str(fields(terminal))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["reply", "404", "--text", "x"], "There is no ticket 404 in this store."),
        (["close", "x;y"], "There is no ticket x;y in this store."),
        (["close", "9" * 40], f"There is no ticket {'9' * 40} in this store."),
        (["priority", "T7", "101"], "A priority is a whole number from 0 to 100."),
        (["reply", "T7", "--text", " "], "There are no words to send yet."),
        (["contact", "1", "email", "x"], "x is not an e-mail address."),
        (["contact", "1", "mobile", "12"], "12 is not a telephone number."),
        (["contact", "1", "mobile", "12", "--remove"], "This is not possible: this customer has no 12"),
        (["contact", "404", "email", "x@x.example"], "There is no customer 404 in this store."),
        (["address", "1", "--street", "x"], "An address needs a street, a city and a country."),
        (["address", "1", "--remove", "a9"], "This customer has no address a9."),
        (["deliver-to", "SO11", "a9"], "This customer has no address a9."),
        (["deliver-to", "404", "a1"], "There is no order 404 in this store."),
        (["cancel-order", "SO11"], "Order SO11 cannot be cancelled any more: only drafts and quotations can."),
        (["vote", "404", "helpful"], "There is no article 404 in this store."),
        (["create-customer", "--name", " "], "A customer needs a name."),
        (
            ["contact", "1", "email", "x@x.example", "--record", "crm"],
            "This is not possible: say which record with --record (erp:1)",
        ),
        (
            ["open-ticket", "--subject", "x", "--queue", "q", "--text", "x", "--office", "scm"],
            "scm takes no such changes from the desk. Your words are still here.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_gets_one_calm_line(
    terminal: Terminal, shop: Profile, arguments: list[str], sentence: str
) -> None:
    told = terminal("edit", *arguments)
    assert (told.code, told.out, told.complaint) == (1, "", sentence)
    assert waiting(terminal) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["nosuch"], ["reply"], ["assign", "T7"], ["close", "T7", "--as", "open"], ["vote", "kettle", "good"],
        ["open-ticket", "--subject", "x"], ["contact", "1", "telex", "5"], ["log", "--started", "noon"],
        ["open-ticket", "--subject", "x", "--queue", "q", "--text", "x", "--field", "Tag"],
    ],
)  # fmt: skip
def test_what_is_no_command_gets_one_calm_line(
    terminal: Terminal, shop: Profile, arguments: list[str]
) -> None:
    told = terminal("edit", *arguments)
    assert (told.code, told.out) == (2, "")
    assert "See: callcenter edit" in told.complaint


def test_a_fresh_desk_has_no_office_to_open_a_ticket_in(terminal: Terminal, profile: Profile) -> None:
    told = terminal("edit", "open-ticket", "--subject", "x", "--queue", "q", "--text", "x")
    assert told.complaint == "This is not possible: no office takes such edits"
