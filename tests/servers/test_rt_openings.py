"""New tickets arrive in Request Tracker once, with all that was entered."""

from collections.abc import Iterator

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import list_value
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import TicketState
from sync.connectors.rt import RtConnector
from sync.contract import (
    RejectedError,
)
from tests.servers.relay import Answer, Relay
from tests.servers.rt_desk import MAIL, QUEUE, change, connector_for, count, read, unlike
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


def test_a_new_ticket_is_opened_with_all_that_was_entered(desk: RtConnector) -> None:
    wanted = {
        "subject": "杯子碎了 Broken cups", "text": "三个杯子。\nThree cups.", "requestor": MAIL, "queue": QUEUE,
        "priority": "60", "owner": "王敏", "state": "open", "order": "OLD-1", "field:Category": list_value(["damaged"]),
    }  # fmt: skip
    asked = change(EditKind.OPEN_TICKET, wanted=wanted)
    receipt = desk.send(asked, "")
    made = read(desk, receipt.record)
    assert (receipt.home, receipt.note) == ("tickets", "")
    assert (made.client_ref, made.subject, made.text) == (asked.ref, wanted["subject"], wanted["text"])
    assert (made.queue, made.priority, made.owner, made.state) == (QUEUE, 60, "王敏", TicketState.OPEN)
    assert (made.order, [one.email for one in made.requestors]) == ("OLD-1", [MAIL])
    assert {one.name for one in made.fields} == {"OrderRef", "Category"}


def test_a_ticket_is_opened_for_a_customer_by_their_number(desk: RtConnector, opened: int) -> None:
    customer = read(desk, opened).customer
    receipt = desk.send(change(EditKind.OPEN_TICKET, subject="Again", queue=QUEUE, customer=customer), "")
    assert read(desk, receipt.record).customer == customer


def test_a_ticket_that_is_sent_again_is_there_once(desk: RtConnector, lead: RtApi) -> None:
    asked = change(EditKind.OPEN_TICKET, subject="Once", queue=QUEUE, requestor=MAIL)
    assert desk.send(asked, "").record == desk.send(asked, "").record
    assert count(lead, asked.ref) == 1
    assert [one.record for one in desk.find(asked).done] == [desk.send(asked, "").record]


def test_a_ticket_made_twice_in_the_same_moment_becomes_one(
    desk: RtConnector, rt: RtServer, cable: Relay, lead: RtApi
) -> None:
    hasty = connector_for(rt, cable.url)
    asked = change(EditKind.OPEN_TICKET, subject=(subject := unlike("Twice")), queue=QUEUE, requestor=MAIL)
    first: list[RemoteId] = []

    def somebody_else_is_faster(body: bytes, answer: Answer) -> Answer:
        if b"CF.%7BClientRef%7D" in body and not first:
            first.append(desk.send(asked, "").record)
        return answer

    cable.garble = somebody_else_is_faster
    receipt = hasty.send(asked, "")
    hasty.close()
    assert [receipt.record] == first
    assert list(lead.tickets(f"Subject = '{subject}'")) == [int(first[0])]


def test_a_ticket_that_a_proxy_had_made_twice_is_found_twice(desk: RtConnector, rt: RtServer) -> None:
    asked = change(EditKind.OPEN_TICKET, subject=unlike("Twice"), queue=QUEUE, requestor=MAIL)
    receipt = desk.send(asked, "")
    bare = rt.as_desk().create(QUEUE, str(asked.fields["subject"]), MAIL)
    rt.as_lead().create(QUEUE, str(asked.fields["subject"]), MAIL)
    assert [one.record for one in desk.find(asked).done] == [receipt.record, str(bare)]


def test_what_rt_leaves_out_of_a_new_ticket_is_told(desk: RtConnector) -> None:
    receipt = desk.send(change(EditKind.OPEN_TICKET, subject="Whose?", queue=QUEUE, owner="stranger"), "")
    assert receipt.note == "not taken over: owner"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"subject": "Hidden", "queue": "Escalation"}, "no such queue"),
        ({"subject": "Nowhere"}, "no queue was named"),
        ({"subject": "x" * 201, "queue": QUEUE}, "longer than 200"),
        ({"subject": "Who", "queue": QUEUE, "owner": "nobody-there"}, "no such owner"),
        ({"subject": "Field", "queue": QUEUE, "field:Colour": '["red"]'}, "no such field"),
        ({"subject": "Which", "queue": QUEUE, "customer": "999999"}, "does not know this customer"),
        ({"subject": "Mail", "queue": QUEUE, "requestor": "nobody, here"}, "mail address"),
        ({"subject": "State", "queue": QUEUE, "state": "unknown"}, "no such state"),
        ({"subject": "Much", "queue": QUEUE, "priority": "101"}, "no number from 0 to 100"),
    ],
)
def test_what_rt_would_drop_in_silence_is_refused_with_a_reason(
    desk: RtConnector, lead: RtApi, fields: dict[str, str], reason: str
) -> None:
    with pytest.raises(RejectedError, match=reason):
        desk.send(change(EditKind.OPEN_TICKET, wanted=fields), "")
    assert not lead.tickets(f"Subject = '{fields['subject']}'")


def test_a_ticket_deleted_since_is_found_as_that(desk: RtConnector, lead: RtApi) -> None:
    asked = change(EditKind.OPEN_TICKET, sent=True, subject="Gone since", queue=QUEUE)
    lead.delete(int(desk.send(asked, "").record))
    finding = desk.find(asked)
    assert (finding.done, finding.was_deleted) == ((), True)


def test_a_ticket_that_was_never_made_is_not_found(desk: RtConnector) -> None:
    finding = desk.find(
        change(EditKind.OPEN_TICKET, sent=True, subject=unlike("Never"), queue=QUEUE, text="?")
    )
    assert (finding.done, finding.was_deleted, finding.alike) == ((), False, ())


def test_without_a_reference_a_look_up_names_what_is_alike(rt: RtServer) -> None:
    poor = connector_for(rt, reference_field="Nowhere")
    asked = change(
        EditKind.OPEN_TICKET, sent=True, subject=(subject := unlike("Alike")), queue=QUEUE, text="!"
    )
    made = poor.send(asked, "").record
    (alike,) = poor.find(asked).alike
    assert (alike.record, alike.title) == (made, subject)
    poor.close()
