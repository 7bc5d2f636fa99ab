"""Reads a feed to its end as the engine does, and remembers every step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callcenter.domain.feed import Cursor
from callcenter.domain.ids import RemoteId
from callcenter.domain.record import Record
from sync.conformance.rules import must
from sync.contract import Connector, Feed, Page

_MOST_STEPS = 10_000
_FEW = 15


@dataclass(frozen=True, slots=True)
class FullReading:
    """Every page of a feed from a place to its end."""

    pages: tuple[Page, ...]
    start: Cursor | None

    @property
    def records(self) -> tuple[Record, ...]:
        """All records in the order in which they came."""
        return tuple(record for page in self.pages for record in page.records)

    @property
    def ids(self) -> list[RemoteId]:
        """Their ids, those of unreadable ones included."""
        return [one.id for page in self.pages for one in (*page.records, *page.bad)]

    @property
    def end(self) -> Cursor | None:
        """The place after the last page."""
        return self.pages[-1].cursor

    def place_before(self, count: int) -> Cursor | None:
        """Give the last place that still has so many records behind it; the start where there are fewer."""
        behind = 0
        for index in range(len(self.pages) - 1, 0, -1):
            behind += len(self.pages[index].records)
            if behind >= count:
                return self.pages[index - 1].cursor
        return self.start


def read_on(feed: Feed, cursor: Cursor | None, limit: int) -> FullReading:
    """Pull until there is no more."""
    pages: list[Page] = []
    place = cursor
    while not pages or pages[-1].more:
        must(len(pages) < _MOST_STEPS, f"{feed.name}: the feed never comes to an end")
        pages.append(feed.pull(place, limit))
        place = pages[-1].cursor
    return FullReading(tuple(pages), cursor)


def read_all(connector: Connector, feed: Feed) -> FullReading:
    """Read a feed from its beginning."""
    return read_on(feed, None, connector.capabilities.page_size)


def near_the_end(connector: Connector, feed: Feed) -> Cursor | None:
    """Give a place with few records behind it, so that the smallest pages can be tried there in little time."""
    place = read_all(connector, feed).place_before(_FEW)
    for limit in (5 * _FEW, _FEW):
        place = read_on(feed, place, limit).place_before(_FEW)
    return place


def home_feeds(connector: Connector) -> Sequence[Feed]:
    """The feeds of records, without those over parts."""
    return [feed for feed in connector.feeds() if feed.part is None]


def read_everything(connector: Connector) -> Mapping[str, dict[RemoteId, Record]]:
    """Read all records by home feed and id."""
    found: dict[str, dict[RemoteId, Record]] = {}
    for feed in home_feeds(connector):
        records = read_all(connector, feed).records
        found.setdefault(feed.home, {}).update({record.id: record for record in records})
    return found
