"""A settings file with anything in it: one calm line that names what is wrong, and the file stays as it is."""

from pathlib import Path

import pytest

from callcenter.profile import Profile
from tests.ui.cli.terminal import Terminal

BAD: dict[str, tuple[bytes, str]] = {
    "an unknown key": (b"[desk]\ncolour = 'red'\n", "has an unknown key: desk.colour"),
    "an unknown group": (b"[chair]\n", "has an unknown key: chair"),
    "a key over two lines": (b'"a\\nb" = 1\n', "has an unknown key: a b"),
    "a secret": (b"[offices.erp]\nconnector = 'demo'\npassword = 'hunter2'\n", "holds a secret (password)"),
    "a secret at the top": (b"api_key = 'hunter2'\n", "holds a secret (api_key)"),
    "a secret in a URL": (
        b"[offices.erp]\nconnector = 'demo'\nurl = 'https://anna:hunter2@erp.example'\n",
        "holds a secret (url)",
    ),
    "a wrong type": (b"[desk]\nsync_seconds = 'often'\n", "desk.sync_seconds: it must be a whole number"),
    "a wrong country": (b"[desk]\nhome_region = 'China'\n", "desk.home_region"),
    "a wrong pattern": (b"[desk]\nextensions = '('\n", "desk.extensions"),
    "a list for a group": (b"desk = []\n", "write it as a table [desk]"),
    "a nameless connector": (b"[offices.erp]\nurl = 'x'\n", "name the connector"),
    "a strange office": (b"[offices.'../erp']\nconnector = 'demo'\n", "an office name is made of"),
    "no TOML": (b"this is no TOML", "cannot be read"),
    "no UTF-8": (b"[desk]\nagent = '\xff\xfe'\n", "it is not UTF-8 text"),
    "UTF-16": ("[desk]\nagent = 'anna'\n".encode("utf-16"), "cannot be read"),
    "NUL": (b"[desk]\n\x00\n", "cannot be read"),
    "two megabytes": (b"# " + b"x" * 2_000_000, "it is larger than 1 MB"),
    "a hundred thousand brackets": (b"a = " + b"[" * 100_000, "cannot be read"),
}
COMMANDS = {
    "show": ["show", "1"],
    "sync": ["sync", "--once"],
    "demo": ["demo", "--headless", "--once", "--profile", "default"],
    "credentials": ["credentials", "set", "erp", "--stdin"],
}


@pytest.mark.parametrize("fault", BAD)
def test_what_is_wrong_is_named_on_one_line(terminal: Terminal, profile: Profile, fault: str) -> None:
    content, words = BAD[fault]
    profile.settings.write_bytes(content)
    told = terminal("outbox")
    assert (told.code, told.out) == (1, "")
    assert words in told.complaint
    assert str(profile.settings) in told.complaint
    assert "hunter2" not in told.complaint + profile.log.read_text("utf-8")
    assert profile.settings.read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_refuses_it_alike(terminal: Terminal, profile: Profile, command: str) -> None:
    profile.settings.write_text("[desk]\ncolour = 'red'\n", "utf-8")
    told = terminal(*COMMANDS[command])
    assert (told.code, told.out) == (1, "")
    assert told.complaint.endswith("has an unknown key: desk.colour")


@pytest.mark.parametrize("fault", BAD)
def test_the_doctor_makes_it_one_finding_among_others(
    terminal: Terminal, profile: Profile, fault: str
) -> None:
    content, words = BAD[fault]
    profile.settings.write_bytes(content)
    told = terminal("doctor", "--json")
    assert (told.code, told.err) == (1, "")
    faulty = [finding for finding in told.json["findings"] if not finding["ok"]]
    assert [finding["what"] for finding in faulty] == ["settings"]
    assert words.split()[0] in faulty[0]["text"]
    assert "hunter2" not in told.out


def test_a_settings_file_that_is_none_is_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("folder", "loop", "nowhere", "x" * 300):
        told = terminal("outbox", "--config", str(tmp_path / name))
        assert (told.code, told.out) == (1, "")
        assert "cannot be read" in told.complaint


def test_a_settings_file_elsewhere_is_taken(terminal: Terminal, tmp_path: Path) -> None:
    elsewhere = tmp_path / "desk.toml"
    elsewhere.write_text("[desk]\nagent = 'anna'\n", "utf-8")
    assert terminal("outbox", "--config", str(elsewhere)).code == 0
