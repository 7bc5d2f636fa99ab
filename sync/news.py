"""What the scheduler tells whoever listens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callcenter.domain.ids import CustomerId, OfficeId
from sync.engine.report import CycleReport, Fault, Progress


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One customer was read anew from one office, with what went wrong, if anything."""

    office: OfficeId
    customer: CustomerId
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An office was asked about an unknown number, and knew so many (``None`` where it could not be asked)."""

    office: OfficeId
    number: str
    found: int | None


@dataclass(frozen=True, slots=True)
class Pushed:
    """So many edits were tried with one office, with what kept the others from it, if anything did."""

    office: OfficeId
    tried: int
    faults: tuple[Fault, ...] = ()


News = Progress | CycleReport | Refreshed | Asked | Pushed
Listener = Callable[[News], None]


class Doing(StrEnum):
    """What the thread of an office is about."""

    CYCLING = "cycling"
    RESTING = "resting"
    AWAY = "away"
    SIGN_IN = "sign_in"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Activity:
    """What goes on with one office now. ``next_at`` is missing where nothing happens by itself."""

    office: OfficeId
    doing: Doing
    progress: Progress | None = None
    next_at: datetime | None = None
    last: CycleReport | None = None
