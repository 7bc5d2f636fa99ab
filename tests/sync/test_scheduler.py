"""When offices are asked: side by side, soon again after a fault, and never after the end."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import CustomerId, OfficeId
from callcenter.storage import customers, offices
from callcenter.storage.database import Database, open_database
from sync.engine.report import CycleReport
from sync.news import Asked, Doing, News, Refreshed
from sync.scheduler import Scheduler
from tests.contract.memory_office import ERP, MemoryConnector, MemoryOffice
from tests.contract.samples import customer, order

CRM = OfficeId("crm")
PATIENCE = 10.0


class Ear:
    """Hears the news, and waits for those it is asked about."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.news: list[News] = []

    def __call__(self, news: News) -> None:
        with self._changed:
            self.news.append(news)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[News], bool], times: int = 1) -> News:
        with self._changed:
            there = self._changed.wait_for(lambda: len(self._fitting(wanted)) >= times, PATIENCE)
            assert there, f"never heard; heard {self.news}"
            return self._fitting(wanted)[times - 1]

    def cycle(self, office: OfficeId = ERP, times: int = 1) -> CycleReport:
        report = self.wait_for(lambda news: isinstance(news, CycleReport) and news.office == office, times)
        assert isinstance(report, CycleReport)
        return report

    def refreshed(self, times: int = 1) -> Refreshed:
        news = self.wait_for(lambda news: isinstance(news, Refreshed), times)
        assert isinstance(news, Refreshed)
        return news

    def asked(self) -> Asked:
        news = self.wait_for(lambda news: isinstance(news, Asked))
        assert isinstance(news, Asked)
        return news

    def _fitting(self, wanted: Callable[[News], bool]) -> list[News]:
        return [news for news in self.news if wanted(news)]


class Gate:
    """Holds an office up at a question until it is opened."""

    def __init__(self, office: MemoryOffice, question: str) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        self._question = question
        office.before = self._hold

    def _hold(self, question: str) -> None:
        if question == self._question:
            self.reached.set()
            self.opened.wait(PATIENCE)


@pytest.fixture
def erp() -> MemoryOffice:
    office = MemoryOffice()
    office.put("customers", customer(1, "+8613800138001"))
    office.put("orders", order(1, 1))
    return office


@pytest.fixture
def crm() -> MemoryOffice:
    office = MemoryOffice(name="crm")
    office.put("customers", customer(7, "+8613800138007"))
    return office


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "store.db")
    yield database
    database.close()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def connectors(erp: MemoryOffice, crm: MemoryOffice) -> list[MemoryConnector]:
    return [MemoryConnector(ERP, erp, lambda: "right"), MemoryConnector(CRM, crm, lambda: "right")]


@pytest.fixture
def scheduler(database: Database, connectors: list[MemoryConnector], ear: Ear) -> Iterator[Scheduler]:
    scheduler = Scheduler(database, connectors, SystemClock(), ear, interval_seconds=3600)
    yield scheduler
    scheduler.stop()


def _customer(database: Database) -> CustomerId:
    with database.read() as connection:
        (found,) = customers.by_key(connection, "+8613800138001")
    return found


def test_every_office_is_asked_at_once(scheduler: Scheduler, ear: Ear) -> None:
    scheduler.start()
    assert ear.cycle(ERP).answered
    assert ear.cycle(CRM).answered


def test_the_interval_is_kept(database: Database, connectors: list[MemoryConnector], ear: Ear) -> None:
    scheduler = Scheduler(database, connectors, SystemClock(), ear, interval_seconds=0.01)
    scheduler.start()
    ear.cycle(ERP, times=5)
    scheduler.stop()


def test_a_slow_office_holds_up_no_other(scheduler: Scheduler, erp: MemoryOffice, ear: Ear) -> None:
    gate = Gate(erp, "orders.pull")
    scheduler.start()
    assert ear.cycle(CRM).answered
    gate.opened.set()


def test_waking_brings_a_cycle_at_once(scheduler: Scheduler, ear: Ear) -> None:
    scheduler.start()
    ear.cycle(ERP)
    scheduler.wake(ERP)
    ear.cycle(ERP, times=2)


def test_who_wakes_it_during_a_cycle_is_not_forgotten(
    scheduler: Scheduler, erp: MemoryOffice, ear: Ear
) -> None:
    gate = Gate(erp, "orders.pull")
    scheduler.start()
    assert gate.reached.wait(PATIENCE)
    scheduler.wake(ERP)
    gate.opened.set()
    ear.cycle(ERP, times=2)


def test_an_opened_customer_does_not_wait_for_a_long_first_reading(
    scheduler: Scheduler, erp: MemoryOffice, ear: Ear, database: Database
) -> None:
    scheduler.start()
    ear.cycle(ERP)
    gate = Gate(erp, "orders.pull")
    scheduler.wake(ERP)
    assert gate.reached.wait(PATIENCE)
    scheduler.customer_opened(_customer(database))
    assert ear.refreshed().faults == ()
    gate.opened.set()


def test_an_unknown_caller_is_asked_about(scheduler: Scheduler, erp: MemoryOffice, ear: Ear) -> None:
    gate = Gate(erp, "customers.pull")
    scheduler.start()
    scheduler.unknown_caller("+8613800138001")
    found = ear.wait_for(lambda news: isinstance(news, Asked) and news.office == ERP)
    assert found == Asked(ERP, "+8613800138001", 1)
    gate.opened.set()


def test_an_office_that_is_away_is_soon_asked_again(
    scheduler: Scheduler, erp: MemoryOffice, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    erp.is_unplugged = True
    scheduler.start()
    assert ear.cycle(ERP).is_away
    erp.is_unplugged = False
    started = time.monotonic()
    assert ear.cycle(ERP, times=2).answered
    assert time.monotonic() - started < 5


def test_a_refused_password_is_not_tried_again_by_itself(
    scheduler: Scheduler, erp: MemoryOffice, ear: Ear, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    scheduler.start()
    ear.cycle(ERP)
    erp.password = "changed"
    scheduler.wake(ERP)
    assert ear.cycle(ERP, times=2).needs_sign_in
    erp.asked.clear()
    scheduler.customer_opened(_customer(database))
    told = ear.wait_for(lambda news: isinstance(news, Refreshed) and news.office == ERP)
    assert isinstance(told, Refreshed)
    assert [fault.trouble for fault in told.faults] == [Trouble.SIGN_IN_REFUSED]
    assert erp.asked == []


def test_after_signing_in_it_goes_on(
    scheduler: Scheduler, erp: MemoryOffice, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    erp.password = "changed"
    scheduler.start()
    ear.cycle(ERP)
    assert scheduler.snapshot()[0].doing is Doing.SIGN_IN
    assert scheduler.snapshot()[0].next_at is None
    erp.password = "right"
    scheduler.wake(ERP)
    assert ear.cycle(ERP, times=2).answered


def test_a_mistake_in_our_own_code_ends_no_thread_and_tells_no_data(
    scheduler: Scheduler, ear: Ear, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object, **_more: object) -> CycleReport:
        raise ValueError("+8613800138001")

    with monkeypatch.context() as patch:
        patch.setattr("sync.office_worker.run_cycle", fail)
        scheduler.start()
        report = ear.cycle(ERP)
    assert [fault.trouble for fault in report.faults] == [Trouble.UNEXPECTED]
    assert ear.cycle(ERP, times=2).answered
    assert "ValueError in" in caplog.text
    assert "13800138001" not in caplog.text


def test_a_failed_errand_ends_no_thread_and_tells_no_data(
    scheduler: Scheduler, erp: MemoryOffice, ear: Ear, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    scheduler.start()
    ear.cycle(ERP)
    erp.fault = KeyError("Mr Li")
    scheduler.customer_opened(_customer(database))
    ear.wait_for(lambda news: isinstance(news, Refreshed) and bool(news.faults))
    erp.fault = None
    scheduler.customer_opened(_customer(database))
    ear.wait_for(lambda news: isinstance(news, Refreshed) and news.office == ERP and not news.faults)
    assert "Mr Li" not in caplog.text


def test_a_listener_that_fails_harms_nobody(
    database: Database, connectors: list[MemoryConnector], ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_news: News) -> None:
        raise ValueError

    scheduler = Scheduler(database, connectors, SystemClock(), fail, interval_seconds=3600)
    scheduler.subscribe(ear)
    scheduler.start()
    ear.cycle(ERP)
    scheduler.wake()
    ear.cycle(ERP, times=2)
    scheduler.stop()


def test_who_unsubscribes_hears_nothing_more(scheduler: Scheduler, ear: Ear) -> None:
    other = Ear()
    scheduler.subscribe(other)()
    scheduler.start()
    ear.cycle(ERP)
    assert other.news == []


def test_a_person_may_accept_deletes(
    scheduler: Scheduler, erp: MemoryOffice, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    erp.put("orders", *(order(number, 1) for number in range(1, 8)))
    scheduler.start()
    assert ear.cycle(ERP).counts["orders"] == 7
    erp.delete("orders", *erp.rows["orders"])
    scheduler.accept_deletes(ERP)
    assert ear.cycle(ERP, times=2).counts["orders"] == 0


@pytest.mark.parametrize("question", ["customers.pull", "orders.ids"])
def test_it_ends_in_the_middle_of_a_page(
    scheduler: Scheduler, connectors: list[MemoryConnector], erp: MemoryOffice, question: str
) -> None:
    gate = Gate(erp, question)
    connectors[0].on_close = gate.opened.set
    scheduler.start()
    assert gate.reached.wait(PATIENCE)
    started = time.monotonic()
    scheduler.stop()
    assert time.monotonic() - started < 2
    assert {one.doing for one in scheduler.snapshot()} == {Doing.STOPPED}


def test_ending_it_makes_no_office_look_away(
    scheduler: Scheduler, connectors: list[MemoryConnector], erp: MemoryOffice, database: Database
) -> None:
    gate = Gate(erp, "customers.pull")
    connectors[0].on_close = gate.opened.set
    scheduler.start()
    assert gate.reached.wait(PATIENCE)
    scheduler.stop()
    with database.read() as connection:
        assert [one for one in offices.health(connection) if one.office == ERP and one.trouble] == []


def test_nothing_is_told_after_the_end(
    scheduler: Scheduler, connectors: list[MemoryConnector], erp: MemoryOffice, ear: Ear
) -> None:
    gate = Gate(erp, "find")
    connectors[0].on_close = gate.opened.set
    scheduler.start()
    scheduler.unknown_caller("+8613800138001")
    assert gate.reached.wait(PATIENCE)
    scheduler.stop()
    assert [news for news in ear.news if isinstance(news, Asked) and news.office == ERP] == []


def test_an_office_that_never_lets_go_is_left_to_itself(
    scheduler: Scheduler, erp: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    gate = Gate(erp, "customers.pull")
    scheduler.start()
    assert gate.reached.wait(PATIENCE)
    started = time.monotonic()
    scheduler.stop(timeout=0.2)
    assert time.monotonic() - started < 1
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    gate.opened.set()


def test_it_may_be_stopped_unstarted_and_twice(scheduler: Scheduler) -> None:
    scheduler.stop()
    scheduler.stop()


def test_it_tells_what_goes_on(scheduler: Scheduler, erp: MemoryOffice, ear: Ear) -> None:
    assert scheduler.snapshot()[0].doing is Doing.STOPPED
    gate = Gate(erp, "orders.pull")
    scheduler.start()
    assert gate.reached.wait(PATIENCE)
    assert scheduler.snapshot()[0].doing is Doing.CYCLING
    gate.opened.set()
    report = ear.cycle(ERP)
    resting = scheduler.snapshot()[0]
    assert (resting.doing, resting.last) == (Doing.RESTING, report)
    assert resting.next_at is not None
