"""The engine, a real store and a real Request Tracker: whatever becomes of answers, each edit is done once."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcenter.domain.edit import Edit, EditKind, EditState, Waiting
from callcenter.domain.edit_needs import local_id
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import MessageKind
from callcenter.storage import outbox
from callcenter.storage.database import Database, open_database
from sync.engine.push import push_edits
from tests.servers.relay import Answer, Relay
from tests.servers.rt_desk import MAIL, QUEUE, change, connector_for, read, unlike
from tests.servers.rt_server import RtApi, RtServer

pytestmark = pytest.mark.server

_LOST: Answer = (504, {"Content-Type": "text/plain"}, b"too late")
_MOST_ROUNDS = 50


class Desk:
    """A store and a connector behind a cable; its clock jumps over every quarantine."""

    def __init__(self, database: Database, server: RtServer, cable: Relay) -> None:
        self.database = database
        self.connector = connector_for(server, cable.url, queues=QUEUE)
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def queue(
        self, kind: EditKind, record: str = "", fields: Mapping[str, str] | None = None, **base: str
    ) -> Waiting:
        """Keep an edit in the outbox, as a use-case does."""
        made = change(kind, record, base, fields)
        edit = Edit(
            made.ref, kind, "desk", OfficeId("desk"), RemoteId(record or local_id(made.ref)), made.fields, self.now(),
            made.base,
        )  # fmt: skip
        with self.database.write() as work:
            seq = outbox.add(work, edit)
        return self.waiting(seq)

    def push(self) -> None:
        """Send until nothing is on its way any more."""
        for _ in range(_MOST_ROUNDS):
            push_edits(self.database, self.connector, self)
            with self.database.read() as connection:
                if not any(one.state.is_open for one in outbox.unsettled(connection)):
                    return
            self._ahead += timedelta(minutes=31)
        raise AssertionError("something is on its way for ever")

    def waiting(self, seq: int) -> Waiting:
        with self.database.read() as connection:
            found = outbox.get(connection, seq)
        assert found is not None
        return found

    def states(self, *edits: Waiting) -> set[EditState]:
        return {self.waiting(one.seq).state for one in edits}


@pytest.fixture(scope="module")
def lead(rt: RtServer) -> RtApi:
    return rt.as_lead()


@pytest.fixture
def cable(rt: RtServer) -> Iterator[Relay]:
    relay = Relay(rt.url)
    yield relay
    relay.unplug()


@pytest.fixture
def desk(rt: RtServer, cable: Relay, tmp_path: Path) -> Iterator[Desk]:
    database = open_database(tmp_path / "desk.db")
    desk = Desk(database, rt, cable)
    yield desk
    desk.connector.close()
    database.close()


def lose_every_second_answer(cable: Relay) -> None:
    """Lose the answer to every second write, and to the question that the connector asks right after it."""
    state = {"writes": 0, "lost": 0}

    def lose(asked: bytes, answer: Answer) -> Answer:
        if asked.startswith(b"{"):
            state["writes"] += 1
            state["lost"] = 2 if state["writes"] % 2 else 0
        state["lost"] -= 1
        return _LOST if state["lost"] >= 0 else answer

    cable.garble = lose


def test_a_ticket_and_what_follows_it_arrive_in_their_order(desk: Desk) -> None:
    opened = desk.queue(
        EditKind.OPEN_TICKET,
        fields={"subject": unlike("新"), "text": "坏了。", "queue": QUEUE, "requestor": MAIL},
    )
    place = opened.edit.record
    reply = desk.queue(EditKind.REPLY, place, {"text": "马上。"})
    solved = desk.queue(
        EditKind.CHANGE_TICKET, place, {"state": "solved", "owner": "The desk"}, state="open", owner=""
    )
    desk.push()
    assert desk.states(opened, reply, solved) == {EditState.APPLIED}
    ticket = read(desk.connector, desk.waiting(opened.seq).proof["record"])
    assert (ticket.client_ref, ticket.owner, ticket.office_state) == (opened.edit.id, "The desk", "resolved")
    assert [one.text for one in ticket.messages] == ["坏了。", "马上。"]


def test_whatever_becomes_of_answers_each_reply_goes_out_once(desk: Desk, cable: Relay, lead: RtApi) -> None:
    ticket = str(lead.create(QUEUE, unlike("Lossy"), MAIL))
    texts = [f"reply {number}" for number in range(6)]
    lose_every_second_answer(cable)
    replies = [desk.queue(EditKind.REPLY, ticket, {"text": one}) for one in texts]
    desk.push()
    assert desk.states(*replies) == {EditState.APPLIED}
    cable.garble = None
    said = read(desk.connector, ticket).messages[1:]
    assert [(one.kind, one.text) for one in said] == [(MessageKind.REPLY, one) for one in texts]


def test_whatever_becomes_of_answers_each_ticket_is_opened_once(
    desk: Desk, cable: Relay, lead: RtApi
) -> None:
    lose_every_second_answer(cable)
    fields = {"text": "Words.", "queue": QUEUE, "requestor": MAIL}
    opened = [
        desk.queue(EditKind.OPEN_TICKET, fields={**fields, "subject": unlike("Lossy")}) for _one in range(4)
    ]
    desk.push()
    assert desk.states(*opened) == {EditState.APPLIED}
    for one in opened:
        assert len(lead.tickets(f"Subject = '{one.edit.fields['subject']}'")) == 1


def test_a_field_somebody_else_changed_waits_for_the_agent_and_the_others_are_written(
    desk: Desk, lead: RtApi
) -> None:
    number = lead.create(QUEUE, "Before", MAIL)
    lead.change(number, Subject="Theirs")
    mine = {"subject": "Mine", "priority": "30"}
    changed = desk.queue(EditKind.CHANGE_TICKET, str(number), mine, subject="Before", priority="0")
    desk.push()
    with desk.database.read() as connection:
        (conflict,) = outbox.conflicts(connection, changed.seq)
    assert (conflict.field, conflict.mine, conflict.theirs, conflict.their_author) == (
        "subject", "Mine", "Theirs", "周海燕",
    )  # fmt: skip
    now = read(desk.connector, number)
    assert (now.subject, now.priority) == ("Theirs", 30)


def test_a_reply_to_a_ticket_that_was_merged_meanwhile_is_kept_for_the_agent(desk: Desk, lead: RtApi) -> None:
    number, other = (lead.create(QUEUE, "Two of them", MAIL) for _one in range(2))
    reply = desk.queue(EditKind.REPLY, str(number), {"text": "For this one."})
    lead.ask("PUT", f"/ticket/{number}", {"MergeInto": other})
    desk.push()
    assert desk.states(reply) == {EditState.REFUSED}
    assert str(other) in desk.waiting(reply.seq).details["reason"]
