"""The outbox as the screens show it: what waits, what needs the agent, and how each edit fared."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.edit import Conflict, Waiting
from callcenter.domain.ids import RemoteId


@dataclass(frozen=True, slots=True)
class Counts:
    """How many edits wait, how many of them need the agent, and since when the oldest waits."""

    waiting: int
    needs_agent: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class LooksAlike:
    """A record that may be what an edit made, for the agent to recognise."""

    record: RemoteId
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """An edit that waits, with its open conflicts and how many others cannot go before it has.

    ``alike`` are what the office holds and an edit of unknown outcome may have made.
    """

    waiting: Waiting
    conflicts: tuple[Conflict, ...] = ()
    dependants: int = 0
    alike: tuple[LooksAlike, ...] = ()


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """What waits: what needs the agent first, then in the order it was made."""

    waiting: tuple[OutboxItem, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Attempt:
    """One step on the way to the office, and how it ended."""

    n: int
    step: str
    at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class Act:
    """A line of the audit about an edit."""

    at: datetime
    agent: str
    action: str


@dataclass(frozen=True, slots=True)
class EditHistory:
    """All there is to tell of one edit: who, when, what it started from, each attempt, each reply, and the proof."""

    item: OutboxItem
    conflicts: tuple[Conflict, ...]
    attempts: tuple[Attempt, ...]
    acts: tuple[Act, ...]
    needs: tuple[Waiting, ...]
    dependants: tuple[Waiting, ...]
