"""What goes wrong with an office: told once, and no more stopped than must be."""

import logging
from datetime import timedelta

import pytest

from callcenter.domain.errors import Trouble
from sync.contract import UnreachableError
from sync.engine.health import health_of
from tests.contract.memory_office import ERP, NOON, MemoryOffice
from tests.contract.samples import customer, order, ticket
from tests.sync.engine.desk import SmallDesk


@pytest.fixture(autouse=True)
def _filled(office: MemoryOffice) -> None:
    office.put("customers", customer(1, "+8613800138001"))
    office.put("orders", order(1, 1))
    office.put("tickets", ticket(1, 1))


def test_a_refused_feed_stops_no_other(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.refused.add("orders")
    report = desk.cycle()
    assert [(fault.feed, fault.trouble) for fault in report.faults] == [("orders", Trouble.NOT_PERMITTED)]
    assert report.faults[0].sentence == "erp does not allow this user to read orders."
    assert desk.ids("tickets") == {"1"}


def test_with_one_feed_refused_the_rest_is_of_today(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.refused.add("orders")
    desk.cycle()
    report = desk.cycle()
    health = desk.health()
    assert not report.is_away
    assert (health.trouble, health.last_good) == (Trouble.NOT_PERMITTED, NOON + timedelta(seconds=30))
    assert health.since == NOON + timedelta(seconds=15)


def test_with_every_feed_refused_nothing_is_of_today(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.refused |= {"contact_points", "customers", "orders", "tickets"}
    report = desk.cycle()
    assert report.is_away
    assert desk.health().last_good is None


def test_an_office_that_is_away_ends_the_cycle(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    desk.cycle()
    desk.asked()
    office.is_unplugged = True
    report = desk.cycle()
    assert (report.is_away, len(desk.asked())) == (True, 1)
    assert desk.health().trouble is Trouble.UNREACHABLE
    assert desk.health().last_good == NOON + timedelta(seconds=15)


def test_its_wish_to_wait_is_handed_on(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    busy = UnreachableError(Trouble.BUSY, office=ERP)
    busy.retry_after = timedelta(seconds=40)
    office.fault = busy
    assert desk.cycle().retry_after_seconds == 40


def test_a_refused_sign_in_ends_the_cycle(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.password = "changed"
    report = desk.cycle()
    assert report.needs_sign_in
    assert len(desk.asked()) == 1


def test_going_and_returning_are_each_said_once(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    desk.cycle()
    office.is_unplugged = True
    for _ in range(3):
        desk.cycle()
    office.is_unplugged = False
    for _ in range(3):
        desk.cycle()
    assert caplog.messages == ["office erp: unreachable", "office erp answers again"]


def test_it_is_away_since_it_went(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.is_unplugged = True
    for _ in range(3):
        desk.cycle()
    assert desk.health().since == NOON + timedelta(seconds=15)


def test_a_mistake_of_a_connector_harms_one_feed_and_tells_no_data(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(question: str) -> None:
        if question == "orders.pull":
            raise KeyError("Mr Li, +8613800138001")

    office.before = fail
    report = desk.cycle()
    assert [(fault.trouble, fault.details["reason"]) for fault in report.faults] == [
        (Trouble.UNEXPECTED, "KeyError")
    ]
    assert desk.ids("tickets") == {"1"}
    assert "KeyError in " in caplog.text
    assert "Mr Li" not in caplog.text + report.faults[0].sentence


def test_a_lasting_mistake_is_logged_once(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.fault = ZeroDivisionError()
    desk.cycle()
    desk.cycle()
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1


def test_who_closes_everything_hears_no_fault(desk: SmallDesk, office: MemoryOffice) -> None:
    stopping = False

    def close(question: str) -> None:
        nonlocal stopping
        if question == "orders.pull":
            stopping = office.is_unplugged = True

    office.before = close
    report = desk.cycle(cancelled=lambda: stopping)
    assert report.was_cancelled
    assert health_of(desk.database, ERP).trouble is None
