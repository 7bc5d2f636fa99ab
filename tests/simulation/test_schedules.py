"""Thousands of schedules of everything that can go wrong, and not one edit lost, doubled or silently written over."""

import os
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest

from tests.simulation.campaign import first_caught, run_schedules
from tests.simulation.mutants import MUTANTS
from tests.simulation.schedule import World, live, run
from tests.simulation.simulated_store import Workshop

SCHEDULES = int(os.environ.get("SIMULATION_SCHEDULES", "2000"))
MOST_FOR_A_MUTANT = 300
RARE = 5
"""So often at least each fault has to happen in the schedules of one run."""
_ENOUGH_FOR_ALL = 1000
_PARTS = 8
"""So that no single test takes minutes where the machine is busy."""
FAULTS = (
    "302",
    "401",
    "403 for one record",
    "429",
    "429 with Retry-After",
    "5xx",
    "5xx though done",
    "both threads at once",
    "captive portal",
    "change between look and write",
    "change in between",
    "change while paging",
    "crash after a commit",
    "crash after a request",
    "crash before a commit",
    "crash before a request",
    "deleted before the look-up",
    "delivered twice",
    "disk full",
    "done late",
    "dropped before the office",
    "frozen in a request",
    "html",
    "no connection",
    "reply cut",
    "reply lost",
    "restored from a backup",
    "stamps go back",
    "stamps of the future",
    "store locked",
    "stuck record",
    "suddenly empty",
    "the desk's clock jumps",
    "timed out",
    "unplugged",
)


@dataclass
class Totals:
    """What all parts of the run met."""

    schedules: int = 0
    faults: Counter[str] = field(default_factory=Counter[str])


@pytest.fixture(scope="module")
def totals() -> Totals:
    return Totals()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_PARTS))
def test_no_schedule_loses_doubles_or_overwrites_an_edit(part: int, totals: Totals) -> None:
    size = SCHEDULES // _PARTS
    report = run_schedules(size, part * size)
    totals.schedules += report.schedules
    totals.faults.update(report.faults)
    assert report.violations == []
    assert report.schedules == size


@pytest.mark.slow
def test_every_fault_was_met(totals: Totals) -> None:
    if totals.schedules < _ENOUGH_FOR_ALL:
        pytest.skip("too few schedules were run before this for every fault to be met")
    assert _rare(totals.faults) == {}


def _rare(faults: Counter[str]) -> dict[str, int]:
    return {fault: faults[fault] for fault in FAULTS if faults[fault] < RARE}


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS)
def test_without_a_protection_it_is_noticed(mutant: str) -> None:
    assert first_caught(mutant, MOST_FOR_A_MUTANT) is not None


def test_a_seed_gives_the_same_schedule_every_time() -> None:
    workshop = Workshop()
    try:
        first, again, other = run(workshop, 7), run(workshop, 7), run(workshop, 8)
    finally:
        workshop.close()
    assert first.digest == again.digest
    assert first.digest != other.digest


def test_a_violation_is_found() -> None:
    """The oracles are no rubber stamps: an edit taken out of the outbox by hand is missed."""
    workshop = Workshop()
    try:
        world = World(workshop, Random(1))
        assert world.desk.add(world.agent.open_ticket("e-1"))
        with world.desk.database.write() as work:
            work.connection.exec_driver_sql("DELETE FROM outbox_need")
            work.connection.exec_driver_sql("DELETE FROM outbox")
        outcome = live(world, 1, 0)
    finally:
        workshop.close()
    assert any("has vanished" in one for one in outcome.violations)
