"""Every single fault, at every place where it can happen, in every reference scenario."""

import os
from collections.abc import Iterator

import pytest

from tests.simulation.scenarios import SCENARIOS
from tests.simulation.simulated_store import Workshop
from tests.simulation.single_faults import Counting, Place, play

STEP = int(os.environ.get("SIMULATION_STATEMENTS", "7"))
"""Of the statements every so many-th fails, beginning with another one in each scenario; all fail at release size."""


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    workshop = Workshop()
    yield workshop
    workshop.close()


def test_there_are_scenarios_enough() -> None:
    assert len(SCENARIOS) >= 30


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_one_fault_changes_nothing_in_the_end(workshop: Workshop, name: str) -> None:
    counted = Counting()
    wanted, wrongs = play(workshop, name, counted)
    assert wrongs == []
    assert min(counted.passed.values()) > 0
    for place, number in _places(name, counted):
        assert play(workshop, name, Counting(place, number)) == (wanted, []), (place, number)


def _places(name: str, counted: Counting) -> Iterator[tuple[Place, int]]:
    for place, count in counted.passed.items():
        step = STEP if place is Place.STATEMENT else 1
        first = 1 + sorted(SCENARIOS).index(name) % step
        yield from ((place, number) for number in range(first, count + 1, step))
