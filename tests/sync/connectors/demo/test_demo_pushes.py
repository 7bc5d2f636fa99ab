"""The engine, a real store and the real office: whatever becomes of requests, each edit is done exactly once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callcenter.domain.edit import Edit, EditKind, EditState, Waiting
from callcenter.domain.edit_needs import local_id
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from callcenter.storage import outbox
from callcenter.storage.database import Database, open_database
from sync.connectors.demo import DemoConnector
from sync.contract import Change
from sync.demo.process import DemoProcess, start_demo
from sync.engine.cycle import run_cycle
from sync.engine.push import push_edits
from tests.contract.memory_office import ManualClock
from tests.sync.connectors.demo.demo_edits import AGENT, MOBILE, acceptable, change
from tests.sync.demo.desk_line import DeskLine

DEMO = OfficeId("demo")
FATES = {"drop": 0.15, "lose": 0.15, "late": 0.15, "cut": 0.15, "twice": 0.15, "late_seconds": 0.05}
_MOST_ROUNDS = 100


class Desk:
    """A store, the office's connector, and a clock that jumps over every quarantine."""

    def __init__(self, database: Database, office: DemoProcess) -> None:
        self.database = database
        self.office = office
        self.line = DeskLine(office)
        settings = OfficeSettings(office=DEMO, connector="demo", values={"url": office.url})
        self.connector = DemoConnector.from_settings(settings, lambda: office.token)
        self.clock = ManualClock()

    def queue(self, wanted: Change, **more: str) -> int:
        """Keep an edit in the outbox, as a use-case does."""
        edit = Edit(
            wanted.ref, wanted.kind, AGENT, DEMO, RemoteId(more.get("record", wanted.record)), wanted.fields,
            self.clock.now(), wanted.base,
        )  # fmt: skip
        with self.database.write() as work:
            return outbox.add(work, edit)

    def push(self) -> None:
        """Send until nothing is on its way any more."""
        for _ in range(_MOST_ROUNDS):
            push_edits(self.database, self.connector, self.clock)
            with self.database.read() as connection:
                if not any(one.state.is_open for one in outbox.unsettled(connection)):
                    return
            self.clock.advance(minutes=31)
        raise AssertionError("something is on its way for ever")

    def waiting(self, seq: int) -> Waiting:
        with self.database.read() as connection:
            found = outbox.get(connection, seq)
        assert found is not None
        return found

    def state(self, seq: int) -> EditState:
        return self.waiting(seq).state


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


@pytest.fixture
def desk(running: DemoProcess, tmp_path: Path) -> Iterator[Desk]:
    database = open_database(tmp_path / "store.db")
    desk = Desk(database, running)
    yield desk
    running.fail()
    desk.connector.close()
    database.close()


@pytest.mark.parametrize("kind", list(EditKind))
def test_every_kind_of_edit_arrives(desk: Desk, kind: EditKind) -> None:
    wanted = acceptable(desk.office, kind)
    run_cycle(desk.database, desk.connector, desk.clock)
    seq = desk.queue(wanted, record=wanted.record or local_id(wanted.ref))
    desk.push()
    assert desk.state(seq) is EditState.APPLIED


@pytest.mark.parametrize("seed", range(4))
def test_whatever_becomes_of_requests_each_message_is_there_once(desk: Desk, seed: int) -> None:
    ticket = desk.line.open_ticket()["id"]
    desk.office.fail(writes={**FATES, "seed": seed})
    kinds = (EditKind.REPLY, EditKind.COMMENT)
    texts = [f"message {number}" for number in range(12)]
    seqs = [
        desk.queue(change(kinds[number % 2], str(ticket), {"text": text}))
        for number, text in enumerate(texts)
    ]
    desk.push()
    assert {desk.state(seq) for seq in seqs} == {EditState.APPLIED}
    assert [one["text"] for one in desk.line.record("tickets", ticket)["messages"]] == texts


@pytest.mark.parametrize("seed", range(4))
def test_whatever_becomes_of_requests_each_ticket_is_opened_once(desk: Desk, seed: int) -> None:
    before = desk.line.count("tickets")
    desk.office.fail(writes={**FATES, "seed": 10 + seed})
    wanted = [acceptable(desk.office, EditKind.OPEN_TICKET) for _ in range(8)]
    seqs = [desk.queue(one, record=local_id(one.ref)) for one in wanted]
    replies = [
        desk.queue(change(EditKind.REPLY, "", {"text": "at once"}), record=local_id(one.ref))
        for one in wanted
    ]
    desk.push()
    assert {desk.state(seq) for seq in (*seqs, *replies)} == {EditState.APPLIED}
    assert desk.line.count("tickets") == before + 8
    for seq in seqs:
        ticket = desk.line.record("tickets", desk.waiting(seq).proof["record"])
        assert (ticket["client_ref"], len(ticket["messages"])) == (desk.waiting(seq).edit.id, 2)


def test_a_number_that_was_added_can_be_changed_before_either_was_sent(desk: Desk) -> None:
    wanted = acceptable(desk.office, EditKind.CHANGE_CUSTOMER)
    piece = local_id(wanted.ref, 1)
    added = replace(wanted, fields={f"contact:{piece}": MOBILE}, base={f"contact:{piece}": None})
    other = MOBILE.replace("7777", "8888")
    changed = change(wanted.kind, wanted.record, {f"contact:{piece}": other}, {f"contact:{piece}": MOBILE})
    first, second = desk.queue(added), desk.queue(changed)
    desk.push()
    assert (desk.state(first), desk.state(second)) == (EditState.APPLIED, EditState.APPLIED)
    points = desk.line.record("customers", wanted.record)["contact_points"]
    assert [one["value"] for one in points] == ["139 0000 8888"]


def test_one_field_in_conflict_holds_no_other_back_and_is_not_taken_for_done(desk: Desk) -> None:
    wanted = acceptable(desk.office, EditKind.CHANGE_TICKET)
    desk.office.put("tickets", id=int(wanted.record), owner="somebody")
    desk.office.fail(writes={"lose": 1})
    seq = desk.queue(wanted)
    push_edits(desk.database, desk.connector, desk.clock)
    assert desk.state(seq) is EditState.UNKNOWN
    desk.office.fail()
    desk.office.put("tickets", id=int(wanted.record), owner="")
    desk.push()
    ticket = desk.line.record("tickets", wanted.record)
    assert (desk.state(seq), ticket["owner"], ticket["priority"]) == (EditState.APPLIED, "demo", 70)


def test_a_refused_edit_says_why_in_the_offices_words(desk: Desk) -> None:
    wanted = change(EditKind.OPEN_TICKET, fields={"subject": "a", "queue": "nowhere"})
    seq = desk.queue(wanted, record=local_id(wanted.ref))
    desk.push()
    assert (desk.state(seq), desk.waiting(seq).details["reason"]) == (
        EditState.REFUSED,
        "there is no such queue",
    )
