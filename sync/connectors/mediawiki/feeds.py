"""The one feed of a wiki: every article by number at first, then whatever its recent changes name."""

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from callcenter.domain.article import Article
from callcenter.domain.changes import Kind
from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor, Part
from callcenter.domain.ids import OfficeId, RemoteId
from sync.connectors.mediawiki.answers import Row
from sync.connectors.mediawiki.lookup import Lookup, pages_in
from sync.connectors.mediawiki.places import BEGINNING, Listing, Place, listing_of, newest_of
from sync.contract import BadRecord, Page, Reading, UnreachableError

OVERLAP = timedelta(seconds=120)
"""How far the engine steps back: longer than any transaction of a wiki."""
_LOOK_AGAIN_SECONDS = 3600.0
_MARGIN = timedelta(hours=1)
_AT_ONCE = 2


class ArticleFeed:
    """The articles. What the wiki keeps no more of its changes, or lost of them, is made up for by a new listing."""

    name = "articles"
    kind = Kind.ARTICLE
    home = "articles"
    part: Part | None = None

    def __init__(self, office: OfficeId, lookup: Lookup) -> None:
        self._office = office
        self._lookup = lookup
        self._listed: tuple[Cursor, list[int]] | None = None
        self._kept_since: tuple[datetime, float] | None = None
        self._workers = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="mediawiki")

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        """List at first; afterwards read what changed."""
        if cursor is None:
            return self._list(self._new_listing(None), limit)
        listing = listing_of(cursor)
        if listing is None and self._has_missed_changes(cursor):
            listing = self._new_listing(cursor)
        return self._follow(cursor, limit) if listing is None else self._list(listing, limit)

    def ids(self) -> frozenset[RemoteId] | None:
        """List every article."""
        return frozenset(RemoteId(str(number)) for number in self._lookup.numbers())

    def read(self, ids: Sequence[RemoteId]) -> Reading:
        """Look at single articles; a page that is missing, leads elsewhere, or is no article any more is gone."""
        numbers = dict.fromkeys(
            int(one) for one in ids if one.isascii() and one.isdecimal() and len(one) < 16
        )
        articles = list(self._rendered(self._lookup.pages(list(numbers)).values()))
        records = tuple(one for one in articles if isinstance(one, Article))
        bad = tuple(one for one in articles if isinstance(one, BadRecord))
        told = {one.id for one in (*records, *bad)}
        return Reading(records, frozenset(one for one in ids if one not in told), bad)

    def total(self) -> int | None:
        """Count them."""
        return len(self._lookup.numbers())

    def close(self) -> None:
        """Let the workers go."""
        self._workers.shutdown(cancel_futures=True)

    def _list(self, listing: Listing, limit: int) -> Page:
        """Read the next articles by number; the changes made meanwhile come afterwards."""
        rest = [number for number in self._numbers(listing) if number > listing.after]
        reading = self.read([RemoteId(str(number)) for number in rest[:limit]])
        if len(rest) > limit:
            place = listing.advanced(rest[limit - 1]).as_cursor()
            return Page(reading.records, place, more=True, bad=reading.bad)
        self._listed = None
        return Page(reading.records, listing.end(), more=False, bad=reading.bad)

    def _follow(self, cursor: Cursor, limit: int) -> Page:
        rows, is_more = self._lookup.changes(Place(cursor.stamp, cursor.id), limit)
        reading = self.read(list(pages_in(rows)))
        place = rows[-1][0].as_cursor() if rows else cursor
        return Page(reading.records, place, is_more, reading.bad)

    def _numbers(self, listing: Listing) -> list[int]:
        """List the articles once a listing, not once a page of it."""
        if self._listed is None or self._listed[0] != listing.end():
            self._listed = (listing.end(), self._lookup.numbers())
        return self._listed[1]

    def _new_listing(self, cursor: Cursor | None) -> Listing:
        """Begin anew; changes count from the newest one on, or from now where that would not lead further."""
        horizon = self._lookup.horizon()
        newest = horizon.newest or Place(BEGINNING, 0)
        leads_on = cursor is None or newest.stamp > cursor.stamp + OVERLAP
        return Listing(newest, newest if horizon.newest and leads_on else Place(horizon.now, 0))

    def _has_missed_changes(self, cursor: Cursor) -> bool:
        """Tell whether there were changes after a place that the wiki does not keep, or that were taken back."""
        if cursor.stamp <= BEGINNING:
            return True
        if self._is_surely_kept(cursor):
            return False
        horizon = self._lookup.horizon()
        known = newest_of(cursor)
        if known is not None and horizon.newest is not None and horizon.newest < known:
            return True  # the wiki was restored from a copy
        if horizon.oldest is not None and horizon.oldest.stamp <= cursor.stamp:
            self._kept_since = (horizon.oldest.stamp, time.monotonic())
            return False
        first = self._lookup.first_revision_since(cursor.stamp)
        return first is not None and (horizon.oldest is None or first < horizon.oldest.stamp)

    def _is_surely_kept(self, cursor: Cursor) -> bool:
        """Spare the question where it was answered a moment ago: a wiki forgets by days."""
        if self._kept_since is None:
            return False
        oldest, looked = self._kept_since
        return cursor.stamp >= oldest + _MARGIN and time.monotonic() - looked < _LOOK_AGAIN_SECONDS

    def _rendered(self, pages: Iterable[Row]) -> Iterable[Article | BadRecord | None]:
        """Read two at a time, which is as much as one desk may ask."""
        try:
            return list(self._workers.map(self._lookup.read, pages))
        except RuntimeError:  # closed meanwhile
            raise UnreachableError(Trouble.UNREACHABLE, office=self._office) from None
