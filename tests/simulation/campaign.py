"""Many schedules, over the cores of this machine, and what came of them as figures."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from time import perf_counter
from typing import Any

from tests.simulation.mutants import mutated
from tests.simulation.schedule import Outcome, run
from tests.simulation.simulated_store import Workshop

_AT_ONCE = 50
MOST_FOR_A_MUTANT = 3000
"""A mutant that has not been caught in so many schedules survives."""
_CAUGHT_OFTEN_ENOUGH = 3


@dataclass(slots=True)
class Report:
    """The figures of a campaign; whoever wants to see a violation again runs its seed."""

    schedules: int = 0
    seeds: list[int] = field(default_factory=list[int])
    edits: int = 0
    calls: int = 0
    crashes: int = 0
    faults: Counter[str] = field(default_factory=Counter[str])
    violations: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    seconds: float = 0.0
    mutants: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])

    def add(self, outcome: Outcome) -> None:
        self.schedules += 1
        self.edits += outcome.edits
        self.calls += outcome.calls
        self.crashes += outcome.crashes
        self.faults.update(outcome.faults)
        if outcome.violations:
            self.violations.append({"seed": outcome.seed, "what": outcome.violations})

    def join(self, other: "Report") -> None:
        self.schedules += other.schedules
        self.edits += other.edits
        self.calls += other.calls
        self.crashes += other.crashes
        self.faults.update(other.faults)
        self.violations += other.violations

    @property
    def survivors(self) -> list[str]:
        """Name the mutants that nobody caught."""
        return [name for name, figures in self.mutants.items() if not figures["caught"]]

    def told(self) -> dict[str, Any]:
        """Give it as JSON."""
        return asdict(self) | {"faults": dict(sorted(self.faults.items())), "seconds": round(self.seconds, 1)}


def run_schedules(count: int, first: int = 0, workers: int | None = None) -> Report:
    """Run as many schedules from a seed on."""
    started = perf_counter()
    report = Report(seeds=[first, first + count - 1])
    for part in _spread("", range(first, first + count), workers):
        report.join(part)
    report.seconds = perf_counter() - started
    return report


def hunt(
    mutant: str, first: int = 0, most: int = MOST_FOR_A_MUTANT, enough: int = _CAUGHT_OFTEN_ENOUGH
) -> dict[str, int]:
    """Run schedules without a protection until that was noticed often enough."""
    schedules = caught = 0
    for part in _spread(mutant, range(first, first + most), None):
        schedules += part.schedules
        caught += len(part.violations)
        if caught >= enough:
            break
    return {"schedules": schedules, "caught": caught}


def first_caught(mutant: str, most: int) -> int | None:
    """Give the first seed that notices that a protection is missing."""
    return next((seed for seed in range(most) if run_some(mutant, range(seed, seed + 1)).violations), None)


def run_some(mutant: str, seeds: range) -> Report:
    """Run some schedules in this process."""
    report = Report()
    workshop = Workshop()
    try:
        with mutated(mutant):
            for seed in seeds:
                report.add(run(workshop, seed))
    finally:
        workshop.close()
    return report


def _spread(mutant: str, seeds: range, workers: int | None) -> Iterator[Report]:
    """Give the reports of pieces in the order of their seeds; whoever stops listening stops the work."""
    count = workers or os.cpu_count() or 1
    pieces = [seeds[start : start + _AT_ONCE] for start in range(0, len(seeds), _AT_ONCE)]
    with ProcessPoolExecutor(
        count, mp_context=get_context("spawn"), initializer=os.nice, initargs=(5,)
    ) as pool:
        for some in _few(pieces, count * 2):
            yield from pool.map(run_some, [mutant] * len(some), some)


def _few(pieces: list[range], size: int) -> Iterable[list[range]]:
    return (pieces[start : start + size] for start in range(0, len(pieces), size))
