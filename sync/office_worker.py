"""One office: a thread that cycles, and one beside it that runs errands for the agent."""

import logging
import random
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.ports import Clock
from callcenter.storage import offices, outbox
from sync.breaker import Breaker, pause_after
from sync.contract import Connector, SignInError, UnreachableError
from sync.engine.arrivals import Arrivals
from sync.engine.cycle import run_cycle
from sync.engine.departures import Departures
from sync.engine.push import PushReport, push_edits
from sync.engine.refresh import find_caller, refresh_customer
from sync.engine.report import CycleReport, Fault, Progress
from sync.engine.unexpected import told, where
from sync.errands import Errand, Errands, Push
from sync.news import Activity, Asked, Doing, Listener, News, Pushed, Refreshed
from sync.sending_right import SendingRight

_log = logging.getLogger(__name__)
_EDITS_AT_ONCE = 5
"""Then whoever looks at a customer has a turn."""
_LONGEST_PATIENCE = 30.0
_SHORTEST_PATIENCE = 0.05


class OfficeWorker:
    """Never ends before it is asked to, and never asks its office more than two things at once."""

    def __init__(
        self, right: SendingRight, connector: Connector, clock: Clock, tell: Listener, interval: float
    ) -> None:
        self._right = right
        self._connector = connector
        self._clock = clock
        self._listener = tell
        self._interval = interval
        self._stopping = threading.Event()
        self._awake = threading.Event()
        self._accepts_deletes = threading.Event()
        self._arrivals = Arrivals()
        self._departures = Departures()
        self._breaker = Breaker()
        self._refusal: SignInError | None = None
        self.errands = Errands()
        self._patience = _LONGEST_PATIENCE
        self.activity = Activity(connector.office, Doing.STOPPED)
        self._threads = [
            threading.Thread(target=self._cycle_for_ever, name=f"sync-{self.office}", daemon=True),
            threading.Thread(target=self._run_errands, name=f"errands-{self.office}", daemon=True),
        ]

    @property
    def office(self) -> OfficeId:
        return self._connector.office

    def start(self) -> None:
        self.errands.add_last(Push.OUTBOX)
        for thread in self._threads:
            thread.start()

    def hear(self, changes: Changes) -> None:
        """Send what was written just now."""
        if changes.touches(Kind.EDIT):
            self.errands.add_last(Push.OUTBOX)

    def wake(self) -> None:
        """Cycle now, whatever kept it from that, and send what stood back."""
        self._breaker.unlock()
        self._awake.set()

    def accept_deletes(self) -> None:
        """Let the next cycle take away even suspiciously much: a person said so."""
        self._accepts_deletes.set()
        self.wake()

    def ask_to_stop(self) -> None:
        self._stopping.set()
        self._awake.set()
        self.errands.close()

    def join(self, seconds: float) -> bool:
        """Wait for the threads; tell whether they ended."""
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def let_go(self) -> None:
        """Close the connector, which ends a request that still waits."""
        self._connector.close()

    def _cycle_for_ever(self) -> None:
        while not self._stopping.is_set():
            self._rest(self._cycle())
        self._now_doing(Doing.STOPPED)

    def _rest(self, pause: float | None) -> None:
        """Wait until it is time, and as long as the office told an errand meanwhile to leave it alone."""
        self._awake.wait(pause)
        self._awake.clear()
        while not self._stopping.is_set() and (left := self._breaker.rest()) > 0:
            self._now_doing(Doing.AWAY, pause=left)
            self._awake.wait(left)
            self._awake.clear()

    def _cycle(self) -> float | None:
        """Run one cycle; give the pause after it, ``None`` for until somebody wakes us."""
        self._now_doing(Doing.CYCLING)
        report = self._run_cycle()
        if self._stopping.is_set():
            return 0.0
        report = self._with_refusal(report)
        pause = self._pause_after(report)
        self._tell(report)
        return pause

    def _with_refusal(self, report: CycleReport) -> CycleReport:
        """An office that gives everything and takes nothing without a new password asks to sign in, too."""
        refusal = self._refusal if self._breaker.is_locked else None
        if refusal is None or report.needs_sign_in:
            return report
        with self._calmly(), self._right.database.write() as work:
            offices.failed(work, self.office, self._clock.now(), refusal.trouble, refusal.details)
        return replace(report, answered=False, faults=(Fault.of(refusal),), needs_sign_in=True)

    @contextmanager
    def _calmly(self) -> Generator[None]:
        """Go on where the store cannot take a note just now: no thread may end of that."""
        try:
            yield
        except DeskError as error:
            _log.error("a note on %s: %s", self.office, error.trouble.value)

    def _run_cycle(self) -> CycleReport:
        accepts_deletes = self._accepts_deletes.is_set()
        try:
            self._right.keep()
            report = run_cycle(
                self._right.database,
                self._connector,
                self._clock,
                progress=self._note_progress,
                cancelled=self._stopping.is_set,
                accept_deletes=accepts_deletes,
                arrivals=self._arrivals,
            )
        except Exception as error:  # noqa: BLE001  # a fault of ours, or of the store, must not end the cycles
            return self._failed_cycle(error)
        if accepts_deletes and not report.is_away:
            self._accepts_deletes.clear()
        return report

    def _failed_cycle(self, error: Exception) -> CycleReport:
        if self._breaker.failures == 0 and not self._stopping.is_set():
            code = error.trouble.value if isinstance(error, DeskError) else where(error)
            _log.error("cycle of %s: %s", self.office, code)
        fault = Fault.of(error if isinstance(error, DeskError) else told(error))
        return CycleReport(self.office, answered=False, seconds=0.0, faults=(fault,), is_away=True)

    def _pause_after(self, report: CycleReport) -> float | None:
        if report.needs_sign_in:
            self._breaker.lock()
            self._now_doing(Doing.SIGN_IN, report)
            return None
        if report.is_away:
            self._breaker.failed(report.retry_after_seconds)
        else:
            self._answers(was_away=self._breaker.succeeded())
        failures = self._breaker.failures
        pause = pause_after(failures, self._interval, report.retry_after_seconds, random.random())
        self._now_doing(Doing.AWAY if failures else Doing.RESTING, report, pause)
        return pause

    def _answers(self, *, was_away: bool) -> None:
        """The office can be heard: what waits for it goes, and what stood back does not wait any longer."""
        if was_away:
            with self._calmly(), self._right.database.write() as work:
                outbox.hurry(work, self.office)
        self.errands.add_last(Push.OUTBOX)

    def _run_errands(self) -> None:
        while (errand := self.errands.take(self._patience)) is not None:
            try:
                self._tell(self._run(errand))
            except Exception as error:  # noqa: BLE001  # a fault of ours must not end the errands
                if self._stopping.is_set():
                    return
                _log.error("errand with %s: %s", self.office, where(error))  # no values in logs
                self._tell(_failed(self.office, errand, told(error)))

    def _run(self, errand: Errand) -> News:
        """Ask the office, unless it is known to be away."""
        try:
            self._right.keep()
            if not self._breaker.allows():
                return self._denied(errand)
            news = self._ask(errand)
        except UnreachableError as error:
            self._breaker.failed(error.retry_after.total_seconds() if error.retry_after else None)
            return _failed(self.office, errand, error)
        except SignInError as error:
            if isinstance(errand, Push):
                self._refusal = error
                self._breaker.lock()
            self._awake.set()  # the cycle tells it, and then waits for somebody to sign in
            return _failed(self.office, errand, error)
        except DeskError as error:
            return _failed(self.office, errand, error)
        if not isinstance(errand, Push) and self._breaker.succeeded():
            self._awake.set()
        return news

    def _denied(self, errand: Errand) -> News:
        """Leave alone an office that is known to be away; the outbox looks again when it is back, or after a while."""
        self._patience = _LONGEST_PATIENCE
        trouble = Trouble.SIGN_IN_REFUSED if self._breaker.is_locked else Trouble.UNREACHABLE
        return _failed(self.office, errand, DeskError(trouble, office=self.office))

    def _ask(self, errand: Errand) -> News:
        database = self._right.database
        if isinstance(errand, Push):
            return self._push()
        if isinstance(errand, str):
            found = find_caller(database, self._connector, errand, self._clock)
            return Asked(self.office, errand, found)
        faults = refresh_customer(database, self._connector, errand, self._clock, self._arrivals)
        return Refreshed(self.office, errand, faults)

    def _push(self) -> News:
        """Send some of what waits; raises where the office could not be heard."""
        database = self._right.to_send()
        if database is None:
            return Pushed(self.office, 0)
        report = push_edits(
            database,
            self._connector,
            self._clock,
            most=_EDITS_AT_ONCE,
            cancelled=self._stopping.is_set,
            arrivals=self._arrivals,
            departures=self._departures,
        )
        self._patience = self._time_to(report)
        if report.ended is not None:
            raise report.ended
        if report.is_unfinished:
            self.errands.add_last(Push.OUTBOX)
        return Pushed(self.office, report.tried)

    def _time_to(self, report: PushReport) -> float:
        """Say in how many seconds an edit that stands back is tried again."""
        if report.next_at is None:
            return _LONGEST_PATIENCE
        seconds = (report.next_at - self._clock.now()).total_seconds()
        return min(max(seconds, _SHORTEST_PATIENCE), _LONGEST_PATIENCE)

    def _note_progress(self, progress: Progress) -> None:
        self.activity = replace(self.activity, progress=progress)
        self._tell(progress)

    def _now_doing(self, doing: Doing, last: CycleReport | None = None, pause: float | None = None) -> None:
        next_at = self._clock.now() + timedelta(seconds=pause) if pause is not None else None
        self.activity = Activity(self.office, doing, None, next_at, last or self.activity.last)

    def _tell(self, news: News) -> None:
        if not self._stopping.is_set():
            self._listener(news)


def _failed(office: OfficeId, errand: Errand, error: DeskError) -> News:
    if isinstance(errand, Push):
        return Pushed(office, 0, (Fault.of(error),))
    if isinstance(errand, str):
        return Asked(office, errand, None)
    return Refreshed(office, errand, (Fault.of(error),))
