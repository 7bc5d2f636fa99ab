"""Rows of RT as records of the domain."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from callcenter.domain.article import Article
from callcenter.domain.customer import ContactKind, ContactPoint, Customer
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import (
    Attachment,
    CustomField,
    Message,
    MessageKind,
    Requestor,
    Ticket,
    TicketState,
)
from callcenter.numbering import contact_key
from sync.connectors.rt.settings import RtSettings
from sync.connectors.rt.values import Row, moment, nested, number, rows_in, text
from sync.plain_text import plain_text

STATES = MappingProxyType(
    {
        "new": TicketState.NEW,
        "open": TicketState.OPEN,
        "stalled": TicketState.WAITING,
        "resolved": TicketState.SOLVED,
        "rejected": TicketState.REJECTED,
    }
)
_PHONES = (
    ("MobilePhone", ContactKind.MOBILE), ("WorkPhone", ContactKind.PHONE), ("HomePhone", ContactKind.PHONE),
)  # fmt: skip
_SAID = frozenset(("Create", "Correspond", "Comment"))
_ARTICLE = re.compile(r"(?:^a:|://[^/]+/article/)(\d{1,15})$")
_ADDRESS = re.compile(r"https?://\S+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Conversation:
    """What happened on one ticket: its transactions, the parts of their messages, and who of the writers is staff."""

    steps: Sequence[Row]
    parts: Mapping[int, Sequence[Row]]
    staff: frozenset[str]


def customer(row: Row, region: str) -> Customer:
    """Read somebody who writes. Mail really came from the address; numbers are what somebody once typed."""
    identity, mail = str(number(row.get("id"))), text(row.get("EmailAddress"))
    login = text(row.get("Name"))
    points: list[ContactPoint] = []
    if mail:
        key = mail.lower() if "@" in mail else ""
        points.append(
            ContactPoint(RemoteId(f"{identity}/mail"), ContactKind.EMAIL, mail, key, verified=bool(key))
        )
    for name, kind in _PHONES:
        if value := text(row.get(name)):
            place = RemoteId(f"{identity}/{name}")
            points.append(ContactPoint(place, kind, value, contact_key(value, region)))
    return Customer(
        id=RemoteId(identity),
        name=text(row.get("RealName")) or mail or login,
        is_active=str(row.get("Disabled", "")) != "1",
        contact_points=tuple(points),
    )


def article(row: Row, settings: RtSettings) -> Article:
    """Read an article: its text is a custom field, and the summary stands before it."""
    identity = str(number(row.get("id")))
    fields = {one.name: one.values for one in custom_fields(row)}
    body = "\n".join(fields.get(settings.body_field) or fields.get("Content") or ())
    html = body if body.lstrip()[:1] == "<" else ""
    words = plain_text(html) if html else body
    summary, title = text(row.get("Summary")), text(row.get("Name"))
    changed = moment(row.get("LastUpdated"))
    whole = whole_text(summary, words)
    return Article(
        id=RemoteId(identity),
        title=title,
        text=whole,
        language=_language(f"{title} {whole}"),
        topics=tuple(
            one for one in (text(nested(row, "Class").get("Name")), *fields.get("Keywords", ())) if one
        ),
        url=f"{settings.url}/Articles/Article/Display.html?id={identity}",
        changed_at=changed,
        revision=changed.isoformat() if changed else "",
        html=html,
        source=whole_text(summary, html) if html else "",
    )


def whole_text(summary: str, body: str) -> str:
    """Put the summary of an article before its text."""
    return "\n\n".join(part for part in (summary, body) if part)


def ticket(row: Row, talk: Conversation, settings: RtSettings) -> Ticket:
    """Read a ticket with all that was said on it."""
    requestors = sorted(rows_in(row, "Requestor"), key=lambda one: number(one.get("id")))
    logins = frozenset(text(one.get("Name")) for one in requestors)
    messages = tuple(_message(step, talk, logins) for step in talk.steps if step.get("Type") in _SAID)
    fields = custom_fields(row)
    values = {one.name: one.values for one in fields}
    state = STATES.get(text(row.get("Status")), TicketState.UNKNOWN)
    is_over = state in (TicketState.SOLVED, TicketState.REJECTED)
    queue, owner = text(nested(row, "Queue").get("Name")), nested(row, "Owner")
    identity = str(number(row.get("id")))
    order = next(iter(values.get(settings.order_field, ())), "")
    return Ticket(
        id=RemoteId(identity),
        customer=RemoteId(str(number(requestors[0].get("id")))) if requestors else None,
        number=identity,
        subject=text(row.get("Subject")),
        state=state,
        queue=queue,
        owner="" if text(owner.get("Name")) == "Nobody" else name_of(owner),
        priority=max(0, min(100, number(row.get("Priority") or 0))),
        is_complaint=queue in settings.complaint_queues,
        text=messages[0].text if messages else "",
        order=RemoteId(order) if order else None,
        opened_at=moment(row.get("Created")),
        due_at=moment(row.get("Due")),
        closed_at=moment(row.get("Resolved")) if is_over else None,
        closed_by_article=_solution(values.get(settings.solved_by_field, ()), talk.steps)
        if is_over
        else None,
        messages=messages,
        office_state=text(row.get("Status")),
        revision=str(max((number(step.get("id")) for step in talk.steps), default="")),
        sla=text(row.get("SLA")),
        fields=tuple(one for one in fields if one.name != settings.reference_field),
        requestors=tuple(Requestor(name_of(one), text(one.get("EmailAddress"))) for one in requestors),
        client_ref=next(iter(values.get(settings.reference_field, ())), ""),
    )


def custom_fields(row: Row) -> tuple[CustomField, ...]:
    """Read the custom fields that hold something, by name, for RT gives them in no order."""
    found = [
        CustomField(
            text(one.get("name")),
            tuple(text(value) for value in cast("list[object]", one.get("values") or ())),
        )
        for one in rows_in(row, "CustomFields")
    ]
    return tuple(sorted((one for one in found if any(one.values)), key=lambda one: one.name))


def is_said(step: Row) -> bool:
    """Tell whether a transaction holds words."""
    return step.get("Type") in _SAID


def _message(step: Row, talk: Conversation, requestors: frozenset[str]) -> Message:
    identity = number(step.get("id"))
    parts = talk.parts.get(identity, ())
    at = moment(step.get("Created"))
    if at is None:
        raise ValueError("a message without a time")
    spoken = [part for part in parts if not text(part.get("Filename"))]
    plain = _content(spoken, "text/plain")
    html = _content(spoken, "text/html")
    return Message(
        id=RemoteId(str(identity)),
        kind=_kind(step, talk, requestors),
        author=name_of(nested(step, "Creator")),
        at=at,
        text=plain or plain_text(html),
        html=html,
        attachments=tuple(_attachment(part) for part in parts if _is_file(part)),
    )


def _kind(step: Row, talk: Conversation, requestors: frozenset[str]) -> MessageKind:
    """Tell who speaks to whom; what a stranger adds to a ticket comes from the customer's side."""
    if step.get("Type") == "Comment":
        return MessageKind.COMMENT
    writer = text(nested(step, "Creator").get("Name"))
    is_ours = writer not in requestors and writer in talk.staff
    return MessageKind.REPLY if is_ours else MessageKind.FROM_CUSTOMER


def _content(parts: Iterable[Row], kind: str) -> str:
    return "\n".join(text(part.get("Content")) for part in parts if part.get("ContentType") == kind)


def _is_file(part: Row) -> bool:
    kind = text(part.get("ContentType"))
    return bool(text(part.get("Filename"))) or not kind.startswith(("text/", "multipart/", "message/"))


def _attachment(part: Row) -> Attachment:
    size, name = part.get("ContentLength"), text(part.get("Filename"))
    known = number(size) if size not in (None, "") else None
    kind = text(part.get("ContentType"))
    return Attachment(RemoteId(str(number(part.get("id")))), name or kind, known, kind)


def name_of(user: Row) -> str:
    """Give the name that people know a user by."""
    return text(user.get("RealName")) or text(user.get("Name")) or text(user.get("id"))


def _solution(named: Sequence[str], steps: Sequence[Row]) -> RemoteId | None:
    """Take what the field names; else the article the ticket was last made to refer to, and still does."""
    told = next(iter(named), "")
    if told:
        if _ADDRESS.fullmatch(told):
            return RemoteId(told)
        found = _ARTICLE.search(told)
        return RemoteId(found[1]) if found else RemoteId(told) if told.isdecimal() else None
    linked: dict[str, None] = {}
    for step in steps:
        if step.get("Field") == "RefersTo":
            old, new = (
                _ARTICLE.search(text(step.get("OldValue"))),
                _ARTICLE.search(text(step.get("NewValue"))),
            )
            if step.get("Type") == "DeleteLink" and old:
                linked.pop(old[1], None)
            elif step.get("Type") == "AddLink" and new:
                linked[new[1]] = None
    return RemoteId(next(reversed(linked))) if linked else None


def _language(words: str) -> str:
    """Guess it by its signs: RT knows no language of an article."""
    signs = len(_CHINESE.findall(words))
    if not signs and not _WORD.search(words):
        return ""
    return "zh-Hans" if signs * 2 > len(_WORD.findall(words)) else "en"
