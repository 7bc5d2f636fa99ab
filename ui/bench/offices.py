"""How fast a first cycle with a real office process is, beside fetching the same pages and keeping nothing."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from sync.contract import Connector
from sync.demo.process import DemoProcess, start_demo
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport
from sync.registry import build
from sync.secrets import DevSecrets, GivenSecrets
from ui.bench.bare_office import BareOffice
from ui.bench.figures import Result, Spread
from ui.bench.store import opened, scratch
from ui.bench.timing import Order, until

_FEWEST, _MOST = 360, 1000
_OFFICE = OfficeId("demo")
_IDLE_CYCLES = 5


def measure_sync(order: Order) -> Result:
    """Run first cycles into fresh stores, each after a reading of the bare pages."""
    customers = max(_FEWEST, min(order.customers, _MOST))
    own: list[float] = []
    floor: list[float] = []
    idle: list[float] = []
    records = 0
    order.tell("starting the demo office")
    with scratch() as folder, _demo(customers) as (demo, connector):
        order.tell("")
        bare = BareOffice(demo.url, demo.token)
        kinds = tuple(dict.fromkeys(feed.home for feed in connector.feeds()))
        for turn in until(count(), order.seconds, at_least=2):
            started = time.perf_counter()
            records = bare.read(kinds)
            seconds = time.perf_counter() - started
            first, rest = _cycles(folder / f"{turn}.db", connector)
            if turn:  # the first ones fill the caches
                floor.append(records / seconds)
                own.append(sum(feed.pulled for feed in first.feeds) / first.seconds)
                idle += rest
        bare.close()
    return Result(
        "sync",
        len(own),
        "records/s",
        Spread.of_rates(own),
        Spread.of_rates(floor),
        higher_is_better=True,
        notes=(
            f"first cycles of {records:,} records of a demo office with {customers:,} customers, HTTP on loopback",
            f"a cycle with nothing new: {Spread.of_times(idle).as_text()} ms",
            "floor: the same pages fetched with bare requests and read as JSON, nothing kept",
        ),
    )


@contextmanager
def _demo(customers: int) -> Generator[tuple[DemoProcess, Connector]]:
    demo = start_demo(customers=customers, now="2026-11-24T12:00:00+00:00")
    try:
        secrets = GivenSecrets({_OFFICE: demo.token}, DevSecrets())
        connector = build(OfficeSettings(_OFFICE, "demo", {"url": demo.url}), secrets)
        try:
            yield demo, connector
        finally:
            connector.close()
    finally:
        demo.stop()


def _cycles(path: Path, connector: Connector) -> tuple[CycleReport, list[float]]:
    """Run a first cycle and some idle ones."""
    with opened(path) as database:
        first = run_cycle(database, connector, SystemClock())
        idle = [run_cycle(database, connector, SystemClock()).seconds * 1000 for _ in range(_IDLE_CYCLES)]
    if first.faults:
        raise RuntimeError(first.faults[0].sentence)
    return first, idle
