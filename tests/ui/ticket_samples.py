"""Open tickets of invented customers: everything a ticket office can tell, and far too much of it."""

from dataclasses import replace
from datetime import timedelta

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.ticket import (
    Attachment,
    CustomField,
    Message,
    MessageKind,
    Requestor,
    Ticket,
    TicketState,
)
from callcenter.domain.ticket_room import ClosingArticle, TicketRoom
from tests.ui.samples import CRM, GRETA, NOW, held

MAIL = (
    '<p>The heater is <b>cold</b>, see <a href="https://shop.example/heater">here</a>.</p>'
    '<img src="https://tracker.example/x.png" width="1" height="1"><blockquote><p>You wrote: wait.</p></blockquote>'
)


def message(number: int, kind: MessageKind, text: str, **more: object) -> Message:
    """Make a message; the higher its number, the newer it is."""
    at = NOW - timedelta(hours=200 - number)
    author = "Greta" if kind is MessageKind.FROM_CUSTOMER else "mei.lin"
    return replace(Message(RemoteId(str(number)), kind, author, at, text), **more)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # fields by name


def talk() -> tuple[Message, ...]:
    """One of each kind, one of them a mail in HTML with files."""
    files = (
        Attachment(RemoteId("1"), "invoice.pdf", 182_044, "application/pdf"),
        Attachment(RemoteId("2"), "", None),
    )
    mail = {"html": MAIL, "attachments": files}
    return (
        message(1, MessageKind.FROM_CUSTOMER, "The heater is cold, see here.", **mail),
        message(2, MessageKind.REPLY, "A new one is on its way."),
        message(3, MessageKind.COMMENT, "Goodwill, she ordered 400 plants."),
    )


def ticket(**more: object) -> Ticket:
    """An open complaint, due in two hours."""
    made = Ticket(
        RemoteId("4711"),
        RemoteId("77"),
        "T-4711",
        "Heater stays cold",
        TicketState.OPEN,
        "returns",
        "mei.lin",
        60,
        is_complaint=True,
        order=RemoteId("5"),
        opened_at=NOW - timedelta(days=9),
        due_at=NOW + timedelta(hours=2),
        messages=talk(),
        office_state="stalled",
        sla="gold, 4 h",
        fields=(CustomField("Serial number", ("GT-220-0098", "GT-220-0099")),),
        requestors=(Requestor("Greta", "greta@example.com"), Requestor("", "second@example.com")),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # fields by name


def room(record: Ticket | None = None, *, article: ClosingArticle | None = None) -> TicketRoom:
    """Open a ticket."""
    return TicketRoom(
        held(record or ticket(), 9, CRM), GRETA, "SO-2026-01187", article, OfficeHealth(CRM, NOW), NOW
    )


def closing_article() -> ClosingArticle:
    """An article this desk holds."""
    return ClosingArticle(LocalId(3), "When a heater stays cold")
