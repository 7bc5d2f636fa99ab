"""What is measured inside a Qt process; run by ``ui.bench.probe`` and answering with one JSON object."""

import json
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from callcenter.numbering import identify
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import KnownCaller, answer_call
from sync.engine.cycle import run_cycle
from ui.bench.memory_office import FixedClock, MemoryOffice, office_of
from ui.bench.pop import RULES, Caller, callers
from ui.bench.raw import bare
from ui.bench.store import NOW, opened, pages
from ui.bench.timing import milliseconds, until
from ui.look import Look
from ui.models.prepared_sheet import prepare_sheet
from ui.screens.call.room import CallRoom
from ui.start import make_application

_IDLE_SECONDS = 1.0
_CUSTOMERS_A_ROUND = 500
_TURNS_TO_WARM_UP = 5


def painted_pops(store: str, seconds: str) -> dict[str, list[float]]:
    """Say how long each caller takes until the filled room is painted."""
    path = Path(store)
    with shown_room() as room, opened(path) as database, bare(path) as connection:

        def pop(caller: Caller) -> None:
            answer = answer_call(database, identify(caller.dialled, RULES), NOW)
            if isinstance(answer, KnownCaller):
                room.show_sheet(prepare_sheet(answer.sheet), NOW)
            _paint()

        ringing = callers(connection, seed=4)
        for _ in range(_TURNS_TO_WARM_UP):
            pop(next(ringing))
        taken = [milliseconds(pop, caller) for caller in until(ringing, float(seconds))]
    return {"milliseconds": taken}


def stall(store: str, seconds: str, customers: str) -> dict[str, list[float] | int]:
    """Say how far apart the ticks of a 1 ms timer come while records are taken over, and while nothing happens."""
    with shown_room(), opened(Path(store)) as database:
        watch = _Watch(database, int(customers), float(seconds))
        watch.run()
    return {"busy": watch.busy, "idle": watch.idle, "records": watch.records}


@contextmanager
def shown_room() -> Generator[CallRoom]:
    """Show the call room offscreen, as large as the desk makes it."""
    room = CallRoom(Look(make_application(), theme="light", language="en"))
    room.resize(1480, 860)
    room.show()
    _paint()
    yield room
    room.close()


class _Watch:
    """Ticks on the GUI thread; one phase after the other is idle, then busy with a thread that takes records over."""

    def __init__(self, database: Database, customers: int, seconds: float) -> None:
        self._database = database
        self._customers = customers
        self._end = time.monotonic() + seconds
        self.busy: list[float] = []
        self.idle: list[float] = []
        self.records = 0
        self._first = 0
        self._last_tick = 0
        self._thread: threading.Thread | None = None
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def run(self) -> None:
        """Watch until the time is over, each phase at least once."""
        self._rest()
        self._timer.start()
        QApplication.exec()
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter_ns()
        gap, self._last_tick = (now - self._last_tick) / 1e6, now
        if self._thread is None:
            self.idle.append(gap)
            if now >= self._rested_at:
                self._begin()
        elif self._thread.is_alive():
            self.busy.append(gap)
        else:
            self._thread.join()
            if time.monotonic() >= self._end or self._first >= self._customers:
                QApplication.exit(0)
            self._rest()

    def _rest(self) -> None:
        """Make the next records first, so that the making is in nobody's gaps."""
        last = min(self._first + _CUSTOMERS_A_ROUND, self._customers)
        gathered = dict(pages(last, self._first))
        self.records += sum(len(records) for records in gathered.values())
        self._first = last
        self._office = office_of(gathered, lambda _records: None)
        self._thread = None
        self._last_tick = time.perf_counter_ns()
        self._rested_at = self._last_tick + int(_IDLE_SECONDS * 1e9)

    def _begin(self) -> None:
        self._thread = threading.Thread(target=self._take_over, args=(self._office,))
        self._thread.start()
        self._last_tick = time.perf_counter_ns()

    def _take_over(self, office: MemoryOffice) -> None:
        with self._database.write() as work:  # each round is a first reading
            work.connection.exec_driver_sql("DELETE FROM cursor")
        run_cycle(self._database, office, FixedClock())


def _paint() -> None:
    """Let layouts and paints that are due happen now."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()


QUESTIONS: dict[str, Callable[..., object]] = {"painted_pops": painted_pops, "stall": stall}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(QUESTIONS[sys.argv[1]](*sys.argv[2:])))
