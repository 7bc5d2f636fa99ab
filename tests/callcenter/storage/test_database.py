"""Many readers and one writer on a real file, and news of each commit after it, never before."""

import logging
import stat
import threading
from pathlib import Path

import pytest

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage import customers
from callcenter.storage.database import Connection, Database, open_database
from tests.callcenter.small_store import ERP, count, customer, keep, who

KEY = bytes(range(32))


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_what_is_committed_survives_a_power_cut(database: Database) -> None:
    with database.read() as connection, database.write() as work:
        for one in (connection, work.connection):
            assert pragma(one, "journal_mode") == "wal"
            assert pragma(one, "synchronous") == 2, "FULL"
            assert pragma(one, "foreign_keys") == 1


def test_every_connection_of_a_busy_store_is_prepared_alike(database: Database) -> None:
    with database.read() as one, database.read() as two, database.read() as three:
        assert [pragma(each, "synchronous") for each in (one, two, three)] == [2, 2, 2]


def test_the_file_is_readable_for_its_owner_only(database: Database) -> None:
    keep(database, customer("1"))
    files = list(database.path.parent.glob("desk.db*"))
    assert len(files) == 3, "the store and its write-ahead log"
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_store_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_database(path).close()
    path.chmod(0o644)
    open_database(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_reader_sees_one_moment_while_a_writer_commits(database: Database) -> None:
    keep(database, customer("1", "Before"))
    zhang = who(database, "1")
    with database.read() as connection:
        before = customers.card(connection, zhang)
        keep(database, customer("1", "After"), customer("2"))
        assert customers.card(connection, zhang) == before
        assert customers.by_remote(connection, ERP, RemoteId("2")) is None
    with database.read() as connection:
        after = customers.card(connection, zhang)
    assert after is not None
    assert after.name == "After"


def test_readers_do_not_see_what_is_not_committed(database: Database) -> None:
    with database.write() as work:
        work.connection.exec_driver_sql("INSERT INTO customer (id) VALUES (7)")
        with database.read() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM customer").scalar() == 0
    assert count(database, "customer") == 1


def test_a_reader_cannot_leave_anything_behind(database: Database) -> None:
    with database.read() as connection:
        connection.exec_driver_sql("INSERT INTO customer (id) VALUES (7)")
    assert count(database, "customer") == 0


def test_writers_take_turns(database: Database) -> None:
    def write_ten() -> None:
        for _ in range(10):
            with database.write() as work:
                known = work.connection.exec_driver_sql("SELECT count(*) FROM customer").scalar_one()
                work.connection.exec_driver_sql("INSERT INTO customer (id) VALUES (?)", (known + 1,))

    writers = [threading.Thread(target=write_ten) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert count(database, "customer") == 40


def test_listeners_hear_of_a_commit_after_it(database: Database) -> None:
    heard: list[tuple[Changes, int]] = []
    database.subscribe(lambda changes: heard.append((changes, count(database, "party"))))
    with database.write() as work:
        work.note(Changes.of(Kind.CUSTOMER, [1], [1]))
        work.note(Changes.of(Kind.ORDER, [5], [2]))
        assert heard == []
    told = Changes.of(Kind.CUSTOMER, [1], [1]) | Changes.of(Kind.ORDER, [5], [2])
    assert heard == [(told, 0)]


def write_and_fail(database: Database) -> None:
    with database.write() as work:
        work.connection.exec_driver_sql("INSERT INTO customer (id) VALUES (7)")
        work.note(Changes.of(Kind.CUSTOMER, [7]))
        raise KeyError


def test_of_a_rollback_nobody_hears_and_nothing_stays(database: Database) -> None:
    heard: list[Changes] = []
    database.subscribe(heard.append)
    with pytest.raises(KeyError):
        write_and_fail(database)
    assert heard == []
    assert count(database, "customer") == 0
    assert keep(database, customer("1")) == 1, "the next writer is not hindered"


def test_a_commit_that_changes_nothing_tells_nobody(database: Database) -> None:
    heard: list[Changes] = []
    keep(database, customer("1"))
    database.subscribe(heard.append)
    keep(database, customer("1"))
    assert heard == []


def test_a_failing_listener_harms_neither_the_writer_nor_the_others(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Changes] = []

    def fail(_changes: Changes) -> None:
        raise KeyError("a fault of the listener")

    database.subscribe(fail)
    database.subscribe(heard.append)
    assert keep(database, customer("1", "张伟")) == 1
    assert len(heard) == 1
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "张伟" not in caplog.text


def test_who_unsubscribed_hears_nothing_more(database: Database) -> None:
    heard: list[Changes] = []
    unsubscribe = database.subscribe(heard.append)
    unsubscribe()
    unsubscribe()
    keep(database, customer("1"))
    assert heard == []


def test_a_listener_may_write(database: Database) -> None:
    def write_once(changes: Changes) -> None:
        if changes.touches(Kind.CUSTOMER):
            with database.write() as work:
                work.connection.exec_driver_sql("INSERT INTO customer (id) VALUES (99)")

    database.subscribe(write_once)
    keep(database, customer("1"))
    assert count(database, "customer") == 2


def test_a_mistake_in_our_own_sql_is_told_as_a_bug(database: Database) -> None:
    with pytest.raises(Exception, match="no such table"), database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM unheard_of")


def test_a_store_opens_again_with_all_it_had(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "with # and ? and 100%" / "桌面.db"
    first = open_database(path)
    keep(first, customer("1"))
    first.close()
    second = open_database(path)
    assert count(second, "party") == 1
    second.close()


def test_two_desks_share_a_store(tmp_path: Path) -> None:
    one, two = open_database(tmp_path / "desk.db"), open_database(tmp_path / "desk.db")
    keep(one, customer("1"))
    keep(two, customer("2"))
    assert count(one, "party") == count(two, "party") == 2
    one.close()
    two.close()


def test_an_encrypted_store_holds_nothing_in_clear(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    database = open_database(path, key=KEY)
    keep(database, customer("1", "Needle Haystack"))
    database.close()
    assert b"Haystack" not in path.read_bytes()
    again = open_database(path, key=KEY)
    assert count(again, "party") == 1
    again.close()


def test_with_the_wrong_key_nothing_is_opened_or_changed(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_database(path, key=KEY).close()
    before = path.read_bytes()
    with pytest.raises(DeskError) as caught:
        open_database(path, key=bytes(32))
    assert caught.value.trouble is Trouble.STORE_DAMAGED
    assert path.read_bytes() == before
