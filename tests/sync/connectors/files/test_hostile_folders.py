"""Folders that somebody or something spoilt: one calm word for each, and the desk goes on."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.connectors.files.settings import read_settings
from sync.contract import RejectedError, UnreachableError
from tests.sync.connectors.files.folder_desk import connect, everything, feed_of, told, write


def refusal(folder: Path, feed: str) -> RejectedError:
    connector = connect(folder)
    with pytest.raises(RejectedError) as caught:
        everything(connector, feed)
    connector.close()
    return caught.value


def test_a_pipe_instead_of_a_file_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "orders.csv")
    assert refusal(folder, "orders").details["reason"] == "it is no file"


def test_a_folder_instead_of_a_file_is_refused(folder: Path) -> None:
    (folder / "orders.csv").mkdir()
    assert refusal(folder, "orders").trouble is Trouble.FILE_UNREADABLE


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is hidden from the superuser")
def test_a_file_one_may_not_read_is_refused(folder: Path) -> None:
    write(folder, "orders.csv", "O1,C1,,,,").chmod(0)
    assert refusal(folder, "orders").details["reason"] == "Permission denied"


def test_a_link_to_nowhere_means_later(folder: Path) -> None:
    (folder / "orders.csv").symlink_to(folder / "gone.csv")
    connector = connect(folder)
    with pytest.raises(UnreachableError):
        everything(connector, "orders")
    connector.close()


def test_a_line_without_end_is_refused(folder: Path) -> None:
    (folder / "orders.csv").write_bytes(b"id,customer\n" + b"x" * 20_000_000)
    assert "longer than" in refusal(folder, "orders").details["reason"]


def test_a_file_aside_that_is_broken_does_not_stop_shipments(folder: Path) -> None:
    (folder / "orders.csv").write_text("nothing\nuseful\n", "utf-8")
    write(folder, "shipments.csv", "S1,O1,,,,,,,")
    connector = connect(folder)
    records, _bad = everything(connector, "shipments")
    connector.close()
    assert [one.id for one in records] == ["S1"]


def test_ids_that_look_like_commands_are_just_ids(folder: Path) -> None:
    write(folder, "customers.csv", '"\'; DROP TABLE x; --",=1+1,,,,,,,,')
    connector = connect(folder)
    (found,), _bad = everything(connector, "customers")
    assert feed_of(connector, "customers").read([found.id]).records == (found,)
    connector.close()


def test_an_id_of_many_letters_or_lines_is_a_bad_row(folder: Path) -> None:
    write(folder, "customers.csv", f"{'x' * 201},Long,,,,,,,,", '"a\nb",Two lines,,,,,,,,', "C1,Fine,,,,,,,,")
    connector = connect(folder)
    records, bad = everything(connector, "customers")
    connector.close()
    assert ([one.id for one in records], [one[1] for one in told(bad)]) == (["C1"], [2, 3])


def test_no_reason_repeats_what_stood_in_a_cell(folder: Path) -> None:
    write(folder, "orders.csv", "O1,C1,SECRET,done,SECRET,SECRET", "O2,C1,,,,SECRET", "O3,C1,,,SECRET,")
    connector = connect(folder)
    _records, bad = everything(connector, "orders")
    connector.close()
    assert len(bad) == 3
    assert "SECRET" not in repr(bad)


def test_a_bad_row_is_read_singly_as_it_is_read_in_order(folder: Path) -> None:
    write(folder, "orders.csv", "O1,C1,,,,ten", ",C1,,,,", "O2,C1,,,,1")
    connector = connect(folder)
    _records, bad = everything(connector, "orders")
    feed = feed_of(connector, "orders")
    reading = feed.read([RemoteId("O1"), RemoteId("orders.csv:3"), RemoteId("O9")])
    connector.close()
    assert (set(reading.bad), reading.gone) == (set(bad), {"O9"})
    assert feed_ids(folder) == {"O1", "O2", "orders.csv:3"}


def feed_ids(folder: Path) -> set[str]:
    connector = connect(folder)
    found = feed_of(connector, "orders").ids()
    connector.close()
    assert found is not None
    return set(found)


@pytest.mark.parametrize("token", ["", "{", "[]", "null", '{"stamp": 5}', '{"stamp": "x", "files": {}}'])
def test_a_place_of_somebody_else_begins_anew(folder: Path, token: str) -> None:
    write(folder, "orders.csv", "O1,C1,,,,1")
    connector = connect(folder)
    place = Cursor(datetime(2026, 11, 24, tzinfo=UTC), 7, token)
    page = feed_of(connector, "orders").pull(place, 5)
    connector.close()
    assert [one.id for one in page.records] == ["O1"]
    assert page.cursor is not None
    assert page.cursor > place


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({}, "folder"),
        ({"folder": "exports"}, "folder"),
        ({"folder": "/x", "encoding": "klingon"}, "encoding"),
        ({"folder": "/x", "encoding": "base64"}, "encoding"),
        ({"folder": "/x", "delimiter": "::"}, "delimiter"),
        ({"folder": "/x", "decimal": "'"}, "decimal"),
        ({"folder": "/x", "time_zone": "../../etc/passwd"}, "time_zone"),
        ({"folder": "/x", "home_region": "Germany"}, "home_region"),
        ({"folder": "/x", "currency": "Euro"}, "currency"),
        ({"folder": 5}, "folder"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(values: dict[str, str | int], key: str) -> None:
    with pytest.raises(DeskError) as caught:
        read_settings(OfficeSettings(OfficeId("old"), "files", values))
    assert caught.value.details["key"] == f"offices.old.{key}"


def test_a_relative_folder_lies_beside_the_settings(tmp_path: Path) -> None:
    office = OfficeSettings(OfficeId("old"), "files", {"folder": "exports"}, path=tmp_path / "desk.toml")
    assert read_settings(office).folder == tmp_path / "exports"
