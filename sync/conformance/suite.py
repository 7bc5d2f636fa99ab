"""The contract as tests: subclass ``ConnectorContract`` and give it a fixture ``rig``. Needs pytest.

::

    class TestMyConnector(ConnectorContract):
        @pytest.fixture
        def rig(self) -> Rig: ...
"""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import NoReturn, TypeVar

import pytest

from callcenter.domain.customer import Customer
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import RemoteId
from callcenter.domain.record import Record
from sync.conformance.reading import FullReading, home_feeds, near_the_end, read_all, read_everything, read_on
from sync.conformance.rig import Break, Rig
from sync.conformance.rules import absent, check_record, must
from sync.contract import (
    Connector,
    Feed,
    FindsCustomers,
    OfficeError,
    RefreshesCustomers,
    SignInError,
    UnreachableError,
)
from sync.registry import check_names

T = TypeVar("T")

_LONG_AGO = timedelta(days=36_500)
_SOME = 3
_BREAKS = {
    Break.WEB_PAGE: Trouble.NOT_DATA,
    Break.SERVER_FAULT: Trouble.SERVER_FAULT,
    Break.CUT_REPLY: Trouble.CUT_REPLY,
}


class ConnectorContract:
    """What every connector promises. Subclass it in a test and provide the fixture ``rig``."""

    @pytest.fixture
    def connector(self, rig: Rig) -> Iterator[Connector]:
        """A connector to the running office, closed afterwards."""
        connector = rig.connect()
        yield connector
        connector.close()

    # Building it

    def test_it_is_built_without_a_request(self, rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_arguments: object) -> NoReturn:
            raise AssertionError("it opened a connection while it was built")

        with monkeypatch.context() as patch:
            patch.setattr(socket.socket, "connect", refuse)
            rig.connect().close()

    def test_every_setting_has_a_sentence(self, rig: Rig) -> None:
        names = rig.connector_class.setting_names()
        must(rig.settings.values.keys() <= names.keys(), "setting_names() leaves out a setting that is used")
        must(all(sentence.strip() for sentence in names.values()), "a setting has no sentence")

    def test_an_unknown_setting_is_refused_by_name(self, rig: Rig) -> None:
        spoilt = replace(rig.settings, values={**rig.settings.values, "colour_of_the_server": "red"})
        with pytest.raises(DeskError) as caught:
            check_names(spoilt, rig.connector_class)
        must("colour_of_the_server" in caught.value.sentence, "the refusal does not name the setting")

    def test_it_speaks_for_the_office_it_was_built_for(self, rig: Rig, connector: Connector) -> None:
        must(connector.office == rig.settings.office, "it calls its office by another name")

    def test_closing_twice_is_fine(self, rig: Rig) -> None:
        connector = rig.connect()
        read_on(connector.feeds()[0], None, 5)
        connector.close()
        connector.close()

    # What it has

    def test_feeds_have_names_of_their_own(self, connector: Connector) -> None:
        names = [feed.name for feed in connector.feeds()]
        must(names, "there is no feed")
        must(len(names) == len(set(names)), "two feeds have one name")

    def test_every_feed_has_a_home_of_its_kind(self, connector: Connector) -> None:
        homes = {feed.name: feed for feed in home_feeds(connector)}
        for feed in connector.feeds():
            must(feed.home in homes, f"{feed.name}: its home {feed.home} is no feed of records")
            must(homes[feed.home].kind is feed.kind, f"{feed.name}: its home is of another kind")

    def test_feeds_over_parts_come_before_their_homes(self, connector: Connector) -> None:
        order = [feed.name for feed in connector.feeds()]
        for feed in connector.feeds():
            if feed.part is not None:
                must(order.index(feed.name) < order.index(feed.home), f"{feed.name} comes after its home")

    def test_its_capabilities_say_what_its_feeds_give(self, connector: Connector) -> None:
        capabilities = connector.capabilities
        must(
            {feed.kind for feed in connector.feeds()} == set(capabilities.gives),
            "gives is not what the feeds give",
        )
        must(capabilities.page_size >= 1, "a page holds nothing")
        must(capabilities.overlap >= timedelta(0), "the overlap is negative")

    def test_testing_the_connection_names_the_server(self, connector: Connector) -> None:
        found = connector.test_connection()
        must(found.product, "test_connection() names no product")
        must(abs(found.clock_offset) < timedelta(days=1), "the clock offset is beyond belief")

    # Reading

    def test_a_first_reading_gives_everything_once(self, connector: Connector) -> None:
        for feed in home_feeds(connector):
            ids = read_all(connector, feed).ids
            must(len(ids) == len(set(ids)), f"{feed.name}: a record came twice")
            total = feed.total()
            must(total is None or total >= 0, f"{feed.name}: total() is negative")
        must(any(read_all(connector, feed).records for feed in home_feeds(connector)), "the office is empty")

    def test_the_ids_are_those_that_were_read(self, connector: Connector) -> None:
        for feed in home_feeds(connector):
            listed = feed.ids()
            must(
                listed is None or listed == frozenset(read_all(connector, feed).ids),
                f"{feed.name}: ids() differs",
            )

    def test_at_the_end_there_is_nothing_more(self, connector: Connector) -> None:
        for feed in connector.feeds():
            end = read_all(connector, feed).end
            if end is not None:
                page = feed.pull(end, 50)
                must(not page.records and not page.more, f"{feed.name}: there is more after the end")
                must(page.cursor == end, f"{feed.name}: the place moved though nothing came")

    @pytest.mark.parametrize("limit", [1, 2, 7])
    def test_small_pages_lose_and_double_nothing(self, connector: Connector, limit: int) -> None:
        for feed in home_feeds(connector):
            start = near_the_end(connector, feed)
            wanted, found = read_on(feed, start, 500).ids, read_on(feed, start, limit).ids
            must(len(found) == len(set(found)), f"{feed.name}: pages of {limit} double a record")
            must(set(found) == set(wanted), f"{feed.name}: pages of {limit} lose a record")

    def test_the_place_only_moves_on(self, connector: Connector) -> None:
        for feed in connector.feeds():
            _check_places(feed, read_on(feed, near_the_end(connector, feed), 2))

    def test_stepping_back_reads_again(self, connector: Connector) -> None:
        for feed in home_feeds(connector):
            reading = read_all(connector, feed)
            if reading.end is not None:
                again = read_on(feed, reading.end.rewound(_LONG_AGO), 500)
                must(set(reading.ids) <= set(again.ids), f"{feed.name}: a step back does not read again")

    def test_a_feed_over_parts_begins_with_a_place_alone(self, connector: Connector) -> None:
        for feed in connector.feeds():
            if feed.part is not None:
                page = feed.pull(None, 50)
                must(
                    not page.records and not page.more,
                    f"{feed.name}: a first reading over parts gave records",
                )

    def test_a_feed_over_parts_gives_owners_that_are_there(self, connector: Connector) -> None:
        homes = {feed.name: feed for feed in home_feeds(connector)}
        for feed in connector.feeds():
            place = feed.pull(None, 50).cursor if feed.part is not None else None
            if place is not None:
                owners = set(read_on(feed, place.rewound(_LONG_AGO), 50).ids)
                must(owners <= set(read_all(connector, homes[feed.home]).ids), f"{feed.name}: unknown owners")

    def test_every_record_is_well_typed(self, connector: Connector) -> None:
        for feed in home_feeds(connector):
            for record in read_all(connector, feed).records:
                check_record(record, feed.kind)

    def test_every_page_stays_readable(self, connector: Connector) -> None:
        for feed in home_feeds(connector):
            for page in read_all(connector, feed).pages:
                must(
                    all(bad.id and bad.reason for bad in page.bad), f"{feed.name}: a bad record says nothing"
                )

    # Looking at single records

    def test_single_records_are_the_same_as_those_of_the_feed(self, connector: Connector) -> None:
        for feed in home_feeds(connector):
            records = {record.id: record for record in read_all(connector, feed).records}
            reading = feed.read(list(records)[:_SOME])
            must(not reading.gone, f"{feed.name}: what is there is called gone")
            must(_equal(reading.records, records), f"{feed.name}: read() and pull() tell different things")

    def test_exactly_the_absent_is_gone(self, connector: Connector) -> None:
        for feed in home_feeds(connector):
            known = read_all(connector, feed).ids
            asked = [*known[:_SOME], absent(known), *known[_SOME : 2 * _SOME]]
            reading = feed.read(asked)
            must(reading.gone == frozenset({absent(known)}), f"{feed.name}: gone is not what is absent")
            told = {one.id for one in (*reading.records, *reading.bad)}
            must(told == set(known[: 2 * _SOME]), f"{feed.name}: read() leaves something out")

    def test_looking_at_nothing_gives_nothing(self, connector: Connector) -> None:
        for feed in connector.feeds():
            reading = feed.read([])
            must(not reading.records and not reading.gone, f"{feed.name}: read([]) gives something")

    # Changes

    def test_a_change_is_noticed(self, rig: Rig, connector: Connector) -> None:
        for feed, changed, end in _done_to(rig.change, connector, "change a record"):
            start = end.rewound(connector.capabilities.overlap) if end is not None else None
            must(changed in read_on(feed, start, 50).ids, f"{feed.name}: a change is not noticed")

    def test_what_is_deleted_is_gone(self, rig: Rig, connector: Connector) -> None:
        for feed, deleted, _end in _done_to(rig.delete, connector, "delete a record"):
            must(deleted in feed.read([deleted]).gone, f"{feed.name}: the deleted is not gone")
            must(deleted not in (feed.ids() or ()), f"{feed.name}: the deleted is still listed")

    # One customer

    def test_a_refresh_tells_what_the_feeds_tell(self, connector: Connector) -> None:
        refreshing = _able(connector, RefreshesCustomers)
        everything = read_everything(connector)
        for customer in _customers(connector)[:_SOME]:
            snapshot = refreshing.refresh_customer(customer.id)
            for home, records in snapshot.records.items():
                must(
                    _equal(records, everything[home]), f"{home}: a refresh tells something else than the feed"
                )
            for home in snapshot.complete:
                told = {one.id for one in (*snapshot.records.get(home, ()), *snapshot.bad)}
                mine = {one.id for one in everything[home].values() if _customer_of(one) == customer.id}
                must(mine <= told, f"{home}: called complete, and is not")

    def test_an_absent_customer_is_gone(self, connector: Connector) -> None:
        refreshing = _able(connector, RefreshesCustomers)
        nobody = absent([customer.id for customer in _customers(connector)])
        must(refreshing.refresh_customer(nobody).gone, "an absent customer is not gone")

    def test_a_caller_is_found_by_number(self, connector: Connector) -> None:
        finding = _able(connector, FindsCustomers)
        numbers = {
            point.key: customer
            for customer in _customers(connector)
            for point in customer.contact_points
            if point.key.startswith("+")
        }
        for number, customer in list(numbers.items())[:_SOME]:
            found = finding.find_customers(number)
            must(customer.id in {one.id for one in found}, "a known number is not found")
            must(len(found) <= 20, "more than 20 callers")

    def test_nobody_is_found_by_a_strange_number(self, connector: Connector) -> None:
        must(_able(connector, FindsCustomers).find_customers("+99900000000000") == (), "somebody was found")

    # When things go wrong

    def test_an_unplugged_office_is_unreachable(self, rig: Rig, connector: Connector) -> None:
        read_on(connector.feeds()[0], None, 5)
        _or_skip(rig.unplug, "be unplugged")
        try:
            for ask in _questions(connector):
                _check_refusal(ask, UnreachableError)
        finally:
            rig.plug_in()

    def test_it_answers_again_once_plugged_in(self, rig: Rig, connector: Connector) -> None:
        _or_skip(rig.unplug, "be unplugged")
        _check_refusal(_questions(connector)[0], UnreachableError)
        rig.plug_in()
        connector.test_connection()

    def test_a_wrong_secret_asks_to_sign_in(self, rig: Rig) -> None:
        if not rig.asks_for_secret:
            pytest.skip("this office knows no secret")
        connector = rig.connect_with("certainly-wrong")
        try:
            error = _check_refusal(_questions(connector)[0], SignInError)
            told = repr(error.details) + str(error)
            must("certainly-wrong" not in told, "the error tells the secret")
        finally:
            connector.close()

    @pytest.mark.parametrize("fault", list(Break))
    def test_a_broken_answer_means_later(self, rig: Rig, connector: Connector, fault: Break) -> None:
        _or_skip(lambda: rig.break_with(fault), f"break with {fault}")
        try:
            for ask in _questions(connector):
                error = _check_refusal(ask, UnreachableError)
                must(error.trouble is _BREAKS[fault], f"{fault} is told as {error.trouble}")
        finally:
            rig.heal()


def _questions(connector: Connector) -> list[Callable[[], object]]:
    feed = home_feeds(connector)[0]
    return [
        lambda: feed.pull(None, 5),
        lambda: feed.read([RemoteId("1")]),
        connector.test_connection,
    ]


def _check_refusal(ask: Callable[[], object], kind: type[OfficeError]) -> OfficeError:
    try:
        ask()
    except kind as error:
        return error
    except Exception as error:
        raise AssertionError(f"a {type(error).__name__} was raised instead of {kind.__name__}") from error
    raise AssertionError(f"nothing was raised instead of {kind.__name__}")


def _check_places(feed: Feed, reading: FullReading) -> None:
    place = reading.start
    for page in reading.pages:
        must(page.cursor is not None or not page.records, f"{feed.name}: records without a place")
        if place is not None and page.cursor is not None:
            must(page.cursor >= place, f"{feed.name}: the place moves back")
            must(page.cursor > place or not page.more, f"{feed.name}: more to come, and the place stays")
        place = page.cursor


def _done_to(
    act: Callable[[str], RemoteId], connector: Connector, what: str
) -> Iterator[tuple[Feed, RemoteId, Cursor | None]]:
    """Do something to a record of each feed in turn, as far as the rig can; skip where it can for none.

    With each comes the place where the feed ended before.
    """
    count = 0
    for feed in home_feeds(connector):
        end = read_all(connector, feed).end
        try:
            identity = act(feed.name)
        except NotImplementedError:
            continue
        count += 1
        yield feed, identity, end
    if not count:
        pytest.skip(f"the rig's office cannot {what}")


def _or_skip(act: Callable[[], T], what: str) -> T:
    try:
        return act()
    except NotImplementedError:
        pytest.skip(f"the rig's office cannot {what}")


def _able(connector: Connector, ability: type[T]) -> T:
    if not isinstance(connector, ability):
        pytest.skip(f"this connector does not implement {ability.__name__}")
    return connector


def _customers(connector: Connector) -> list[Customer]:
    everything = read_everything(connector)
    return [one for records in everything.values() for one in records.values() if isinstance(one, Customer)]


def _customer_of(record: Record) -> RemoteId | None:
    return getattr(record, "customer", None)


def _equal(told: tuple[Record, ...], known: dict[RemoteId, Record]) -> bool:
    return all(known.get(record.id) == record for record in told)
