"""A store that cannot be used: one calm line from every command, a FAULT from the doctor, and the file left as it is."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from callcenter.profile import Profile
from tests.ui.cli.terminal import Terminal

COMMANDS = [["show", "1"], ["search", "a"], ["suggest", "parcel"], ["outbox"]]

_HOLD = """
import sqlite3, sys
store = sqlite3.connect(sys.argv[1], isolation_level=None)
store.execute("PRAGMA locking_mode = EXCLUSIVE")
store.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


def _text(store: Path) -> None:
    store.write_text("this is no store", "utf-8")


def _noise(store: Path) -> None:
    content = bytearray(store.read_bytes())
    content[100:40_000] = bytes((n * 37 + 11) % 251 for n in range(39_900))
    store.write_bytes(content)


def _cut(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:50_000])


def _foreign(store: Path) -> None:
    store.unlink()
    with closing(sqlite3.connect(store)) as other:
        other.execute("CREATE TABLE recipes (name)")


def _newer(store: Path) -> None:
    with closing(sqlite3.connect(store)) as newer:
        newer.execute("PRAGMA user_version = 9999")


def _folder(store: Path) -> None:
    store.unlink()
    store.mkdir()


WAYS: list[tuple[Callable[[Path], None], str]] = [
    (_text, "is damaged"),
    (_noise, "is damaged"),
    (_cut, "is damaged"),
    (_foreign, "is damaged"),
    (_newer, "was written by a newer desk"),
    (_folder, "cannot be written"),
]


@pytest.mark.usefixtures("caplog")  # a store that went bad while it was open cannot be marked as closed
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(("spoil", "words"), WAYS)
def test_a_store_that_cannot_be_used_is_one_calm_line(
    demo: Profile, terminal: Terminal, command: list[str], spoil: Callable[[Path], None], words: str
) -> None:
    spoil(demo.store)
    before = demo.store.read_bytes() if demo.store.is_file() else b""
    told = terminal(*command, "--profile", "demo")
    assert (told.code, told.out) == (1, "")
    assert words in told.complaint
    assert str(demo.store) in told.complaint
    assert (demo.store.read_bytes() if demo.store.is_file() else b"") == before


@pytest.mark.usefixtures("caplog")  # as above
@pytest.mark.parametrize(("spoil", "words"), WAYS[4:])
def test_a_store_that_a_sync_cannot_use_either_is_one_calm_line(
    demo: Profile, terminal: Terminal, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(demo.store)
    told = terminal("sync", "--once", "--profile", "demo")
    assert (told.code, told.out) == (1, "")
    assert words in told.complaint


@pytest.mark.usefixtures("caplog")  # as above
@pytest.mark.parametrize("spoil", [spoil for spoil, words in WAYS if words == "is damaged"])
def test_a_sync_begins_anew_where_the_store_is_damaged(
    demo: Profile, terminal: Terminal, spoil: Callable[[Path], None]
) -> None:
    spoil(demo.store)
    before = demo.store.read_bytes()
    told = terminal("sync", "--once", "--profile", "demo")
    assert told.code == 0
    assert "a new one was begun" in told.err
    kept = [one.read_bytes() for one in demo.folder.glob("desk.db.damaged-*")]
    assert before in kept
    assert "张" in terminal("search", "张", "--profile", "demo").out


@pytest.mark.usefixtures("caplog")  # as above
@pytest.mark.parametrize(("spoil", "words"), WAYS)
def test_the_doctor_names_it_and_looks_at_the_rest(
    demo: Profile, terminal: Terminal, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(demo.store)
    told = terminal("doctor", "--json", "--profile", "demo")
    assert (told.code, told.err) == (1, "")
    findings = {finding["what"]: finding for finding in told.json["findings"]}
    assert [what for what, finding in findings.items() if not finding["ok"]] == ["store"]
    assert words in findings["store"]["text"]
    assert findings["office demo"]["ok"]


def test_damage_that_no_command_met_is_found_by_the_doctor(demo: Profile, terminal: Terminal) -> None:
    content = bytearray(demo.store.read_bytes())
    place = len(content) // 2 // 4096 * 4096
    content[place : place + 8192] = bytes((n * 37 + 11) % 251 for n in range(8192))
    demo.store.write_bytes(content)
    told = terminal("doctor", "--profile", "demo")
    assert (told.code, told.err) == (1, "")
    assert "FAULT store: " in told.out
    assert demo.store.read_bytes()[place : place + 8192] == content[place : place + 8192]


def test_a_store_another_program_holds_is_one_calm_line(demo: Profile, terminal: Terminal) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(demo.store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        told = terminal("show", "1", "--profile", "demo")
        other.communicate()
    assert (told.code, told.out) == (1, "")
    assert "is in use by another program" in told.complaint
    assert terminal("show", "1", "--profile", "demo").code == 0


def test_a_home_that_is_a_file_is_one_calm_line(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    told = terminal("outbox")
    assert (told.code, told.out) == (1, "")
    assert "cannot be written" in told.complaint


def test_a_log_that_cannot_be_written_keeps_nobody_from_work(demo: Profile, terminal: Terminal) -> None:
    demo.log.mkdir()
    told = terminal("show", "--profile", "demo", "--", "%")
    assert told.complaint.endswith("is not a telephone number.")
    assert terminal("show", "1", "--profile", "demo").err == ""


def test_whatever_is_wrong_no_name_gets_into_the_log(demo: Profile, terminal: Terminal) -> None:
    _noise(demo.store)
    terminal("show", "张伟", "--profile", "demo")
    log = demo.log.read_text("utf-8")
    assert "show: store_damaged" in log
    assert "张伟" not in log
