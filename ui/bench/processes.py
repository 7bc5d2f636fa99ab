"""How long the desk takes to start, and how much memory it holds, beside an empty Qt window."""

import time
from collections.abc import Callable
from itertools import count

from ui.bench.figures import Result, Spread
from ui.bench.pop import callers
from ui.bench.probe import run
from ui.bench.raw import bare
from ui.bench.store import find_store
from ui.bench.timing import Order, until

_BARE = ("ui.bench.bare_window",)
_FEWEST = 2


def measure_start(order: Order) -> Result:
    """Start the desk and an empty window in turns, each in a process of its own."""
    path = str(find_store(order.customers, order.tell))
    own, floor = _in_turns(order.seconds, ("ui.bench.desk_window", path), _milliseconds_to_paint)
    return Result(
        "start",
        len(own),
        "ms",
        Spread.of_times(own),
        Spread.of_times(floor),
        notes=(
            "from the start of the process to the first paint, offscreen, files in the system's cache",
            f"the store of {order.customers:,} customers is opened before; offices are not connected",
            "floor: an empty QWidget in the same Python",
        ),
    )


def measure_memory(order: Order) -> Result:
    """Open a caller in the desk, and look at its memory beside that of an empty window."""
    path = find_store(order.customers, order.tell)
    with bare(path) as connection:
        caller = next(callers(connection, seed=3))
    command = ("ui.bench.desk_window", str(path), caller.dialled)
    own, floor = _in_turns(order.seconds, command, _megabytes)
    return Result(
        "memory",
        len(own),
        "MB",
        Spread.of_times(own),
        Spread.of_times(floor),
        notes=(
            f"resident memory with a caller open, offscreen, over a store of {order.customers:,} customers",
            "floor: an empty QWidget in the same Python",
        ),
    )


def _in_turns(
    seconds: float, desk: tuple[str, ...], measure: Callable[[tuple[str, ...]], float]
) -> tuple[list[float], list[float]]:
    """Measure until the time is over; the first of each fills the caches and does not count."""
    own: list[float] = []
    floor: list[float] = []
    for turn in until(count(), seconds, at_least=_FEWEST):
        figures = measure(_BARE), measure(desk)
        if turn:
            floor.append(figures[0])
            own.append(figures[1])
    return own, floor


def _milliseconds_to_paint(command: tuple[str, ...]) -> float:
    started = time.monotonic_ns()
    painted = int(run(*command).split()[0])
    return (painted - started) / 1e6


def _megabytes(command: tuple[str, ...]) -> float:
    return float(run(*command).split()[1])
