"""The sync of a running desk: connects the offices behind the screen's back and keeps cycling until stopped."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import CustomerId, OfficeId
from callcenter.ports import Clock, Secrets
from callcenter.settings import OfficeSettings
from callcenter.storage import offices
from callcenter.storage.database import Database
from sync.contract import Connector
from sync.engine.unexpected import told, where
from sync.news import News
from sync.offices import connected
from sync.scheduler import Scheduler

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Connected:
    """The offices are connected and the cycles run."""

    offices: tuple[OfficeId, ...]


@dataclass(frozen=True, slots=True)
class NotConnected:
    """An office cannot be used as it is set up, with the reason; no office is named where none could be."""

    office: OfficeId | None
    error: DeskError


ServiceNews = News | Connected | NotConnected
Listener = Callable[[ServiceNews], None]


class SyncService:
    """``start`` and the wishes return at once. Listeners are called from threads, and never after ``stop``."""

    def __init__(
        self,
        database: Database,
        secrets: Secrets,
        clock: Clock,
        folder: Path,
        tell: Listener,
        interval_seconds: float = 15.0,
    ) -> None:
        self._database = database
        self._secrets = secrets
        self._clock = clock
        self._folder = folder
        self._listener = tell
        self._interval = interval_seconds
        self._scheduler: Scheduler | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._before: threading.Thread | None = None
        self._lock = threading.Lock()
        self._wishes: list[Callable[[Scheduler], None]] = []

    @property
    def is_running(self) -> bool:
        """Tell whether it was started and not stopped."""
        return self._thread is not None

    def start(self, settings: Sequence[OfficeSettings]) -> None:
        """Connect these offices and begin; a service that runs is left as it is."""
        if self._thread is None:
            self._begin(settings)

    def restart(self, settings: Sequence[OfficeSettings]) -> None:
        """Let go of the offices and connect these instead; returns at once."""
        if self._thread is not None:
            self._let_go(self._thread)
        self._begin(settings)

    def stop(self, timeout: float = 4.0) -> bool:
        """End; what was committed stays. False where something still holds on after the time given."""
        thread = self._thread
        if thread is None:
            return True
        self._let_go(thread)
        thread.join(timeout)
        return not thread.is_alive()

    def customer_opened(self, customer: CustomerId) -> None:
        """Read this customer anew from every office that can."""
        self._wish(lambda scheduler: scheduler.customer_opened(customer))

    def unknown_caller(self, e164: str) -> None:
        """Ask every office that can who has this number."""
        self._wish(lambda scheduler: scheduler.unknown_caller(e164))

    def wake(self) -> None:
        """Ask all offices now."""
        self._wish(lambda scheduler: scheduler.wake())

    def _begin(self, settings: Sequence[OfficeSettings]) -> None:
        """Begin once the thread before has ended, for offices are asked by one at a time."""
        self._stopping = threading.Event()
        arguments = (tuple(settings), self._stopping, self._before)
        self._thread = threading.Thread(target=self._run, args=arguments, name="sync-service", daemon=True)
        self._thread.start()

    def _let_go(self, thread: threading.Thread) -> None:
        """Have a thread end; what is wished from now on waits for the next."""
        self._thread, self._before = None, thread
        self._stopping.set()
        with self._lock:
            self._scheduler = None

    def _wish(self, wish: Callable[[Scheduler], None]) -> None:
        """Do it now, or once the offices are connected."""
        with self._lock:
            scheduler = self._scheduler
            if scheduler is None:
                self._wishes = [*self._wishes[-9:], wish]
                return
        wish(scheduler)

    def _run(
        self,
        settings: tuple[OfficeSettings, ...],
        stopping: threading.Event,
        after: threading.Thread | None,
    ) -> None:
        if after is not None:
            after.join()
        try:
            refused = partial(self._note_fault, stopping)
            with connected(self._database, settings, self._secrets, self._folder, refused) as connectors:
                if not stopping.is_set():
                    self._cycle_until(stopping, connectors)
        except DeskError as error:
            self._tell(stopping, NotConnected(None, error))
        except Exception as error:  # noqa: BLE001  # a fault of ours must not end the desk
            _log.error("the sync service failed: %s", where(error))  # no values in logs
            self._tell(stopping, NotConnected(None, told(error)))

    def _cycle_until(self, stopping: threading.Event, connectors: Sequence[Connector]) -> None:
        def tell(news: News) -> None:
            self._tell(stopping, news)

        scheduler = Scheduler(self._database, connectors, self._clock, tell, self._interval)
        self._tell(stopping, Connected(tuple(connector.office for connector in connectors)))
        scheduler.start()
        for wish in self._take_wishes(stopping, scheduler):
            wish(scheduler)
        stopping.wait()
        scheduler.stop()

    def _take_wishes(
        self, stopping: threading.Event, scheduler: Scheduler
    ) -> list[Callable[[Scheduler], None]]:
        """Give what was wished so far, and have later wishes go to this scheduler, unless it is to stop already."""
        with self._lock:
            if stopping.is_set():
                return []
            self._scheduler = scheduler
            wishes, self._wishes = self._wishes, []
            return wishes

    def _note_fault(self, stopping: threading.Event, office: OfficeId, error: DeskError) -> None:
        with self._database.write() as work:
            offices.failed(work, office, self._clock.now(), error.trouble, error.details)
        self._tell(stopping, NotConnected(office, error))

    def _tell(self, stopping: threading.Event, news: ServiceNews) -> None:
        if not stopping.is_set():
            self._listener(news)
