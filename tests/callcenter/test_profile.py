"""A profile is a folder of its own, readable for its owner only."""

import stat
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.errors import DeskError, Trouble
from callcenter.profile import find_profile


def test_a_profile_keeps_everything_in_its_own_folder(home: Path) -> None:
    work, demo = find_profile("work"), find_profile("demo")
    assert work.folder != demo.folder
    for profile in (work, demo):
        assert profile.folder.is_relative_to(home)
        paths = {profile.settings, profile.store, profile.window_state, profile.keys, profile.log}
        assert len(paths) == 5
        assert {path.parent for path in paths} == {profile.folder}
        assert stat.S_IMODE(profile.folder.stat().st_mode) == 0o700


def test_a_folder_others_could_read_is_closed_to_them(home: Path) -> None:
    folder = find_profile("work").folder
    folder.chmod(0o755)
    find_profile("work")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../other", "a/b", "a\\b", "-x", ".hidden", "a b", "a\nb", "名", "x" * 62, "\x00"]
)
def test_a_name_that_leads_elsewhere_is_refused(home: Path, name: str) -> None:
    with pytest.raises(DeskError) as caught:
        find_profile(name)
    assert caught.value.trouble is Trouble.NOT_ALLOWED
    assert not [path for path in home.rglob("*") if path.name == "profiles"]


def test_a_file_in_the_place_of_the_folder_is_told_calmly(home: Path) -> None:
    folder = find_profile("work").folder
    folder.rmdir()
    folder.write_text("a file")
    with pytest.raises(DeskError) as caught:
        find_profile("work")
    assert caught.value.trouble is Trouble.STORE_UNWRITABLE
    assert folder.read_text() == "a file"


def test_the_clock_tells_an_aware_time_that_does_not_go_back() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.utcoffset() is not None
    assert first <= second
