"""``callcenter pop`` and ``tour``: the desk that runs elsewhere, and every room as a picture."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from callcenter.profile import Profile
from tests.ui.cli.terminal import Terminal, run


@pytest.mark.parametrize("number", ["+86 138 1234 5678", "", "😀" * 5000, "a\nb", "--help", "\udcff"])
def test_a_call_for_a_desk_that_is_not_running_is_one_calm_line(terminal: Terminal, number: str) -> None:
    told = terminal("pop", f"--phone={number}")
    assert (told.code, told.out) == (1, "")
    assert told.complaint == "No desk is running with this profile."


@pytest.mark.parametrize("word", [b"stale" * 6, b"", b"\xff\xfe", b"\x00" * 10_000])
def test_the_word_of_a_desk_that_crashed_is_not_believed(
    terminal: Terminal, profile: Profile, word: bytes
) -> None:
    (profile.folder / "desk.token").write_bytes(word)
    told = terminal("pop", "--phone", "+86 138 1234 5678")
    assert (told.code, told.complaint) == (1, "No desk is running with this profile.")


@pytest.mark.parametrize("word", ["", "[]", "{}", "nonsense", '{"control_url": 7, "control_token": []}'])
def test_the_word_of_a_demo_office_that_crashed_is_not_believed(
    terminal: Terminal, demo: Profile, word: str
) -> None:
    (demo.folder / "demo-switches.json").write_text(word, "utf-8")
    told = terminal("demo", "--cable", "out")
    assert (told.code, told.out) == (1, "")
    assert told.complaint == "No desk is running with this profile."


def test_a_demo_office_that_is_gone_is_told(terminal: Terminal, demo: Profile) -> None:
    word = '{"control_url": "http://127.0.0.1:9", "control_token": "x"}'
    (demo.folder / "demo-switches.json").write_text(word, "utf-8")
    told = terminal("demo", "--slow", "1")
    assert (told.code, told.out) == (1, "")
    assert told.complaint == "No desk is running with this profile."


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "zh_CN"), ("contrast", "en")])
def test_every_room_is_rendered(demo: Profile, tmp_path: Path, theme: str, language: str) -> None:
    before = demo.store.read_bytes()
    told = run("tour", str(tmp_path / "pictures"), "--theme", theme, "--lang", language)
    assert (told.code, told.err) == (0, "")
    pictures = [Path(line) for line in told.out.splitlines()]
    assert len(pictures) > 15
    assert sorted(pictures) == sorted((tmp_path / "pictures").iterdir())
    assert not [picture for picture in pictures if QImage(str(picture)).width() < 1000]
    assert demo.store.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_one_calm_line(demo: Profile, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    told = run("tour", str(tmp_path / "file" / "pictures"))
    assert (told.code, told.out) == (1, "")
    assert "cannot be written" in told.complaint


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has a folder nobody can write to")
def test_a_folder_nobody_can_write_to_is_one_calm_line(demo: Profile) -> None:
    told = run("tour", f"/proc/{os.getpid()}")
    assert (told.code, told.out) == (1, "")
    assert "cannot be written" in told.complaint
