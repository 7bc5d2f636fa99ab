"""Tickets: what customers ask or complain about."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callcenter.domain.ids import RemoteId


class TicketState(StrEnum):
    """Where a ticket stands; ``office_state`` keeps the office's own word."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


class MessageKind(StrEnum):
    """Who may read a message: the customer, or only colleagues."""

    FROM_CUSTOMER = "from_customer"
    REPLY = "reply"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message; the desk knows its name and its ``size`` in bytes, not its content."""

    id: RemoteId
    name: str
    size: int | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One step of the conversation on a ticket.

    ``text`` is plain; ``html`` is what the office holds where that is HTML, as foreign as it came.
    """

    id: RemoteId
    kind: MessageKind
    author: str
    at: datetime
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field an office invented, with its values in order."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requestor:
    """Somebody a ticket was opened for."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """A request or complaint; ``priority`` grows with urgency from 0 to 100, times are UTC.

    ``closed_by_article`` is an article's id in the same office, or the address of an article of another one.
    ``client_ref`` is the id of the edit it was made by, where the office keeps it.
    """

    id: RemoteId
    customer: RemoteId | None
    number: str
    subject: str
    state: TicketState
    queue: str = ""
    owner: str = ""
    priority: int = 0
    is_complaint: bool = False
    text: str = ""
    order: RemoteId | None = None
    opened_at: datetime | None = None
    due_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by_article: RemoteId | None = None
    messages: tuple[Message, ...] = ()
    office_state: str = ""
    revision: str = ""
    sla: str = ""
    fields: tuple[CustomField, ...] = ()
    requestors: tuple[Requestor, ...] = ()
    client_ref: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self.state in (
            TicketState.NEW,
            TicketState.OPEN,
            TicketState.WAITING,
            TicketState.UNKNOWN,
        )
