"""Notices articles that look different though nobody edited them, because a template or a category changed."""

import time
from collections.abc import Sequence

from callcenter.domain.changes import Kind
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import RemoteId
from sync.connectors.mediawiki.feeds import ArticleFeed
from sync.connectors.mediawiki.lookup import Lookup
from sync.connectors.mediawiki.places import BEGINNING, Place
from sync.contract import Page, Reading

_SHORTEST_PAUSE = 60.0
_LONGEST_PAUSE = 900.0
_COST_FACTOR = 100.0


class RenderingFeed:
    """Articles in the order in which the wiki last had a reason to render them anew.

    The wiki tells this of all articles or of none, so it is asked the rarer the longer that takes. Like a feed over
    parts it comes before the articles, and begins with the place from which such reasons count.
    """

    name = "renderings"
    kind = Kind.ARTICLE
    part: Part | None = None

    def __init__(self, lookup: Lookup, articles: ArticleFeed) -> None:
        self._lookup = lookup
        self._articles = articles
        self._waiting: tuple[Cursor, list[Place]] | None = None
        self._rests_until = 0.0

    @property
    def home(self) -> str:
        """They are articles like all others."""
        return self._articles.name

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """Give what is to be seen anew; nothing while the wiki is left in peace."""
        if cursor is None:
            return Page((), max(self._look(), default=Place(BEGINNING, 0)).as_cursor(), more=False)
        later = self._later(cursor)
        batch, rest = later[:limit], later[limit:]
        reading = self._articles.read([RemoteId(str(place.id)) for place in batch])
        end = batch[-1].as_cursor() if batch else cursor
        self._waiting = (end, rest) if rest else None
        return Page(reading.records, end, bool(rest), reading.bad)

    def ids(self) -> frozenset[RemoteId] | None:
        """Which articles there are is told by the articles."""
        return None

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at articles."""
        return self._articles.read(ids)

    def total(self) -> int | None:
        """A first reading brings nothing."""
        return 0

    def _later(self, cursor: Cursor) -> list[Place]:
        """Go on where the last page ended; from anywhere else look anew, if it is time."""
        if self._waiting is not None and self._waiting[0] == cursor:
            return self._waiting[1]
        if time.monotonic() < self._rests_until:
            return []
        here = Place(cursor.stamp, cursor.id)
        return sorted(place for place in self._look() if place > here)

    def _look(self) -> list[Place]:
        started = time.monotonic()
        touched = self._lookup.touched()
        now = time.monotonic()
        self._rests_until = now + min(max((now - started) * _COST_FACTOR, _SHORTEST_PAUSE), _LONGEST_PAUSE)
        return [Place(stamp, number) for number, stamp in touched.items()]
