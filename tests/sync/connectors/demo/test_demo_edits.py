"""Every kind of edit through the connector into the real office: sent, proved, read back, found, refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.domain.edit import EditKind, Nature
from callcenter.domain.edit_values import contact_value
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.record import Record
from callcenter.domain.ticket import CustomField, MessageKind, Requestor, Ticket
from callcenter.settings import OfficeSettings
from sync.connectors.demo import DemoConnector
from sync.contract import (
    Change,
    OutOfDateError,
    Receipt,
    Reference,
    RejectedError,
    SignInError,
    TakesEdits,
    UnreachableError,
    Whereabouts,
)
from sync.demo.process import DemoProcess, start_demo
from tests.sync.connectors.demo.demo_edits import AGENT, HOME, MOBILE, acceptable, change, new_contact, spelt

SETTING = [kind for kind in EditKind if kind.nature in (Nature.SET, Nature.TRANSITION)]
ADDING = [kind for kind in EditKind if kind not in SETTING]


@pytest.fixture(scope="module")
def running() -> Iterator[DemoProcess]:
    process = start_demo(customers=24)
    yield process
    process.stop()


@pytest.fixture
def office(running: DemoProcess) -> Iterator[DemoProcess]:
    yield running
    running.plug_in()
    running.fail()


def connect(office: DemoProcess, token: str | None = None) -> DemoConnector:
    settings = OfficeSettings(office=OfficeId("demo"), connector="demo", values={"url": office.url})
    return DemoConnector.from_settings(settings, lambda: office.token if token is None else token)


@pytest.fixture
def connector(office: DemoProcess) -> Iterator[DemoConnector]:
    connector = connect(office)
    yield connector
    connector.close()


def read(connector: DemoConnector, receipt: Receipt) -> Record:
    (record,) = (
        next(one for one in connector.feeds() if one.name == receipt.home).read([receipt.record]).records
    )
    return record


def do(connector: DemoConnector, wanted: Change) -> Receipt:
    """Look first where the engine does."""
    revision = connector.look(wanted).revision if wanted.kind in SETTING else ""
    return connector.send(wanted, revision)


def ticket_of(connector: DemoConnector, receipt: Receipt) -> Ticket:
    ticket = read(connector, receipt)
    assert isinstance(ticket, Ticket)
    return ticket


# Every kind


def test_it_takes_every_kind_and_proves_each(connector: DemoConnector) -> None:
    assert isinstance(connector, TakesEdits)
    assert dict(connector.writing.kinds) == dict.fromkeys(EditKind, Reference.CERTAIN)
    assert connector.writing.quarantine == timedelta(seconds=10)


@pytest.mark.parametrize("kind", ADDING)
def test_what_is_made_or_added_is_found_by_its_reference(
    office: DemoProcess, connector: DemoConnector, kind: EditKind
) -> None:
    wanted = acceptable(office, kind)
    assert connector.find(wanted).done == ()
    receipt = do(connector, wanted)
    assert connector.find(wanted).done == (receipt,)


@pytest.mark.parametrize("kind", SETTING)
def test_what_is_set_stands_there_afterwards(
    office: DemoProcess, connector: DemoConnector, kind: EditKind
) -> None:
    wanted = acceptable(office, kind)
    before = connector.look(wanted)
    assert (before.whereabouts, dict(before.fields)) == (Whereabouts.THERE, dict(wanted.base))
    receipt = connector.send(wanted, before.revision)
    settled = {name: value for name, value in wanted.fields.items() if "local:" not in name}
    after = connector.look(replace(wanted, fields=settled))
    assert (dict(after.fields), after.author) == (settled, AGENT)
    assert (after.changed_at is not None, read(connector, receipt).id) == (True, wanted.record)


@pytest.mark.parametrize("kind", list(EditKind))
def test_a_change_that_is_sent_twice_is_done_once(
    office: DemoProcess, connector: DemoConnector, kind: EditKind
) -> None:
    wanted = acceptable(office, kind)
    revision = connector.look(wanted).revision if kind in SETTING else ""
    first = connector.send(wanted, revision)
    before = read(connector, first) if first.home else None
    assert connector.send(wanted, revision) == first
    if before is not None:
        assert read(connector, first) == before


@pytest.mark.parametrize("kind", list(EditKind))
@pytest.mark.parametrize("fate", ["lose", "cut"])
def test_a_lost_answer_leaves_no_doubt_for_long(
    office: DemoProcess, connector: DemoConnector, kind: EditKind, fate: str
) -> None:
    wanted = acceptable(office, kind)
    revision = connector.look(wanted).revision if kind in SETTING else ""
    office.fail(writes={fate: 1})
    with pytest.raises(UnreachableError) as caught:
        connector.send(wanted, revision)
    office.fail()
    assert caught.value.was_sent
    assert len(connector.find(wanted).done) == 1


@pytest.mark.parametrize("kind", list(EditKind))
def test_a_dropped_change_was_not_done(office: DemoProcess, connector: DemoConnector, kind: EditKind) -> None:
    wanted = acceptable(office, kind)
    office.fail(writes={"drop": 1})
    with pytest.raises(UnreachableError) as caught:
        connector.send(wanted, "")
    office.fail()
    assert caught.value.was_sent
    assert connector.find(wanted).done == ()


def test_a_doubled_request_is_done_once(office: DemoProcess, connector: DemoConnector) -> None:
    wanted = acceptable(office, EditKind.REPLY)
    office.fail(writes={"twice": 1})
    assert len(ticket_of(connector, connector.send(wanted, "")).messages) == 1


def test_an_unplugged_office_was_sent_nothing(office: DemoProcess, connector: DemoConnector) -> None:
    wanted = acceptable(office, EditKind.REPLY)
    connector.test_connection()
    office.unplug()
    with pytest.raises(UnreachableError) as caught:
        connector.send(wanted, "")
    assert not caught.value.was_sent


@pytest.mark.parametrize("fault", [{"html": True}, {"cut": True}, {"status": 502}, {"status": 429}])
def test_an_answer_that_is_none_means_that_nobody_knows(
    office: DemoProcess, connector: DemoConnector, fault: dict[str, bool | int]
) -> None:
    office.fail(**fault)
    with pytest.raises(UnreachableError) as caught:
        connector.send(change(EditKind.CREATE_CUSTOMER, fields={"name": "a"}), "")
    assert caught.value.was_sent


def test_without_the_right_token_nothing_is_written(office: DemoProcess) -> None:
    wanted = acceptable(office, EditKind.REPLY)
    stranger = connect(office, "wrong")
    with pytest.raises(SignInError):
        stranger.send(wanted, "")
    stranger.close()


# What is in them


def test_an_opened_ticket_holds_what_was_said(office: DemoProcess, connector: DemoConnector) -> None:
    wanted = acceptable(office, EditKind.OPEN_TICKET)
    receipt = connector.send(wanted, "")
    ticket = ticket_of(connector, receipt)
    assert (ticket.client_ref, ticket.number) == (wanted.ref, receipt.note)
    assert (ticket.subject, ticket.text, ticket.customer) == ("晚了", "没收到", "1")
    assert (ticket.queue, ticket.priority, ticket.is_complaint) == ("delivery", 40, True)
    assert ticket.fields == (CustomField("Channel", ("phone",)),)
    assert ticket.requestors == (Requestor("", "wei@example.com"),)


def test_a_ticket_without_a_queue_goes_where_the_office_puts_it(connector: DemoConnector) -> None:
    wanted = change(EditKind.OPEN_TICKET, fields={"subject": "a", "queue": "", "customer": None})
    assert ticket_of(connector, connector.send(wanted, "")).queue == "general"


@pytest.mark.parametrize(
    ("kind", "told"), [(EditKind.REPLY, MessageKind.REPLY), (EditKind.COMMENT, MessageKind.COMMENT)]
)
def test_a_message_is_read_back(
    office: DemoProcess, connector: DemoConnector, kind: EditKind, told: MessageKind
) -> None:
    wanted = acceptable(office, kind)
    (message,) = ticket_of(connector, connector.send(wanted, "")).messages
    assert (message.kind, message.author, message.text) == (told, AGENT, wanted.fields["text"])


def test_a_custom_field_is_set_and_emptied(office: DemoProcess, connector: DemoConnector) -> None:
    wanted = acceptable(office, EditKind.CHANGE_TICKET)
    name = "field:Channel"
    filled = replace(wanted, fields={name: '["phone","chat"]'}, base={name: None})
    assert ticket_of(connector, do(connector, filled)).fields == (CustomField("Channel", ("phone", "chat")),)
    emptied = replace(wanted, ref=change(wanted.kind).ref, fields={name: "[]"}, base=filled.fields)
    assert ticket_of(connector, do(connector, emptied)).fields == ()
    assert connector.look(emptied).fields == {name: "[]"}


def test_new_parts_of_a_new_customer_are_named(office: DemoProcess, connector: DemoConnector) -> None:
    wanted = acceptable(office, EditKind.CREATE_CUSTOMER)
    receipt = connector.send(wanted, "")
    customer = read(connector, receipt)
    assert set(receipt.made) == {name for name in wanted.fields if "local:" in name}
    told = {f"contact:{one.id}": contact_value(one) for one in getattr(customer, "contact_points", ())}
    assert told == {f"contact:{receipt.made[new_contact(wanted.ref)]}": MOBILE}


def test_a_part_is_added_changed_and_removed(office: DemoProcess, connector: DemoConnector) -> None:
    wanted = acceptable(office, EditKind.CHANGE_CUSTOMER)
    one = do(connector, wanted).made[new_contact(wanted.ref)]
    name, other = f"contact:{one}", MOBILE.replace("7777", "8888")
    changed = replace(wanted, ref=change(wanted.kind).ref, fields={name: other}, base={name: MOBILE})
    do(connector, changed)
    assert connector.look(changed).fields == {name: other}
    removed = replace(
        wanted, ref=change(wanted.kind).ref, fields={name: None, "address:1": HOME}, base={name: other}
    )
    do(connector, removed)
    assert connector.look(removed).fields == {name: None, "address:1": HOME}


def test_an_order_goes_back_to_the_best_address(office: DemoProcess, connector: DemoConnector) -> None:
    wanted = replace(acceptable(office, EditKind.CHANGE_ORDER), fields={"deliver_to": None})
    do(connector, wanted)
    assert connector.look(wanted).fields == {"deliver_to": None}


@pytest.mark.parametrize("spelling", [" 钱多多 ", "钱多多\n"])
def test_a_blank_more_is_no_conflict(office: DemoProcess, connector: DemoConnector, spelling: str) -> None:
    wanted = replace(acceptable(office, EditKind.CHANGE_CUSTOMER), fields={"name": spelling})
    do(connector, wanted)
    assert connector.look(wanted).fields == {"name": spelling}


def test_another_spelling_of_the_same_value_is_no_conflict(
    office: DemoProcess, connector: DemoConnector
) -> None:
    wanted = acceptable(office, EditKind.CHANGE_CUSTOMER)
    name = f"contact:{do(connector, wanted).made[new_contact(wanted.ref)]}"
    again = replace(wanted, fields={name: "other"}, base={name: spelt(MOBILE)})
    assert connector.look(again).fields == again.base


# Locks, keys and refusals


def test_fields_that_were_held_back_are_not_taken_for_done(
    office: DemoProcess, connector: DemoConnector
) -> None:
    whole = acceptable(office, EditKind.CHANGE_TICKET)
    do(connector, replace(whole, fields={"owner": "demo"}))
    do(connector, replace(whole, fields={"priority": "70"}))
    assert connector.look(whole).fields == whole.fields


@pytest.mark.parametrize("kind", SETTING)
def test_somebody_faster_is_not_written_over(
    office: DemoProcess, connector: DemoConnector, kind: EditKind
) -> None:
    wanted = acceptable(office, kind)
    revision = connector.look(wanted).revision
    feed = {"tickets": "tickets", "customers": "customers", "orders": "orders", "articles": "articles"}
    identity = wanted.record if kind is EditKind.EDIT_ARTICLE else int(wanted.record)
    office.put(feed[kind.entity.value], id=identity)
    with pytest.raises(OutOfDateError):
        connector.send(wanted, revision)
    assert connector.look(wanted).fields == wanted.base


REFUSED = (
    (EditKind.OPEN_TICKET, {"subject": "a", "queue": "nowhere"}, "there is no such queue"),
    (EditKind.CHANGE_TICKET, {"state": "new"}, "a ticket that is open cannot become new"),
    (EditKind.REPLY, {"text": ""}, "the text is empty"),
    (EditKind.CHANGE_CUSTOMER, {"name": ""}, "the name is empty"),
    (EditKind.CREATE_CUSTOMER, {"name": "a", "contact:local:1": "no JSON"}, "contact cannot be read"),
    (EditKind.CHANGE_TICKET, {"priority": "high"}, "priority is no whole number"),
    (EditKind.CHANGE_TICKET, {"field:Channel": "phone"}, "Channel is no list"),
)


@pytest.mark.parametrize(("kind", "fields", "reason"), REFUSED)
def test_a_refusal_comes_with_its_reason(
    office: DemoProcess, connector: DemoConnector, kind: EditKind, fields: dict[str, str], reason: str
) -> None:
    wanted = replace(acceptable(office, kind), fields=fields)
    with pytest.raises(RejectedError) as caught:
        connector.send(wanted, "")
    assert (caught.value.trouble, caught.value.details["reason"]) == (Trouble.REJECTED, reason)
    assert connector.find(wanted).done == ()


@pytest.mark.parametrize("kind", SETTING)
def test_a_record_that_is_gone_is_told(office: DemoProcess, connector: DemoConnector, kind: EditKind) -> None:
    wanted = acceptable(office, kind)
    office.delete(kind.entity.value, wanted.record)
    assert connector.look(wanted).whereabouts is Whereabouts.GONE
    with pytest.raises(RejectedError) as caught:
        connector.send(wanted, "1")
    assert caught.value.details["reason"] == "it is not there any more"


@pytest.mark.parametrize("kind", [EditKind.OPEN_TICKET, EditKind.CREATE_CUSTOMER, EditKind.REPLY])
def test_what_was_deleted_since_is_told(
    office: DemoProcess, connector: DemoConnector, kind: EditKind
) -> None:
    wanted = acceptable(office, kind)
    receipt = connector.send(wanted, "")
    office.delete(receipt.home, receipt.record)
    finding = connector.find(wanted)
    assert (finding.was_deleted, finding.done) == (True, ())


def test_a_reference_is_known_after_a_restart_of_the_office(tmp_path: Path) -> None:
    wanted = change(EditKind.CREATE_CUSTOMER, fields={"name": "Kept"})
    first = start_demo(tmp_path, customers=24)
    before = connect(first)
    receipt = before.send(wanted, "")
    before.close()
    first.stop()
    second = start_demo(tmp_path, customers=24)
    after = connect(second)
    assert (after.find(wanted).done, after.send(wanted, "")) == ((receipt,), receipt)
    after.close()
    second.stop()


def test_the_agent_may_have_a_name_that_no_header_carries(connector: DemoConnector) -> None:
    wanted = replace(change(EditKind.OPEN_TICKET, fields={"subject": "a"}), agent="林梅")
    receipt = connector.send(wanted, "")
    look = change(EditKind.CHANGE_TICKET, receipt.record, {"owner": "a"})
    assert connector.look(look).author == "林梅"
    assert receipt.record == RemoteId(receipt.record)
