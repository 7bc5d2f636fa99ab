"""Places in the stream of RT's transactions, and in the one long reading before it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from callcenter.domain.feed import Cursor

BEGINNING = datetime(1971, 1, 1, tzinfo=UTC)
_BETWEEN = "|"
_FORM = "listing"


@dataclass(frozen=True, slots=True)
class Listing:
    """A reading of everything by number, read up to ``after``; from the transaction ``then`` on changes count.

    It is kept in the note of a cursor, for the engine steps back in time but leaves the note as it was: so a reading
    that was broken off goes on where it stopped. ``not_before`` keeps a second listing ahead of the place it began at.
    """

    then: int
    at: datetime
    not_before: datetime = BEGINNING
    after: int = 0

    def advanced(self, after: int) -> Cursor:
        """Give the place after a record: before all changes, and further on with each record."""
        parts = (_FORM, str(self.then), self.at.isoformat(), self.not_before.isoformat(), str(after))
        stamp = max(self.at - timedelta(seconds=1), self.not_before)
        return Cursor(stamp, after, _BETWEEN.join(parts))

    def end(self) -> Cursor:
        """Give the place where changes begin to count."""
        return Cursor(max(self.at, self.not_before + timedelta(seconds=1)), self.then)


def listing_of(cursor: Cursor) -> Listing | None:
    """Read the listing that a cursor is in the midst of."""
    parts = cursor.token.split(_BETWEEN)
    if len(parts) != 5 or parts[0] != _FORM:
        return None
    try:
        at, not_before = datetime.fromisoformat(parts[2]), datetime.fromisoformat(parts[3])
        return Listing(int(parts[1]), at, not_before, int(parts[4]))
    except ValueError:
        return None
