"""``callcenter link``: what a supervisor sees and decides at a terminal."""

import pytest

from callcenter.domain.ids import CustomerId
from callcenter.profile import Profile
from callcenter.storage.database import open_database
from tests.callcenter.small_store import CRM, customer, keep, mail, who
from tests.callcenter.storage.test_linking import MAIL, person, settle
from tests.ui.cli.terminal import Terminal


@pytest.fixture
def pair(profile: Profile) -> tuple[CustomerId, CustomerId]:
    """An ERP party and a requestor with the same address, which nobody has verified."""
    database = open_database(profile.store)
    keep(database, person("1", "Zhang San", MAIL))
    keep(database, customer("9", "San \x1b[31mZhang", mail(MAIL)), office=CRM)
    both = who(database, "1"), who(database, "9", CRM)
    database.close()
    return both


def records(terminal: Terminal, of: CustomerId) -> list[str]:
    told = terminal("link", "show", str(of), "--json")
    return [f"{one['office']}:{one['id']}" for one in told.json["records"]]


def test_a_proposal_is_listed_with_its_evidence_and_its_doubt(
    terminal: Terminal, pair: tuple[CustomerId, CustomerId]
) -> None:
    (one,) = terminal("link", "list", "--json").json["proposals"]
    assert (one["customers"], one["doubts"]) == (list(pair), ["unverified"])
    assert [(item["kind"], item["key"], item["one"]["office"]) for item in one["evidence"]] == [
        ("email", MAIL, "erp")
    ]
    told = terminal("link", "list")
    assert told.code == 0
    assert f"erp:1 · crm:9: same e-mail {MAIL} (not verified on both sides)" in told.out
    assert "\x1b" not in told.out


def test_customers_are_joined_and_the_joining_undone(
    terminal: Terminal, pair: tuple[CustomerId, CustomerId]
) -> None:
    one, nine = pair
    told = terminal("link", "join", str(one), str(nine))
    assert told.out == f"Customer {nine} is one with {one} now. Undo: callcenter link undo 1\n"
    assert records(terminal, nine) == ["erp:1", "crm:9"]
    assert terminal("link", "undo", "1", "--json").json == {"link": 2}
    assert records(terminal, nine) == ["crm:9"]
    assert terminal("link", "undo", "1").complaint == "This was undone already."


def test_a_record_is_parted_and_a_proposal_refused(
    terminal: Terminal, pair: tuple[CustomerId, CustomerId]
) -> None:
    one, nine = pair
    terminal("link", "join", str(one), str(nine))
    assert terminal("link", "part", "crm:9").code == 0
    assert records(terminal, one) == ["erp:1"]
    assert terminal("link", "refuse", str(one), str(nine)).code == 0
    assert terminal("link", "list", "--json").json["proposals"] == []


def test_what_a_rule_did_is_listed_as_done_by_rule(terminal: Terminal, profile: Profile) -> None:
    database = open_database(profile.store)
    keep(database, person("1", "Zhang San", MAIL))
    keep(database, person("9", "Zhang San", MAIL), office=CRM)
    settle(database)
    database.close()
    (done,) = terminal("link", "list", "--json").json["links"]
    assert (done["by_hand"], done["agent"], done["doubtful"]) == (False, "", False)
    assert (
        "joined 2026-11-24 12:00  by rule  crm:9  erp:1 · crm:9: same e-mail" in terminal("link", "list").out
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "404"],
        ["join", "404", "405"],
        ["part", "erp:404"],
        ["part", "nothing"],
        ["part", ":"],
        ["refuse", "404", "405"],
        ["undo", "404"],
        ["undo", str(2**63 - 1)],
    ],
)
def test_what_does_not_exist_gets_one_calm_line(
    terminal: Terminal, profile: Profile, arguments: list[str]
) -> None:
    told = terminal("link", *arguments)
    assert (told.code, told.out) == (1, "")
    assert "in this store" in told.complaint


@pytest.mark.parametrize(
    "arguments",
    [["join", "x", "1"], ["undo", "0"], ["undo", str(2**63)], ["list", "--limit", "0"], ["nosuch"]],
)
def test_what_it_does_not_understand_gets_one_calm_line(
    terminal: Terminal, profile: Profile, arguments: list[str]
) -> None:
    told = terminal("link", *arguments)
    assert (told.code, told.out) == (2, "")
