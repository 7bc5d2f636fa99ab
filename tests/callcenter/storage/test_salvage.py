"""Whatever happens to the file of the store, what people wrote is still there afterwards."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage import audit, drafts, outbox
from callcenter.storage.database import Database, open_database
from callcenter.storage.integrity import check_store
from callcenter.storage.salvage import open_or_salvage
from tests.callcenter.small_store import CRM, NOW, ZHANG, customer, keep, phone, who

KEY = DraftKey("anna", "ticket:1", "note")
WORDS = "Bitte an die neue Adresse 南京西路"
PAGE = 4096


def edit(name: str, record: str = "7") -> Edit:
    return Edit(name, EditKind.REPLY, "anna", CRM, RemoteId(record), {"text": f"您好 {name}"}, NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a replica, five edits that wait, one that is done, and a draft."""
    database = open_database(tmp_path / "desk.db")
    many = [customer(str(n), f"张伟{n}", phone(f"+86138{n:08}"), phone(ZHANG)) for n in range(200)]
    keep(database, *many)
    with database.write() as work:
        for n in range(6):
            outbox.add(work, edit(f"e{n}", str(n)))
        outbox.move(work, 6, EditState.SENDING, NOW)
        outbox.move(work, 6, EditState.APPLIED, NOW)
        drafts.save(work, Draft(KEY, WORDS, NOW, 3))
    database.close()
    return tmp_path / "desk.db"


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def overwrite(path: Path, number: int, seed: int = 0) -> None:
    """Put noise in the place of one page."""
    with path.open("r+b") as file:
        file.seek(number * PAGE)
        file.write(random.Random(seed).randbytes(PAGE))


def waiting(database: Database) -> dict[str, str | None]:
    with database.read() as connection:
        return {one.edit.id: one.edit.fields["text"] for one in outbox.unsettled(connection)}


def look_into(database: Database) -> None:
    """Everything an agent wrote is there, and nothing that was done comes back."""
    assert waiting(database) == {f"e{n}": f"您好 e{n}" for n in range(5)}
    with database.read() as connection:
        draft = drafts.load(connection, KEY)
    assert draft is not None
    assert (draft.text, draft.place) == (WORDS, 3)
    check_store(database)


def lose_everything(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def spoil_the_beginning(path: Path) -> None:
    overwrite(path, 0)


def cut_in_half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


@pytest.mark.parametrize("accident", [lose_everything, spoil_the_beginning, cut_in_half])
def test_a_damaged_store_is_set_aside_and_peoples_work_saved(
    path: Path, accident: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    accident(path)
    spoilt = path.read_bytes()
    database, salvage = open_or_salvage(path)
    look_into(database)
    database.close()
    assert salvage is not None
    assert (salvage.edits, salvage.drafts) == (5, 1)
    assert salvage.aside.read_bytes() == spoilt
    assert "damaged" in caplog.text


def test_any_damaged_page_costs_no_edit_and_no_draft(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = path.read_bytes()
    for number in range(pages(path)):
        path.write_bytes(whole)
        overwrite(path, number, number)
        _mark_unclean(path)
        database, _ = open_or_salvage(path)
        assert waiting(database) == {f"e{n}": f"您好 e{n}" for n in range(5)}, number
        database.close()


def _mark_unclean(path: Path) -> None:
    """Leave the file as a desk that was killed does, so that it is looked over."""
    from sqlcipher3 import dbapi2 as driver

    try:
        connection = driver.connect(str(path))
        connection.execute("UPDATE meta SET value = 'no' WHERE name = 'closed_cleanly'")
        connection.commit()
        connection.close()
    except driver.Error:
        return


def test_a_store_that_is_gone_altogether_leaves_what_waited(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.unlink()
    database, salvage = open_or_salvage(path)
    look_into(database)
    database.close()
    assert salvage is None


def test_the_log_of_the_last_writes_may_be_lost(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    database = open_database(path)
    with database.read() as connection:  # as long as somebody reads, the log is not written into the store
        connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar()
        with database.write() as work:
            outbox.add(work, edit("late"))
            outbox.move(work, 1, EditState.WITHDRAWN, NOW)
        before = path.read_bytes()
    database.close()
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(before)
    database, _ = open_or_salvage(path)
    found = waiting(database)
    database.close()
    assert "late" in found
    assert "e0" not in found


def test_what_was_under_way_is_looked_up_before_it_is_sent_again(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lose_everything(path)
    database, _ = open_or_salvage(path)
    with database.read() as connection:
        states = {one.edit.id: one.state for one in outbox.unsettled(connection)}
    database.close()
    assert set(states.values()) == {EditState.UNKNOWN}


def test_customers_keep_the_numbers_by_which_logged_calls_know_them(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = open_database(path)
    before = who(database, "150")
    database.close()
    overwrite(path, 0)
    with path.open("r+b") as file:  # only the first page is spoilt: its beginning comes back
        file.write(b"SQLite format 3\0")
    database, _ = open_or_salvage(path)
    keep(database, customer("150", "张伟150", phone(ZHANG)))
    after = who(database, "150")
    database.close()
    assert before > 0
    assert after > 0


def test_a_sound_store_is_opened_as_it_is(path: Path) -> None:
    database, salvage = open_or_salvage(path)
    look_into(database)
    with database.read() as connection:
        assert audit.verify(connection)
    database.close()
    assert salvage is None


def test_a_store_of_a_newer_desk_is_never_set_aside(path: Path) -> None:
    database = open_database(path)
    with database.write() as work:
        work.connection.exec_driver_sql("PRAGMA user_version = 999")
    database.close()
    with pytest.raises(DeskError) as caught:
        open_or_salvage(path)
    assert caught.value.trouble is Trouble.STORE_FROM_FUTURE
    assert sorted(one.name for one in path.parent.iterdir() if "damaged" in one.name) == []


def test_what_an_office_named_before_the_damage_keeps_its_name(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = open_database(path)
    opened = Edit("new", EditKind.OPEN_TICKET, "anna", CRM, RemoteId("local:new"), {"subject": "退货"}, NOW)
    reply = Edit("more", EditKind.REPLY, "anna", CRM, RemoteId("local:new"), {"text": "您好"}, NOW)
    from callcenter.storage.adoption import adopt

    with database.write() as work:
        seq = outbox.add(work, opened)
        outbox.add(work, reply)
        outbox.move(work, seq, EditState.SENDING, NOW)
        adopt(work, seq, RemoteId("4711"))
        outbox.move(work, seq, EditState.APPLIED, NOW)
    database.close()
    lose_everything(path)
    database, _ = open_or_salvage(path)
    with database.read() as connection:
        found = outbox.by_edit_id(connection, "more")
        mine = outbox.of_record(connection, CRM, Kind.TICKET, RemoteId("4711"))
    database.close()
    assert found is not None
    assert found.edit.record == "4711"
    assert [one.edit.id for one in mine] == ["more"]
