"""Tickets as rows: the customer's, and the agent's own by due time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from callcenter.domain.changes import Kind
from callcenter.domain.held import Held
from callcenter.domain.ticket import Ticket
from callcenter.domain.unsent import Unsent
from ui import ages
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.unsent_marks import Mark, mark_of
from ui.signs import sign
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.words import word

_SOON = timedelta(hours=1)
_ALL_SENT = Unsent()


def tickets_of_customer(
    tickets: Iterable[Held[Ticket]], now: datetime, unsent: Unsent = _ALL_SENT
) -> tuple[ListRow, ...]:
    """Open ones first, by due time; closed ones quiet below, newest first."""
    every = list(tickets)
    waiting = sorted((held for held in every if held.record.is_open), key=_due)
    over = sorted((held for held in every if not held.record.is_open), key=_opened, reverse=True)
    return tuple(_of_customer(held, now, _mark(held, unsent)) for held in [*waiting, *over])


def my_tickets(
    tickets: Iterable[Held[Ticket]], now: datetime, unsent: Unsent = _ALL_SENT
) -> tuple[ListRow, ...]:
    """Keep the order they come in: by due time."""
    return tuple(_mine(held, now, _mark(held, unsent)) for held in tickets)


def due(ticket: Ticket, now: datetime) -> tuple[str, Meaning, Icon | None]:
    """Say when a ticket is due, relative to now."""
    if not ticket.is_open or ticket.due_at is None:
        return "", Meaning.QUIET, None
    left = ticket.due_at - now
    if left < timedelta(0):
        return (fill(translate("Tickets", "%1 over"), ages.span(-left)), Meaning.LATE, Icon.ALERT)
    soon = left < _SOON
    text = fill(translate("Tickets", "due in %1"), ages.span(left))
    return text, Meaning.WAITING if soon else Meaning.QUIET, Icon.CLOCK


def _mark(held: Held[Ticket], unsent: Unsent) -> Mark | None:
    return mark_of(unsent, held.office, Kind.TICKET, held.record.id)


def _of_customer(held: Held[Ticket], now: datetime, mark: Mark | None) -> ListRow:
    ticket = held.record
    shown = sign(ticket.state)
    said, meaning, icon = due(ticket, now)
    complaint = translate("Tickets", "Complaint") if ticket.is_complaint else ""
    parts = (complaint, ticket.number, ticket.queue, ticket.owner, _opened_words(ticket, now))
    return ListRow(
        ("ticket", held.id),
        ticket.subject or translate("Tickets", "(no subject)"),
        " · ".join(part for part in parts if part),
        Icon.FLAG if ticket.is_complaint else Icon.TICKET,
        Meaning.EXCEPTION if ticket.is_complaint and ticket.is_open else Meaning.QUIET,
        said,
        meaning,
        icon,
        word(ticket.state),
        shown.meaning,
        is_quiet=not ticket.is_open,
        copied=ticket.number,
        news=ticket,
        mark=mark,
    )


def _mine(held: Held[Ticket], now: datetime, mark: Mark | None) -> ListRow:
    ticket = held.record
    said, meaning, icon = due(ticket, now)
    complaint = translate("Tickets", "Complaint") if ticket.is_complaint else ""
    parts = (ticket.number, complaint, ticket.queue)
    return ListRow(
        ("ticket", held.id),
        ticket.subject or translate("Tickets", "(no subject)"),
        " · ".join(part for part in parts if part),
        aside=said or translate("Tickets", "no due time"),
        aside_meaning=meaning,
        aside_icon=icon,
        copied=ticket.number,
        news=ticket,
        mark=mark,
    )


def _opened_words(ticket: Ticket, now: datetime) -> str:
    return ages.day(ticket.opened_at.astimezone(), now) if ticket.opened_at else ""


def _due(held: Held[Ticket]) -> tuple[bool, datetime, int]:
    moment = held.record.due_at
    return moment is None, moment or _opened(held)[0], -held.record.priority


def _opened(held: Held[Ticket]) -> tuple[datetime, int]:
    return held.record.opened_at or held.fetched_at, held.id
