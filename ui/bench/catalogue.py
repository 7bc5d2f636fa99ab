"""Which benches there are."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ui.bench.figures import Result
from ui.bench.ingest import measure_ingest
from ui.bench.offices import measure_sync
from ui.bench.pop import measure_pop
from ui.bench.processes import measure_memory, measure_start
from ui.bench.queues import measure_queue
from ui.bench.search import measure_search
from ui.bench.stalls import measure_stall
from ui.bench.suggest import measure_suggest
from ui.bench.timing import Order

BENCHES: Mapping[str, Callable[[Order], Result]] = MappingProxyType(
    {
        "pop": measure_pop,
        "search": measure_search,
        "suggest": measure_suggest,
        "ingest": measure_ingest,
        "queue": measure_queue,
        "start": measure_start,
        "stall": measure_stall,
        "memory": measure_memory,
        "sync": measure_sync,
    }
)


def run(name: str, order: Order) -> Result:
    """Run one."""
    return BENCHES[name](order)
