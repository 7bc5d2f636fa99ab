"""Which customers and callers are open, in which order, and whose turn it is to go when there are too many."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from callcenter.domain.call_sheet import Candidate
from callcenter.domain.draft import Draft
from callcenter.domain.ids import CustomerId
from callcenter.domain.phone import CallerNumber
from ui.models.prepared_sheet import PreparedSheet

MOST_OPEN = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """What one tab is about: a customer, or a caller nobody has put a name to yet. ``key`` is the drafts' subject."""

    key: str
    customer: CustomerId | None = None
    sheet: PreparedSheet | None = None
    number: CallerNumber | None = None
    candidates: tuple[Candidate, ...] = ()


def subject_of(customer: CustomerId) -> str:
    """Name a customer as the drafts do."""
    return f"customer:{customer}"


def customer_of(subject: str) -> CustomerId | None:
    """Read such a name back."""
    kind, _, number = subject.partition(":")
    return CustomerId(int(number)) if kind == "customer" and number.isdigit() else None


def subject_of_number(number: CallerNumber) -> str:
    """Name a caller nobody knows, so that what is typed for this number is found again."""
    return f"number:{number.e164 or number.extension or number.digits or 'withheld'}"


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything one tab needs, read in one go in the background; ``strays`` are words kept under former ids."""

    subject: Subject
    drafts: tuple[Draft, ...]
    strays: tuple[Draft, ...] = ()


class OpenSubjects:
    """At most ``MOST_OPEN``; the first to go is the one untouched for longest that has no unsent words."""

    def __init__(self) -> None:
        self._subjects: dict[str, Subject] = {}
        self._current = ""
        self._used: list[str] = []

    @property
    def all(self) -> Sequence[Subject]:
        """In the order they were opened."""
        return tuple(self._subjects.values())

    @property
    def current(self) -> Subject | None:
        """Whose screen it is."""
        return self._subjects.get(self._current)

    def get(self, key: str) -> Subject | None:
        """Give one that is open."""
        return self._subjects.get(key)

    def put(self, subject: Subject, with_drafts: AbstractSet[str]) -> str:
        """Open one, or bring it up to date; gives the key of the one that had to go for it."""
        goes = ""
        if subject.key not in self._subjects and len(self._subjects) >= MOST_OPEN:
            goes = self._first_to_go(with_drafts)
            self.close(goes)
        self._subjects[subject.key] = subject
        if subject.key not in self._used:
            self._used.append(subject.key)
        return goes

    def turn_to(self, key: str) -> None:
        """Make one current."""
        self._current = key
        self._used.remove(key)
        self._used.append(key)

    def leave(self) -> None:
        """Make none current."""
        self._current = ""

    def close(self, key: str) -> str:
        """Close one; gives the key of the one to show next, its neighbour."""
        keys = list(self._subjects)
        place = keys.index(key)
        del self._subjects[key]
        self._used.remove(key)
        if self._current != key:
            return self._current
        self._current = ""
        left = keys[:place] + keys[place + 1 :]
        return left[min(place, len(left) - 1)] if left else ""

    def next_to(self, step: int) -> str:
        """Give the neighbour of the current one, round the ends."""
        keys = list(self._subjects)
        if not keys:
            return ""
        place = keys.index(self._current) + step if self._current in self._subjects else 0
        return keys[place % len(keys)]

    def refresh(self, sheet: PreparedSheet) -> Subject | None:
        """Take over a newer sheet of a customer that is still open."""
        key = subject_of(sheet.customer)
        known = self._subjects.get(key)
        if known is None:
            return None
        self._subjects[key] = replace(known, sheet=sheet)
        return self._subjects[key]

    def _first_to_go(self, with_drafts: AbstractSet[str]) -> str:
        others = [key for key in self._used if key != self._current]
        return next((key for key in others if key not in with_drafts), others[0])
