"""An open ticket with every word prepared, so that the screen only paints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from callcenter.domain.edit import EditKind, Value, Waiting
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.ticket import Ticket, TicketState
from callcenter.domain.ticket_room import TicketChoices, TicketRoom
from ui import ages
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.ticket_cards import Card, cards_of
from ui.speech import fill, translate
from ui.words import word

STATE, OWNER, QUEUE, PRIORITY = "state", "owner", "queue", "priority"
"""What an agent chooses of a ticket; also the fields of the drafts that keep the choice until it is an edit."""
CHOICES = (STATE, OWNER, QUEUE, PRIORITY)


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
    def waiting(self) -> Mapping[str, Value]:
        """The values of fields that no office has confirmed, the last word on each."""
        found: dict[str, Value] = {}
        for one in self.changes:
            found.update(one.edit.fields)
        return found

    @property
    def changes(self) -> tuple[Waiting, ...]:
        """The changes that are on their way."""
        kind = EditKind.CHANGE_TICKET
        return tuple(one for one in self.room.unsent if one.edit.kind is kind and one.state.is_open)

    @property
    def is_unsent(self) -> bool:
        """Tell whether anything of it is still on its way."""
        return any(one.state.is_open for one in self.room.unsent)

    @property
    def needs_agent(self) -> bool:
        """Tell whether something written for it waits for a person."""
        return any(one.state.needs_agent for one in self.room.unsent)

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
        cards_of(ticket, {one.edit.id for one in room.unsent}),
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
        Choice(PRIORITY, str(ticket.priority), _priorities(ticket.priority)),
    )


def changed_words(before: TicketPage, after: TicketPage) -> str:
    """Say what somebody else changed of a ticket that is open here; empty where nobody did."""
    own = before.waiting.keys() | after.waiting.keys()
    named = (
        (STATE, translate("Ticket", "State")),
        (OWNER, translate("Ticket", "Owner")),
        (QUEUE, translate("Ticket", "Queue")),
        (PRIORITY, translate("Ticket", "Priority")),
    )
    earlier = {choice.field: choice for choice in before.choices}
    later = {choice.field: choice for choice in after.choices}
    step = translate("Ticket", "%1: %2 → %3")
    steps = [
        fill(step, name, earlier[field].word_of(earlier[field].now), later[field].word_of(later[field].now))
        for field, name in named
        if field not in own and earlier[field].now != later[field].now
    ]
    return ", ".join(steps)


def _priorities(now: int) -> tuple[tuple[str, str], ...]:
    named = {
        20: translate("Ticket", "low"),
        50: translate("Ticket", "normal"),
        70: translate("Ticket", "high"),
        90: translate("Ticket", "urgent"),
    }
    return tuple(
        (
            str(value),
            fill(translate("Ticket", "%1 · %2"), str(value), named[value]) if value in named else str(value),
        )
        for value in sorted({*named, now})
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
