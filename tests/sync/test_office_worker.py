"""How an office is left alone, and asked again, when it is the edits that it does not take."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from callcenter.storage import offices, outbox
from callcenter.storage.database import Database, open_database
from sync.contract import SignInError, UnreachableError
from sync.engine.report import CycleReport
from sync.news import Doing, News, Pushed
from sync.scheduler import Scheduler
from tests.contract.memory_office import ERP
from tests.contract.samples import ticket
from tests.contract.writing_office import WritingConnector, WritingOffice

PATIENCE = 10.0
EDIT = "0199aaaa-0000-7000-8000-000000000001"


class Ear:
    """Hears the news, and waits until something is so."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.news: list[News] = []

    def __call__(self, news: News) -> None:
        with self._changed:
            self.news.append(news)
            self._changed.notify_all()

    def wait_until(self, there: Callable[[], object]) -> None:
        with self._changed:
            assert self._changed.wait_for(there, PATIENCE), f"never; heard {self.news}"

    def pushed(self, trouble: Trouble) -> bool:
        told = [fault.trouble for one in self.news if isinstance(one, Pushed) for fault in one.faults]
        return trouble in told

    def cycles(self) -> list[CycleReport]:
        return [one for one in self.news if isinstance(one, CycleReport)]


@pytest.fixture
def office() -> WritingOffice:
    office = WritingOffice()
    office.put("tickets", ticket(1, 1))
    return office


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "store.db")
    record = RemoteId(f"local:{EDIT}")
    fields = {"subject": "No parcel", "queue": "general"}
    with database.write() as work:
        outbox.add(work, Edit(EDIT, EditKind.OPEN_TICKET, "mei", ERP, record, fields, SystemClock().now()))
    yield database
    database.close()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def scheduler(database: Database, office: WritingOffice, ear: Ear) -> Iterator[Scheduler]:
    connector = WritingConnector(ERP, office, lambda: "right")
    scheduler = Scheduler(database, [connector], SystemClock(), ear, interval_seconds=0.05)
    yield scheduler
    scheduler.stop()


def answer_edits_with(office: WritingOffice, error: DeskError) -> None:
    def before(question: str) -> None:
        if question == "send":
            raise error

    office.before = before


def stands(database: Database) -> EditState:
    with database.read() as connection:
        return outbox.refuse_unknown(connection, 1).state


def asks_to_sign_in(scheduler: Scheduler, database: Database) -> bool:
    """Tell whether the office waits for a person, and the store says why."""
    activity = scheduler.snapshot()[0]
    with database.read() as connection:
        health = [one.trouble for one in offices.health(connection)]
    return activity.doing is Doing.SIGN_IN and health == [Trouble.SIGN_IN_REFUSED]


def test_a_password_that_is_refused_for_edits_alone_is_not_tried_again_and_again(
    scheduler: Scheduler,
    office: WritingOffice,
    ear: Ear,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer_edits_with(office, SignInError(Trouble.SIGN_IN_REFUSED, office=ERP))
    scheduler.start()
    ear.wait_until(lambda: asks_to_sign_in(scheduler, database))
    assert office.asked.count("send") == 1
    assert stands(database) is EditState.QUEUED


def test_after_a_new_password_what_waited_goes(
    scheduler: Scheduler,
    office: WritingOffice,
    ear: Ear,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer_edits_with(office, SignInError(Trouble.SIGN_IN_REFUSED, office=ERP))
    scheduler.start()
    ear.wait_until(lambda: asks_to_sign_in(scheduler, database))
    office.before = lambda _question: None
    scheduler.wake(ERP)
    ear.wait_until(lambda: stands(database) is EditState.APPLIED)


def test_an_office_that_asks_the_edits_to_wait_is_left_alone_by_cycles_too(
    scheduler: Scheduler,
    office: WritingOffice,
    ear: Ear,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    busy = UnreachableError(Trouble.BUSY, office=ERP)
    busy.retry_after = timedelta(hours=1)
    answer_edits_with(office, busy)
    scheduler.start()
    ear.wait_until(lambda: ear.pushed(Trouble.BUSY) and scheduler.snapshot()[0].doing is Doing.AWAY)
    next_at = scheduler.snapshot()[0].next_at
    assert next_at is not None
    assert next_at - SystemClock().now() > timedelta(minutes=59)
    assert office.asked.count("send") == 1
    assert stands(database) is EditState.UNKNOWN


def test_a_store_that_takes_no_note_just_now_ends_no_thread(
    scheduler: Scheduler,
    office: WritingOffice,
    ear: Ear,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def locked(*_: object) -> None:
        raise DeskError(Trouble.STORE_LOCKED)

    office.is_unplugged = True
    monkeypatch.setattr(outbox, "hurry", locked)
    scheduler.start()
    ear.wait_until(ear.cycles)
    office.is_unplugged = False
    ear.wait_until(lambda: sum(report.answered for report in ear.cycles()) >= 2)
