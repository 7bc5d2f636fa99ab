"""Places in the stream of a wiki's changes, and in the one long reading before it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from callcenter.domain.feed import Cursor

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_END = datetime(9000, 1, 1, tzinfo=UTC)
_BETWEEN = "|"
_STAMP = "%Y%m%d%H%M%S"


def read_stamp(text: str) -> datetime:
    """Read a time as the API writes it; raises ``ValueError``."""
    stamp = datetime.fromisoformat(text)
    if stamp.tzinfo is None or not BEGINNING < stamp < _END:
        raise ValueError("no time of a wiki")
    return stamp.astimezone(UTC)


def write_stamp(stamp: datetime) -> str:
    """Write a time as continuations hold it."""
    return max(stamp, BEGINNING).strftime(_STAMP)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One change: its time, and its number, by which changes of one second are told apart."""

    stamp: datetime
    id: int

    def __str__(self) -> str:
        return f"{write_stamp(self.stamp)}{_BETWEEN}{self.id}"

    @classmethod
    def parse(cls, stamp: str, number: str) -> "Place":
        """Read what ``str`` wrote; raises ``ValueError``."""
        return cls(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), int(number))

    def as_cursor(self, newest: "Place | None" = None) -> Cursor:
        """Give the place as the engine keeps it; the note tells the newest change the wiki had then."""
        return Cursor(self.stamp, self.id, str(newest or self))


@dataclass(frozen=True, slots=True)
class Listing:
    """A reading of all articles, by number: up to ``after`` is read. From ``then`` on changes count.

    It is kept in the note of a cursor, for the engine steps back in time but leaves the note as it was: so a reading
    that was broken off goes on where it stopped.
    """

    newest: Place
    then: Place
    after: int = 0

    def advanced(self, number: int) -> "Listing":
        """Give the place after an article."""
        return replace(self, after=number)

    def as_cursor(self) -> Cursor:
        """Give a place that is before all changes, and further on with each article."""
        note = _BETWEEN.join((str(self.newest), str(self.then), str(self.after)))
        return Cursor(self.then.stamp - timedelta(seconds=1), self.after, note)

    def end(self) -> Cursor:
        """Give the place where changes begin to count."""
        return self.then.as_cursor(self.newest)


def listing_of(cursor: Cursor) -> Listing | None:
    """Read the listing that a cursor is in the midst of."""
    parts = cursor.token.split(_BETWEEN)
    if len(parts) != 5:
        return None
    try:
        return Listing(Place.parse(*parts[:2]), Place.parse(*parts[2:4]), int(parts[4]))
    except ValueError:
        return None


def newest_of(cursor: Cursor) -> Place | None:
    """Read the newest change the wiki had when the cursor was made."""
    parts = cursor.token.split(_BETWEEN)
    try:
        return Place.parse(*parts[:2])
    except (ValueError, TypeError):
        return None
