"""One edit as the outbox shows it: with its conflicts, whose it is and what hangs on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.edit import Conflict, EditKind, Waiting
from callcenter.domain.errors import Trouble
from callcenter.domain.outbox import OutboxItem
from ui.icons import Icon
from ui.theme import Meaning

LATE = timedelta(hours=4)
VERY_LATE = timedelta(hours=24)
SIGN_IN = frozenset({Trouble.SIGN_IN_REFUSED, Trouble.SIGN_IN_LOCKED, Trouble.SIGN_IN_MISSING})


class Part(StrEnum):
    """What an agent may look at; the value is the key of its button."""

    ALL = "all"
    NEEDS_ME = "needs_me"
    ON_ITS_WAY = "on_its_way"
    SETTLED = "settled"


class Lateness(StrEnum):
    """How long it has waited, as an alarm."""

    FINE = "fine"
    LATE = "late"
    VERY_LATE = "very_late"


ALARMS = MappingProxyType(
    {
        Lateness.FINE: (None, Meaning.QUIET),
        Lateness.LATE: (Icon.CLOCK, Meaning.WARNING),
        Lateness.VERY_LATE: (Icon.ALERT, Meaning.ERROR),
    }
)

_IMPACT = (
    EditKind.REPLY,
    EditKind.OPEN_TICKET,
    EditKind.CANCEL_ORDER,
    EditKind.CHANGE_ORDER,
    EditKind.CHANGE_CUSTOMER,
    EditKind.CREATE_CUSTOMER,
    EditKind.CHANGE_TICKET,
    EditKind.COMMENT,
)
"""What a customer feels first; the rest is work among colleagues."""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """``customer`` is a name, ``parent`` the number of the edit it builds upon (0 for none)."""

    item: OutboxItem
    customer: str = ""
    parent: int = 0

    @property
    def waiting(self) -> Waiting:
        """The edit with where it stands."""
        return self.item.waiting

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is open between the agent and the server."""
        return self.item.conflicts

    @property
    def seq(self) -> int:
        """The number people call it by."""
        return self.waiting.seq

    @property
    def reasons(self) -> frozenset[str]:
        """Why the record as a whole, or what was done with it, wants a look."""
        return frozenset(one.reason for one in self.conflicts if one.reason)

    @property
    def clashes(self) -> tuple[Conflict, ...]:
        """The fields both sides changed."""
        return tuple(one for one in self.conflicts if one.field and not one.reason)

    @property
    def part(self) -> Part:
        """Where it belongs."""
        if self.waiting.state.needs_agent or self.conflicts:
            return Part.NEEDS_ME
        return Part.ON_ITS_WAY if self.waiting.state.is_open else Part.SETTLED

    @property
    def impact(self) -> int:
        """The smaller, the sooner a customer feels it."""
        kind = self.waiting.edit.kind
        return _IMPACT.index(kind) if kind in _IMPACT else len(_IMPACT)

    def lateness(self, now: datetime) -> Lateness:
        """Say whether it has waited for too long."""
        return Lateness.FINE if self.part is Part.SETTLED else lateness(self.waiting.edit.made_at, now)


def _no_health() -> Mapping[str, OfficeHealth]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words depend on besides the edit: how the offices are, and the present moment."""

    now: datetime
    offices: Mapping[str, OfficeHealth] = field(default_factory=_no_health)


def lateness(since: datetime, now: datetime) -> Lateness:
    """Say whether something has waited for too long."""
    if now - since >= VERY_LATE:
        return Lateness.VERY_LATE
    return Lateness.LATE if now - since >= LATE else Lateness.FINE


def needs_sign_in(health: OfficeHealth | None) -> bool:
    """Tell whether an office takes nothing before somebody signs in."""
    return health is not None and health.trouble in SIGN_IN
