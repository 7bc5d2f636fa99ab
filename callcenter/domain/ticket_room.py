"""Everything one open ticket shows, read in one go."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.edit import Waiting
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, LocalId, OfficeId
from callcenter.domain.ticket import Ticket


@dataclass(frozen=True, slots=True)
class ClosingArticle:
    """The article a ticket was closed with; without an ``id`` this desk does not hold it."""

    id: LocalId | None
    title: str


@dataclass(frozen=True, slots=True)
class TicketRoom:
    """A ticket with what hangs on it; ``customer`` is nobody where no office tells whose it is."""

    ticket: Held[Ticket]
    customer: CustomerId | None
    order: str
    article: ClosingArticle | None
    office: OfficeHealth
    read_at: datetime
    unsent: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketChoices:
    """The queues and owners that tickets of one office have, as far as this desk knows."""

    office: OfficeId
    queues: tuple[str, ...]
    owners: tuple[str, ...]
