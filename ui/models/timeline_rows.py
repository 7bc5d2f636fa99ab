"""The timeline as rows: days as headings, entries with their words, filtered by kind and by text."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count

from callcenter.domain.ids import LocalId, RemoteId
from callcenter.domain.timeline import DESK, EntryKind, TimelineEntry
from ui import ages
from ui.icons import Icon
from ui.models.timeline_find import SOUGHT, line_of
from ui.signs import sign
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.words import word


class Topic(StrEnum):
    """The kinds of entry an agent filters by."""

    ALL = "all"
    ORDERS = "orders"
    DELIVERIES = "deliveries"
    TICKETS = "tickets"
    INVOICES = "invoices"
    CONTACTS = "contacts"


_TOPICS = {
    EntryKind.ORDER_PLACED: Topic.ORDERS,
    EntryKind.ORDER_CANCELLED: Topic.ORDERS,
    EntryKind.RETURN_OPENED: Topic.ORDERS,
    EntryKind.SHIPPED: Topic.DELIVERIES,
    EntryKind.DELIVERED: Topic.DELIVERIES,
    EntryKind.DELIVERY_FAILED: Topic.DELIVERIES,
    EntryKind.RETURN_RECEIVED: Topic.DELIVERIES,
    EntryKind.CARRIER_EVENT: Topic.DELIVERIES,
    EntryKind.INVOICE: Topic.INVOICES,
    EntryKind.CREDIT_NOTE: Topic.INVOICES,
    EntryKind.TICKET_OPENED: Topic.TICKETS,
    EntryKind.TICKET_CLOSED: Topic.TICKETS,
    EntryKind.MESSAGE: Topic.TICKETS,
    EntryKind.REPLY: Topic.TICKETS,
    EntryKind.COMMENT: Topic.TICKETS,
    EntryKind.CALL: Topic.CONTACTS,
    EntryKind.NOTE: Topic.CONTACTS,
}


def topic_word(topic: Topic) -> str:
    """Say a topic."""
    words = {
        Topic.ALL: translate("Timeline", "All"),
        Topic.ORDERS: translate("Timeline", "Orders"),
        Topic.DELIVERIES: translate("Timeline", "Deliveries"),
        Topic.TICKETS: translate("Timeline", "Tickets"),
        Topic.INVOICES: translate("Timeline", "Invoices"),
        Topic.CONTACTS: translate("Timeline", "Contacts"),
    }
    return words[topic]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry, or with ``is_mute`` the heading of a day.

    ``ticket`` is the ticket it comes from and ``part`` the message of it. ``line`` and ``sought`` are prepared from
    the words, for painting and for the filter.
    """

    key: Hashable
    title: str
    subject: str = ""
    text: str = ""
    office: str = ""
    when: str = ""
    icon: Icon | None = None
    meaning: Meaning = Meaning.QUIET
    topic: Topic = Topic.ALL
    is_mute: bool = False
    ticket: LocalId | None = None
    part: RemoteId | None = None
    line: str = field(default="", compare=False)
    sought: str = field(default="", compare=False)

    @property
    def essence(self) -> Hashable:
        """A day is never news."""
        return self.key if self.is_mute else self

    @property
    def spoken(self) -> str:
        """All of it in words."""
        return ", ".join(
            part for part in (self.when, self.title, self.subject, self.text, self.office) if part
        )

    @property
    def copied(self) -> str:
        """What Ctrl+C takes."""
        return " ".join(part for part in (self.when, self.title, self.subject, self.text) if part)


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its entries, newest first."""

    heading: TimelineRow
    entries: tuple[TimelineRow, ...]


def build_days(entries: Iterable[TimelineEntry], now: datetime) -> tuple[Day, ...]:
    """Prepare the words of every entry, by the calendar of this desk."""
    today = now.astimezone().date()
    days: list[Day] = []
    rows: list[TimelineRow] = []
    current: date | None = None
    for entry, key in _keyed(entries):
        at = entry.at.astimezone() if isinstance(entry.at, datetime) else None
        on = at.date() if at else date(entry.at.year, entry.at.month, entry.at.day)
        if on != current and current is not None:
            days.append(Day(_heading(current, today), tuple(rows)))
            rows = []
        current = on
        rows.append(_row(entry, key, ages.clock(at) if at else ""))
    if current is not None:
        days.append(Day(_heading(current, today), tuple(rows)))
    return tuple(days)


def filtered(days: Iterable[Day], topic: Topic, words: Sequence[str]) -> Iterator[TimelineRow]:
    """Give headings and entries of one topic that hold all the words."""
    for day in days:
        fitting = [row for row in day.entries if _fits(row, topic, words)]
        if fitting:
            yield day.heading
            yield from fitting


def _fits(row: TimelineRow, topic: Topic, words: Sequence[str]) -> bool:
    if topic is not Topic.ALL and row.topic is not topic:
        return False
    return all(piece in row.sought for piece in words)


def _keyed(entries: Iterable[TimelineEntry]) -> Iterator[tuple[TimelineEntry, Hashable]]:
    """Name each entry; twins of one moment are told apart by their number."""
    twins: dict[Hashable, count[int]] = {}
    for entry in entries:
        name = (entry.office, entry.kind, entry.source, entry.part or str(entry.at), entry.subject)
        yield entry, (*name, next(twins.setdefault(name, count())))


def _row(entry: TimelineEntry, key: Hashable, when: str) -> TimelineRow:
    shown = sign(entry.kind)
    title, text, topic = word(entry.kind), entry.text.strip(), _TOPICS[entry.kind]
    return TimelineRow(
        key,
        title,
        entry.subject,
        text,
        entry.office if entry.office != DESK else translate("Timeline", "this desk"),
        when,
        shown.icon,
        shown.meaning,
        topic,
        ticket=entry.source if topic is Topic.TICKETS else None,
        part=entry.part,
        line=line_of(text),
        sought=f"{title} {entry.subject} {text[:SOUGHT]}".casefold(),
    )


def _heading(on: date, today: date) -> TimelineRow:
    said = ages.day(on, today)
    if on == today:
        said = fill(translate("Timeline", "Today, %1"), said)
    elif on == today - timedelta(days=1):
        said = fill(translate("Timeline", "Yesterday, %1"), said)
    return TimelineRow(("day", on), said, is_mute=True)
