"""Tickets of Request Tracker are changed under a lock that does not hold, and nothing is written over unseen."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import list_value, ticket_fields
from callcenter.domain.ticket import Ticket
from sync.connectors.rt import RtConnector
from sync.contract import (
    OutOfDateError,
    RejectedError,
    UnreachableError,
    Whereabouts,
)
from tests.servers.relay import Answer, Relay
from tests.servers.rt_desk import MAIL, QUEUE, change, connector_for, read, set_fields
from tests.servers.rt_server import RtApi, RtServer

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def lead(rt: RtServer) -> RtApi:
    return rt.as_lead()


@pytest.fixture(scope="module")
def desk(rt: RtServer) -> Iterator[RtConnector]:
    connector = connector_for(rt)
    yield connector
    connector.close()


@pytest.fixture
def cable(rt: RtServer) -> Iterator[Relay]:
    relay = Relay(rt.url)
    yield relay
    relay.unplug()


@pytest.fixture
def opened(lead: RtApi) -> int:
    return lead.create(QUEUE, "Parcel wet 包裹湿了", MAIL)


def test_all_fields_are_changed_at_once_and_read_back(desk: RtConnector, opened: int) -> None:
    wanted = {
        "subject": "Parcel dry", "state": "waiting", "owner": "Zoe", "queue": "Returns", "priority": "90",
        "field:OrderRef": list_value(["B2", "A1"]), "field:Category": list_value(["lost"]),
    }  # fmt: skip
    receipt = set_fields(desk, opened, **wanted)
    assert (receipt.record, receipt.home, receipt.overtaken) == (str(opened), "tickets", ())
    now = ticket_fields(read(desk, opened))
    assert {name: now[name] for name in ("subject", "state", "owner", "queue", "priority")} == {
        name: wanted[name] for name in ("subject", "state", "owner", "queue", "priority")
    }
    asked = change(EditKind.CHANGE_TICKET, opened, wanted=wanted)
    assert dict(desk.look(asked).fields) == wanted
    assert desk.find(asked).done


def test_fields_are_emptied_and_the_owner_taken_off(desk: RtConnector, opened: int) -> None:
    set_fields(
        desk,
        opened,
        **{"owner": "desk", "field:Category": list_value(["lost"]), "field:OrderRef": '["A","B"]'},
    )
    receipt = set_fields(desk, opened, **{"owner": "", "field:Category": None, "field:OrderRef": "[]"})
    now = read(desk, opened)
    assert (receipt.overtaken, now.owner, now.fields) == ((), "", ())


def test_a_ticket_is_closed_as_resolved(desk: RtConnector, opened: int) -> None:
    set_fields(desk, opened, state="closed")
    assert read(desk, opened).office_state == "resolved"


def test_untouched_tickets_look_as_they_were_read(desk: RtConnector) -> None:
    page = desk.feeds()[1].pull(None, 100)
    more = desk.feeds()[1].pull(page.cursor, 100)
    tickets = [one for one in (*page.records, *more.records) if isinstance(one, Ticket)]
    assert len(tickets) == 200
    for ticket in tickets:
        base = ticket_fields(ticket)
        wanted = dict.fromkeys(base, "something else")
        asked = change(EditKind.CHANGE_TICKET, ticket.id, base, wanted)
        standing = desk.look(asked)
        assert dict(standing.fields) == dict(base)
        assert standing.whereabouts is Whereabouts.THERE


def test_a_look_tells_who_wrote_last(desk: RtConnector, lead: RtApi, opened: int) -> None:
    lead.change(opened, Subject="Changed by the lead")
    lead.change(opened, Priority=77)
    standing = desk.look(change(EditKind.CHANGE_TICKET, opened, subject="Mine"))
    assert (standing.fields["subject"], standing.author) == ("Changed by the lead", "周海燕")
    assert standing.changed_at is not None
    assert abs(standing.changed_at - datetime.now(UTC)) < timedelta(minutes=2)


def test_a_change_upon_an_old_state_is_out_of_date(desk: RtConnector, lead: RtApi, opened: int) -> None:
    asked = change(EditKind.CHANGE_TICKET, opened, subject="Mine")
    revision = desk.look(asked).revision
    lead.change(opened, Priority=50)
    with pytest.raises(OutOfDateError):
        desk.send(asked, revision)
    assert read(desk, opened).subject != "Mine"


def test_two_writers_of_one_moment_are_told(rt: RtServer, lead: RtApi, cable: Relay, opened: int) -> None:
    """RT's lock does not hold here: both were accepted, so one wrote over the other's words."""
    far = connector_for(rt, cable.url)
    overtaken: tuple[str, ...] = ()
    for attempt in range(30):
        start = threading.Barrier(2, timeout=30)

        def with_the_rival(body: bytes, start: threading.Barrier = start) -> None:
            if b"Mine" in body:
                start.wait()

        def write(start: threading.Barrier = start, words: str = f"Theirs {attempt}") -> None:
            start.wait()
            lead.change(opened, Subject=words)

        cable.intercept = with_the_rival
        rival = threading.Thread(target=write)
        rival.start()
        try:
            overtaken = set_fields(far, opened, subject=f"Mine {attempt}").overtaken
        except OutOfDateError:
            continue
        finally:
            rival.join()
        if overtaken:
            break
    far.close()
    assert overtaken == ("subject",)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"queue": "Escalation"}, "Permission Denied"),
        ({"queue": "Nowhere"}, "does not exist"),
        ({"field:Category": '["purple"]'}, "Invalid value"),
        ({"owner": "stranger"}, "."),
        ({"owner": "nobody-there"}, "no such owner"),
        ({"field:Colour": '["red"]'}, "no such field"),
        ({"field:ClientRef": '["x"]'}, "no such field"),
        ({"field:Category": "red"}, "no list of texts"),
        ({"priority": "high"}, "no number from 0 to 100"),
    ],
)
def test_a_change_that_rt_refuses_with_200_is_refused_with_its_words(
    desk: RtConnector, opened: int, fields: dict[str, str], reason: str
) -> None:
    before = ticket_fields(read(desk, opened))
    with pytest.raises(RejectedError, match=reason):
        set_fields(desk, opened, **fields)
    assert ticket_fields(read(desk, opened)) == before


def test_a_change_that_cannot_be_read_back_is_neither_done_nor_refused(
    rt: RtServer, desk: RtConnector, cable: Relay, opened: int
) -> None:
    far = connector_for(rt, cable.url)
    written: list[bytes] = []

    def forbid_afterwards(asked: bytes, answer: Answer) -> Answer:
        if asked.startswith(b"{"):
            written.append(asked)
            return answer
        return (403, {"Content-Type": "application/json"}, b'{"message":"Forbidden"}') if written else answer

    cable.garble = forbid_afterwards
    with pytest.raises(UnreachableError) as caught:
        set_fields(far, opened, subject="Done all the same")
    assert caught.value.was_sent
    assert read(desk, opened).subject == "Done all the same"
    far.close()


def test_a_field_that_holds_one_value_takes_no_two(desk: RtConnector, opened: int) -> None:
    with pytest.raises(RejectedError):
        set_fields(desk, opened, **{"field:Channel": list_value(["phone", "email"])})


def test_a_refusal_comes_in_the_language_of_the_user(rt: RtServer, opened: int) -> None:
    chinese = connector_for(rt, user="shanghai")
    with pytest.raises(RejectedError, match="没有权限"):
        set_fields(chinese, opened, queue="Escalation")
    chinese.close()


def test_a_change_done_in_part_names_what_was_refused_and_repeats_no_words_of_the_rest(
    desk: RtConnector, opened: int
) -> None:
    with pytest.raises(RejectedError) as caught:
        set_fields(desk, opened, subject="Of a customer", queue="Escalation")
    assert caught.value.details["fields"] == "queue"
    assert "Of a customer" not in caught.value.details["reason"]
    assert "Permission Denied" in caught.value.details["reason"]


def test_a_ticket_that_went_is_told_by_how(desk: RtConnector, lead: RtApi) -> None:
    deleted, hidden, merged, other = (lead.create(QUEUE, "Soon elsewhere", MAIL) for _one in range(4))
    lead.delete(deleted)
    lead.change(hidden, Queue="Escalation")
    lead.ask("PUT", f"/ticket/{merged}", {"MergeInto": other})
    looks = [
        desk.look(change(EditKind.CHANGE_TICKET, one, subject="x"))
        for one in (deleted, hidden, merged, 9_999_999)
    ]
    assert [one.whereabouts for one in looks] == [
        Whereabouts.GONE, Whereabouts.HIDDEN, Whereabouts.MERGED, Whereabouts.GONE,
    ]  # fmt: skip
    assert looks[2].record == str(other)
