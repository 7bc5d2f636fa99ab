"""What was written without a window stands in a real office after the next cycle, each thing once."""

from typing import Any

import pytest

from callcenter.profile import Profile
from sync.demo.process import DemoProcess
from tests.ui.cli.terminal import Terminal


@pytest.fixture
def synced(terminal: Terminal, profile: Profile, office: DemoProcess) -> Profile:
    assert terminal("sync", "--once", "--dev").code == 0
    return profile


def edits(terminal: Terminal) -> list[dict[str, Any]]:
    return terminal("outbox", "--json").json["edits"]


def sheet(terminal: Terminal, who: str) -> dict[str, Any]:
    return terminal("show", who, "--json").json


def edit(terminal: Terminal, *arguments: str) -> dict[str, Any]:
    told = terminal("edit", *arguments, "--json")
    assert told.code == 0, told.err
    return told.json


def test_what_builds_upon_each_other_arrives_in_its_order(terminal: Terminal, synced: Profile) -> None:
    edit(terminal, "create-customer", "--name", "Li Na", "--mobile", "137 0000 1111")
    edit(terminal, "contact", "+8613700001111", "email", "li.na@x.example")
    made = edit(
        terminal, "open-ticket", "--customer", "+8613700001111", "--subject", "No parcel", "--queue", "delivery",
        "--text", "It has not come",
    )  # fmt: skip
    edit(terminal, "reply", made["record"], "--text", "We look into it")
    edit(terminal, "assign", made["record"], "anna")
    assert terminal("sync", "--once", "--dev").code == 0
    assert edits(terminal) == []
    found = sheet(terminal, "+8613700001111")
    assert (found["customer"]["name"], found["customer"]["emails"]) == ("Li Na", ["li.na@x.example"])
    (ticket,) = found["tickets"]
    assert (ticket["subject"], ticket["owner"], bool(ticket["number"])) == ("No parcel", "anna", True)


def test_an_order_goes_to_an_address_that_was_new_and_changed_before_it_left(
    terminal: Terminal, synced: Profile
) -> None:
    edit(terminal, "address", "1", "--street", "2 Long Lane", "--city", "London", "--country", "GB")
    (waiting,) = edits(terminal)
    (name,) = waiting["fields"]
    number = next(one["number"] for one in sheet(terminal, "1")["orders"] if one["state"] != "done")
    edit(terminal, "deliver-to", number, name.removeprefix("address:"))
    edit(terminal, "contact", "1", "email", "second@x.example")
    assert terminal("sync", "--once", "--dev").code == 0
    assert edits(terminal) == []
    places = [one["street"] for one in sheet(terminal, "1")["customer"]["addresses"]]
    assert places.count("2 Long Lane") == 1


def test_an_office_that_is_away_gets_it_later(
    terminal: Terminal, synced: Profile, office: DemoProcess, caplog: pytest.LogCaptureFixture
) -> None:
    number = next(one["number"] for who in "123456789" for one in sheet(terminal, who)["tickets"])
    office.unplug()
    edit(terminal, "comment", number, "--text", "Called back")
    terminal("sync", "--once", "--dev")
    (waiting,) = edits(terminal)
    assert (waiting["state"], waiting["trouble"]) == ("queued", "unreachable")
    office.plug_in()
    assert terminal("outbox", "retry", str(waiting["seq"])).code == 0
    assert terminal("sync", "--once", "--dev").code == 0
    assert edits(terminal) == []
    assert [one.getMessage() for one in caplog.records if one.levelname == "WARNING"][-1].endswith("again")


def test_a_round_tells_what_became_of_the_edits(
    terminal: Terminal, synced: Profile, office: DemoProcess, caplog: pytest.LogCaptureFixture
) -> None:
    number = next(one["number"] for who in "123456789" for one in sheet(terminal, who)["tickets"])
    edit(terminal, "comment", number, "--text", "Called back")
    told = terminal("sync", "--once", "--json", "--dev")
    assert told.code == 0
    (brought,) = told.json["offices"].values()
    assert (brought["sent"], brought["outbox"]) == (1, {})
    edit(terminal, "comment", number, "--text", "Called once more")
    office.unplug()
    (brought,) = terminal("sync", "--once", "--json", "--dev").json["offices"].values()
    assert (brought["sent"], brought["outbox"]) == (0, {"queued": 1})
    told = terminal("sync", "--once", "--dev")
    assert (told.code, "1 left, 0 of them for you" in told.out) == (1, True)
    assert "unreachable" in caplog.text
