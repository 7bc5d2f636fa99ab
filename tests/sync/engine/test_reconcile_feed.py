"""What vanished: found by comparing ids, confirmed one by one, and never taken on trust when it is much."""

from datetime import timedelta

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage.cursors import FeedState
from sync.contract import Reading
from sync.engine.reconcile import is_due, is_suspicious
from tests.contract.memory_office import NOON, MemoryFeed, MemoryOffice
from tests.contract.samples import customer, order
from tests.sync.engine.desk import SmallDesk, report_of

LI = customer(1, "+8613800138001", "+8613800138002")


def _ids(*numbers: int) -> set[str]:
    return {str(number) for number in numbers}


@pytest.fixture(autouse=True)
def _filled(office: MemoryOffice) -> None:
    office.put("customers", LI)
    office.put("orders", *(order(number, 1) for number in range(1, 31)))
    office.put("customers", customer(2, "+8613800138020"), stamp=NOON + timedelta(hours=1))


def test_a_deleted_record_goes(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.cycle()
    office.delete("orders", "7")
    report = desk.cycle(is_full=True)
    assert report_of(report, "orders").removed == 1
    assert desk.held() == desk.wanted()


def test_what_is_only_not_listed_stays(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.cycle()
    office.hidden.add(RemoteId("7"))
    report = desk.cycle(is_full=True)
    assert report.answered
    assert "7" in desk.ids("orders")


def test_what_this_desk_may_see_only_now_is_read(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.cycle()
    desk.clock.advance(hours=2)
    office.put("orders", order(99, 1), stamp=NOON - timedelta(days=900))
    desk.cycle(is_full=True)
    assert "99" in desk.ids("orders")


@pytest.mark.parametrize(
    ("gone", "held", "much"),
    [
        (0, 0, False),
        (4, 4, False),
        (5, 5, True),
        (4, 5, False),
        (10, 11, False),
        (11, 55, False),
        (11, 54, True),
        (500, 100_000, False),
        (501, 100_000, True),
    ],
)
def test_the_rule_of_how_much_is_too_much(gone: int, held: int, much: bool) -> None:
    assert is_suspicious(gone, held) is much


def test_an_emptied_office_empties_nothing_here(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    desk.cycle()
    office.delete("orders", *office.rows["orders"])
    report = desk.cycle(is_full=True)
    fault = report.faults[0]
    assert (fault.trouble, dict(fault.details)) == (
        Trouble.EMPTIED,
        {"office": "erp", "missing": "30", "known": "30", "what": "orders"},
    )
    assert len(desk.ids("orders")) == 30


def test_nothing_of_a_suspicious_comparison_is_removed(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    desk.cycle()
    office.delete("orders", *(str(number) for number in range(1, 13)))
    desk.cycle(is_full=True)
    assert len(desk.ids("orders")) == 30


def test_a_listing_that_lies_does_no_harm(desk: SmallDesk, office: MemoryOffice) -> None:
    desk.cycle()
    office.hidden |= set(office.rows["orders"])
    report = desk.cycle(is_full=True)
    assert report.answered
    assert len(desk.ids("orders")) == 30


def test_it_stands_until_the_ids_agree_again(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.cycle()
    gone = {one: office.rows["orders"].pop(one) for one in list(office.rows["orders"])}
    desk.cycle(is_full=True)
    monkeypatch.setattr("sync.engine.reconcile._COST_FACTOR", 1_000_000_000)
    between = desk.cycle()
    assert [fault.trouble for fault in between.faults] == [Trouble.EMPTIED]
    assert desk.health().trouble is Trouble.EMPTIED
    office.rows["orders"] |= gone
    assert desk.cycle(is_full=True).answered
    assert desk.health().trouble is None


def test_an_emptied_office_is_still_of_today(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    desk.cycle()
    office.delete("orders", *office.rows["orders"])
    assert not desk.cycle(is_full=True).is_away
    assert desk.health().last_good == NOON + timedelta(seconds=30)


def test_a_person_may_accept_it(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    desk.cycle()
    office.delete("orders", *office.rows["orders"])
    desk.cycle(is_full=True)
    assert desk.cycle(accept_deletes=True).answered
    assert desk.ids("orders") == set()


def test_a_deleted_piece_goes_though_its_owner_has_no_new_stamp(
    desk: SmallDesk, office: MemoryOffice
) -> None:
    desk.cycle()
    office.delete_piece(LI, "12")
    desk.cycle(is_full=True)
    assert [point.key for point in desk.card("1").contact_points] == ["+8613800138001"]


def test_a_changed_piece_arrives_though_its_owner_has_no_new_stamp(
    desk: SmallDesk, office: MemoryOffice
) -> None:
    desk.cycle()
    desk.clock.advance(hours=1)
    office.put_piece(customer(1, "+8613800138009"))
    desk.cycle()
    assert [point.key for point in desk.card("1").contact_points] == ["+8613800138009"]


def test_nothing_goes_that_was_not_asked_about(
    desk: SmallDesk, office: MemoryOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.cycle()
    office.delete("orders", "7")

    def read(*_arguments: object) -> Reading:
        return Reading((), frozenset({RemoteId("7"), RemoteId("8")}))

    monkeypatch.setattr(MemoryFeed, "read", read)
    desk.cycle(is_full=True)
    assert _ids(8) <= desk.ids("orders")
    assert not _ids(7) & desk.ids("orders")


@pytest.mark.parametrize(
    ("seconds", "after", "due"),
    [
        (0.01, timedelta(seconds=1), True),
        (0.5, timedelta(seconds=49), False),
        (0.5, timedelta(seconds=50), True),
        (600.0, timedelta(minutes=14), False),
        (600.0, timedelta(minutes=15), True),
        (600.0, timedelta(days=-1), True),
    ],
)
def test_dear_comparisons_are_rare(seconds: float, after: timedelta, due: bool) -> None:
    state = FeedState(reconciled_at=NOON, reconcile_seconds=seconds)
    assert is_due(state, NOON + after) is due


def test_the_first_comparison_is_due_at_once() -> None:
    assert is_due(FeedState(), NOON)
