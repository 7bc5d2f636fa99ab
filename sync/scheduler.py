"""Decides when to cycle: a thread an office, so that a slow one never holds up another."""

import logging
import time
from collections.abc import Callable, Sequence

from callcenter.domain.ids import CustomerId, OfficeId
from callcenter.ports import Clock
from callcenter.storage.database import Database
from sync.contract import Connector
from sync.engine.unexpected import where
from sync.news import Activity, Asked, Doing, Listener, News, Pushed, Refreshed
from sync.office_worker import OfficeWorker
from sync.sending_right import SendingRight

__all__ = ["Activity", "Asked", "Doing", "Listener", "News", "Pushed", "Refreshed", "Scheduler"]

_log = logging.getLogger(__name__)
_GRACE_SHARE = 0.25
"""Of the time to stop, this much is given to requests to end by themselves."""


class Scheduler:
    """Runs cycles for every office, and refreshes single customers beside them.

    Listeners are called from its threads, and never after ``stop``.
    """

    def __init__(
        self,
        database: Database,
        connectors: Sequence[Connector],
        clock: Clock,
        tell: Listener | None = None,
        interval_seconds: float = 15.0,
    ) -> None:
        self._listeners: list[Listener] = [tell] if tell is not None else []
        self._right = SendingRight(database, clock)
        self._workers = [
            OfficeWorker(self._right, one, clock, self._tell, interval_seconds) for one in connectors
        ]
        self._deaf = [database.subscribe(worker.hear) for worker in self._workers]

    def start(self) -> None:
        """Begin; every office is asked at once."""
        for worker in self._workers:
            worker.start()

    def stop(self, timeout: float = 2.0) -> None:
        """End within the time given; a request under way is given up. What was committed stays."""
        for worker in self._workers:
            worker.ask_to_stop()
        until = time.monotonic() + timeout
        self._join(until - timeout * (1 - _GRACE_SHARE))
        for worker in self._workers:
            worker.let_go()
        for office in self._join(until):
            _log.warning("office %s holds on to a request; it is left to itself", office)
        for unsubscribe in self._deaf:
            unsubscribe()
        self._right.close()

    def wake(self, office: OfficeId | None = None) -> None:
        """Cycle now, also with an office that waits for somebody to sign in."""
        for worker in self._those_of(office):
            worker.wake()

    def accept_deletes(self, office: OfficeId) -> None:
        """Cycle now, and let go even suspiciously many records, or those of another server: a person said so."""
        for worker in self._those_of(office):
            worker.accept_deletes()

    def customer_opened(self, customer: CustomerId) -> None:
        """Read this customer anew from every office that can."""
        for worker in self._workers:
            worker.errands.add(customer)

    def unknown_caller(self, e164: str) -> None:
        """Ask every office that can who has this number."""
        for worker in self._workers:
            worker.errands.add(e164)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell this listener, too, until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def snapshot(self) -> tuple[Activity, ...]:
        """Say what goes on with each office now."""
        return tuple(worker.activity for worker in self._workers)

    def _those_of(self, office: OfficeId | None) -> list[OfficeWorker]:
        return [worker for worker in self._workers if office in (None, worker.office)]

    def _join(self, until: float) -> list[OfficeId]:
        """Wait for all; give those that have not ended."""
        return [one.office for one in self._workers if not one.join(max(0.0, until - time.monotonic()))]

    def _tell(self, news: News) -> None:
        for listener in list(self._listeners):
            try:
                listener(news)
            except Exception as error:  # noqa: BLE001  # a listener's fault is neither the office's nor another's
                _log.error("a listener failed: %s", where(error))  # no values in logs
