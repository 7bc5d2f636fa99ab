"""What the room of the outbox reads in the background, words prepared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from callcenter.domain.draft import Draft
from callcenter.domain.edit import EditState
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.outbox import EditHistory
from callcenter.domain.ticket import Ticket
from callcenter.storage.database import Database
from callcenter.usecases.find_customer_behind import find_customer_behind
from callcenter.usecases.find_drafts import drafts_of
from callcenter.usecases.find_targets import find_record, find_targets
from callcenter.usecases.read_edit import read_edit
from callcenter.usecases.read_outbox import read_outbox
from ui import ages
from ui.models.list_row import ListRow
from ui.models.outbox_entry import OutboxEntry, Part, Surroundings
from ui.models.outbox_page import EditPage, Told, prepare_page
from ui.models.outbox_rows import OutboxRow, rows_by_part
from ui.signs import sign
from ui.words import word


@dataclass(frozen=True, slots=True)
class Listed:
    """The list as it was read, with its rows."""

    entries: tuple[OutboxEntry, ...]
    around: Surroundings
    rows: Mapping[Part, tuple[OutboxRow, ...]]


@dataclass(frozen=True, slots=True)
class Detailed:
    """One edit as it was read, with the words the agent was typing about it."""

    page: EditPage
    drafts: tuple[Draft, ...]


def read_list(database: Database, now: datetime) -> Listed:
    """Read what waits and what was settled since midnight."""
    local = now.astimezone()
    room = read_outbox(database, local.replace(hour=0, minute=0, second=0, microsecond=0))
    entries = tuple(
        OutboxEntry(
            item, room.names.get(item.waiting.edit.customer, ""), room.grounds.get(item.waiting.seq, 0)
        )
        for item in (*room.waiting, *room.settled)
    )
    around = Surroundings(now, {one.office: one for one in room.offices})
    return Listed(entries, around, rows_by_part(entries, around))


def read_detail(database: Database, seq: int, customer: str, around: Surroundings, agent: str) -> Detailed:
    """Read one edit and put it in words; raises ``DeskError`` where it is not there."""
    history = read_edit(database, seq)
    needs = tuple(one for one in history.needs if one.state is not EditState.APPLIED)
    told = Told(
        OutboxEntry(history.item, customer, needs[0].seq if needs else 0),
        needs,
        tuple(one for one in history.dependants if not one.state.is_over),
        history.attempts,
        history.acts,
        _found(database, history),
    )
    return Detailed(prepare_page(told, around), drafts_of(database, agent, subject_of(seq)))


def read_targets(database: Database, seq: int, text: str, now: datetime) -> tuple[ListRow, ...]:
    """Give the tickets that the words of an edit may go to."""
    return tuple(_ticket_row(held, now) for held in find_targets(database, seq, text))


def read_customer(database: Database, called: str) -> CustomerId | None:
    """Give the customer that an edit names."""
    office, _, record = called.partition("/")
    return find_customer_behind(database, OfficeId(office), RemoteId(record))


def subject_of(seq: int) -> str:
    """Name what is being typed about an edit."""
    return f"edit:{seq}"


def _found(database: Database, history: EditHistory) -> Mapping[str, str]:
    office = history.item.waiting.edit.office
    held = {one.record: find_record(database, office, one.record) for one in history.item.alike}
    return MappingProxyType({record: _ticket_words(one) for record, one in held.items() if one is not None})


def _ticket_words(held: Held[Ticket]) -> str:
    ticket = held.record
    opened = ages.dated(ticket.opened_at) if ticket.opened_at else ""
    first = ticket.messages[0].text if ticket.messages else ""
    return _joined((word(ticket.state), opened, ticket.owner, " ".join(first.split())[:160]))


def _ticket_row(held: Held[Ticket], now: datetime) -> ListRow:
    ticket = held.record
    shown = sign(ticket.state)
    return ListRow(
        held.id,
        _joined((ticket.number, ticket.subject)),
        _joined((ticket.queue, ticket.owner, ages.ago(ticket.opened_at, now) if ticket.opened_at else "")),
        sign(ticket.state).icon,
        chip=word(ticket.state),
        chip_meaning=shown.meaning,
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
