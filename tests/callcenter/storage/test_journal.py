"""The journal holds what people wrote, line by line, and survives what happens to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage import drafts, id_map, outbox
from callcenter.storage.database import open_database
from callcenter.storage.journal import BEGINNING, Journal, Place
from callcenter.storage.journal_lines import edit_line
from callcenter.storage.replay import place_in
from tests.callcenter.small_store import CRM, NOW


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "desk.journal")


def edit(name: str) -> Edit:
    return Edit(name, EditKind.REPLY, "anna", CRM, RemoteId("7"), {"text": "您好"}, NOW)


def texts(journal: Journal, place: Place = BEGINNING) -> list[str]:
    found = journal.after(place)
    assert found is not None
    return [line["text"] for line in found[0]]


def test_lines_come_back_in_their_order_from_any_place(journal: Journal) -> None:
    first = journal.append([{"text": "一"}, {"text": "two"}])
    journal.append([{"text": "three"}])
    assert texts(journal) == ["一", "two", "three"]
    assert texts(journal, first) == ["three"]


def test_two_processes_continue_one_chain(journal: Journal) -> None:
    other = Journal(journal.path)
    journal.append([{"text": "mine"}])
    other.append([{"text": "theirs"}])
    journal.append([{"text": "mine again"}])
    assert texts(Journal(journal.path)) == ["mine", "theirs", "mine again"]


def test_a_line_that_a_crash_tore_off_is_cut_away(journal: Journal) -> None:
    journal.append([{"text": "whole"}])
    with journal.path.open("ab") as file:
        file.write(b'{"text": "to')
    again = Journal(journal.path)
    again.append([{"text": "next"}])
    assert texts(again) == ["whole", "next"]


def test_nothing_behind_a_changed_line_is_believed(journal: Journal) -> None:
    journal.append([{"text": "one"}, {"text": "two"}])
    journal.path.write_bytes(journal.path.read_bytes().replace(b"one", b"eno"))
    assert texts(Journal(journal.path)) == []


def test_a_place_that_is_not_in_the_file_is_told(journal: Journal) -> None:
    end = journal.append([{"text": "one"}])
    journal.path.unlink()
    assert Journal(journal.path).after(end) is None


def test_what_could_not_be_committed_is_taken_back(journal: Journal) -> None:
    before = journal.append([{"text": "kept"}])
    journal.append([{"text": "never acknowledged"}])
    journal.take_back(before)
    journal.append([{"text": "next"}])
    assert texts(journal) == ["kept", "next"]


def test_a_file_that_cannot_be_written_acknowledges_nothing(tmp_path: Path) -> None:
    (tmp_path / "desk.journal").mkdir()
    with pytest.raises(DeskError) as caught:
        Journal(tmp_path / "desk.journal").append([{"text": "one"}])
    assert caught.value.trouble is Trouble.STORE_UNWRITABLE


def test_an_edit_that_cannot_be_journalled_is_not_kept(tmp_path: Path) -> None:
    database = open_database(tmp_path / "desk.db")
    database.journal.path.mkdir()
    with pytest.raises(DeskError), database.write() as work:
        outbox.add(work, edit("e1"))
    with database.read() as connection:
        assert outbox.unsettled(connection) == ()
    database.close()


def test_the_journal_is_for_its_owner_only(tmp_path: Path) -> None:
    database = open_database(tmp_path / "desk.db")
    with database.write() as work:
        outbox.add(work, edit("e1"))
    database.close()
    assert database.journal.path.stat().st_mode & 0o077 == 0


def test_a_long_journal_is_written_anew_with_all_that_still_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "desk.db"
    database = open_database(path)
    with database.write() as work:
        for name in ("open", "refused", "done"):
            outbox.add(work, edit(name))
        outbox.move(work, 2, EditState.REFUSED, NOW)
        outbox.move(work, 3, EditState.WITHDRAWN, NOW)
        id_map.learn(work, CRM, Kind.TICKET, "local:x", RemoteId("12"))
    database.close()
    before = database.journal.path.stat().st_size
    monkeypatch.setattr("callcenter.storage.journal._TOO_LONG", 10)
    database = open_database(path)
    with database.read() as connection:
        assert place_in(connection) == database.journal.end()
    database.close()
    assert database.journal.path.stat().st_size < before
    monkeypatch.undo()
    path.unlink()
    database = open_database(path)
    with database.read() as connection:
        found = {one.edit.id: one.state for one in outbox.unsettled(connection)}
        assert id_map.remote_of(connection, CRM, "local:x") == "12"
    database.close()
    assert found == {"open": EditState.UNKNOWN, "refused": EditState.REFUSED}
    assert "taken over" in caplog.text


def test_another_process_that_writes_meanwhile_keeps_its_lines(journal: Journal) -> None:
    before = journal.append([{"text": "kept"}])
    journal.append([{"text": "never acknowledged"}])
    other = Journal(journal.path)
    other.go_on_from(before)
    other.append([{"text": "acknowledged by the other one"}])
    journal.take_back(before)
    assert texts(journal) == ["kept", "acknowledged by the other one"]


def test_only_a_place_that_is_in_the_file_is_gone_on_from(journal: Journal) -> None:
    end = journal.append([{"text": "one"}])
    journal.append([{"text": "two"}])
    journal.go_on_from(Place(end.offset, "another"))
    assert texts(journal) == ["one", "two"]
    journal.go_on_from(end)
    assert texts(journal) == ["one"]


def test_what_a_killed_process_never_acknowledged_does_not_come_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = open_database(tmp_path / "desk.db")
    with database.write() as work:
        outbox.add(work, edit("acknowledged"))
    database.journal.append([edit_line(edit("written by a process that died before its commit"))])
    with database.write() as work:
        outbox.add(work, edit("acknowledged later"))
    database.close()
    database.path.unlink()
    database = open_database(tmp_path / "desk.db")
    with database.read() as connection:
        found = [one.edit.id for one in outbox.unsettled(connection)]
    database.close()
    assert found == ["acknowledged", "acknowledged later"]
    assert "taken over" in caplog.text


def test_a_refused_edit_that_went_once_more_is_looked_up_when_it_comes_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = open_database(tmp_path / "desk.db")
    with database.write() as work:
        outbox.add(work, edit("e1"))
        for state in (EditState.REFUSED, EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN):
            outbox.move(work, 1, state, NOW)
    database.close()
    database.path.unlink()
    database = open_database(tmp_path / "desk.db")
    with database.read() as connection:
        found = [one.state for one in outbox.unsettled(connection)]
    database.close()
    assert found == [EditState.UNKNOWN]
    assert "taken over" in caplog.text


def test_an_old_copy_in_the_place_of_the_store_costs_no_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = tmp_path / "desk.db", DraftKey("anna", "ticket:1", "note")
    database = open_database(path)
    with database.write() as work:
        outbox.add(work, edit("done later"))
    database.close()
    copy = path.read_bytes()
    database = open_database(path)
    with database.write() as work:
        outbox.move(work, 1, EditState.WITHDRAWN, NOW)
        outbox.add(work, edit("made later"))
        drafts.save(work, Draft(key, "typed later", NOW, 3))
    database.close()
    monkeypatch.setattr("callcenter.storage.journal._TOO_LONG", 10)
    open_database(path).close()
    monkeypatch.undo()
    path.write_bytes(copy)
    database = open_database(path)
    with database.read() as connection:
        found = [one.edit.id for one in outbox.unsettled(connection)]
        typed = drafts.load(connection, key)
        assert place_in(connection) == database.journal.end()
    database.close()
    assert found == ["done later", "made later"]
    assert typed is not None
    assert typed.text == "typed later"
    assert "taken over" in caplog.text


def test_words_come_back_as_the_store_kept_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "desk.db"
    strange = replace(edit("e1"), fields={"text": "a\ud800b\x00c"})
    kept: list[object] = []
    for _ in range(2):
        database = open_database(path)
        with database.write() as work:
            if outbox.by_edit_id(work.connection, "e1") is None:
                outbox.add(work, strange)
            kept += [one.edit.fields for one in outbox.unsettled(work.connection)]
        database.close()
        path.unlink()
        caplog.clear()
    assert kept[0] == kept[1] == {"text": "a\ufffdb\ufffdc"}
