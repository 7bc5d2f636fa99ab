"""What one agent could not send another one sends, each edit once, and what may have been done by nobody else."""

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain import handover
from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactKind, ContactPoint
from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.handover import HandOver
from callcenter.domain.ids import RemoteId
from callcenter.domain.new_record import NewCustomer, NewTicket
from callcenter.storage import adoption, audit, outbox
from callcenter.storage.database import Database, open_database
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.create_customer import create_customer
from callcenter.usecases.export_proposals import export_proposals
from callcenter.usecases.import_proposals import import_proposals
from callcenter.usecases.list_outbox import list_outbox
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.read_edit import read_edit
from callcenter.usecases.rewrite_edit import rewrite_edit
from tests.callcenter.outbox_steps import AGENT, LATER, clash, due, local, move, queued, read, stands, take
from tests.callcenter.small_store import ERP, NOW, customer, keep, ticket


def stock(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, ticket("7", "1"), ticket("8", "1"), home="tickets")
    take(database)
    return database


@pytest.fixture
def mine(database: Database) -> Database:
    return stock(database)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "other.db")
    yield stock(database)
    database.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "edits.json"


def comment(database: Database, text: str, of: str = "T7") -> int:
    return comment_ticket(database, local(database, Kind.TICKET, of), text, agent=AGENT, at=NOW).seq


def give(database: Database, file: Path) -> HandOver:
    return export_proposals(database, file, agent=AGENT, at=LATER)


def take_over(database: Database, file: Path) -> HandOver:
    return import_proposals(database, file, "ben", LATER)


def test_words_go_to_the_other_agent_under_the_own_name(mine: Database, other: Database, file: Path) -> None:
    first = comment(mine, "等客户回电")
    second = comment(mine, "Second")
    assert give(mine, file) == HandOver(2, 0)
    assert take_over(other, file) == HandOver(2, 0)
    assert [(one.edit.agent, one.edit.fields["text"], one.edit.record) for one in queued(other)] == [
        ("ben", "等客户回电", "7"), ("ben", "Second", "7"),
    ]  # fmt: skip
    assert [stands(mine, seq) for seq in (first, second)] == [EditState.WITHDRAWN] * 2
    assert read(mine, first).edit.fields == {"text": "等客户回电"}, "the words stay readable"
    assert {one.edit.id for one in queued(other)}.isdisjoint({read(mine, first).edit.id})


def test_a_file_taken_over_twice_counts_once(mine: Database, other: Database, file: Path) -> None:
    comment(mine, "Hello")
    give(mine, file)
    take_over(other, file)
    assert take_over(other, file) == HandOver(0, 1)
    assert len(queued(other)) == 1


def test_the_audit_says_from_whom(mine: Database, other: Database, file: Path) -> None:
    comment(mine, "Hello")
    give(mine, file)
    take_over(other, file)
    (one,) = queued(other)
    assert [(act.action, act.agent) for act in read_edit(other, one.seq).acts] == [
        ("comment", "ben"), ("taken_over", "ben"),
    ]  # fmt: skip
    with other.read() as connection:
        assert audit.verify(connection)
        sql = "SELECT detail FROM audit WHERE action = 'edit.taken_over'"
        assert json.loads(connection.exec_driver_sql(sql).scalar_one())["from"] == AGENT


def test_what_was_refused_or_is_in_conflict_goes_with_what_the_agent_saw(
    mine: Database, other: Database, file: Path
) -> None:
    refused = comment(mine, "Refused")
    move(mine, refused, EditState.SENDING, EditState.REFUSED, trouble=Trouble.NOT_PERMITTED)
    made = change_ticket(mine, local(mine, Kind.TICKET, "T8"), {"owner": "anna"}, agent=AGENT, at=NOW)
    assert made is not None
    clash(mine, made.seq, "owner", "carl")
    assert give(mine, file) == HandOver(2, 0)
    take_over(other, file)
    assert [(one.edit.fields, one.edit.base) for one in queued(other)] == [
        ({"text": "Refused"}, {}), ({"owner": "anna"}, {"owner": ""}),
    ]  # fmt: skip
    assert list_outbox(mine).waiting == ()


@pytest.mark.parametrize(
    "states",
    [
        (EditState.SENDING,), (EditState.SENDING, EditState.UNKNOWN),
        (EditState.SENDING, EditState.UNKNOWN, EditState.DOUBTFUL),
    ],
)  # fmt: skip
def test_what_may_have_been_done_stays_with_what_builds_upon_it(
    mine: Database, file: Path, states: tuple[EditState, ...]
) -> None:
    new = NewTicket(ERP, None, "general", "No parcel", "It has not come")
    made = open_ticket(mine, new, agent=AGENT, at=NOW)
    comment(mine, "Waits for it", made.edit.record)
    comment(mine, "Goes")
    move(mine, made.seq, *states)
    assert give(mine, file) == HandOver(1, 2)
    assert stands(mine, made.seq) is states[-1]
    assert "Waits for it" not in file.read_text("utf-8")


def test_what_builds_upon_each_other_goes_together(mine: Database, other: Database, file: Path) -> None:
    number = ContactPoint(RemoteId(""), ContactKind.MOBILE, "+8613700001111")
    maker = create_customer(mine, NewCustomer(ERP, "Li Na", (number,)), agent=AGENT, at=NOW)
    new = NewTicket(ERP, None, "general", "No parcel", "It has not come")
    made = open_ticket(mine, new, agent=AGENT, at=NOW)
    comment(mine, "Waits for it", made.edit.record)
    give(mine, file)
    assert take_over(other, file) == HandOver(3, 0)
    customer_made, ticket_made, words = queued(other)
    assert words.edit.record == ticket_made.edit.record == f"local:{ticket_made.edit.id}"
    assert customer_made.edit.customer == f"erp/local:{customer_made.edit.id}"
    assert f"contact:local:{customer_made.edit.id}.1" in customer_made.edit.fields
    assert maker.edit.id not in json.dumps([dict(one.edit.fields) for one in queued(other)])
    assert due(other) == [customer_made.seq, ticket_made.seq]


def test_names_that_offices_gave_meanwhile_are_used(mine: Database, other: Database, file: Path) -> None:
    made = open_ticket(mine, NewTicket(ERP, None, "general", "No", "Yes"), agent=AGENT, at=NOW)
    comment(mine, "Waits", made.edit.record)
    with mine.write() as work:
        outbox.claim(work, made.seq, NOW)
        adoption.adopt(work, made.seq, RemoteId("8"))
        outbox.move(work, made.seq, EditState.APPLIED, NOW)
    give(mine, file)
    take_over(other, file)
    assert [one.edit.record for one in queued(other)] == ["8"]


def test_the_file_is_for_its_owner_alone_and_overwrites_nothing(mine: Database, file: Path) -> None:
    comment(mine, "Hello")
    file.write_text("earlier words")
    with pytest.raises(DeskError) as caught:
        give(mine, file)
    assert caught.value.trouble is Trouble.FILE_UNWRITABLE
    assert (file.read_text(), len(queued(mine))) == ("earlier words", 1)
    file.unlink()
    give(mine, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir() if one.name.startswith(".")] == []


def test_where_no_file_can_be_written_everything_stays(mine: Database, tmp_path: Path) -> None:
    comment(mine, "Hello")
    with pytest.raises(DeskError) as caught:
        give(mine, tmp_path / "nowhere" / "edits.json")
    assert caught.value.trouble is Trouble.FILE_UNWRITABLE
    assert len(queued(mine)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"proposals": 2, "edits": []}', '{"proposals": 1, "edits": [1]}',
        '{"proposals": 1, "edits": [{"id": "x"}]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_file_that_holds_no_edits_is_told_and_nothing_is_taken(
    mine: Database, file: Path, text: str
) -> None:
    file.write_text(text)
    with pytest.raises(DeskError) as caught:
        take_over(mine, file)
    assert caught.value.trouble is Trouble.NO_PROPOSALS
    assert queued(mine) == []


def test_a_file_that_is_not_there_or_no_text_is_told(mine: Database, file: Path) -> None:
    for make in (
        lambda: None,
        lambda: file.write_bytes(b"\xff\xfe\x00"),
        lambda: (file.unlink(), file.mkdir()),
    ):
        make()
        with pytest.raises(DeskError) as caught:
            take_over(mine, file)
        assert caught.value.trouble is Trouble.NO_PROPOSALS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("version", 9),
        ("kind", "telepathy"),
        ("made_at", "yesterday"),
        ("made_at", "2026-11-24"),
        ("fields", []),
    ],
)
def test_an_edit_this_desk_does_not_understand_stops_all_of_them(
    mine: Database, other: Database, file: Path, name: str, value: object
) -> None:
    comment(mine, "Hello")
    comment(mine, "Second")
    give(mine, file)
    told = json.loads(file.read_text("utf-8"))
    told["edits"][1][name] = value
    file.write_text(json.dumps(told), "utf-8")
    with pytest.raises(DeskError) as caught:
        take_over(other, file)
    assert caught.value.trouble is Trouble.NO_PROPOSALS
    assert queued(other) == []


def test_what_no_office_here_takes_or_nothing_here_makes_is_left(
    mine: Database, other: Database, file: Path
) -> None:
    seq = comment(mine, "Hello")
    edit = read(mine, seq).edit
    orphan = replace(edit, id="0193a5d2-0000-7000-8000-000000000001", record=RemoteId("local:nobody"))
    file.write_text(handover.write([edit, orphan]), "utf-8")
    take(other, EditKind.REPLY)
    assert take_over(other, file) == HandOver(0, 2)
    take(other)
    assert take_over(other, file) == HandOver(1, 1)


def test_edits_come_back_to_who_gave_them(mine: Database, other: Database, file: Path) -> None:
    comment(mine, "Hello")
    give(mine, file)
    take_over(other, file)
    back = file.with_name("back.json")
    export_proposals(other, back, agent="ben", at=LATER)
    assert import_proposals(mine, back, AGENT, LATER) == HandOver(1, 0)
    assert [one.edit.fields["text"] for one in queued(mine)] == ["Hello"]


def test_what_builds_upon_something_rewritten_goes_over_with_it(
    mine: Database, other: Database, file: Path
) -> None:
    new = NewTicket(ERP, None, "general", "No parcel", "Help")
    made = open_ticket(mine, new, agent=AGENT, at=NOW)
    comment(mine, "Called back", made.edit.record)
    move(mine, made.seq, EditState.SENDING, EditState.REFUSED, trouble=Trouble.REJECTED)
    rewrite_edit(mine, made.seq, {"queue": "returns"}, agent=AGENT, at=LATER)
    assert export_proposals(mine, file, agent=AGENT, at=LATER) == HandOver(2, 0)
    assert import_proposals(other, file, "ben", LATER) == HandOver(2, 0)
    opening, words = queued(other)
    assert (opening.edit.kind, words.edit.kind) == (EditKind.OPEN_TICKET, EditKind.COMMENT)
    assert due(other) == [opening.seq]
    move(other, opening.seq, EditState.SENDING, EditState.APPLIED)
    assert due(other) == [words.seq]
    assert import_proposals(other, file, "ben", LATER) == HandOver(0, 2)
