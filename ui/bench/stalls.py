"""How long the screen stands still while a thread takes records over."""

from ui.bench.figures import Result, Spread
from ui.bench.probe import ask
from ui.bench.store import scratch
from ui.bench.timing import Order

_FRAME_MS = 16


def measure_stall(order: Order) -> Result:
    """Watch a 1 ms timer of the GUI thread, in turns busy and idle."""
    with scratch() as folder:
        told = ask("stall", str(folder / "desk.db"), str(order.seconds), str(order.customers))
    busy, idle = told["busy"], told["idle"]
    own, floor = Spread.of_times(busy), Spread.of_times(idle)
    return Result(
        "stall",
        len(busy),
        "ms",
        own,
        floor,
        notes=(
            "between two ticks of a 1 ms timer on the GUI thread, the call room shown offscreen",
            f"{told['records']:,} records taken over by a thread meanwhile, in pages of at most 500",
            f"longest: own {max(busy):.1f} ms, floor {max(idle):.1f} ms",
            (
                f"longer than a frame ({_FRAME_MS} ms): own {_long(busy)} of {len(busy):,}, "
                f"floor {_long(idle)} of {len(idle):,}"
            ),
            "floor: the same timer in the same process while nothing happens",
        ),
    )


def _long(gaps: list[float]) -> int:
    return sum(gap > _FRAME_MS for gap in gaps)
