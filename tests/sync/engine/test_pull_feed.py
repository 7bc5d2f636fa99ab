"""Reading feeds: nothing lost, nothing doubled, and a place that is never ahead of the rows."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import RemoteId
from callcenter.storage.database import Database
from sync.contract import Capabilities, Page
from tests.contract.memory_office import KINDS, NOON, MemoryConnector, MemoryFeed, MemoryOffice
from tests.contract.samples import customer, order, ticket
from tests.sync.engine.desk import OVERLAP, CommitFailed, FailingCommits, SmallDesk, report_of


@pytest.fixture(autouse=True)
def _filled(office: MemoryOffice) -> None:
    office.put("customers", *(customer(number, f"+86138001380{number:02}") for number in range(1, 6)))
    office.put("orders", *(order(number, number % 5 + 1) for number in range(1, 8)))
    office.put("tickets", ticket(1, 1))


COMMITS, QUESTIONS = 14, 15
"""Of one cycle with these records: each of them is tried as the one that fails."""


class _Killed(BaseException):
    """The process ends here."""


def _always(page: Page) -> Callable[..., Page]:
    def pull(*_arguments: object) -> Page:
        return page

    return pull


def _kill_at(office: MemoryOffice, number: int) -> None:
    def count(_question: str) -> None:
        if len(office.asked) == number:
            raise _Killed

    office.before = count


def test_every_commit_and_every_question_is_tried_as_the_one_that_fails(
    desk: SmallDesk, office: MemoryOffice
) -> None:
    counted = FailingCommits(desk.database, 1000)
    desk.cycle(database=cast("Database", counted))
    assert (counted.tried, len(office.asked)) == (COMMITS, QUESTIONS)


def test_a_first_cycle_holds_everything(desk: SmallDesk) -> None:
    report = desk.cycle()
    assert report.answered
    assert desk.held() == desk.wanted()
    assert dict(report.counts) == {"customers": 5, "orders": 7, "tickets": 1}


def test_a_first_reading_tells_how_far_it_is(desk: SmallDesk) -> None:
    desk.cycle()
    assert [(one.done, one.total) for one in desk.heard if one.feed == "orders"] == [(3, 7), (6, 7), (7, 7)]


def test_a_later_reading_asks_for_no_total(desk: SmallDesk) -> None:
    desk.cycle()
    desk.asked()
    desk.cycle()
    assert not [question for question in desk.asked() if question.endswith(".total")]


def test_what_did_not_change_is_no_change(desk: SmallDesk) -> None:
    desk.cycle()
    report = report_of(desk.cycle(), "orders")
    assert (report.pulled, report.changed) == (7, 0)


def test_after_the_overlap_nothing_is_read_again(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.cycle()
    desk.clock.advance(hours=1)
    office.put("orders", order(9, 1))
    desk.cycle()
    desk.clock.advance(hours=1)
    assert report_of(desk.cycle(), "orders").pulled == 1


def test_a_change_arrives(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.cycle()
    desk.clock.advance(hours=1)
    office.put("orders", order(1, 1, "99.00"))
    assert report_of(desk.cycle(), "orders").changed == 1


def test_a_slow_transaction_that_commits_behind_the_place_is_found(
    desk: SmallDesk, office: MemoryOffice
) -> None:
    desk.cycle()
    late = NOON - OVERLAP + timedelta(seconds=1)
    office.put("orders", order(50, 1), stamp=late)
    report = desk.cycle()
    assert "50" in desk.ids("orders")
    assert report_of(report, "orders").changed == 1


def test_without_overlap_it_would_be_lost_to_the_feed(
    desk: SmallDesk, office: MemoryOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    none = Capabilities(overlap=timedelta(0), page_size=3, gives=frozenset(KINDS.values()))
    monkeypatch.setattr(MemoryConnector, "capabilities", none)
    desk.cycle()
    office.put("orders", order(50, 1), stamp=NOON - timedelta(seconds=1))
    assert report_of(desk.cycle(), "orders").pulled == 7


def test_many_records_with_one_stamp_over_several_pages_all_arrive(
    desk: SmallDesk, office: MemoryOffice
) -> None:
    desk.cycle()
    desk.clock.advance(hours=1)
    office.put("orders", *(order(number, 1) for number in range(100, 120)))
    desk.cycle()
    assert desk.held() == desk.wanted()


def test_the_place_is_that_of_the_last_record_read(desk: SmallDesk) -> None:
    desk.cycle()
    assert desk.place("orders") == Cursor(NOON, 7)


def test_a_place_never_moves_back(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.cycle()
    earlier = Page((), Cursor(NOON - timedelta(days=1)), more=False)
    monkeypatch.setattr(MemoryFeed, "pull", _always(earlier))
    desk.cycle()
    assert desk.place("orders") == Cursor(NOON, 7)


@pytest.mark.parametrize("failing", range(1, COMMITS + 1))
def test_rows_and_place_come_together_or_not_at_all(desk: SmallDesk, failing: int) -> None:
    with pytest.raises(CommitFailed):
        desk.cycle(database=FailingCommits.of(desk.database, failing))
    place = desk.place("orders")
    read = {key for key in desk.office.rows["orders"] if place is not None and int(key) <= place.id}
    assert desk.ids("orders") == read


@pytest.mark.parametrize("failing", range(1, COMMITS + 1))
def test_after_a_failed_commit_the_next_cycle_puts_all_right(desk: SmallDesk, failing: int) -> None:
    with pytest.raises(CommitFailed):
        desk.cycle(database=FailingCommits.of(desk.database, failing))
    assert desk.cycle(is_full=True).answered
    assert desk.held() == desk.wanted()


@pytest.mark.parametrize("question", range(1, QUESTIONS + 1))
def test_a_killed_cycle_goes_on_where_it_stopped(
    desk: SmallDesk, office: MemoryOffice, question: int
) -> None:
    _kill_at(office, question)
    with pytest.raises(_Killed):
        desk.cycle()
    office.before = lambda _question: None
    assert desk.cycle(is_full=True).answered
    assert desk.held() == desk.wanted()


def test_a_resumed_first_reading_does_not_begin_again(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    for minute, number in enumerate(range(1, 8)):
        office.put("orders", order(number, 1), stamp=NOON - timedelta(minutes=90 - 10 * minute))
    office.before = _unplug_after(office, "orders.pull", 2)
    desk.cycle()
    office.before, office.is_unplugged = lambda _question: None, False
    report = desk.cycle()
    assert report_of(report, "orders").pulled == 2
    assert desk.held() == desk.wanted()


def _unplug_after(office: MemoryOffice, wanted: str, times: int) -> Callable[[str], None]:
    def unplug(question: str) -> None:
        if question == wanted and office.asked.count(wanted) > times:
            office.is_unplugged = True

    return unplug


def test_unplugged_in_the_middle_what_arrived_is_kept(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.before = _unplug_after(office, "orders.pull", 1)
    report = desk.cycle()
    assert (report.answered, report.is_away) == (False, True)
    assert desk.ids("orders") == {"1", "2", "3"}
    assert desk.state("orders").completed_at is None


def test_a_feed_that_goes_in_circles_is_a_fault_and_no_loop(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    circle = Page((), Cursor(NOON), more=True)
    monkeypatch.setattr(MemoryFeed, "pull", _always(circle))
    report = desk.cycle()
    assert [fault.trouble for fault in report.faults] == [Trouble.CUT_REPLY]


def test_a_feed_that_jumps_to_and_fro_is_a_fault_and_no_loop(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    places = [Cursor(NOON, number) for number in (1, 2, 1, 2, 1, 2)]

    def jump(*_arguments: object) -> Page:
        return Page((), places.pop(0), more=True)

    monkeypatch.setattr(MemoryFeed, "pull", jump)
    desk.cycle()
    assert len(places) == 3


def test_a_bad_record_is_counted_and_stops_nothing(desk: SmallDesk, office: MemoryOffice) -> None:
    office.unreadable.add(RemoteId("2"))
    report = desk.cycle()
    assert report.answered
    assert report_of(report, "orders").bad == 1
    assert desk.ids("orders") == {"1", "3", "4", "5", "6", "7"}


def test_a_place_from_the_future_is_no_place_to_wait_at(desk: SmallDesk, office: MemoryOffice) -> None:
    office.put("orders", order(90, 1), stamp=NOON + timedelta(days=300))
    desk.cycle()
    office.delete("orders", "90")
    office.put("orders", order(91, 1))
    desk.cycle()
    assert "91" in desk.ids("orders")
    assert desk.place("orders") == Cursor(NOON + timedelta(seconds=15), 91)


def test_who_asks_to_stop_is_heard_between_pages(desk: SmallDesk, office: MemoryOffice) -> None:
    report = desk.cycle(cancelled=lambda: office.asked.count("orders.pull") == 2)
    assert report.was_cancelled
    assert desk.ids("orders") == {"1", "2", "3"}


def test_a_fault_of_the_store_is_not_the_offices(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DeskError(Trouble.STORE_FULL, path="store.db")

    monkeypatch.setattr("callcenter.storage.cursors.save", full)
    with pytest.raises(DeskError) as caught:
        desk.cycle()
    assert caught.value.trouble is Trouble.STORE_FULL
