"""What a cycle did, in figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from sync.contract import BadRecord

MOST_TOLD = 100
"""Of more unreadable records in a feed only the number is told."""


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a feed has come: records read, of about how many (``None`` where nobody knows)."""

    office: OfficeId
    feed: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong, by its code, with the sentence for a person."""

    trouble: Trouble
    sentence: str
    feed: str = ""
    details: Mapping[str, str] = field(default_factory=_nothing)

    @classmethod
    def of(cls, error: DeskError, feed: str = "") -> "Fault":
        """Take it from the error that told of it; what is refused is the feed, where the error names nothing."""
        details = {"what": feed, **error.details} if feed else dict(error.details)
        return cls(error.trouble, DeskError(error.trouble, **details).sentence, feed, details)

    @classmethod
    def standing(cls, health: OfficeHealth, feed: str) -> "Fault | None":
        """Take up again what was wrong before and cannot have mended itself; nothing where nothing was."""
        details = health.details or {}
        if health.trouble is not Trouble.EMPTIED or details.get("what") != feed:
            return None
        return cls.of(DeskError(health.trouble, **details), feed)


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What one feed brought: records read, really changed, removed, and unreadable; ``told`` are the first of those."""

    feed: str
    pulled: int = 0
    changed: int = 0
    removed: int = 0
    bad: int = 0
    told: tuple[BadRecord, ...] = ()


@dataclass(slots=True)
class Tally:
    """The figures of a feed while it is read; a record that stays unreadable counts once.

    ``is_overtaken``: another way was faster with a record, so that the feed is read again from before it.
    """

    pulled: int = 0
    changed: int = 0
    removed: int = 0
    unreadable: set[RemoteId] = field(default_factory=set[RemoteId])
    told: dict[RemoteId, BadRecord] = field(default_factory=dict[RemoteId, BadRecord])
    is_overtaken: bool = False

    def note_bad(self, bad: Iterable[BadRecord]) -> None:
        """Count records that could not be read, and keep what is wrong with the first of them."""
        for record in bad:
            self.unreadable.add(record.id)
            if len(self.told) < MOST_TOLD:
                self.told.setdefault(record.id, record)

    def report(self, feed: str) -> FeedReport:
        """Close the books."""
        told = tuple(self.told.values())
        return FeedReport(feed, self.pulled, self.changed, self.removed, len(self.unreadable), told)


@dataclass(frozen=True, slots=True)
class CycleReport:
    """What one cycle with one office brought. ``answered`` is false where anything went wrong.

    ``is_away`` is true where the office could not be heard to the end, so that there is no use in asking soon.
    """

    office: OfficeId
    answered: bool
    seconds: float
    feeds: tuple[FeedReport, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    faults: tuple[Fault, ...] = ()
    retry_after_seconds: float | None = None
    needs_sign_in: bool = False
    was_cancelled: bool = False
    is_away: bool = False
