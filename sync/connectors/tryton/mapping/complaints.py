"""Complaints as tickets."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from types import MappingProxyType

from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Message, MessageKind, Ticket, TicketState
from sync.connectors.tryton.mapping.marks import is_reference, unmarked
from sync.connectors.tryton.mapping.values import Row, day, identity, moment, nested, optional_identity, text

COMPLAINT_FIELDS = (
    "number", "reference", "date", "customer", "type.name", "origin", "origin.rec_name",
    "description", "state", "submitted_by.rec_name", "create_date", "write_date",
)  # fmt: skip
NOTE_FIELDS = ("resource", "message", "create_date", "create_uid.rec_name")
_LONGEST_SUBJECT = 120
_COMPLAINT_STATES = MappingProxyType(
    {
        "draft": TicketState.NEW,
        "waiting": TicketState.OPEN,
        "approved": TicketState.OPEN,
        "rejected": TicketState.REJECTED,
        "done": TicketState.CLOSED,
        "cancelled": TicketState.CLOSED,
    }
)


def complaint(row: Row) -> Ticket:
    """Read a complaint as a ticket; it names the order it is about where its origin is one."""
    state = state_of(row)
    closed = state in (TicketState.CLOSED, TicketState.REJECTED)
    words = text(row.get("description"))
    about = text(nested(row, "origin").get("rec_name"))
    kind, reference = text(nested(row, "type").get("name")), text(row.get("reference"))
    is_ours = is_reference(reference)
    return Ticket(
        id=identity(row["id"]),
        customer=optional_identity(row.get("customer")),
        number=text(row.get("number")) or ("" if is_ours else reference) or identity(row["id"]),
        subject=subject_of(words) if words else f"{kind}: {about}".strip(": "),
        state=state,
        owner=text(nested(row, "submitted_by").get("rec_name")),
        is_complaint=True,
        text=words,
        order=_order_of(row),
        opened_at=_opened(row),
        closed_at=moment(row.get("write_date")) if closed else None,
        messages=_messages(row.get("notes") or ()),
        office_state=text(row["state"]),
        client_ref=reference if is_ours else "",
    )


def state_of(row: Row) -> TicketState:
    """Read how far a complaint is."""
    return _COMPLAINT_STATES.get(row["state"], TicketState.UNKNOWN)


def subject_of(description: str) -> str:
    """Take the first line for the subject, which Tryton's complaints do not have."""
    return description.strip().splitlines()[0][:_LONGEST_SUBJECT].strip() if description.strip() else ""


def _messages(notes: Iterable[Row]) -> tuple[Message, ...]:
    """Read the notes of colleagues; one that came without its time cannot be put in order."""
    found = ((moment(note.get("create_date")), note) for note in notes)
    return tuple(
        Message(
            identity(note["id"]),
            MessageKind.COMMENT,
            text(nested(note, "create_uid").get("rec_name")),
            at,
            unmarked(text(note.get("message"))),
        )
        for at, note in found
        if at is not None
    )


def _order_of(row: Row) -> RemoteId | None:
    model, _, number = text(row.get("origin")).partition(",")
    if model == "sale.sale" and number.isdecimal():
        return RemoteId(number)
    return optional_identity(row.get("order"))


def _opened(row: Row) -> datetime | None:
    """Take the day of the complaint; the time of entry only where both are the same day."""
    entered, told = moment(row.get("create_date")), day(row.get("date"))
    if told is None or (entered is not None and entered.date() == told):
        return entered
    return datetime.combine(told, time(), UTC)
