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
class Message:
    """One step of the conversation on a ticket."""

    id: RemoteId
    kind: MessageKind
    author: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """A request or complaint; ``priority`` grows with urgency from 0 to 100, times are UTC."""

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

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self.state in (
            TicketState.NEW,
            TicketState.OPEN,
            TicketState.WAITING,
            TicketState.UNKNOWN,
        )
