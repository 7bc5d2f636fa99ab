"""What a cycle did, in figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId


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
    details: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, error: DeskError, feed: str = "") -> "Fault":
        """Take it from the error that told of it."""
        return cls(error.trouble, error.sentence, feed, error.details)


@dataclass(slots=True)
class FeedReport:
    """What one feed brought; filled while it is read."""

    feed: str
    pulled: int = 0
    changed: int = 0
    removed: int = 0
    bad: int = 0


@dataclass(frozen=True, slots=True)
class CycleReport:
    """What one cycle with one office brought. ``answered`` is false where the office could not be heard to the end."""

    office: OfficeId
    answered: bool
    seconds: float
    feeds: tuple[FeedReport, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    faults: tuple[Fault, ...] = ()
    retry_after_seconds: float | None = None
    needs_sign_in: bool = False
    was_cancelled: bool = False
