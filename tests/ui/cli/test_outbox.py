"""``callcenter outbox``: what waits and what needs a person, told and settled without a window."""

from pathlib import Path
from typing import Any

import pytest

from callcenter.domain.edit import EditState
from callcenter.domain.edit_values import canonical
from callcenter.domain.errors import Trouble
from callcenter.profile import Profile
from tests.ui.cli.outbox_store import clash, move, stock
from tests.ui.cli.terminal import Terminal

SHOWN = {
    "seq", "id", "kind", "office", "record", "title", "customer", "state", "made_at", "agent", "fields", "base",
    "attempts", "not_before", "trouble", "sentence", "conflicts", "alike", "dependants",
}  # fmt: skip
LOST = (EditState.SENDING, EditState.UNKNOWN, EditState.DOUBTFUL)


@pytest.fixture
def shop(profile: Profile) -> Profile:
    stock(profile)
    return profile


@pytest.fixture
def refused(shop: Profile, terminal: Terminal) -> Profile:
    """A store with a reply that its office refused."""
    terminal("edit", "reply", "T7", "--text", "On its way")
    move(
        shop, 1, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED, office="erp", reason="closed"
    )
    return shop


@pytest.fixture
def disputed(shop: Profile, terminal: Terminal) -> Profile:
    """A store with a change that somebody else made otherwise."""
    terminal("edit", "assign", "T7", "anna")
    clash(shop, 1, "owner", "ben")
    return shop


@pytest.fixture
def doubtful(shop: Profile, terminal: Terminal) -> Profile:
    """A store with a ticket of which nobody knows whether it was opened."""
    terminal("edit", "open-ticket", "--subject", "No parcel", "--queue", "q", "--text", "It has not come")
    alike = canonical([["8", "T8", "No parcel"]])
    move(shop, 1, *LOST, trouble=Trouble.OUTCOME_UNKNOWN, office="erp", alike=alike)
    return shop


def listed(terminal: Terminal) -> dict[str, Any]:
    return terminal("outbox", "--json").json


def states(terminal: Terminal) -> dict[int, str]:
    return {one["seq"]: one["state"] for one in listed(terminal)["edits"]}


def test_what_waits_is_listed_with_all_its_fields(terminal: Terminal, refused: Profile) -> None:
    found = listed(terminal)
    assert (found["waiting"], found["needs_agent"]) == (1, 1)
    assert isinstance(found["oldest_seconds"], int)
    (one,) = found["edits"]
    assert set(one) == SHOWN
    assert (one["kind"], one["record"], one["title"], one["customer"]) == (
        "reply", "7", "T7 Where is it?", "erp/1",
    )  # fmt: skip
    assert (one["trouble"], one["sentence"]) == ("rejected", "erp said no: closed")


def test_what_waits_is_listed_for_people(terminal: Terminal, refused: Profile) -> None:
    told = terminal("outbox")
    first, second, third = told.out.splitlines()
    assert first == "Waiting: 1, 1 of them for you."
    assert second.endswith("erp  reply  T7 Where is it?  not accepted")
    assert third.strip() == "erp said no: closed"


def test_a_refused_edit_is_sent_again(terminal: Terminal, refused: Profile) -> None:
    assert terminal("outbox", "retry", "1").out == "Edit 1 is queued.\n"
    assert states(terminal) == {1: "queued"}


def test_several_edits_are_withdrawn_at_once(terminal: Terminal, refused: Profile) -> None:
    terminal("edit", "comment", "T7", "--text", "Called")
    told = terminal("outbox", "withdraw", "1", "2", "--json")
    assert [one["state"] for one in told.json["edits"]] == ["withdrawn", "withdrawn"]
    assert terminal("outbox").out == "Nothing waits.\n"


def test_an_edit_tells_its_history(terminal: Terminal, disputed: Profile) -> None:
    terminal("outbox", "resolve", "1", "--mine")
    told = terminal("outbox", "show", "1", "--json").json
    assert (told["state"], told["base"], told["fields"]) == ("replaced", {"owner": ""}, {"owner": "anna"})
    assert [act["action"] for act in told["acts"]] == ["change_ticket", "conflict", "replaced"]
    assert [one["state"] for one in told["conflicts"]] == ["settled"]
    printed = terminal("outbox", "show", "1").out
    assert "wrote owner: anna" in printed
    assert "conflict (anna)" in printed


def test_a_conflict_shows_both_sides(terminal: Terminal, disputed: Profile) -> None:
    (conflict,) = listed(terminal)["edits"][0]["conflicts"]
    assert {name: conflict[name] for name in ("field", "base", "mine", "theirs", "their_author", "reason")} == {
        "field": "owner", "base": "", "mine": "anna", "theirs": "ben", "their_author": "ben", "reason": "",
    }  # fmt: skip
    assert "owner: started from '', you wrote 'anna', now 'ben' by ben" in terminal("outbox").out


def test_a_conflict_is_settled_by_mine_theirs_or_another_value(terminal: Terminal, disputed: Profile) -> None:
    told = terminal("outbox", "resolve", "1", "--field", "owner", "--value", "carl", "--json").json
    assert [(one["state"], one["fields"]) for one in told["edits"]] == [
        ("replaced", {"owner": "anna"}), ("queued", {"owner": "carl"}),
    ]  # fmt: skip
    clash(disputed, 2, "owner", "dora")
    assert terminal("outbox", "resolve", "2", "--theirs").out == "Edit 2 is withdrawn.\n"
    assert states(terminal) == {}


def test_one_value_settles_one_field(terminal: Terminal, shop: Profile) -> None:
    terminal("edit", "assign", "T7", "anna")
    terminal("edit", "move", "T7", "returns")
    (seq,) = states(terminal)
    clash(shop, seq, "owner", "ben")
    clash(shop, seq, "queue", "sales")
    assert terminal("outbox", "resolve", str(seq), "--value", "x").code == 1
    assert terminal("outbox", "resolve", str(seq), "--field", "queue", "--theirs").code == 0
    assert states(terminal) == {seq: "conflict"}


def test_a_ticket_that_was_opened_is_recognised(terminal: Terminal, doubtful: Profile) -> None:
    assert listed(terminal)["edits"][0]["alike"] == [{"record": "8", "number": "T8", "title": "No parcel"}]
    assert "is it this one? 8 T8 No parcel" in terminal("outbox").out
    assert terminal("outbox", "resolve", "1", "--adopt", "8").out == "Edit 1 is applied.\n"


def test_a_ticket_that_was_not_opened_is_sent_again(terminal: Terminal, doubtful: Profile) -> None:
    assert terminal("outbox", "resolve", "1", "--not-done").out == "Edit 1 is queued.\n"


def test_words_for_a_ticket_that_is_closed_go_to_another(terminal: Terminal, refused: Profile) -> None:
    assert terminal("outbox", "resolve", "1", "--to", "T8").out == "Edit 2 is queued.\n"
    (one,) = listed(terminal)["edits"]
    assert (one["record"], one["fields"]) == ("8", {"text": "On its way"})


def test_edits_are_handed_over_and_taken_over(terminal: Terminal, refused: Profile, tmp_path: Path) -> None:
    file = tmp_path / "edits.json"
    assert terminal("outbox", "hand-over", str(file)).out == "1 handed over, 0 stay.\n"
    assert states(terminal) == {}
    assert terminal("outbox", "take-over", str(file), "--json").json == {"edits": 1, "stayed": 0}
    assert terminal("outbox", "take-over", str(file)).out == "0 taken over, 1 left.\n"
    assert states(terminal) == {2: "queued"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "404"], "There is no edit 404 in this outbox."),
        (["retry", "404"], "There is no edit 404 in this outbox."),
        (["withdraw", str(2**63 - 1)], f"There is no edit {2**63 - 1} in this outbox."),
        (["resolve", "1", "--mine"], "Edit 1 cannot be settled in this way: it is refused."),
        (["resolve", "1", "--not-done"], "Edit 1 cannot be settled in this way: it is refused."),
        (["resolve", "1", "--to", "404"], "There is no ticket 404 in this store."),
    ],
)
def test_what_cannot_be_settled_gets_one_calm_line(
    terminal: Terminal, refused: Profile, arguments: list[str], sentence: str
) -> None:
    told = terminal("outbox", *arguments)
    assert (told.code, told.out, told.complaint) == (1, "", sentence)
    assert states(terminal) == {1: "refused"}


def test_a_conflict_is_chosen_and_not_sent_again(terminal: Terminal, disputed: Profile) -> None:
    told = terminal("outbox", "retry", "1")
    assert told.complaint == "Edit 1 is in conflict. Choose for each field what is to hold."


def test_a_file_that_holds_no_edits_gets_one_calm_line(
    terminal: Terminal, shop: Profile, tmp_path: Path
) -> None:
    told = terminal("outbox", "take-over", str(tmp_path / "nothing.json"))
    assert (told.code, "holds no edits that a desk handed over" in told.complaint) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"], ["retry"], ["retry", "x"], ["retry", "0"], ["withdraw", str(2**63)], ["hand-over"],
        ["resolve", "1"], ["resolve", "1", "--mine", "--theirs"], ["resolve", "1", "--not-done", "--field", "x"],
    ],
)  # fmt: skip
def test_what_is_no_command_gets_one_calm_line(
    terminal: Terminal, shop: Profile, arguments: list[str]
) -> None:
    told = terminal("outbox", *arguments)
    assert (told.code, told.out) == (2, "")
    assert "See: callcenter outbox" in told.complaint


def test_foreign_text_moves_no_cursor(terminal: Terminal, shop: Profile) -> None:
    terminal("edit", "move", "T7", "a\x1b[2Jb")
    clash(shop, 1, "queue", "\x1b[31mred")
    assert "\x1b" not in terminal("outbox").out + terminal("outbox", "show", "1").out
