"""Over the worst of lines every edit reaches a real office once, and nobody's word is written over."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.servers.conftest import TrytonServer
from tests.servers.mediawiki_api import MediaWikiServer
from tests.servers.rt_server import RtServer
from tests.servers.tryton_rpc import TrytonRpc
from tests.servers.weather_offices import RtColleague, TrytonColleague, WikiColleague
from tests.servers.weather_schedule import Colleague, run_schedule

pytestmark = pytest.mark.server

SCHEDULES = int(os.environ.get("LINE_SCHEDULES", "8"))


def go_through(colleague: Callable[[], Colleague], target: str, folder: Path) -> None:
    """Go through all schedules; tell which seeds went wrong, and how."""
    wrong: dict[int, list[str]] = {}
    mishaps: Counter[str] = Counter()
    edits = 0
    for seed in range(SCHEDULES):
        outcome = run_schedule(colleague(), target, folder, seed)
        mishaps.update({one.value: times for one, times in outcome.mishaps.items()})
        edits += outcome.edits
        if outcome.violations:
            wrong[seed] = outcome.violations
    print(f"{SCHEDULES} schedules, {edits} edits, {dict(mishaps)}")  # noqa: T201  # the figures of a soak
    assert wrong == {}
    assert edits > 0
    assert sum(mishaps.values()) > 0


def test_request_tracker(rt: RtServer, tmp_path: Path) -> None:
    lead = rt.as_lead()
    go_through(lambda: RtColleague(rt, lead), rt.url, tmp_path)


def test_tryton(tryton: TrytonServer, truth: TrytonRpc, erp: TrytonRpc, tmp_path: Path) -> None:
    go_through(lambda: TrytonColleague(tryton, truth, erp), tryton.url, tmp_path)


def test_mediawiki(mediawiki: MediaWikiServer, tmp_path: Path) -> None:
    editor = mediawiki.as_editor()
    go_through(lambda: WikiColleague(mediawiki, editor), mediawiki.url, tmp_path)
