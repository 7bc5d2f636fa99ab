"""Places in the streams of changes that offices give."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """A place in a feed: all up to ``stamp``, and within that stamp up to ``id``, has been read.

    ``stamp`` is the office's own clock (aware, UTC), ``id`` breaks ties between equal stamps, and ``token`` is the
    connector's own note (for instance a server identity), which the engine keeps and never reads.
    """

    stamp: datetime
    id: int = 0
    token: str = field(default="", compare=False)

    def rewound(self, overlap: timedelta) -> "Cursor":
        """Step back to read again what a slow transaction may have committed behind this place.

        It begins with a whole second, for some offices know no others: within one they would go back behind it.
        """
        earliest = datetime.min.replace(tzinfo=UTC)
        stamp = self.stamp - overlap if self.stamp - earliest > overlap else earliest
        return Cursor(stamp.replace(microsecond=0), 0, self.token)


class Part(StrEnum):
    """Pieces of a record that an office changes or deletes on their own, without touching their owner."""

    CONTACT_POINT = "contact_point"
    ADDRESS = "address"
    IDENTIFIER = "identifier"
    ORDER_LINE = "order_line"
    PACKAGE = "package"
