"""Measures two ways of doing the same job in turns, so that whatever disturbs the machine disturbs both."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from ui.bench.figures import Spread

T = TypeVar("T")
_WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a bench: how large the store is, for how long to measure, whom to tell of progress."""

    customers: int
    seconds: float
    tell: Callable[[str], None]


@dataclass(slots=True)
class Pairs(Generic[T]):
    """What was done, and how many milliseconds each took our way and the floor's, by the clock and of the processor."""

    jobs: list[T]

    own: list[float] = field(default_factory=list[float])
    floor: list[float] = field(default_factory=list[float])
    own_busy: list[float] = field(default_factory=list[float])
    floor_busy: list[float] = field(default_factory=list[float])

    def do(
        self, own: Callable[[T], object], floor: Callable[[T], object], job: T, *, floor_first: bool
    ) -> None:
        """Do a job both ways."""
        self.jobs.append(job)
        ways = [(own, self.own, self.own_busy), (floor, self.floor, self.floor_busy)]
        for work, taken, busy in reversed(ways) if floor_first else ways:
            began = time.thread_time()
            taken.append(milliseconds(work, job))
            busy.append((time.thread_time() - began) * 1000)

    def told_busy(self) -> str:
        """Say how long the processor was busy, which neighbours disturb less than the clock."""
        own, floor = Spread.of_times(self.own_busy), Spread.of_times(self.floor_busy)
        return f"processor time: own {own.as_text()} ms, floor {floor.as_text()} ms"


def in_turns(
    jobs: Iterable[T], own: Callable[[T], object], floor: Callable[[T], object], seconds: float
) -> Pairs[T]:
    """Do each job both ways; who comes first changes from job to job. The first few are not counted."""
    pairs = Pairs[T]([])
    stream = iter(jobs)
    for job in islice(stream, _WARM_UP):
        own(job)
        floor(job)
    for turn, job in enumerate(until(stream, seconds)):
        pairs.do(own, floor, job, floor_first=turn % 2 == 1)
    return pairs


def until(jobs: Iterable[T], seconds: float, at_least: int = 2) -> Iterator[T]:
    """Give jobs until the time is over."""
    end = time.monotonic() + seconds
    for count, job in enumerate(jobs):
        if count >= at_least and time.monotonic() >= end:
            return
        yield job


def milliseconds(work: Callable[[T], object], job: T) -> float:
    """Say how long it takes."""
    started = time.perf_counter()
    work(job)
    return (time.perf_counter() - started) * 1000
