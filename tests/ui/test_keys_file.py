"""Changed keys come back as they were kept, and a spoilt file costs nobody the usual ones."""

from pathlib import Path

import pytest

from callcenter.domain.errors import DeskError, Trouble
from ui.actions import DEFAULT_KEYS, Deed
from ui.keys_file import load_keys, save_keys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.toml"


def test_without_a_file_all_keys_are_the_usual_ones(path: Path) -> None:
    assert load_keys(path) == {}


def test_only_what_differs_is_kept(path: Path) -> None:
    save_keys(path, {**DEFAULT_KEYS, Deed.HOLD: "F10", Deed.MUTE: "", Deed.REFRESH: 'Ctrl+"'})
    assert load_keys(path) == {Deed.HOLD: "F10", Deed.MUTE: "", Deed.REFRESH: 'Ctrl+"'}
    assert "answer" not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", [b"[[[", b"\xff\xfe", b"#" * 200_000])
def test_an_unreadable_file_is_one_calm_sentence(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    with pytest.raises(DeskError) as caught:
        load_keys(path)
    assert caught.value.trouble is Trouble.CONFIG_UNREADABLE
    assert "keys.toml" in caught.value.sentence


def test_a_folder_in_place_of_the_file_is_one_calm_sentence(path: Path) -> None:
    path.mkdir()
    with pytest.raises(DeskError):
        load_keys(path)
    with pytest.raises(DeskError) as caught:
        save_keys(path, {Deed.HOLD: "F10"})
    assert caught.value.trouble is Trouble.STORE_UNWRITABLE


@pytest.mark.parametrize("line", ['fly = "F10"', "hold = 3", 'hold = "Ctrl+Nonsense"', 'hold = "F10, F11"'])
def test_a_line_the_desk_cannot_use_is_left_out(
    path: Path, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_text(f'{line}\nmute = "F11"\n')
    assert load_keys(path) == {Deed.MUTE: "F11"}
    assert "cannot use" in caplog.text


def test_keys_that_are_taken_are_left_out(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_text('hold = "F10"\nmute = "F10"\nsend = "F2"\n')
    assert load_keys(path) == {Deed.HOLD: "F10"}
    assert "taken" in caplog.text


def test_two_actions_may_swap_their_keys(path: Path) -> None:
    path.write_text('hold = "F6"\nmute = "F4"\n')
    assert load_keys(path) == {Deed.HOLD: "F6", Deed.MUTE: "F4"}


def test_of_doubles_whose_usual_keys_are_gone_one_has_none(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_text('hold = "F6"\nmute = "F6"\n')
    assert load_keys(path) == {Deed.HOLD: "F6", Deed.MUTE: ""}
    assert "taken" in caplog.text
