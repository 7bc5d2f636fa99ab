"""A disk that fills up stops what is read from the offices, and last of all what agents write."""

from pathlib import Path

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Database
from callcenter.storage.room import Room
from sync.engine.cycle import run_cycle
from tests.callcenter.small_store import customer, keep
from tests.contract.memory_office import ERP, MemoryConnector, MemoryOffice

MB = 1024 * 1024


class Disk:
    """A disk with as much room as the test says."""

    def __init__(self, free: int) -> None:
        self.free = free

    def __call__(self, _folder: Path) -> int:
        return self.free


@pytest.fixture
def disk() -> Disk:
    return Disk(1000 * MB)


@pytest.fixture
def room(tmp_path: Path, disk: Disk) -> Room:
    held = Room(tmp_path / "desk.db", disk)
    held.hold()
    return held


def test_room_is_held_back_where_there_is_plenty(room: Room) -> None:
    assert room.ballast.stat().st_size == 16 * MB
    assert not room.is_short


def test_nothing_is_held_back_where_there_is_little(tmp_path: Path) -> None:
    held = Room(tmp_path / "desk.db", Disk(20 * MB))
    held.hold()
    assert not held.ballast.exists()
    assert held.is_short


def test_it_is_given_free_when_little_else_is_left(room: Room, disk: Disk) -> None:
    disk.free = 3 * MB
    room.look()
    assert not room.ballast.exists()
    assert room.is_short


def test_it_is_held_back_again_when_there_is_room(room: Room, disk: Disk) -> None:
    disk.free = 3 * MB
    room.look()
    disk.free = 1000 * MB
    assert not room.is_short
    assert room.ballast.exists()


def test_a_store_that_holds_nothing_back_never_counts_as_short(tmp_path: Path) -> None:
    assert not Room(tmp_path / "desk.db", Disk(0)).is_short


def fill(database: Database) -> None:
    with database.write() as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        for number in range(50):
            sql = "INSERT INTO draft VALUES (?, 's', 'f', ?, 0, '')"
            work.connection.exec_driver_sql(sql, (str(number), "字" * 4000))


def test_a_write_that_found_no_room_gives_free_what_was_held_back(database: Database) -> None:
    database.room.hold()
    with pytest.raises(DeskError) as caught:
        fill(database)
    assert caught.value.trouble is Trouble.STORE_FULL
    assert not database.room.ballast.exists()
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_nothing_is_read_from_an_office_while_room_is_short(database: Database) -> None:
    office = MemoryOffice()
    office.put("customers", customer("1", "张伟"))
    disk = Disk(3 * MB)
    database.room = Room(database.path, disk)
    database.room.hold()
    with pytest.raises(DeskError) as caught:
        run_cycle(database, MemoryConnector(ERP, office, lambda: "right"), office.clock)
    assert caught.value.trouble is Trouble.STORE_FULL
    assert office.asked == []
    keep(database, customer("2", "李四"))
