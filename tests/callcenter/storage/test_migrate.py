"""Stores of earlier desks come up to date with everything in them; stores of newer desks are refused untouched."""

import os
import shutil
import stat
import subprocess
import sys
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId, RemoteId
from callcenter.domain.link import ActKind
from callcenter.storage import audit, customers, drafts, linking, migrate, replica, search, tickets
from callcenter.storage.database import Database, open_database
from callcenter.storage.integrity import check_store
from callcenter.usecases.list_links import list_links
from callcenter.usecases.open_customer import open_customer
from tests.callcenter.small_store import CRM, ERP, NOW, ZHANG, count, customer, keep, mail, phone, who
from tests.callcenter.storage.write_store import KEY, WORDS

STORES = Path(__file__).parent / "stores"
NEWEST = len(migrate.steps())
EARLIER = [f"{version:04}" for version in range(1, NEWEST)]
LONG_AGO = time.time() - 7 * 24 * 3600 - 60


def a_store(folder: Path, version: str) -> Path:
    path = folder / "desk.db"
    shutil.copy(STORES / f"{version}.db", path)
    return path


def on(path: Path, *statements: str) -> None:
    """Change a store behind the desk's back."""
    connection = driver.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def version_in(path: Path) -> int:
    connection = driver.connect(str(path), isolation_level=None)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(found)


def contents(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, but for the shared index that every reader may rebuild."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}


def look_into(database: Database) -> None:
    """Everything that somebody typed or an office said is there."""
    check_store(database)
    with database.read() as connection:
        draft = drafts.load(connection, KEY)
        (zhang,) = customers.by_key(connection, ZHANG)
        assert audit.verify(connection)
        assert "退款" in connection.exec_driver_sql("SELECT fields FROM outbox").scalar_one()
        assert tickets.by_number(connection, "T1") is not None
        assert sum(replica.counts(connection, ERP).values()) == 8
    assert draft is not None
    assert draft.text == WORDS
    sheet = open_customer(database, zhang, NOW)
    assert sheet is not None
    assert (sheet.customer.name, sheet.orders[0].deliveries[0].record.tracking_number) == (
        "张伟",
        "SF1234567890",
    )
    assert len(sheet.timeline) == 4
    assert count(database, "audit") == 3


def test_every_step_has_a_number_and_none_is_left_out() -> None:
    names = sorted(
        item.name for item in files("callcenter.storage.migrations").iterdir() if item.name[0] == "0"
    )
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, NEWEST + 1)]


def test_a_store_of_every_version_is_kept() -> None:
    kept = {path.stem: version_in(path) for path in STORES.glob("*.db")}
    assert kept == {f"{version:04}": version for version in range(1, NEWEST + 1)}


@pytest.mark.parametrize("version", [*EARLIER, f"{NEWEST:04}"])
def test_a_store_of_an_earlier_desk_opens_with_everything_in_it(tmp_path: Path, version: str) -> None:
    path = a_store(tmp_path, version)
    database = open_database(path)
    look_into(database)
    database.close()
    assert version_in(path) == NEWEST


@pytest.mark.parametrize("version", EARLIER)
def test_a_migrated_store_has_the_shape_of_a_new_one(tmp_path: Path, version: str) -> None:
    old, new = open_database(a_store(tmp_path, version)), open_database(tmp_path / "new.db")
    shapes: list[list[tuple[str, str]]] = []
    for database in (old, new):
        with database.read() as connection:
            sql = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
            shapes.append([(row[0], row[1]) for row in connection.exec_driver_sql(sql)])
        database.close()
    assert shapes[0] == shapes[1]


def test_what_the_first_desk_held_becomes_findable_when_it_comes_again(tmp_path: Path) -> None:
    database = open_database(a_store(tmp_path, "0001"))
    zhang = customer("1", "张伟", phone(ZHANG), mail("Zhang.Wei@x.example"), city="上海")
    assert count(database, "cursor") == 0, "every feed is read anew"
    assert keep(database, zhang, home="parties") == 1
    with database.read() as connection:
        assert [hit.customer for hit in search.everything(connection, "zhangwei")] == [CustomerId(1)]
    database.close()


def test_what_was_held_before_there_were_links_is_told_again_and_joined_then(tmp_path: Path) -> None:
    database = open_database(a_store(tmp_path, "0003"))
    zhang = customer("1", "张伟", replace(phone(ZHANG), verified=True))
    assert keep(database, zhang, home="parties") == 1, "it counts as new, whatever was held of it"
    keep(database, replace(zhang, id=RemoteId("77")), office=CRM)
    with database.write() as work:
        work.connection.exec_driver_sql("UPDATE office SET last_good = '2026-11-24T12:00:00.000000Z'")
        linking.settle(work, NOW)
    assert who(database, "77", CRM) == who(database, "1")
    database.close()


def test_links_are_there_in_later_versions(tmp_path: Path) -> None:
    database = open_database(a_store(tmp_path, "0004"))
    (joined, refused) = list_links(database).acts
    assert (joined.kind, [named.record.office for named in joined.records]) == (ActKind.JOINED, [CRM])
    assert (refused.kind, [named.record.id for named in refused.records]) == (ActKind.REFUSED, ["1", "2"])
    assert who(database, "2", CRM) == who(database, "2")
    database.close()


def test_a_copy_is_kept_before_a_store_is_changed(tmp_path: Path) -> None:
    path = a_store(tmp_path, "0001")
    open_database(path).close()
    copy = tmp_path / "desk.db.before-0002"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert version_in(copy) == 1
    shutil.move(copy, path)
    database = open_database(path)
    look_into(database)
    database.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["desk.db", "desk.db.before-0002"]


def test_no_copy_is_kept_of_nothing(tmp_path: Path) -> None:
    open_database(tmp_path / "desk.db").close()
    assert [file.name for file in tmp_path.iterdir()] == ["desk.db"]


def test_copies_are_forgotten_after_a_week(tmp_path: Path) -> None:
    path = a_store(tmp_path, f"{NEWEST:04}")
    fresh, old, torn = (tmp_path / f"desk.db.{name}" for name in ("before-0002", "before-0001", "copy-4711"))
    for file in (fresh, old, torn):
        file.write_bytes(b"a copy")
    for file in (old, torn):
        os.utime(file, (LONG_AGO, LONG_AGO))
    open_database(path).close()
    left = {file.name for file in tmp_path.iterdir()} - {"desk.journal"}
    assert left == {"desk.db", "desk.db.before-0002"}


def test_a_copy_that_a_crash_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    path = a_store(tmp_path, "0001")
    for name in ("before-0002", f"copy-{os.getpid()}"):
        (tmp_path / f"desk.db.{name}").write_bytes(b"half a copy")
    database = open_database(path)
    look_into(database)
    database.close()
    assert version_in(tmp_path / "desk.db.before-0002") == 1


def test_a_migration_that_fails_half_way_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = a_store(tmp_path, "0001")
    on(path, "CREATE TABLE caller_choice (unexpected)")
    with pytest.raises(Exception, match="caller_choice already exists"):
        open_database(path)
    assert version_in(path) == 1
    on(path, "DROP TABLE caller_choice")
    database = open_database(path)
    look_into(database)
    database.close()


def test_where_no_copy_can_be_kept_the_store_stays_as_it_was(tmp_path: Path) -> None:
    path = a_store(tmp_path, "0001")
    (tmp_path / "desk.db.before-0002").mkdir()
    (tmp_path / "desk.db.before-0002" / "in the way").touch()
    with pytest.raises(DeskError) as caught:
        open_database(path)
    assert caught.value.trouble is Trouble.STORE_UNWRITABLE
    assert version_in(path) == 1
    assert not list(tmp_path.glob("desk.db.copy-*"))


def test_words_still_in_the_log_of_a_crashed_desk_are_migrated_too(tmp_path: Path) -> None:
    path = a_store(tmp_path, "0001")
    crash = """
import os, sys
from sqlcipher3 import dbapi2 as driver
connection = driver.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("UPDATE draft SET text = 'typed just before'")
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", crash, str(path)], check=False)
    assert (tmp_path / "desk.db-wal").stat().st_size > 0
    database = open_database(path)
    with database.read() as connection:
        draft = drafts.load(connection, KEY)
    database.close()
    assert draft is not None
    assert draft.text == "typed just before"


OPENS = """
import sys
from pathlib import Path
from callcenter.storage.database import open_database
print("ready", flush=True)
sys.stdin.readline()
database = open_database(Path(sys.argv[1]))
with database.read() as connection:
    print(connection.exec_driver_sql("PRAGMA user_version").scalar(), flush=True)
database.close()
"""


def test_desks_that_start_at_once_migrate_once(tmp_path: Path) -> None:
    path = a_store(tmp_path, "0001")
    desks = [
        subprocess.Popen(
            [sys.executable, "-c", OPENS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for desk in desks:
        assert desk.stdout is not None
        desk.stdout.readline()
    for desk in desks:
        assert desk.stdin is not None
        desk.stdin.write("\n")
        desk.stdin.flush()
    answers = [desk.communicate()[0].strip() for desk in desks]
    assert answers == [str(NEWEST)] * 3
    assert version_in(tmp_path / "desk.db.before-0002") == 1
    assert not list(tmp_path.glob("desk.db.copy-*"))
    database = open_database(path)
    look_into(database)
    database.close()


def test_an_encrypted_store_is_copied_encrypted(tmp_path: Path) -> None:
    key = bytes(range(32))
    plain, path = a_store(tmp_path, "0001"), tmp_path / "locked.db"
    on(
        plain,
        f"ATTACH '{path}' AS locked KEY \"x'{key.hex()}'\"",
        "SELECT sqlcipher_export('locked')",
        "PRAGMA locked.user_version = 1",
        "DETACH locked",
    )
    open_database(path, key=key).close()
    copy = tmp_path / "locked.db.before-0002"
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    again = open_database(copy, key=key)
    assert count(again, "party") == 3
    again.close()


def test_a_store_from_the_future_is_refused_and_left_byte_for_byte(tmp_path: Path) -> None:
    path = a_store(tmp_path, f"{NEWEST:04}")
    on(path, "CREATE TABLE telepathy (thought)", f"PRAGMA user_version = {NEWEST + 1}")
    before = contents(tmp_path)
    with pytest.raises(DeskError) as caught:
        open_database(path)
    assert caught.value.trouble is Trouble.STORE_FROM_FUTURE
    assert "newer desk" in caught.value.sentence
    assert {name: data for name, data in contents(tmp_path).items() if data} == before


def test_a_log_from_the_future_is_left_too(tmp_path: Path) -> None:
    path = a_store(tmp_path, f"{NEWEST:04}")
    crash = f"""
import os, sys
from sqlcipher3 import dbapi2 as driver
connection = driver.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA user_version = {NEWEST + 1}")
os._exit(1)
"""
    subprocess.run([sys.executable, "-c", crash, str(path)], check=False)
    before = contents(tmp_path)
    with pytest.raises(DeskError) as caught:
        open_database(path)
    assert caught.value.trouble is Trouble.STORE_FROM_FUTURE
    assert contents(tmp_path) == before


def test_a_script_is_cut_into_its_statements() -> None:
    sql = "-- a remark\n\nCREATE TABLE a (x); \n\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT 1;\nEND;\n-- end\n"
    assert [statement.split()[1] for statement in migrate.split(sql)] == ["TABLE", "TRIGGER"]


def test_a_statement_without_an_end_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="CREATE TABLE b"):
        migrate.split("CREATE TABLE a (x);\nCREATE TABLE b (x)")
