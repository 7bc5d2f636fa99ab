"""Decides when to cycle: a thread an office, so that a slow one never holds up another."""

import logging
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId, OfficeId
from callcenter.ports import Clock
from callcenter.storage.database import Database
from sync.contract import Connector
from sync.engine.cycle import run_cycle
from sync.engine.refresh import find_caller, refresh_customer
from sync.engine.report import CycleReport, Fault, Progress

_log = logging.getLogger(__name__)
_FIRST_PAUSES = (2.0, 3.0, 5.0)
"""After these, the pause doubles; a short absence is noticed within seconds."""
_LONGEST_PAUSE = 300.0
_JITTER = 0.2
_STOP_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One customer was read anew from one office, with what went wrong, if anything."""

    office: OfficeId
    customer: CustomerId
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An office was asked about an unknown number, and knew so many (``None`` where it could not be asked)."""

    office: OfficeId
    number: str
    found: int | None


News = Progress | CycleReport | Refreshed | Asked
Listener = Callable[[News], None]


def pause_after(failures: int, interval: float, retry_after: float | None, jitter: float) -> float:
    """Say how long to wait: the interval while all is well, else longer with each failure; the office's wish wins.

    ``jitter`` is a number from 0 to 1 that keeps many desks from coming back in the same second.
    """
    if retry_after is not None:
        return retry_after
    if failures == 0:
        return interval
    if failures <= len(_FIRST_PAUSES):
        pause = _FIRST_PAUSES[failures - 1]
    else:
        pause = min(_FIRST_PAUSES[-1] * 2.0 ** min(failures - len(_FIRST_PAUSES), 20), _LONGEST_PAUSE)
    return pause * (1 + _JITTER * jitter)


class Scheduler:
    """Runs cycles for every office, and refreshes single customers beside them. ``tell`` is called from its threads."""

    def __init__(
        self,
        database: Database,
        connectors: Sequence[Connector],
        clock: Clock,
        tell: Listener,
        interval_seconds: float = 15.0,
    ) -> None:
        self._workers = [_Worker(database, one, clock, tell, interval_seconds) for one in connectors]

    def start(self) -> None:
        """Begin; every office is asked at once."""
        for worker in self._workers:
            worker.start()

    def stop(self) -> None:
        """End; a request under way is given up after a moment. What was committed stays."""
        for worker in self._workers:
            worker.ask_to_stop()
        for worker in self._workers:
            worker.join(_STOP_PATIENCE)

    def wake(self, office: OfficeId | None = None) -> None:
        """Cycle now, also with an office that waits for somebody to sign in."""
        for worker in self._workers:
            if office in (None, worker.office):
                worker.wake()

    def customer_opened(self, customer: CustomerId) -> None:
        """Read this customer anew from every office that can."""
        for worker in self._workers:
            worker.errands.put(customer)

    def unknown_caller(self, e164: str) -> None:
        """Ask every office that can who has this number."""
        for worker in self._workers:
            worker.errands.put(e164)


class _Worker:
    """One office: a thread that cycles, and one that runs errands for the agent meanwhile."""

    def __init__(
        self, database: Database, connector: Connector, clock: Clock, tell: Listener, interval: float
    ) -> None:
        self._database = database
        self._connector = connector
        self._clock = clock
        self._tell = tell
        self._interval = interval
        self._stopping = threading.Event()
        self._awake = threading.Event()
        self._failures = 0
        self.errands: SimpleQueue[CustomerId | str | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._cycle_for_ever, name=f"sync-{self.office}", daemon=True),
            threading.Thread(target=self._run_errands, name=f"errands-{self.office}", daemon=True),
        ]

    @property
    def office(self) -> OfficeId:
        return self._connector.office

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        self._awake.set()

    def ask_to_stop(self) -> None:
        self._stopping.set()
        self._awake.set()
        self.errands.put(None)

    def join(self, seconds: float) -> None:
        """Wait for the threads; closing the connector ends a request that hangs."""
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(seconds)
        self._connector.close()

    def _cycle_for_ever(self) -> None:
        while not self._stopping.is_set():
            pause = self._cycle()
            self._awake.wait(pause)
            self._awake.clear()

    def _cycle(self) -> float | None:
        """Run one cycle; give the pause after it, ``None`` for until somebody wakes us."""
        try:
            report = run_cycle(
                self._database,
                self._connector,
                self._clock,
                progress=self._tell,
                cancelled=self._stopping.is_set,
            )
        except Exception as error:  # noqa: BLE001  # a fault of ours must not end the cycles
            report = self._report_fault(error)
        if self._stopping.is_set():
            return 0.0
        is_away = not report.answered and not _is_partial(report)
        self._failures = self._failures + 1 if is_away else 0
        self._tell(report)
        if report.needs_sign_in:
            return None
        return pause_after(self._failures, self._interval, report.retry_after_seconds, random.random())

    def _report_fault(self, error: Exception) -> CycleReport:
        if isinstance(error, DeskError):
            _log.warning("cycle of %s ended: %s", self.office, error.trouble.value)
            fault = Fault.of(error)
        else:
            _log.error("cycle of %s failed: %s", self.office, type(error).__name__)
            fault = Fault.of(DeskError(Trouble.UNEXPECTED, reason=type(error).__name__))
        return CycleReport(self.office, answered=False, seconds=0.0, faults=(fault,))

    def _run_errands(self) -> None:
        while not self._stopping.is_set():
            errand = self.errands.get()
            if errand is None or self._stopping.is_set():
                return
            if self._is_overtaken(errand):
                continue
            try:
                self._run(errand)
            except DeskError as error:
                self._say_what_went_wrong(errand, Fault.of(error))
            except Exception as error:  # noqa: BLE001  # a fault of ours must not end the errands
                _log.error(
                    "errand with %s failed: %s", self.office, type(error).__name__
                )  # no values in logs

    def _run(self, errand: CustomerId | str) -> None:
        if isinstance(errand, str):
            found = find_caller(self._database, self._connector, errand, self._clock)
            self._tell(Asked(self.office, errand, found))
            return
        faults = refresh_customer(self._database, self._connector, errand, self._clock)
        self._tell(Refreshed(self.office, errand, faults))

    def _say_what_went_wrong(self, errand: CustomerId | str, fault: Fault) -> None:
        if isinstance(errand, str):
            self._tell(Asked(self.office, errand, None))
        else:
            self._tell(Refreshed(self.office, errand, (fault,)))

    def _is_overtaken(self, errand: CustomerId | str) -> bool:
        """Skip an errand that stands in the queue again: only the latest counts."""
        waiting: list[CustomerId | str | None] = []
        while True:
            try:
                waiting.append(self.errands.get_nowait())
            except Empty:
                break
        for other in waiting:
            self.errands.put(other)
        return errand in waiting


def _is_partial(report: CycleReport) -> bool:
    """Tell whether the office answered, but refused something: no reason to come less often."""
    return bool(report.faults) and all(fault.feed for fault in report.faults)
