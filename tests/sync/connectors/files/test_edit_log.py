"""Edits are added to a file whole or not at all, whatever else happens to it."""

import fcntl
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.connectors.files.edit_log import EditLog
from sync.contract import UnreachableError

OLD = OfficeId("old")
PROGRAM = Path(__file__).with_name("append_edits.py")


def line(ref: str, **fields: str) -> str:
    return json.dumps({"ref": ref, "record": "T-1", "fields": fields, "base": {}}, ensure_ascii=False)


def desk(folder: Path, name: str, count: int, *room: str) -> subprocess.Popen[str]:
    told = [sys.executable, str(PROGRAM), str(folder), name, str(count), *room]
    return subprocess.Popen(told, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[4])


def read(folder: Path) -> list[dict[str, Any]]:
    (file,) = folder.glob("*.jsonl")
    return [json.loads(one) for one in file.read_text("utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "edits"


@pytest.fixture
def log(folder: Path) -> EditLog:
    return EditLog(OLD, folder)


@pytest.fixture
def file(folder: Path, log: EditLog) -> Path:
    log.append("first", line("first"))
    (found,) = folder.iterdir()
    return found


def test_an_edit_is_a_line_and_is_found(log: EditLog, folder: Path) -> None:
    log.append("a", line("a", text="改地址"))
    assert read(folder) == [json.loads(line("a", text="改地址"))]
    assert log.holds("a")
    assert not log.holds("b")


def test_chinese_stands_as_it_is_written(log: EditLog, file: Path) -> None:
    log.append("a", line("a", text="改地址"))
    assert "改地址" in file.read_text("utf-8")


@pytest.mark.parametrize(
    "hostile", ["a\u2028b", "a\u2029b", "a\x85b", "a\nb", "a\r\nb", "\ud800", "\"'\\", "\0"]
)
def test_no_text_makes_more_than_one_line(log: EditLog, folder: Path, hostile: str) -> None:
    log.append("a", line("a", text=hostile))
    assert [one["fields"]["text"] for one in read(folder)] == [hostile]


def test_the_same_edit_twice_is_one_line(log: EditLog, folder: Path) -> None:
    log.append("a", line("a"))
    log.append("a", line("a"))
    EditLog(OLD, folder).append("a", line("a"))
    assert len(read(folder)) == 1


def test_a_line_that_a_crash_broke_off_spoils_no_other(log: EditLog, file: Path, folder: Path) -> None:
    with file.open("ab") as torn:
        torn.write(line("torn").encode()[:20])
    log.append("a", line("a"))
    lines = file.read_text("utf-8").splitlines()
    assert [one.startswith("{") and one.endswith("}") for one in lines] == [True, False, True]
    assert not log.holds("torn")
    assert EditLog(OLD, folder).holds("a")


def test_a_line_that_a_crash_left_open_is_done(log: EditLog, file: Path, folder: Path) -> None:
    with file.open("ab") as torn:
        torn.write(line("open").encode())
    assert log.holds("open")
    log.append("open", line("open"))
    log.append("a", line("a"))
    assert [one["ref"] for one in read(folder)] == ["first", "open", "a"]


def test_a_line_that_is_being_written_is_found_once_it_is_whole(log: EditLog, file: Path) -> None:
    whole = (line("slow", text="x" * 50) + "\n").encode()
    with file.open("ab", buffering=0) as slow:
        slow.write(whole[:30])
        assert not log.holds("slow")
        slow.write(whole[30:])
        assert log.holds("slow")


def test_two_desks_that_write_at_once_keep_their_lines_whole(folder: Path) -> None:
    desks = [desk(folder, name, 500) for name in "ab"]
    assert [one.communicate()[0] for one in desks] == ["", ""]
    assert sorted(one["ref"] for one in read(folder)) == sorted(f"{n}-{i}" for n in "ab" for i in range(500))


def test_what_another_desk_wrote_is_found(log: EditLog, folder: Path, file: Path) -> None:
    assert not log.holds("b")
    EditLog(OLD, folder).append("b", line("b"))
    assert log.holds("b")


def test_a_file_that_was_put_aside_is_still_looked_into(log: EditLog, folder: Path, file: Path) -> None:
    assert log.holds("first")
    (folder / "done").mkdir()
    file.rename(folder / "done" / file.name)
    assert log.holds("first")
    assert EditLog(OLD, folder).holds("first")


def test_a_file_of_another_month_is_looked_into(log: EditLog, folder: Path, file: Path) -> None:
    file.rename(folder / "edits-2020-01.jsonl")
    assert log.holds("first")


def test_a_file_that_was_replaced_is_read_anew(log: EditLog, file: Path) -> None:
    assert log.holds("first")
    file.write_text(line("other-and-longer-than-before", text="x" * 200) + "\n", "utf-8")
    file.replace(file.with_suffix(".moved"))
    file.write_text(line("b") + "\n", "utf-8")
    assert not log.holds("first")
    assert log.holds("b")


@pytest.mark.parametrize(
    "spoilt", ["[]", "1", '{"ref": 1}', '{"ref": "x", "fields": []}', "{" * 99999, "\xff"]
)
def test_a_line_that_somebody_spoilt_is_passed_over(log: EditLog, file: Path, spoilt: str) -> None:
    with file.open("a", encoding="latin-1") as spoiling:
        spoiling.write(spoilt + "\n")
    log.append("a", line("a"))
    assert log.holds("a")
    assert log.holds("first")


def test_file_and_folder_are_private(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_in_a_folder_that_several_use_the_file_is_for_all_of_them(folder: Path, log: EditLog) -> None:
    folder.mkdir()
    folder.chmod(0o770)
    log.append("a", line("a"))
    assert stat.S_IMODE(next(folder.iterdir()).stat().st_mode) == 0o660


def test_a_full_disk_leaves_the_file_as_it_was(folder: Path, file: Path) -> None:
    before = file.read_bytes()
    told = desk(folder, "b", 1, str(len(before) + 100)).communicate()[0]
    assert told == "b-0 store_full False\n"
    assert file.read_bytes() == before


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_file_is_not_written_into(folder: Path, log: EditLog, file: Path, kind: str) -> None:
    elsewhere = file.rename(folder / "elsewhere")
    before = elsewhere.read_bytes()
    {"link": lambda: file.symlink_to(elsewhere), "pipe": lambda: os.mkfifo(file), "folder": file.mkdir}[
        kind
    ]()
    with pytest.raises(UnreachableError) as caught:
        log.append("a", line("a"))
    assert (caught.value.trouble, caught.value.was_sent) == (Trouble.FILE_UNWRITABLE, False)
    assert elsewhere.read_bytes() == before


def test_where_no_folder_can_be_made_nothing_was_written(tmp_path: Path) -> None:
    (tmp_path / "edits").write_text("a file")
    with pytest.raises(UnreachableError) as caught:
        EditLog(OLD, tmp_path / "edits").append("a", line("a"))
    assert not caught.value.was_sent


def test_a_file_that_another_program_keeps_is_waited_for_and_left_alone(folder: Path, file: Path) -> None:
    before = file.read_bytes()
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UnreachableError) as caught:
            EditLog(OLD, folder, patience=0).append("a", line("a"))
    assert (caught.value.trouble, caught.value.was_sent) == (Trouble.FILE_BUSY, False)
    assert file.read_bytes() == before


def test_the_edits_of_a_record_come_in_their_order(log: EditLog, file: Path, folder: Path) -> None:
    (folder / "edits-2020-01.jsonl").write_text(line("before") + "\n", "utf-8")
    log.append("a", line("a", text="x"))
    assert [one["ref"] for one in log.of_record("T-1")] == ["before", "first", "a"]
    assert log.of_record("T-2") == ()
