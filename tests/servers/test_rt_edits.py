"""What agents do arrives in Request Tracker once, and is read back as it stands there."""

import json
import threading
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcenter.domain.article import Article
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.edit_values import list_value, ticket_fields
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.ticket import MessageKind, Ticket, TicketState
from callcenter.settings import OfficeSettings
from sync.connectors.rt import RtConnector
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
from tests.servers.relay import Answer, Relay
from tests.servers.rt_server import RtApi, RtServer

pytestmark = pytest.mark.server

QUEUE = "Few tickets"
MAIL = "edits@example.org"


def connector_for(server: RtServer, url: str = "", user: str = "", **values: str) -> RtConnector:
    """A desk for one user, through a cable where a URL is named."""
    login = user or server.user
    settings = {"url": url or server.url, "user": login, **values}
    return RtConnector.from_settings(
        OfficeSettings(OfficeId("desk"), "rt", settings), lambda: f"{login}-Pa55word"
    )


def change(
    kind: EditKind,
    record: int | str = "",
    base: Fields | None = None,
    wanted: Fields | None = None,
    *,
    sent: bool = False,
    **more: str | None,
) -> Change:
    """Make an edit just now; ``sent`` says that it was sent once before."""
    now = datetime.now(UTC)
    return Change(
        ref=str(uuid.uuid4()),
        kind=kind,
        record=RemoteId(str(record)),
        fields={**(wanted or {}), **more},
        base=base or {},
        base_revision="",
        agent="desk",
        made_at=now,
        first_sent_at=now if sent else None,
    )


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


def unlike(words: str) -> str:
    """Make words that no test before left behind on the server."""
    return f"{words} {uuid.uuid4().hex[:8]}"


def read(desk: RtConnector, number: int | str) -> Ticket:
    """Read a ticket as the desk's feed does."""
    (record,) = desk.feeds()[1].read([RemoteId(str(number))]).records
    assert isinstance(record, Ticket)
    return record


def read_article(desk: RtConnector, number: int | str) -> Article:
    """Read an article as the desk's feed does."""
    (record,) = desk.feeds()[2].read([RemoteId(str(number))]).records
    assert isinstance(record, Article)
    return record


def set_fields(desk: RtConnector, number: int | str, **fields: str | None) -> Receipt:
    """Change a ticket as the engine does: look, then write under the lock."""
    asked = change(EditKind.CHANGE_TICKET, number, wanted=fields)
    return desk.send(asked, desk.look(asked).revision)


def count(lead: RtApi, ref: str) -> int:
    return len(lead.tickets(f"CF.{{ClientRef}} = '{ref}'"))


def said(desk: RtConnector, number: int | str) -> list[tuple[MessageKind, str]]:
    return [(one.kind, one.text) for one in read(desk, number).messages[1:]]


def test_it_takes_edits_and_trusts_the_references_that_rt_keeps(rt: RtServer) -> None:
    fresh = connector_for(rt)
    assert isinstance(fresh, TakesEdits)
    assert fresh.writing.kinds[EditKind.REPLY] is Reference.NONE
    fresh.identity()
    assert set(fresh.writing.kinds.values()) == {Reference.CERTAIN}
    assert EditKind.VOTE_ARTICLE not in fresh.writing.kinds
    fresh.close()


def test_without_the_custom_fields_nothing_proves_what_was_made_or_said(rt: RtServer) -> None:
    poor = connector_for(rt, reference_field="Nowhere", transaction_reference_field="Nothing")
    assert any("Nowhere" in note for note in poor.test_connection().notes)
    kinds = poor.writing.kinds
    assert {kind for kind, reference in kinds.items() if reference is Reference.NONE} == {
        EditKind.OPEN_TICKET, EditKind.REPLY, EditKind.COMMENT, EditKind.LOG_INTERACTION,
    }  # fmt: skip
    poor.close()


# tickets are opened


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


# replies and comments


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


def test_a_refused_comment_tells_why(rt: RtServer, opened: int) -> None:
    narrow = connector_for(rt, user="narrow")
    with pytest.raises(RejectedError, match="Permission Denied"):
        narrow.send(change(EditKind.COMMENT, opened, text="May I?"), "")
    narrow.close()


def test_a_reply_on_a_merged_ticket_never_goes_to_the_customer_of_the_other_one(
    desk: RtConnector, lead: RtApi, opened: int
) -> None:
    other = lead.create(QUEUE, "The other one", "somebody.else@example.org")
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


# tickets are changed


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
    ],
)
def test_a_change_that_rt_refuses_with_200_is_refused_with_its_words(
    desk: RtConnector, opened: int, fields: dict[str, str], reason: str
) -> None:
    before = ticket_fields(read(desk, opened))
    with pytest.raises(RejectedError, match=reason):
        set_fields(desk, opened, **fields)
    assert ticket_fields(read(desk, opened)) == before


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


# articles on tickets


def test_an_article_of_this_rt_is_attached_once(desk: RtConnector, rt: RtServer, opened: int) -> None:
    asked = change(EditKind.ATTACH_ARTICLE, opened, article="3", title="How to")
    desk.send(asked, "")
    by_address = f"{rt.url}/Articles/Article/Display.html?id=3"
    again = desk.send(change(EditKind.ATTACH_ARTICLE, opened, article=by_address), "")
    assert again.note == "was there already"
    assert desk.find(asked).done
    set_fields(desk, opened, state="solved")
    assert read(desk, opened).closed_by_article == "3"


def test_an_article_from_elsewhere_fills_the_field_that_is_empty(desk: RtConnector, opened: int) -> None:
    first, second = "https://kb.example.org/wiki/退款", "https://kb.example.org/wiki/Other"
    for address in (first, second):
        asked = change(EditKind.ATTACH_ARTICLE, opened, article=address)
        desk.send(asked, "")
        assert desk.find(asked).done
    set_fields(desk, opened, state="solved")
    assert read(desk, opened).closed_by_article == first


def test_an_article_that_was_taken_off_again_is_found_as_that(
    desk: RtConnector, lead: RtApi, opened: int
) -> None:
    asked = change(EditKind.ATTACH_ARTICLE, opened, sent=True, article="4")
    assert not desk.find(asked).was_deleted
    desk.send(asked, "")
    lead.ask("PUT", f"/ticket/{opened}", {"DeleteRefersTo": "a:4"})
    assert desk.find(asked).was_deleted


def test_an_article_that_is_not_there_is_refused(desk: RtConnector, opened: int) -> None:
    for article in ("99999", "somewhere"):
        with pytest.raises(RejectedError):
            desk.send(change(EditKind.ATTACH_ARTICLE, opened, article=article), "")


# articles are written


def test_an_article_is_proposed_once(desk: RtConnector) -> None:
    name = unlike("退货流程")
    asked = change(
        EditKind.PROPOSE_ARTICLE,
        title=name,
        text="第一步。\n\n第二步。",
        topics=list_value(["returns", "退货"]),
        language="zh-Hans",
    )
    receipt = desk.send(asked, "")
    article = read_article(desk, receipt.record)
    assert (receipt.home, article.title, article.text) == ("articles", name, "第一步。\n\n第二步。")
    with pytest.raises(RejectedError, match="title already"):
        desk.send(asked, "")


def test_an_article_whose_answer_was_lost_is_found_and_not_made_again(desk: RtConnector, lead: RtApi) -> None:
    asked = change(EditKind.PROPOSE_ARTICLE, sent=True, title=unlike("Lost"), text="Words.")
    assert desk.find(asked).done == ()
    made = desk.send(asked, "").record
    assert desk.send(asked, "").record == made
    assert [one.record for one in desk.find(asked).done] == [made]
    lead.ask("DELETE", f"/article/{made}")
    finding = desk.find(asked)
    assert (finding.done, finding.was_deleted) == ((), True)


def test_an_article_is_edited_under_its_lock(desk: RtConnector, lead: RtApi) -> None:
    number = lead.article(unlike("Hours"), "From eight.\n\nTo eight.")
    before = read_article(desk, number)
    base = {"title": before.title, "text": before.editable}
    asked = change(
        EditKind.EDIT_ARTICLE,
        number,
        base,
        text="In short.\n\nFrom nine.\n\n到九点。",
        title=f"{base['title']} b",
    )
    look = desk.look(asked)
    assert dict(look.fields) == base
    desk.send(asked, look.revision)
    after = read_article(desk, number)
    assert (after.title, after.text) == (asked.fields["title"], asked.fields["text"])
    assert lead.ask("GET", f"/article/{number}")["Summary"] == "In short."
    with pytest.raises(OutOfDateError):
        desk.send(change(EditKind.EDIT_ARTICLE, number, text="Old."), look.revision)


def test_the_source_of_an_article_in_html_is_edited_and_not_its_words(desk: RtConnector, lead: RtApi) -> None:
    number = lead.article(unlike("Page"), "<p>From <b>eight</b>.</p>")
    before = read_article(desk, number)
    assert before.editable == "In short.\n\n<p>From <b>eight</b>.</p>"
    asked = change(
        EditKind.EDIT_ARTICLE, number, {"text": before.editable}, text="In short.\n\n<p>From <b>nine</b>.</p>"
    )
    look = desk.look(asked)
    assert look.fields["text"] == asked.base["text"]
    desk.send(asked, look.revision)
    after = read_article(desk, number)
    assert after.html == "<p>From <b>nine</b>.</p>"


def test_who_may_not_write_articles_is_told(rt: RtServer) -> None:
    agent = connector_for(rt, user="agent01")
    with pytest.raises(RejectedError, match="Permission Denied"):
        agent.send(change(EditKind.PROPOSE_ARTICLE, title="May I?", text="Please."), "")
    asked = change(EditKind.EDIT_ARTICLE, 3, title="May I?")
    with pytest.raises(RejectedError, match="Permission Denied"):
        agent.send(asked, agent.look(asked).revision)
    agent.close()


def test_a_vote_is_not_taken(desk: RtConnector) -> None:
    with pytest.raises(RejectedError):
        desk.send(change(EditKind.VOTE_ARTICLE, 3, verdict="helpful"), "")


def test_a_wrong_password_pauses_and_refuses_nothing(rt: RtServer, opened: int) -> None:
    settings = OfficeSettings(OfficeId("desk"), "rt", {"url": rt.url, "user": rt.user})
    stranger = RtConnector.from_settings(settings, lambda: "wrong")
    with pytest.raises(SignInError):
        stranger.send(change(EditKind.REPLY, opened, text="Who am I?"), "")
    stranger.close()


def _lose_answers_from(words: bytes) -> Any:
    """Cut every answer off from the request on that holds these words."""
    lost: list[bool] = []

    def lose(body: bytes, answer: Answer) -> Answer:
        lost.extend([True] if words in body else [])
        return (500, {"Content-Type": "text/plain"}, json.dumps("fault").encode()) if lost else answer

    return lose
