"""A store that cannot be used is told in one calm sentence, and left as it is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.domain.changes import Changes
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Database, open_database
from callcenter.storage.integrity import check_store
from tests.callcenter.small_store import count, customer, keep, mail, order, phone

PAGE = 4096
FILLED = [
    customer(str(n), f"Customer {n}", phone(f"+8613812340{n:03}"), mail(f"c{n}@x.example"))
    for n in range(300)
]


def filled(path: Path) -> None:
    database = open_database(path)
    keep(database, *FILLED)
    database.close()


def trouble_of(path: Path) -> Trouble:
    with pytest.raises(DeskError) as caught:
        open_database(path)
    assert str(path) in caught.value.sentence
    return caught.value.trouble


def spoil_a_page(path: Path) -> None:
    """Put noise over a page that holds customers."""
    content = bytearray(path.read_bytes())
    place = content.index(b"c150@x.example") // PAGE * PAGE
    content[place : place + PAGE] = bytes((n * 37 + 11) % 251 for n in range(PAGE))
    path.write_bytes(content)


def was_not_closed(path: Path) -> None:
    database = open_database(path)
    with database.write() as work:
        work.connection.exec_driver_sql("UPDATE meta SET value = 'no' WHERE name = 'closed_cleanly'")
    database._engine.dispose()


def test_a_damaged_page_is_found_before_anything_relies_on_it(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path)
    was_not_closed(path)
    spoil_a_page(path)
    before = path.read_bytes()
    assert trouble_of(path) is Trouble.STORE_DAMAGED
    assert path.read_bytes() == before


def test_a_damaged_page_is_found_when_the_store_is_looked_over(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path)
    spoil_a_page(path)
    database = open_database(path)
    with pytest.raises(DeskError) as caught:
        check_store(database)
    database.close()
    assert caught.value.trouble is Trouble.STORE_DAMAGED


def test_reading_a_damaged_page_is_told_calmly(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path)
    spoil_a_page(path)
    database = open_database(path)
    with pytest.raises(DeskError) as caught, database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM contact_point").all()
    database.close()
    assert caught.value.trouble is Trouble.STORE_DAMAGED


def test_a_sound_store_is_found_sound(database: Database) -> None:
    keep(database, *FILLED, order("1", "1"), order("2", "unheard of"))
    check_store(database)
    assert count(database, "party") == 301


def test_a_spoilt_index_of_words_is_found(database: Database) -> None:
    keep(database, *FILLED)
    with database.write() as work:
        work.connection.exec_driver_sql("UPDATE party_words_data SET block = zeroblob(20) WHERE id > 10")
    with pytest.raises(DeskError) as caught:
        check_store(database)
    assert caught.value.trouble is Trouble.STORE_DAMAGED


def test_a_record_that_hangs_on_nothing_is_found(database: Database) -> None:
    keep(database, customer("1", "", phone("+8613812345678")))
    with database.read() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("DELETE FROM party")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.exec_driver_sql("BEGIN")
    with pytest.raises(DeskError) as caught:
        check_store(database)
    assert caught.value.trouble is Trouble.STORE_DAMAGED


@pytest.mark.parametrize("content", [b"This is a letter, not a store. " * 500, b"\x00" * 5000, b"\xff" * 20])
def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(content)
    assert trouble_of(path) is Trouble.STORE_DAMAGED
    assert path.read_bytes() == content


def test_a_store_that_was_cut_off_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path)
    was_not_closed(path)
    path.write_bytes(path.read_bytes()[: 10 * PAGE])
    before = path.read_bytes()
    assert trouble_of(path) is Trouble.STORE_DAMAGED
    assert path.read_bytes() == before


def test_a_store_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    make = (
        f"import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute('CREATE TABLE party (x)'); c.commit()"
    )
    subprocess.run([sys.executable, "-c", make], check=True)
    before = path.read_bytes()
    assert trouble_of(path) is Trouble.STORE_DAMAGED
    assert path.read_bytes() == before


def test_an_empty_file_becomes_an_empty_store(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.touch()
    database = open_database(path)
    assert count(database, "party") == 0
    database.close()


def test_a_folder_in_place_of_the_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.mkdir(mode=0o755)
    assert trouble_of(path) is Trouble.STORE_UNWRITABLE
    assert path.stat().st_mode & 0o777 == 0o755
    assert list(path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    assert trouble_of(tmp_path / "folder" / "desk.db") is Trouble.STORE_UNWRITABLE
    assert (tmp_path / "folder").read_text() == "a file"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has a folder nobody can write to")
def test_a_folder_nobody_can_write_to_is_told_calmly() -> None:
    assert trouble_of(Path("/proc/desk.db")) is Trouble.STORE_UNWRITABLE


def fill_the_disk(database: Database) -> None:
    with database.write() as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        for n in range(1000):
            work.connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", (f"note {n}", "x" * 1000))


def test_a_full_disk_loses_nothing_that_was_kept(database: Database) -> None:
    keep(database, customer("1"))
    heard: list[Changes] = []
    database.subscribe(heard.append)
    with pytest.raises(DeskError) as caught:
        fill_the_disk(database)
    assert caught.value.trouble is Trouble.STORE_FULL
    assert heard == []
    check_store(database)
    assert count(database, "party") == 1
    with database.write() as work:
        work.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert keep(database, *FILLED) == 300, "with room again, work goes on"


def test_a_disk_that_takes_no_more_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    filled(path)
    program = """
import resource, signal, sys
from pathlib import Path
from callcenter.domain.errors import DeskError
from callcenter.storage.database import open_database
from tests.callcenter.small_store import customer, keep
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
database = open_database(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    for n in range(1000, 9000):
        keep(database, customer(str(n)))
except DeskError as error:
    print(error.trouble.value)
"""
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, cwd=root, check=False
    )
    assert done.stdout.strip() == Trouble.STORE_UNWRITABLE.value, done.stderr
    assert "Traceback" not in done.stderr
    database = open_database(path)
    check_store(database)
    assert count(database, "party") >= 300
    database.close()


def test_a_log_left_by_another_file_harms_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "other.db")
    other = open_database(tmp_path / "other.db")
    keep(other, customer("999"))
    filled(tmp_path / "desk.db")
    shutil.copy(tmp_path / "other.db-wal", tmp_path / "desk.db-wal")
    other.close()
    database = open_database(tmp_path / "desk.db")
    check_store(database)
    assert count(database, "party") >= 300
    database.close()
