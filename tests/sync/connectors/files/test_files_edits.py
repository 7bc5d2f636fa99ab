"""A folder takes what agents do, knows it again, and answers by its next export."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, Fields, Nature
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Ticket
from sync.connectors.files import FilesConnector
from sync.contract import (
    Change,
    Finding,
    OutOfDateError,
    Receipt,
    Reference,
    RejectedError,
    Standing,
    TakesEdits,
    UnreachableError,
)
from sync.contract import Whereabouts as At
from tests.sync.connectors.files.folder_desk import LONG_AGO, connect, everything, write

NOW = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
SAMPLES: dict[EditKind, tuple[str, Fields]] = {
    EditKind.OPEN_TICKET: ("", {"subject": "退款", "text": "第一行\n第二行", "customer": "C-1"}),
    EditKind.REPLY: ("T-1", {"text": "您好"}),
    EditKind.COMMENT: ("T-1", {"text": "x"}),
    EditKind.CHANGE_TICKET: ("T-1", {"owner": "ben", "field:渠道": '["电话"]'}),
    EditKind.ATTACH_ARTICLE: ("T-1", {"article": "A-1", "title": "晚到"}),
    EditKind.CREATE_CUSTOMER: ("", {"name": "王小明", "contact:local:x.1": None}),
    EditKind.CHANGE_CUSTOMER: ("C-1", {"name": "王大明"}),
    EditKind.CHANGE_ORDER: ("O-1", {"deliver_to": "C-1/address"}),
    EditKind.CANCEL_ORDER: ("O-1", {"state": "cancelled"}),
    EditKind.VOTE_ARTICLE: ("A-1", {"verdict": "helpful", "words": "晚到"}),
    EditKind.PROPOSE_ARTICLE: ("", {"title": "新", "text": "# 新", "topics": '["a"]'}),
    EditKind.EDIT_ARTICLE: ("A-1", {"text": "Open the order."}),
}


BASES: dict[EditKind, Fields] = {
    EditKind.CHANGE_TICKET: {"owner": "anna", "field:渠道": None},
    EditKind.CHANGE_CUSTOMER: {"name": "王小明"},
    EditKind.CHANGE_ORDER: {"deliver_to": None},
    EditKind.CANCEL_ORDER: {"state": "draft"},
    EditKind.EDIT_ARTICLE: {"text": "Open it."},
}


def change(
    kind: EditKind, record: str = "", base: Fields | None = None, ref: str = "ref-1", **fields: str
) -> Change:
    return Change(ref, kind, RemoteId(record), fields, base or {}, "", "anna", NOW)


def owner(ref: str, before: str, after: str, at: datetime = NOW) -> Change:
    made = change(EditKind.CHANGE_TICKET, "T-1", {"owner": before}, ref, owner=after)
    return replace(made, made_at=at)


def lines(folder: Path) -> list[dict[str, Any]]:
    (file,) = (folder / "edits").glob("*.jsonl")
    return [json.loads(one) for one in file.read_text("utf-8").splitlines()]


@pytest.fixture
def filled(folder: Path) -> Path:
    write(folder, "customers.csv", "C-1,王小明,wang@example.cn,,,,,,,", mtime=LONG_AGO)
    write(folder, "orders.csv", "O-1,C-1,,draft,CNY,1", mtime=LONG_AGO)
    write(folder, "tickets.csv", "T-1,C-1,,Subject,,open,Delivery,anna,high,,,,", mtime=LONG_AGO)
    (folder / "articles.jsonl").write_text('{"id": "A-1", "title": "Late", "text": "Open it."}\n', "utf-8")
    return folder


@pytest.fixture
def office(filled: Path) -> Iterator[FilesConnector]:
    connector = connect(filled)
    yield connector
    connector.close()


def test_everything_a_folder_gives_can_be_changed(office: FilesConnector) -> None:
    assert isinstance(office, TakesEdits)
    given = {kind for kind in EditKind if kind.entity in office.capabilities.gives}
    assert office.writing.kinds == dict.fromkeys(given, Reference.CERTAIN)
    assert set(SAMPLES) == given
    assert all(kind.entity is not Kind.INTERACTION for kind in given)


@pytest.mark.parametrize("kind", SAMPLES, ids=str)
def test_each_kind_becomes_one_line_and_is_found(
    office: FilesConnector, filled: Path, kind: EditKind
) -> None:
    record, fields = SAMPLES[kind]
    base = BASES.get(kind, {})
    one = Change("ref-1", kind, RemoteId(record), fields, base, "", "安娜", NOW)
    assert office.find(one) == Finding()
    receipt = office.send(one, "")
    assert receipt.shows_later
    assert receipt.record == (record or "local:ref-1")
    assert lines(filled) == [
        {
            "ref": "ref-1",
            "kind": kind.value,
            "record": record,
            "fields": dict(fields),
            "base": dict(base),
            "agent": "安娜",
            "made_at": "2026-11-25T08:30:00+00:00",
        }
    ]
    assert office.find(one) == Finding((receipt,))


def test_what_is_made_has_no_id_before_the_company_gives_it_one(office: FilesConnector) -> None:
    receipt = office.send(change(EditKind.OPEN_TICKET, subject="x"), "")
    assert receipt == Receipt(RemoteId("local:ref-1"), shows_later=True)


def test_sent_twice_it_is_one_line(office: FilesConnector, filled: Path) -> None:
    one = owner("ref-1", "anna", "ben")
    assert office.send(one, "") == office.send(one, "")
    assert len(lines(filled)) == 1


def test_another_desk_finds_it(office: FilesConnector, filled: Path) -> None:
    one = owner("ref-1", "anna", "ben")
    office.send(one, "")
    assert connect(filled).find(one).done


def test_an_export_that_names_the_reference_brings_the_ticket_that_was_made(folder: Path) -> None:
    (folder / "tickets.csv").write_text("id,subject,ref\nT-9,Subject,ref-1\n", "utf-8")
    ((ticket,), bad) = everything(connect(folder), "tickets")
    assert isinstance(ticket, Ticket)
    assert (ticket.client_ref, ticket.fields, bad) == ("ref-1", (), [])


@pytest.mark.parametrize(
    ("one", "held"),
    [
        (change(EditKind.CHANGE_TICKET, "T-1", owner="x", subject="x", priority="1"),
         {"owner": "anna", "subject": "Subject", "priority": "80"}),
        (change(EditKind.CHANGE_CUSTOMER, "C-1", name="x"), {"name": "王小明"}),
        (change(EditKind.CANCEL_ORDER, "O-1", state="cancelled"), {"state": "draft"}),
        (change(EditKind.EDIT_ARTICLE, "A-1", title="x", text="x"), {"title": "Late", "text": "Open it."}),
    ],
)  # fmt: skip
def test_a_look_tells_what_the_export_says(office: FilesConnector, one: Change, held: Fields) -> None:
    assert office.look(one) == Standing(At.THERE, held)


def test_a_record_that_left_the_export_is_gone(office: FilesConnector) -> None:
    assert office.look(change(EditKind.CHANGE_TICKET, "T-2", owner="x")).whereabouts is At.GONE


def test_an_edit_upon_what_was_written_and_is_not_exported_is_no_conflict(office: FilesConnector) -> None:
    office.send(owner("ref-1", "anna", "ben"), "")
    assert office.look(owner("ref-2", "ben", "carl")).fields == {"owner": "ben"}


def test_what_another_agent_wrote_since_the_export_is_a_conflict(office: FilesConnector) -> None:
    office.send(owner("ref-1", "anna", "ben"), "")
    assert office.look(owner("ref-2", "anna", "carl")).fields == {"owner": "ben"}


def test_what_was_written_before_the_export_counts_no_more(office: FilesConnector) -> None:
    long_ago = datetime.fromtimestamp(LONG_AGO, UTC) - timedelta(days=1)
    office.send(owner("ref-1", "anna", "ben", long_ago), "")
    assert office.look(owner("ref-2", "anna", "carl")).fields == {"owner": "anna"}


def test_what_was_written_before_the_export_still_counts_for_who_has_seen_it(office: FilesConnector) -> None:
    long_ago = datetime.fromtimestamp(LONG_AGO, UTC) - timedelta(days=1)
    office.send(owner("ref-1", "anna", "ben", long_ago), "")
    assert office.look(owner("ref-2", "ben", "carl")).fields == {"owner": "ben"}


def test_an_export_that_shows_it_is_believed(office: FilesConnector, filled: Path) -> None:
    office.send(owner("ref-1", "anna", "ben"), "")
    write(filled, "tickets.csv", "T-1,C-1,,Subject,,open,Delivery,ben,high,,,,")
    assert office.look(owner("ref-2", "ben", "carl")).fields == {"owner": "ben"}


def test_an_edit_of_another_kind_of_record_with_the_same_id_says_nothing(
    office: FilesConnector, filled: Path
) -> None:
    write(filled, "customers.csv", "T-1,anna,,,,,,,,", mtime=LONG_AGO)
    office.send(change(EditKind.CHANGE_CUSTOMER, "T-1", owner="anna"), "")
    assert office.look(owner("ref-2", "anna", "carl")).fields == {"owner": "anna"}


def test_the_very_same_edit_is_no_obstacle_to_itself(office: FilesConnector) -> None:
    one = owner("ref-1", "anna", "ben")
    office.send(one, "")
    assert office.look(one).fields == {"owner": "anna"}


def test_what_was_made_here_can_be_changed_before_the_company_has_named_it(office: FilesConnector) -> None:
    office.send(change(EditKind.OPEN_TICKET, subject="x"), "")
    one = change(EditKind.CHANGE_TICKET, "local:ref-1", {"subject": "x"}, "ref-2", subject="y")
    assert office.look(one) == Standing(At.THERE, {"subject": "x"})
    office.send(one, "")
    again = replace(one, ref="ref-3", base={"subject": "y"})
    assert office.look(again).fields == {"subject": "y"}


def test_what_was_never_made_is_gone(office: FilesConnector) -> None:
    assert office.look(change(EditKind.CHANGE_TICKET, "local:ref-7", subject="y")).whereabouts is At.GONE


def test_a_row_that_cannot_be_read_now_holds_the_edit_back(office: FilesConnector, filled: Path) -> None:
    write(filled, "tickets.csv", "T-1,C-1,,Subject,,open,Delivery,anna,high,never,,,")
    with pytest.raises(UnreachableError):
        office.look(owner("ref-1", "anna", "ben"))


def test_a_file_that_is_missing_holds_the_edit_back(office: FilesConnector, filled: Path) -> None:
    office.look(owner("ref-1", "anna", "ben"))
    (filled / "tickets.csv").unlink()
    with pytest.raises(UnreachableError) as caught:
        office.look(owner("ref-1", "anna", "ben"))
    assert caught.value.trouble is Trouble.FILE_MISSING


def test_what_changed_between_look_and_write_is_out_of_date(office: FilesConnector, filled: Path) -> None:
    one = owner("ref-1", "anna", "ben")
    office.look(one)
    write(filled, "tickets.csv", "T-1,C-1,,Subject,,open,Delivery,carl,high,,,,")
    with pytest.raises(OutOfDateError):
        office.send(one, "")
    assert not office.find(one).done


def test_into_an_empty_folder_nothing_is_written(folder: Path) -> None:
    office = connect(folder)  # as a share looks that is not connected
    with pytest.raises(UnreachableError) as caught:
        office.send(owner("ref-1", "anna", "ben"), "")
    assert (caught.value.trouble, caught.value.was_sent) == (Trouble.FOLDER_MISSING, False)
    assert not list(folder.iterdir())


def test_an_empty_folder_proves_nothing(folder: Path) -> None:
    with pytest.raises(UnreachableError):
        connect(folder).find(owner("ref-1", "anna", "ben"))


def test_edits_can_be_written_elsewhere(filled: Path, tmp_path: Path) -> None:
    connect(filled, edits=str(tmp_path / "inbox")).send(owner("ref-1", "anna", "ben"), "")
    assert [one.suffix for one in (tmp_path / "inbox").iterdir()] == [".jsonl"]
    assert not (filled / "edits").exists()


def test_switched_off_a_folder_takes_nothing(filled: Path) -> None:
    office = connect(filled, edits="off")
    assert not office.writing.kinds
    with pytest.raises(RejectedError):
        office.send(owner("ref-1", "anna", "ben"), "")
    assert not (filled / "edits").exists()


def test_a_home_that_nobody_has_is_told(folder: Path) -> None:
    with pytest.raises(DeskError) as caught:
        connect(folder, edits="~no-such-user-here/edits")
    assert caught.value.details["key"] == "offices.old.edits"


def test_reading_goes_on_as_if_there_were_no_edits(office: FilesConnector, filled: Path) -> None:
    before = everything(office, "tickets")
    office.send(owner("ref-1", "anna", "ben"), "")
    assert everything(office, "tickets") == before


def test_every_kind_that_is_made_is_told_apart_from_what_is_changed() -> None:
    assert {kind for kind, (record, _fields) in SAMPLES.items() if not record} == {
        kind for kind in SAMPLES if kind.nature is Nature.CREATE
    }


def test_the_folder_of_the_edits_is_not_made_before_it_is_needed(
    office: FilesConnector, filled: Path
) -> None:
    office.find(owner("ref-1", "anna", "ben"))
    office.look(owner("ref-1", "anna", "ben"))
    assert not (filled / "edits").exists()
