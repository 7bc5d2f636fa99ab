"""The engine and a folder: what changed is written, what is gone goes, and a failed export takes nothing away."""

import os
from pathlib import Path

import pytest

from callcenter.domain.errors import Trouble
from sync.connectors.files.folder import Folder
from sync.contract import UnreachableError
from tests.sync.connectors.files.folder_desk import LONG_AGO, OLD, FolderDesk, write

CUSTOMERS = [f"C{number},Name {number},,,,,,CN,," for number in range(30)]
ORDERS = [f"O{number},C{number},2026-11-{number + 1:02d},done,CNY,10.50" for number in range(20)]


@pytest.fixture
def filled(desk: FolderDesk) -> FolderDesk:
    """A desk that has read two files which were written long ago."""
    write(desk.folder, "customers.csv", *CUSTOMERS, mtime=LONG_AGO)
    write(desk.folder, "orders.csv", *ORDERS, mtime=LONG_AGO)
    assert desk.cycle().answered
    return desk


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are opened from now on."""
    opened: list[str] = []
    real = Folder.opened_path

    def note(self: Folder, path: Path, name: str) -> object:
        opened.append(name)
        return real(self, path, name)

    monkeypatch.setattr(Folder, "opened_path", note)
    return opened


def test_a_first_cycle_brings_everything_with_progress(filled: FolderDesk) -> None:
    assert (len(filled.ids("customers")), len(filled.ids("orders"))) == (30, 20)
    assert (filled.heard[0].feed, filled.heard[0].done, filled.heard[0].total) == ("customers", 30, 30)


def test_unchanged_files_are_not_pulled_again(filled: FolderDesk) -> None:
    assert filled.figures(filled.cycle()) == {}


def test_unchanged_settled_files_are_not_even_opened(
    filled: FolderDesk, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.connectors.files.folder._SETTLED_SECONDS", -1.0)
    write(filled.folder, "orders.csv", *ORDERS[:-1], mtime=LONG_AGO)
    write(filled.folder, "customers.csv", *CUSTOMERS[:-1], mtime=LONG_AGO)
    filled.cycle()
    filled.restart()
    reads.clear()
    filled.cycle(is_full=False)
    assert reads == []


def test_after_a_restart_unchanged_files_are_not_pulled_again(filled: FolderDesk) -> None:
    filled.restart()
    assert filled.figures(filled.cycle()) == {}


def test_of_a_changed_file_only_the_changed_rows_are_written(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv", ORDERS[0].replace("done", "cancelled"), *ORDERS[1:])
    assert filled.figures(filled.cycle())["orders"] == (20, 1, 0)


def test_a_changed_line_alone_changes_its_order(filled: FolderDesk) -> None:
    write(filled.folder, "order_lines.csv", "O3,P,Kettle,1,,", "O4,P,Kettle,1,,")
    assert filled.figures(filled.cycle())["orders"][1] == 2
    write(filled.folder, "order_lines.csv", "O3,P,Kettle,1,1,", "O4,P,Kettle,1,,")
    assert filled.figures(filled.cycle())["orders"][1] == 1


def test_a_vanished_row_goes_in_one_cycle(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv", *ORDERS[1:])
    assert filled.cycle().answered
    assert "O0" not in filled.ids("orders")


def test_a_vanished_row_is_seen_after_a_restart(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv", *ORDERS[1:])
    filled.restart()
    filled.cycle()
    assert "O0" not in filled.ids("orders")


def test_other_content_of_the_same_size_and_time_is_noticed(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv", ORDERS[0].replace("10.50", "99.50"), *ORDERS[1:], mtime=LONG_AGO)
    assert filled.figures(filled.cycle())["orders"] == (20, 1, 0)


def test_a_file_that_was_only_touched_is_not_pulled_again(filled: FolderDesk) -> None:
    os.utime(filled.folder / "orders.csv")
    assert filled.figures(filled.cycle()) == {}


def test_an_older_file_put_back_is_noticed(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv", *ORDERS, "O99,C1,2026-11-24,new,CNY,1.00", mtime=LONG_AGO - 5000)
    filled.cycle()
    assert "O99" in filled.ids("orders")


@pytest.mark.usefixtures("warned")
def test_a_file_that_went_missing_takes_nothing_away_and_stops_no_other(filled: FolderDesk) -> None:
    (filled.folder / "orders.csv").unlink()
    write(filled.folder, "customers.csv", *CUSTOMERS, "C99,New,,,,,,,,")
    report = filled.cycle()
    assert [fault.trouble for fault in report.faults] == [Trouble.FILE_MISSING]
    assert "orders.csv" in report.faults[0].sentence
    assert len(filled.ids("orders")) == 20
    assert "C99" in filled.ids("customers")


@pytest.mark.usefixtures("warned")
def test_a_missing_file_is_still_missed_after_a_restart(filled: FolderDesk) -> None:
    (filled.folder / "orders.csv").unlink()
    filled.restart()
    assert [fault.trouble for fault in filled.cycle().faults] == [Trouble.FILE_MISSING]


def test_an_export_that_breaks_off_takes_nothing_away(filled: FolderDesk) -> None:
    path = filled.folder / "orders.csv"
    path.write_bytes(path.read_bytes()[:-80])
    report = filled.cycle()
    assert len(filled.ids("orders")) == 20
    assert next(one for one in report.feeds if one.feed == "orders").bad == 1


@pytest.mark.usefixtures("warned")
def test_an_empty_file_is_a_failed_export(filled: FolderDesk) -> None:
    (filled.folder / "orders.csv").write_bytes(b"")
    assert [fault.trouble for fault in filled.cycle().faults] == [Trouble.FILE_UNREADABLE]
    assert len(filled.ids("orders")) == 20


@pytest.mark.usefixtures("warned")
def test_a_header_alone_asks_a_person(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv")
    assert [fault.trouble for fault in filled.cycle().faults] == [Trouble.EMPTIED]
    assert [fault.trouble for fault in filled.cycle(is_full=False).faults] == [Trouble.EMPTIED]
    assert len(filled.ids("orders")) == 20


@pytest.mark.usefixtures("warned")
def test_a_missing_column_is_one_fault_and_the_other_files_go_on(filled: FolderDesk) -> None:
    (filled.folder / "orders.csv").write_text("id,date\nO1,2026-11-24\n", "utf-8")
    write(filled.folder, "tickets.csv", "T1,,,Subject,,,,,,,,,")
    report = filled.cycle()
    assert [fault.sentence for fault in report.faults] == [
        "orders.csv of old cannot be read (line 1): it has no column customer"
    ]
    assert filled.ids("tickets") == {"T1"}
    assert len(filled.ids("orders")) == 20


def test_bad_rows_stay_told_while_nothing_changes(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv", *ORDERS, "O77,C1,yesterday,done,CNY,1")
    write(filled.folder, "order_lines.csv", "O1,P,Kettle,many,,", "NOBODY,P,Kettle,1,,")
    first = filled.cycle().feeds[1]
    filled.restart()
    again = filled.cycle().feeds[1]
    assert first.bad == again.bad == 3
    assert {(one.file, one.line) for one in again.told} == {
        ("orders.csv", 22),
        ("order_lines.csv", 2),
        ("order_lines.csv", 3),
    }


def test_a_row_that_became_unreadable_is_not_gone(filled: FolderDesk) -> None:
    write(filled.folder, "orders.csv", ORDERS[0].replace("10.50", "ten"), *ORDERS[1:])
    filled.cycle()
    assert "O0" in filled.ids("orders")


@pytest.mark.usefixtures("warned")
def test_a_folder_that_is_not_there_is_away(filled: FolderDesk) -> None:
    filled.folder.rename(filled.folder.with_name("elsewhere"))
    report = filled.cycle()
    assert report.is_away
    assert [fault.trouble for fault in report.faults] == [Trouble.FOLDER_MISSING]
    assert len(filled.ids("orders")) == 20


@pytest.mark.usefixtures("warned")
def test_a_file_that_is_written_while_it_is_read_means_later(
    filled: FolderDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled.folder
    write(folder, "orders.csv", *ORDERS, "O98,C1,,,,")
    real = Folder.check_same

    def meddle(self: Folder, prints: object) -> None:
        write(folder, "orders.csv", *ORDERS[:3])
        real(self, prints)  # pyright: ignore[reportArgumentType]  # handed through

    monkeypatch.setattr(Folder, "check_same", meddle)
    report = filled.cycle()
    assert [fault.trouble for fault in report.faults] == [Trouble.FILE_BUSY]
    assert len(filled.ids("orders")) == 20


def test_a_closed_connector_reads_nothing_more(filled: FolderDesk) -> None:
    filled.connector.close()
    with pytest.raises(UnreachableError):
        filled.connector.feeds()[0].pull(None, 5)


def test_names_in_capitals_and_links_are_found(desk: FolderDesk, tmp_path: Path) -> None:
    write(desk.folder, "customers.csv", *CUSTOMERS).rename(tmp_path / "elsewhere.csv")
    (desk.folder / "CUSTOMERS.CSV").symlink_to(tmp_path / "elsewhere.csv")
    desk.cycle()
    assert len(desk.ids("customers")) == 30


def test_reading_writes_nothing_into_the_folder(filled: FolderDesk) -> None:
    before = sorted(filled.folder.rglob("*"))
    filled.folder.chmod(0o500)
    filled.cycle()
    filled.folder.chmod(0o700)
    assert sorted(filled.folder.rglob("*")) == before


def test_pieces_without_their_owners_are_told(desk: FolderDesk) -> None:
    write(desk.folder, "order_lines.csv", "O1,P,Kettle,1,,")
    report = desk.cycle()
    assert [(one.file, one.reason) for feed in report.feeds for one in feed.told] == [
        ("order_lines.csv", "there is no orders.csv that it could belong to")
    ]


def test_a_reading_that_was_interrupted_goes_on_where_it_stopped(filled: FolderDesk) -> None:
    rows = [f"T{number},,,Subject,,,,,,,,," for number in range(1200)]
    write(filled.folder, "tickets.csv", *rows, mtime=LONG_AGO)
    feed = next(one for one in filled.connector.feeds() if one.name == "tickets")
    page = feed.pull(None, 500)
    assert page.cursor is not None
    filled.restart()
    feed = next(one for one in filled.connector.feeds() if one.name == "tickets")
    again = feed.pull(page.cursor.rewound(filled.connector.capabilities.overlap), 500)
    assert again.records[0].id == "T500"


def test_another_setting_reads_everything_anew(filled: FolderDesk) -> None:
    filled.restart(time_zone="Asia/Shanghai")
    assert filled.figures(filled.cycle())["customers"] == (30, 0, 0)


@pytest.mark.usefixtures("warned")
def test_a_folder_with_a_name_is_doubted_when_the_name_changes(filled: FolderDesk) -> None:
    (filled.folder / "identity.txt").write_text("warehouse north\n", "utf-8")
    assert filled.cycle().answered
    (filled.folder / "identity.txt").write_text("warehouse south\n", "utf-8")
    assert [fault.trouble for fault in filled.cycle().faults] == [Trouble.OTHER_SERVER]


def test_it_speaks_for_its_office(filled: FolderDesk) -> None:
    assert filled.connector.office == OLD
