"""After a salvage an edit has the number by which people, its conflicts and its attempts know it."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from callcenter.domain.edit import Conflict, Edit, EditKind, EditState
from callcenter.domain.ids import RemoteId
from callcenter.storage import audit, outbox
from callcenter.storage.database import open_database
from callcenter.storage.salvage import open_or_salvage
from tests.callcenter.small_store import ERP, NOW, customer, keep

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store whose journal was written anew with the waiting edits 2, 4 and 6, and then a damaged page."""
    database = open_database(tmp_path / "desk.db")
    keep(database, *(customer(str(n)) for n in range(200)))
    with database.write() as work:
        for n in range(1, 7):
            fields, base = {"subject": f"mine {n}"}, {"subject": "before"}
            outbox.add(
                work, Edit(f"e{n}", EditKind.CHANGE_TICKET, "anna", ERP, RemoteId(f"{n}"), fields, NOW, base)
            )
        for n in (1, 3, 5):
            outbox.claim(work, n, NOW)
            outbox.move(work, n, EditState.APPLIED, NOW)
        outbox.note_attempt(work, 4, "unknown", NOW, "timed_out")
        outbox.add_conflicts(work, 2, [Conflict(0, 2, "subject", "before", "mine 2", "theirs 2")])
        outbox.move(work, 2, EditState.CONFLICT, NOW)
    database.close()
    monkeypatch.setattr("callcenter.storage.journal._TOO_LONG", 10)
    open_database(database.path).close()
    monkeypatch.undo()
    return database.path


def damage(path: Path, table: str) -> None:
    """Put noise in the place of the first page of a table, and leave the store as a killed desk does."""
    connection = driver.connect(str(path))
    connection.execute("UPDATE meta SET value = 'no' WHERE name = 'closed_cleanly'")
    sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    (page,) = connection.execute(sql, (table,)).fetchone()
    connection.commit()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xaa" * PAGE)


def test_conflicts_and_attempts_stay_with_their_edits(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    damage(path, "ticket")
    database, salvage = open_or_salvage(path)
    assert salvage is not None
    with database.read() as connection:
        states = {one.seq: (one.edit.id, one.state) for one in outbox.unsettled(connection)}
        theirs = [one.theirs for one in outbox.conflicts(connection, 2)]
        attempts = connection.exec_driver_sql("SELECT seq, outcome FROM attempt WHERE seq = 4").all()
        done = [one.edit.id for one in outbox.settled(connection)]
        assert audit.verify(connection)
    database.close()
    waits = {4: ("e4", EditState.UNKNOWN), 6: ("e6", EditState.UNKNOWN)}
    assert states == {2: ("e2", EditState.CONFLICT), **waits}
    assert theirs == ["theirs 2"]
    assert [tuple(one) for one in attempts] == [(4, "timed_out")]
    assert done == ["e5", "e3", "e1"]


def test_a_conflict_whose_card_was_lost_is_looked_for_again(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(path, "conflict")
    database, _ = open_or_salvage(path)
    with database.read() as connection:
        found = outbox.by_edit_id(connection, "e2")
    database.close()
    assert found is not None
    assert (found.seq, found.state) == (2, EditState.UNKNOWN)


def test_what_only_the_journal_knows_gets_a_number_of_its_own(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage(path, "outbox")
    database, _ = open_or_salvage(path)
    with database.read() as connection:
        found = {one.edit.id: one.seq for one in outbox.unsettled(connection)}
    database.close()
    assert found.keys() == {"e2", "e4", "e6"}
    assert min(found.values()) > 4  # the conflict and the attempt of 2 and 4 are nobody's now
