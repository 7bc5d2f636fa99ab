"""The sync of a running desk: connects behind the screen's back, and is silent once it is stopped."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from callcenter.storage import customers, offices
from callcenter.storage.database import Database, open_database
from sync.demo.switches import kept_switches
from sync.engine.report import CycleReport, Progress
from sync.news import Asked, Refreshed
from sync.offices import EMBEDDED
from sync.secrets import DevSecrets
from sync.service import Connected, NotConnected, ServiceNews, SyncService
from tests.contract.memory_office import MemoryOffice
from tests.contract.samples import customer
from tests.sync.strangers import FAILING, MISSING, install, memory

N = TypeVar("N", bound=ServiceNews)
PATIENCE = 20.0
NUMBER = "+8613800138001"
DEMO = OfficeSettings(OfficeId("demo"), "demo", {"url": EMBEDDED})


class Ear:
    """Hears what the service tells, and waits for what it is asked about."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.news: list[ServiceNews] = []

    def __call__(self, news: ServiceNews) -> None:
        with self._changed:
            self.news.append(news)
            self._changed.notify_all()

    def wait_for(self, kind: type[N], times: int = 1) -> N:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self._of(kind)) >= times, PATIENCE), self.news
            return self._of(kind)[times - 1]

    def _of(self, kind: type[N]) -> list[N]:
        return [news for news in self.news if isinstance(news, kind)]


class Gate:
    """Holds an office up at its first feed until it is opened."""

    def __init__(self, office: MemoryOffice) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        office.before = self._hold

    def _hold(self, question: str) -> None:
        if question == "customers.pull":
            self.reached.set()
            self.opened.wait(PATIENCE)


@pytest.fixture
def erp() -> MemoryOffice:
    office = MemoryOffice()
    office.put("customers", customer(1, NUMBER))
    return office


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, erp: MemoryOffice) -> None:
    install(monkeypatch, tmp_path, erp=erp, crm=MemoryOffice(name="crm"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db")
    yield database
    database.close()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def service(database: Database, ear: Ear, tmp_path: Path) -> Iterator[SyncService]:
    service = SyncService(database, DevSecrets(), SystemClock(), tmp_path, ear, interval_seconds=3600)
    yield service
    assert service.stop(PATIENCE)


def troubles(database: Database) -> dict[str, Trouble | None]:
    with database.read() as connection:
        return {one.office: one.trouble for one in offices.health(connection)}


def named(report: CycleReport) -> OfficeId:
    return report.office


def test_it_connects_and_reads_the_offices(service: SyncService, ear: Ear, database: Database) -> None:
    assert not service.is_running
    service.start([memory("erp")])
    assert service.is_running
    assert ear.wait_for(Connected).offices == ("erp",)
    assert ear.wait_for(CycleReport).answered
    assert troubles(database) == {"erp": None}


def test_starting_twice_is_starting_once(service: SyncService, ear: Ear) -> None:
    service.start([memory("erp")])
    service.start([memory("crm")])
    ear.wait_for(CycleReport)
    assert [news.offices for news in ear.news if isinstance(news, Connected)] == [("erp",)]


def test_stopping_before_the_start_and_twice_is_fine(service: SyncService, ear: Ear) -> None:
    assert service.stop()
    service.start([memory("erp")])
    assert service.stop(PATIENCE)
    assert service.stop()
    assert not service.is_running


def test_without_offices_it_is_connected_to_none(service: SyncService, ear: Ear) -> None:
    service.start([])
    assert ear.wait_for(Connected).offices == ()


def test_it_can_be_started_again(service: SyncService, ear: Ear) -> None:
    service.start([memory("erp")])
    ear.wait_for(Connected)
    service.stop(PATIENCE)
    service.start([memory("crm")])
    assert ear.wait_for(Connected, times=2).offices == ("crm",)


def test_a_restart_lets_go_of_the_offices_and_connects_the_others(
    service: SyncService, ear: Ear, database: Database
) -> None:
    service.start([memory("erp")])
    ear.wait_for(CycleReport)
    service.restart([memory("crm")])
    assert named(ear.wait_for(CycleReport, times=2)) == "crm"
    assert troubles(database).keys() == {"crm"}


def test_a_restart_of_what_does_not_run_starts_it(service: SyncService, ear: Ear) -> None:
    service.restart([memory("erp")])
    assert ear.wait_for(Connected).offices == ("erp",)


def test_a_wish_before_it_is_connected_is_done_later(service: SyncService, ear: Ear) -> None:
    service.unknown_caller(NUMBER)
    service.start([memory("erp")])
    asked = ear.wait_for(Asked)
    assert (asked.office, asked.number, asked.found) == ("erp", NUMBER, 1)


def test_a_wish_during_a_restart_goes_to_the_new_offices(
    service: SyncService, ear: Ear, erp: MemoryOffice
) -> None:
    gate = Gate(erp)
    service.start([memory("erp")])
    assert gate.reached.wait(PATIENCE)
    service.restart([memory("crm")])
    service.unknown_caller(NUMBER)
    gate.opened.set()
    assert ear.wait_for(Asked).office == "crm"


def test_wishes_are_done_while_it_runs(service: SyncService, ear: Ear, database: Database) -> None:
    service.start([memory("erp")])
    ear.wait_for(CycleReport)
    with database.read() as connection:
        (opened,) = customers.by_key(connection, NUMBER)
    service.customer_opened(opened)
    assert ear.wait_for(Refreshed).customer == opened
    service.wake()
    assert ear.wait_for(CycleReport, times=2).answered


@pytest.mark.parametrize("wrong", [MISSING, OfficeSettings(OfficeId("older"), "memory", {"colour": "red"})])
def test_a_wrongly_set_up_office_is_told_and_leaves_the_others_at_work(
    service: SyncService,
    ear: Ear,
    database: Database,
    wrong: OfficeSettings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    service.start([wrong, memory("erp")])
    told = ear.wait_for(NotConnected)
    assert told.office == "older"
    assert told.error.trouble in {Trouble.NO_CONNECTOR, Trouble.CONFIG_UNKNOWN_KEY}
    assert ear.wait_for(Connected).offices == ("erp",)
    assert ear.wait_for(CycleReport).answered
    assert troubles(database) == {"erp": None, "older": told.error.trouble}


def test_a_connector_that_fails_leaves_the_others_at_work_and_tells_no_secret(
    service: SyncService, ear: Ear, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    service.start([FAILING, memory("erp")])
    assert ear.wait_for(NotConnected).error.trouble is Trouble.UNEXPECTED
    assert ear.wait_for(CycleReport).answered
    assert troubles(database) == {"erp": None, "old": Trouble.UNEXPECTED}
    assert "office old cannot be connected" in caplog.text
    assert "hunter2" not in caplog.text


def test_nothing_is_told_after_the_end(service: SyncService, ear: Ear, erp: MemoryOffice) -> None:
    gate = Gate(erp)
    service.start([memory("erp")])
    assert gate.reached.wait(PATIENCE)
    gate.opened.set()
    service.stop(PATIENCE)
    heard = len(ear.news)
    service.unknown_caller(NUMBER)
    service.wake()
    assert len(ear.news) == heard


def test_an_office_that_holds_on_keeps_the_end_no_longer_than_its_time(
    service: SyncService, ear: Ear, erp: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    gate = Gate(erp)
    service.start([memory("erp")])
    assert gate.reached.wait(PATIENCE)
    assert not service.stop(0.05)
    assert not service.is_running
    service.start([memory("crm")])  # begins when the one before has let go
    gate.opened.set()
    assert named(ear.wait_for(CycleReport)) == "crm"


def test_a_slow_server_is_broken_off_at_the_end(service: SyncService, ear: Ear, tmp_path: Path) -> None:
    service.start([DEMO])
    ear.wait_for(CycleReport)
    kept_switches(tmp_path).fail(slow_seconds=60)
    service.wake()
    assert service.stop(PATIENCE)


def test_the_embedded_office_ends_with_the_service(service: SyncService, ear: Ear, tmp_path: Path) -> None:
    service.start([DEMO])
    assert ear.wait_for(Connected).offices == ("demo",)
    assert ear.wait_for(Progress).office == "demo"
    switches = kept_switches(tmp_path)
    assert service.stop(PATIENCE)
    for look in (lambda: kept_switches(tmp_path), switches.plug_in):
        assert trouble_of(look) is Trouble.NOT_RUNNING


def trouble_of(act: Callable[[], object]) -> Trouble:
    with pytest.raises(DeskError) as caught:
        act()
    return caught.value.trouble
