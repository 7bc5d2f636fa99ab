"""Rows as Request Tracker sends them become tickets, requestors and articles; odd ones are refused, not guessed at."""

from datetime import UTC, datetime
from typing import Any

import pytest

from callcenter.domain.customer import ContactKind
from callcenter.domain.ids import OfficeId
from callcenter.domain.ticket import Attachment, MessageKind, Ticket, TicketState
from sync.connectors.rt.mapping import Conversation, article, customer, ticket
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.values import moment, number

SETTINGS = RtSettings(OfficeId("desk"), "https://rt.example.com", "desk")
WRITER = {
    "id": 669,
    "Name": "mei@example.org",
    "RealName": "周子涵",
    "EmailAddress": "Mei@Example.org",
    "type": "user",
}
AGENT = {"id": "agent07", "Name": "agent07", "RealName": "赵磊", "type": "user"}


def row(**more: Any) -> dict[str, Any]:
    """A ticket as the list gives it: numbers as text, an empty time as 1970."""
    usual: dict[str, Any] = {
        "id": "101", "Status": "resolved", "Subject": "使用两天就坏了", "Priority": "20", "SLA": "gold",
        "Created": "2026-05-22T02:02:16Z", "Due": "1970-01-01T00:00:00Z", "Resolved": "2026-05-23T23:59:48Z",
        "Queue": {"id": "3", "Name": "Complaints"}, "Owner": AGENT, "Requestor": [WRITER],
        "CustomFields": [
            {"id": "6", "name": "SolvedBy", "values": []}, {"id": "4", "name": "OrderRef", "values": ["OLD-2600327"]},
            {"id": "3", "name": "CustomerRef", "values": ["793"]},
        ],
    }  # fmt: skip
    return usual | more


def step(identity: str, kind: str, who: dict[str, Any] = AGENT, **more: Any) -> dict[str, Any]:
    return {"id": identity, "Type": kind, "Created": "2026-05-22T02:02:16Z", "Creator": who, **more}


def part(identity: str, kind: str, content: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": identity,
        "ContentType": kind,
        "Content": content,
        "Filename": "",
        "ContentLength": "9",
        **more,
    }


def read(*steps: dict[str, Any], parts: dict[int, list[dict[str, Any]]] | None = None, **more: Any) -> Ticket:
    return ticket(row(**more), Conversation(steps, parts or {}, frozenset({"agent07"})), SETTINGS)


def test_a_ticket_has_what_the_list_says() -> None:
    told = read(step("624", "Create", WRITER), step("784", "Status"))
    assert (told.customer, told.queue, told.owner, told.priority, told.sla) == (
        "669", "Complaints", "赵磊", 20, "gold",
    )  # fmt: skip
    assert (told.state, told.office_state, told.is_complaint) == (TicketState.SOLVED, "resolved", True)
    assert (told.order, told.revision, told.due_at) == ("OLD-2600327", "784", None)
    assert told.closed_at == datetime(2026, 5, 23, 23, 59, 48, tzinfo=UTC)


def test_custom_fields_come_by_name_and_without_the_empty_ones() -> None:
    assert [one.name for one in read().fields] == ["CustomerRef", "OrderRef"]


def test_the_reference_of_the_desk_is_no_field_among_the_others() -> None:
    told = read(CustomFields=[{"id": "2", "name": "ClientRef", "values": ["e6e9fc97"]}])
    assert (told.client_ref, told.fields) == ("e6e9fc97", ())


@pytest.mark.parametrize(
    ("word", "state"),
    [("new", TicketState.NEW), ("stalled", TicketState.WAITING), ("rejected", TicketState.REJECTED),
     ("waiting for parts", TicketState.UNKNOWN)],
)  # fmt: skip
def test_states_keep_the_offices_own_word(word: str, state: TicketState) -> None:
    told = read(Status=word)
    assert (told.state, told.office_state) == (state, word)


def test_messages_say_who_speaks_to_whom() -> None:
    stranger = {"Name": "brother@example.org", "RealName": ""}
    told = read(
        step("1", "Create", WRITER),
        step("2", "Correspond"),
        step("3", "Comment"),
        step("4", "Correspond", stranger),
    )
    assert [one.kind for one in told.messages] == [
        MessageKind.FROM_CUSTOMER, MessageKind.REPLY, MessageKind.COMMENT, MessageKind.FROM_CUSTOMER,
    ]  # fmt: skip
    assert told.messages[3].author == "brother@example.org"


def test_html_stays_html_and_is_read_in_plain_words_too() -> None:
    told = read(step("1", "Create", WRITER), parts={1: [part("5", "text/html", "<p>你好 <b>world</b></p>")]})
    assert (told.messages[0].text, told.messages[0].html) == ("你好 world", "<p>你好 <b>world</b></p>")


def test_files_are_known_by_name_and_size() -> None:
    files = [
        part("5", "multipart/mixed"),
        part("6", "text/plain", "See."),
        part("7", "image/png", Filename="破损.png"),
    ]
    told = read(step("1", "Create", WRITER), parts={1: files})
    assert told.text == "See."
    assert told.messages[0].attachments == (
        Attachment(told.messages[0].attachments[0].id, "破损.png", 9, "image/png"),
    )


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("https://wiki.example.com/x", "https://wiki.example.com/x"),
        ("a:12", "12"),
        ("12", "12"),
        ("see below", None),
    ],
)
def test_the_field_names_the_article_that_solved_it(named: str, expected: str | None) -> None:
    fields = [{"name": "SolvedBy", "values": [named]}]
    assert read(CustomFields=fields).closed_by_article == expected


def test_else_the_article_it_still_refers_to_solved_it() -> None:
    links = [
        step("1", "AddLink", Field="RefersTo", NewValue="fsck.com-article://rt.example/article/26"),
        step("2", "AddLink", Field="RefersTo", NewValue="fsck.com-article://rt.example/article/27"),
        step("3", "DeleteLink", Field="RefersTo", OldValue="fsck.com-article://rt.example/article/27"),
        step("4", "AddLink", Field="RefersTo", NewValue="fsck.com-rt://rt.example/ticket/5"),
    ]
    assert read(*links).closed_by_article == "26"
    assert read(*links, Status="open").closed_by_article is None


def test_mail_is_vouched_for_and_numbers_are_not() -> None:
    told = customer({**WRITER, "MobilePhone": "139 1234 5678"}, "CN")
    assert [(one.kind, one.key, one.verified) for one in told.contact_points] == [
        (ContactKind.EMAIL, "mei@example.org", True), (ContactKind.MOBILE, "+8613912345678", False),
    ]  # fmt: skip


def test_an_article_is_its_summary_and_its_body() -> None:
    fields = [{"name": "Body", "values": ["先查订单。"]}, {"name": "Keywords", "values": ["late"]}]
    told = article({"id": "7", "Name": "退款", "Summary": "五天。", "CustomFields": fields,
                    "Class": {"Name": "Knowledge"}, "LastUpdated": "2026-05-22T02:02:16Z"}, SETTINGS)  # fmt: skip
    assert (told.title, told.text, told.language) == ("退款", "五天。\n\n先查订单。", "zh-Hans")
    assert told.topics == ("Knowledge", "late")
    assert told.url == "https://rt.example.com/Articles/Article/Display.html?id=7"


def test_an_article_in_html_keeps_its_source() -> None:
    fields = [{"name": "Body", "values": ["<p>Look <b>first</b>.</p>"]}]
    told = article({"id": "7", "Name": "Refunds", "Summary": "Five days.", "CustomFields": fields}, SETTINGS)
    assert (told.text, told.source) == (
        "Five days.\n\nLook first.",
        "Five days.\n\n<p>Look <b>first</b>.</p>",
    )


def test_no_time_is_1970() -> None:
    assert moment("1970-01-01T00:00:00Z") is None


@pytest.mark.parametrize("value", [None, True, [], "9" * 40, "x"])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        number(value)
