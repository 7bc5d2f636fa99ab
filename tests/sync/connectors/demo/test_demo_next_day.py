"""A desk that meets the demo company again, hours or days later, holds what the company holds then."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from callcenter.storage import offices
from callcenter.storage.database import Database, open_database
from sync.connectors.demo import DemoConnector
from sync.demo.process import DemoProcess, start_demo
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport

pytestmark = pytest.mark.slow

NOW = datetime.now().astimezone()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db")
    yield database
    database.close()


def meet(store: Database, now: datetime) -> tuple[CycleReport, dict[str, int]]:
    """Start the company at a moment, read what changed since last time, and count what a first reading would bring."""
    office = start_demo(customers=24, now=now.isoformat())
    connector = _connector(office)
    try:
        with store.write() as work:
            offices.register(work, {connector.office: connector.capabilities.gives})
        report = run_cycle(store, connector, SystemClock(), is_full=True)
        return report, {feed.name: feed.total() or 0 for feed in connector.feeds()}
    finally:
        connector.close()
        office.stop()


def _connector(office: DemoProcess) -> DemoConnector:
    settings = OfficeSettings(office=OfficeId("demo"), connector="demo", values={"url": office.url})
    return DemoConnector.from_settings(settings, lambda: office.token)


def changed(report: CycleReport) -> dict[str, int]:
    return {feed.feed: feed.changed for feed in report.feeds}


def test_the_next_day_all_dates_have_moved_on(store: Database) -> None:
    meet(store, NOW - timedelta(days=1))
    report, there = meet(store, NOW)
    assert report.answered
    assert report.faults == ()
    assert report.counts == there
    assert changed(report)["orders"] == there["orders"]
    assert changed(report)["customers"] == 0


def test_after_a_long_absence_it_is_the_same(store: Database) -> None:
    meet(store, NOW - timedelta(days=40))
    report, there = meet(store, NOW)
    assert report.counts == there


def test_at_the_same_moment_nothing_has_changed(store: Database) -> None:
    meet(store, NOW)
    report, there = meet(store, NOW)
    assert report.counts == there
    assert not any(changed(report).values())
