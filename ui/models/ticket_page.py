"""An open ticket with every word prepared, so that the screen only paints."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.ticket import Ticket, TicketState
from callcenter.domain.ticket_room import TicketChoices, TicketRoom
from ui import ages
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.ticket_cards import Card, cards_of
from ui.speech import fill, translate
from ui.words import word

STATE, OWNER, QUEUE = "state", "owner", "queue"
"""What an agent can change of a ticket; also the fields of the drafts that keep the choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be changed: what it is now, and what it could be, as pairs of value and word."""

    field: str
    now: str
    options: tuple[tuple[str, str], ...]

    def word_of(self, value: str) -> str:
        """Say a value."""
        return next((said for option, said in self.options if option == value), value)


@dataclass(frozen=True, slots=True)
class TicketPage:
    """``drafts`` names the ticket as the drafts do: by its office and the office's id, which outlives ours."""

    room: TicketRoom
    drafts: str
    subject: str
    facts: tuple[ListRow, ...]
    cards: tuple[Card, ...]
    choices: tuple[Choice, ...]
    is_gone: bool = False

    @property
    def title(self) -> str:
        """What people call it."""
        return fill(translate("Ticket", "Ticket %1"), self.ticket.number or self.ticket.id)

    @property
    def ticket(self) -> Ticket:
        """The office's word."""
        return self.room.ticket.record

    @property
    def id(self) -> LocalId:
        """Our id of it."""
        return self.room.ticket.id

    @property
    def customer(self) -> CustomerId | None:
        """Whose it is."""
        return self.room.customer


def prepare_ticket(room: TicketRoom) -> TicketPage:
    """Prepare the words; may run in any thread."""
    ticket, office = room.ticket.record, room.ticket.office
    return TicketPage(
        room,
        ticket_subject(office, ticket.id),
        ticket.subject.strip() or translate("Tickets", "(no subject)"),
        tuple(_facts(room)),
        cards_of(ticket),
        choices_of(ticket, None),
    )


def ticket_subject(office: str, remote: str) -> str:
    """Name a ticket as the drafts do."""
    return f"ticket:{office}:{remote}"


def ticket_of_subject(subject: str) -> tuple[OfficeId, RemoteId] | None:
    """Read such a name back."""
    kind, _, rest = subject.partition(":")
    office, _, remote = rest.partition(":")
    return (OfficeId(office), RemoteId(remote)) if kind == "ticket" and remote else None


def with_choices(page: TicketPage, known: TicketChoices) -> TicketPage:
    """Take over which queues and owners there are."""
    return replace(page, choices=choices_of(page.ticket, known))


def choices_of(ticket: Ticket, known: TicketChoices | None) -> tuple[Choice, ...]:
    """Say what can be changed; what holds now is always among the options."""
    states = tuple((state.value, word(state)) for state in TicketState if _is_offered(state, ticket.state))
    nobody = translate("Ticket", "nobody")
    return (
        Choice(STATE, ticket.state.value, states),
        Choice(OWNER, ticket.owner, _options(ticket.owner, known.owners if known else (), nobody)),
        Choice(QUEUE, ticket.queue, _options(ticket.queue, known.queues if known else (), "–")),
    )


def _is_offered(state: TicketState, now: TicketState) -> bool:
    return state is not TicketState.UNKNOWN or state is now


def _options(now: str, known: tuple[str, ...], nothing: str) -> tuple[tuple[str, str], ...]:
    values = dict.fromkeys((*(known if now in known else (now, *known)), ""))
    return tuple(
        (value, value or nothing) for value in sorted(values, key=lambda value: (bool(value), value))
    )


def _facts(room: TicketRoom) -> Iterator[ListRow]:
    ticket = room.ticket.record
    for requestor in ticket.requestors:
        said = requestor.name if requestor.name != requestor.email else ""
        yield _fact(("requestor", requestor), requestor.email or said, said, Icon.MAIL)
    if room.order or ticket.order:
        yield _fact("order", room.order or str(ticket.order), translate("Ticket", "order"), Icon.PACKAGE)
    if room.article is not None:
        yield _fact("article", room.article.title, translate("Ticket", "closed with this article"), Icon.BOOK)
    yield from _numbers(ticket, room.read_at)
    for field in ticket.fields:
        yield _fact(("field", field.name), ", ".join(field.values), field.name, Icon.LIST)


def _numbers(ticket: Ticket, now: datetime) -> Iterator[ListRow]:
    if ticket.due_at is not None:
        yield _fact("due", ages.near(ticket.due_at, now), translate("Ticket", "due"), Icon.CLOCK)
    if ticket.sla:
        yield _fact("sla", ticket.sla, translate("Ticket", "service level"), Icon.CLOCK)
    yield _fact("priority", str(ticket.priority), translate("Ticket", "priority of 100"), Icon.FLAG)
    for key, at, said in (
        ("opened", ticket.opened_at, translate("Ticket", "opened")),
        ("closed", ticket.closed_at, translate("Ticket", "closed")),
    ):
        if at is not None:
            yield _fact(key, ages.near(at, now), said, Icon.CALENDAR)


def _fact(key: object, value: str, what: str, icon: Icon) -> ListRow:
    return ListRow(("fact", key), value, what, icon, copied=value, said=f"{what}: {value}")
