"""Replies and comments arrive in Request Tracker once, whatever became of the answer."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.errors import Trouble
from callcenter.domain.ticket import MessageKind
from sync.connectors.rt import RtConnector
from sync.contract import (
    RejectedError,
    UnreachableError,
)
from tests.servers.relay import Answer, Relay
from tests.servers.rt_desk import (
    MAIL,
    QUEUE,
    change,
    connector_for,
    said,
)
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


def test_a_reply_and_a_comment_are_said_once_and_read_back(desk: RtConnector, opened: int) -> None:
    reply = change(EditKind.REPLY, opened, text="您好，新杯子明天寄出。\nNew cups tomorrow.")
    comment = change(EditKind.COMMENT, opened, text="<b>Watch</b> the stock.")
    for _twice in range(2):
        assert desk.send(reply, "").record == desk.send(comment, "").record == str(opened)
    assert said(desk, opened) == [
        (MessageKind.REPLY, "您好，新杯子明天寄出。\nNew cups tomorrow."),
        (MessageKind.COMMENT, "<b>Watch</b> the stock."),
    ]
    assert [one.record for one in desk.find(reply).done] == [str(opened)]


def test_a_reply_whose_answer_chinese_text_breaks_off_is_found_and_sent_once(
    rt: RtServer, desk: RtConnector, opened: int
) -> None:
    chinese = connector_for(rt, user="shanghai")
    asked = change(EditKind.REPLY, opened, text="马上处理。")
    receipt = chinese.send(asked, "")
    assert receipt.note == "the answer was lost"
    assert len(chinese.find(asked).done) == 1
    assert [words for _kind, words in said(desk, opened)] == ["马上处理。"]
    chinese.close()


def test_a_reply_whose_answer_never_came_is_unknown_and_found_later(
    rt: RtServer, cable: Relay, desk: RtConnector, opened: int
) -> None:
    asked = change(EditKind.REPLY, opened, sent=True, text="Lost on the way back.")
    far = connector_for(rt, cable.url)
    cable.garble = _lose_answers_from(b"Lost on the way")
    with pytest.raises(UnreachableError) as caught:
        far.send(asked, "")
    assert caught.value.was_sent
    cable.garble = None
    assert [one.record for one in far.find(asked).done] == [str(opened)]
    assert len(said(desk, opened)) == 1
    far.close()


def test_where_no_reference_is_kept_the_same_words_are_alike(rt: RtServer, opened: int) -> None:
    poor = connector_for(rt, transaction_reference_field="Nothing")
    asked = change(EditKind.COMMENT, opened, sent=True, text="Said without\na name.")
    assert poor.send(asked, "").note == "without a reference"
    (alike,) = poor.find(asked).alike
    assert (alike.record, alike.title) == (str(opened), "Said without a name.")
    other = change(EditKind.COMMENT, opened, sent=True, text="Something else.")
    assert poor.find(other).alike == ()
    poor.close()


def test_a_session_that_is_lost_while_sending_is_not_done(
    rt: RtServer, cable: Relay, desk: RtConnector, opened: int
) -> None:
    far = connector_for(rt, cable.url)
    asked = change(EditKind.REPLY, opened, text="Sent away.")
    sent: list[bytes] = []

    def send_away(body: bytes) -> Answer | None:
        sent.extend([body] if b"Sent away" in body else [])
        return (302, {"Location": "/"}, b"") if b"Sent away" in body else None

    cable.intercept = send_away
    with pytest.raises(UnreachableError) as caught:
        far.send(asked, "")
    assert (caught.value.trouble, caught.value.was_sent, len(sent)) == (Trouble.NOT_DATA, True, 1)
    assert far.find(asked).done == ()
    assert said(desk, opened) == []
    far.close()


def test_a_reply_that_cannot_leave_was_certainly_not_sent(rt: RtServer, cable: Relay, opened: int) -> None:
    far = connector_for(rt, cable.url)
    far.identity()
    cable.unplug()
    with pytest.raises(UnreachableError) as caught:
        far.send(change(EditKind.REPLY, opened, text="No cable."), "")
    assert not caught.value.was_sent
    far.close()


def test_a_question_that_fails_beforehand_has_sent_no_reply(rt: RtServer, cable: Relay, opened: int) -> None:
    far = connector_for(rt, cable.url)
    far.identity()
    cable.garble = lambda _asked, _answer: (500, {"Content-Type": "text/plain"}, b"fault")
    with pytest.raises(UnreachableError) as caught:
        far.send(change(EditKind.REPLY, opened, text="Not yet."), "")
    assert not caught.value.was_sent
    assert not any(b"Not yet." in body for body in cable.requests)
    far.close()


def test_a_refused_comment_tells_why(rt: RtServer, opened: int) -> None:
    narrow = connector_for(rt, user="narrow")
    with pytest.raises(RejectedError, match="Permission Denied"):
        narrow.send(change(EditKind.COMMENT, opened, text="May I?"), "")
    narrow.close()


def test_a_reply_on_a_merged_ticket_never_goes_to_the_customer_of_the_other_one(
    desk: RtConnector, lead: RtApi, opened: int
) -> None:
    other = lead.create(QUEUE, "The other one", MAIL)
    lead.ask("PUT", f"/ticket/{opened}", {"MergeInto": other})
    with pytest.raises(RejectedError, match=f"merged into {other}"):
        desk.send(change(EditKind.REPLY, opened, text="For one only."), "")
    assert "For one only." not in [words for _kind, words in said(desk, other)]


def test_a_call_is_noted_as_a_comment_on_its_ticket(desk: RtConnector, opened: int) -> None:
    asked = change(
        EditKind.LOG_INTERACTION,
        ticket=str(opened),
        summary="Called back.",
        channel="phone",
        outcome="reached",
    )
    assert desk.send(asked, "").record == str(opened)
    assert said(desk, opened) == [(MessageKind.COMMENT, "Called back.\n\nphone · reached")]


def test_a_call_without_a_ticket_is_refused(desk: RtConnector) -> None:
    with pytest.raises(RejectedError, match="no ticket was named"):
        desk.send(change(EditKind.LOG_INTERACTION, summary="Called."), "")


def _lose_answers_from(words: bytes) -> Any:
    """Cut every answer off from the request on that holds these words."""
    lost: list[bool] = []

    def lose(body: bytes, answer: Answer) -> Answer:
        lost.extend([True] if words in body else [])
        return (500, {"Content-Type": "text/plain"}, json.dumps("fault").encode()) if lost else answer

    return lose
