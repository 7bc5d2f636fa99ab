"""Whatever an office does: one calm line, exit code 1, a log without personal data, and nothing lost."""

from typing import Any

import pytest

from callcenter.profile import Profile
from sync.demo.process import DemoProcess
from tests.ui.cli.conftest import CUSTOMERS, set_up
from tests.ui.cli.personal import found_in, personal_words
from tests.ui.cli.terminal import Terminal

GOLD = "+86 138 1234 5678"
ONCE = ["--dev", "sync", "--once", "--json"]
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a web page": ({"html": True}, "not_data"),
    "a cut reply": ({"cut": True}, "cut_reply"),
    "no UTF-8": ({"invalid_utf8": True}, "cut_reply"),
    "a fault of its own": ({"status": 500}, "server_fault"),
    "a broken gateway": ({"status": 502}, "server_fault"),
    "please wait": ({"status": 429, "retry_after": "120"}, "busy"),
    "please wait for ever": ({"status": 429, "retry_after": "nonsense"}, "busy"),
    "closed for repairs": ({"status": 503, "retry_after": "60"}, "busy"),
    "not allowed": ({"status": 403}, "not_permitted"),
    "not found": ({"status": 404}, "wrong_address"),
    "signed out": ({"status": 401}, "sign_in_refused"),
    "a redirect": ({"status": 302}, "not_data"),
    "more than is accepted": ({"huge_field": 40_000_000}, "too_large"),
}

pytestmark = pytest.mark.usefixtures("caplog")  # that an office goes or returns is worth a line in the log


@pytest.fixture
def read(office: DemoProcess, terminal: Terminal) -> DemoProcess:
    """An office that has been read once."""
    assert terminal(*ONCE).code == 0
    return office


def customers(terminal: Terminal) -> int:
    hits = terminal("search", "a", "--limit", "500", "--json").json["hits"]
    return len(hits)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_office_is_one_calm_line_and_costs_nothing(
    read: DemoProcess, profile: Profile, terminal: Terminal, fault: str
) -> None:
    before = customers(terminal)
    faults, code = FAULTS[fault]
    read.fail(**faults)
    told = terminal(*ONCE)
    erp = told.json["offices"]["erp"]
    assert told.code == 1
    assert told.complaint
    assert (erp["state"], erp["errors"][0]["code"]) == ("failed", code)
    assert erp["counts"]["customers"] == CUSTOMERS
    assert erp["removed"] == {}
    assert customers(terminal) == before
    log = profile.log.read_text("utf-8")
    assert f"office erp: {code}" in log
    assert found_in(log + told.err, read.token) == []
    read.fail()
    assert terminal(*ONCE).code == 0


def test_the_words_looked_for_are_those_of_the_company(read: DemoProcess, terminal: Terminal) -> None:
    assert "张伟" in personal_words()
    assert "张伟" in terminal("show", GOLD).out


def test_a_field_of_five_megabytes_is_cut_and_kept(
    read: DemoProcess, profile: Profile, terminal: Terminal
) -> None:
    read.put("customers", id=1, alert="x" * 5_000_000)
    told = terminal(*ONCE)
    assert (told.code, told.err, told.json["offices"]["erp"]["changed"]) == (0, "", {"customers": 1})
    (alert,) = terminal("show", GOLD, "--json").json["customer"]["alerts"]
    assert 900_000 < len(alert) < 1_100_000
    read.put("customers", id=1, alert="")


@pytest.mark.parametrize("hours", [24, -24])
def test_a_clock_a_day_off_is_told_and_everything_is_read(
    office: DemoProcess, terminal: Terminal, hours: int
) -> None:
    office.fail(clock_offset_seconds=hours * 3600)
    told = terminal(*ONCE)
    assert (told.code, told.json["offices"]["erp"]["counts"]["customers"]) == (0, CUSTOMERS)
    way = "ahead of" if hours > 0 else "behind"
    assert told.complaint.startswith(f"erp: its clock is 24 h {way} this machine's.")
    office.fail()
    office.put("customers", id=2, alert="after the clock was set")
    again = terminal(*ONCE)
    assert (again.code, again.err) == (0, "")
    assert terminal("show", "C10002", "--json").json["customer"]["alerts"] == ["after the clock was set"]
    office.put("customers", id=2, alert="")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1:9", "unreachable"),
        ("http://desk.invalid", "insecure_address"),
        ("http://192.0.2.1", "insecure_address"),
        ("https://desk.invalid", "unreachable"),
        ("ftp://127.0.0.1", "wrong_address"),
        ("no address at all", "wrong_address"),
        ("http://", "wrong_address"),
        ("http://[::1", "wrong_address"),
        ("http://127.0.0.1:99999", "wrong_address"),
        ("{office}/nowhere", "wrong_address"),
    ],
)
def test_a_wrong_address_is_one_calm_line(
    office: DemoProcess, profile: Profile, terminal: Terminal, url: str, code: str
) -> None:
    set_up(profile, erp=url.format(office=office.url))
    told = terminal(*ONCE)
    assert told.code == 1
    assert told.complaint
    assert [error["code"] for error in told.json["offices"]["erp"]["errors"]] == [code]
    assert found_in(profile.log.read_text("utf-8") + told.err, office.token) == []


@pytest.mark.parametrize("secret", ["wrong", "密码", "a\nb", "x" * 100_000])
def test_a_wrong_password_is_one_calm_line_and_never_repeated(
    office: DemoProcess,
    profile: Profile,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    secret: str,
) -> None:
    monkeypatch.setenv("DESK_SECRET_ERP", secret)
    told = terminal(*ONCE)
    assert told.code == 1
    assert told.complaint == "erp refused the user name or password. Check them in the settings."
    assert secret not in profile.log.read_text("utf-8")


def test_a_missing_password_names_the_command_that_keeps_one(
    office: DemoProcess, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DESK_SECRET_ERP")
    told = terminal(*ONCE)
    assert told.code == 1
    assert told.complaint.endswith("callcenter credentials set erp")


def test_while_the_office_is_away_everything_is_shown_with_its_age(
    read: DemoProcess, terminal: Terminal
) -> None:
    read.unplug()
    assert terminal(*ONCE).code == 1
    told = terminal("show", GOLD, "--json")
    assert (told.code, told.err) == (0, "")
    assert all(isinstance(seconds, int) for seconds in told.json["ages"].values())


def test_foreign_text_never_works_the_terminal(read: DemoProcess, terminal: Terminal) -> None:
    read.put("customers", id=1, alert="\x1b]0;owned\x07\x1b[2J\x9b31m first\r\nsecond")
    assert terminal(*ONCE).code == 0
    told = terminal("show", GOLD)
    assert "owned" in told.out
    assert [letter for letter in told.out if not letter.isprintable() and letter != "\n"] == []
    assert "\n  !  ]0;owned" in told.out
    assert terminal("search", GOLD).out.count("\n") == 1
    read.put("customers", id=1, alert="")
