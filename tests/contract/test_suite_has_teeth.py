"""A suite that passes everybody proves nothing: each of these connectors breaks one promise, and must fail for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from callcenter.domain.customer import ContactKind, ContactPoint, Customer
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import RemoteId
from callcenter.domain.ticket import Ticket
from sync.conformance.rig import Rig
from sync.conformance.suite import ConnectorContract
from sync.contract import Connector, Feed, Page, Reading, Snapshot
from tests.contract.memory_office import ERP, MemoryConnector, MemoryFeed, MemoryOffice
from tests.contract.samples import customer, order, ticket

SUITE = ConnectorContract()


@dataclass(frozen=True)
class Spoilt(MemoryFeed):
    """A feed whose pages are tampered with."""

    spoil: Callable[[MemoryFeed, Cursor | None, int], Page] = lambda feed, cursor, limit: feed.pull(
        cursor, limit
    )

    def pull(self, cursor: Cursor | None, limit: int) -> Page:
        return self.spoil(MemoryFeed(self.connector, self.name), cursor, limit)


class SpoiltConnector(MemoryConnector):
    """Its order feed is spoilt."""

    spoil: Callable[[MemoryFeed, Cursor | None, int], Page]

    def feeds(self) -> Sequence[Feed]:
        return [Spoilt(self, "orders", spoil=self.spoil)]


def _stamp_alone(feed: MemoryFeed, cursor: Cursor | None, limit: int) -> Page:
    """Compares the stamp without the id, and so skips what shares it."""
    return feed.pull(None if cursor is None else replace(cursor, id=10_000), limit)


def _at_or_after(feed: MemoryFeed, cursor: Cursor | None, limit: int) -> Page:
    """Begins with the last record of the page before."""
    return feed.pull(None if cursor is None else replace(cursor, id=cursor.id - 1), limit + 1)


def _never_moving(feed: MemoryFeed, cursor: Cursor | None, limit: int) -> Page:
    page = feed.pull(cursor, limit)
    return (
        page
        if page.cursor is None
        else replace(
            page, cursor=replace(page.cursor, stamp=page.cursor.stamp - timedelta(days=page.cursor.id % 2))
        )
    )


def _more_for_ever(feed: MemoryFeed, cursor: Cursor | None, limit: int) -> Page:
    return replace(feed.pull(cursor, limit), more=True)


def _nothing_twice(feed: MemoryFeed, cursor: Cursor | None, limit: int) -> Page:
    """Remembers by itself where it was, and so cannot step back."""
    if cursor is not None and cursor.id == 0:
        return Page((), cursor, more=False)
    return feed.pull(cursor, limit)


@pytest.fixture
def office() -> MemoryOffice:
    office = MemoryOffice()
    office.put("customers", customer(1, "+8613800138001"), customer(2, "+8613800138002"))
    office.put("orders", *(order(number, 1) for number in range(1, 10)))
    office.put("tickets", ticket(1, 1))
    return office


@pytest.fixture
def connector(office: MemoryOffice) -> Iterator[MemoryConnector]:
    connector = MemoryConnector(ERP, office, lambda: "right")
    yield connector
    connector.close()


def _spoilt(office: MemoryOffice, spoil: Callable[[MemoryFeed, Cursor | None, int], Page]) -> SpoiltConnector:
    connector = SpoiltConnector(ERP, office, lambda: "right")
    connector.spoil = spoil
    return connector


READERS: tuple[tuple[Callable[[MemoryFeed, Cursor | None, int], Page], Callable[[Connector], None]], ...] = (
    (_stamp_alone, lambda connector: SUITE.test_small_pages_lose_and_double_nothing(connector, 2)),
    (_at_or_after, lambda connector: SUITE.test_small_pages_lose_and_double_nothing(connector, 2)),
    (_at_or_after, SUITE.test_at_the_end_there_is_nothing_more),
    (_more_for_ever, SUITE.test_at_the_end_there_is_nothing_more),
    (_nothing_twice, SUITE.test_stepping_back_reads_again),
    (_never_moving, SUITE.test_the_place_only_moves_on),
)


@pytest.mark.parametrize(("spoil", "check"), READERS)
def test_a_spoilt_reading_is_noticed(
    office: MemoryOffice,
    spoil: Callable[[MemoryFeed, Cursor | None, int], Page],
    check: Callable[[Connector], None],
) -> None:
    with pytest.raises(AssertionError):
        check(_spoilt(office, spoil))


def test_an_honest_reading_passes(office: MemoryOffice) -> None:
    honest = _spoilt(office, lambda feed, cursor, limit: feed.pull(cursor, limit))
    for _, check in READERS:
        check(honest)


def _read_forgets_what_is_gone(_feed: MemoryFeed, _ids: Sequence[RemoteId]) -> Reading:
    return Reading((), frozenset())


def _read_calls_all_gone(_feed: MemoryFeed, ids: Sequence[RemoteId]) -> Reading:
    return Reading((), frozenset(ids))


@pytest.mark.parametrize("read", [_read_forgets_what_is_gone, _read_calls_all_gone])
def test_a_careless_look_is_noticed(
    connector: MemoryConnector, monkeypatch: pytest.MonkeyPatch, read: Callable[..., Reading]
) -> None:
    monkeypatch.setattr(MemoryFeed, "read", read)
    with pytest.raises(AssertionError):
        SUITE.test_exactly_the_absent_is_gone(connector)


def test_a_listing_that_leaves_out_is_noticed(office: MemoryOffice, connector: MemoryConnector) -> None:
    office.hidden.add(RemoteId("5"))
    with pytest.raises(AssertionError):
        SUITE.test_the_ids_are_those_that_were_read(connector)


def test_a_refresh_that_leaves_out_is_noticed(
    connector: MemoryConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refresh(_connector: MemoryConnector, _customer: RemoteId) -> Snapshot:
        return Snapshot({}, frozenset({"orders"}))

    monkeypatch.setattr(MemoryConnector, "refresh_customer", refresh)
    with pytest.raises(AssertionError):
        SUITE.test_a_refresh_tells_what_the_feeds_tell(connector)


def test_parts_after_their_owners_are_noticed(
    connector: MemoryConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = list(reversed(connector.feeds()))
    monkeypatch.setattr(connector, "feeds", lambda: feeds)
    with pytest.raises(AssertionError):
        SUITE.test_feeds_over_parts_come_before_their_homes(connector)


@pytest.mark.parametrize("error", [KeyError("id"), OSError("no route"), ValueError()])
def test_a_foreign_error_is_noticed(
    office: MemoryOffice, connector: MemoryConnector, error: Exception
) -> None:
    class Careless(Rig):
        def unplug(self) -> None:
            office.fault = error

        def plug_in(self) -> None:
            office.fault = None

    with pytest.raises(AssertionError):
        SUITE.test_an_unplugged_office_is_unreachable(Careless(), connector)


NAIVE = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001  # on purpose: it does not say in which zone
SPOILT_RECORDS: tuple[tuple[str, Any], ...] = (
    ("customers", replace(customer(3), name=None)),
    (
        "customers",
        Customer(
            RemoteId("3"),
            "Li",
            contact_points=(ContactPoint(RemoteId("1"), ContactKind.PHONE, "138", "138"),),
        ),
    ),
    ("tickets", replace(ticket(3, 1), opened_at=NAIVE)),
    ("tickets", replace(ticket(3, 1), priority=True)),
    ("orders", replace(order(3, 1), total=10.0)),
    ("orders", replace(order(3, 1), currency="euro")),
    ("orders", replace(order(3, 1), lines=["a line"])),
    ("orders", Ticket(RemoteId("3"), None, "T3", "not an order", ticket(3, 1).state)),
)


@pytest.mark.parametrize(("feed", "record"), SPOILT_RECORDS)
def test_a_badly_typed_record_is_noticed(
    office: MemoryOffice, connector: MemoryConnector, feed: str, record: Any
) -> None:
    office.put(feed, record)
    with pytest.raises(AssertionError):
        SUITE.test_every_record_is_well_typed(connector)
