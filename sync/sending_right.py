"""Sees to it that of all processes on one store only one sends."""

import os
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from callcenter.domain.errors import DeskError, Trouble
from callcenter.ports import Clock
from callcenter.storage import lease, outbox
from callcenter.storage.database import Database
from callcenter.storage.lease import Fenced

_RENEWED_EVERY = timedelta(seconds=10)


def is_ended(holder: str) -> bool:
    """Tell whether the process that holds the right is certainly no more."""
    number = holder.partition(":")[0]
    if os.name != "posix" or not number.isdecimal() or holder == _myself():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _myself() -> str:
    return f"{os.getpid()}:{id(threading.main_thread())}"


class SendingRight:
    """Taken when it is first needed, renewed while it is used, given back at the end; safe from several threads."""

    def __init__(self, database: Database, clock: Clock, is_gone: Callable[[str], bool] = is_ended) -> None:
        self._plain = database
        self._clock = clock
        self._is_gone = is_gone
        self._lock = threading.Lock()
        self._fenced: Fenced | None = None
        self._renewed_at: datetime | None = None

    def to_send(self) -> Database | None:
        """Give the store to send from; ``None`` while another process sends.

        Raises ``DeskError`` (fenced), once, where another process took over from this one; from then on it asks anew.
        """
        with self._lock:
            if self._fenced is None:
                self._take()
            elif self._is_time():
                self._renew(self._fenced)
            return self._fenced

    def keep(self) -> None:
        """Say that this process still lives, where it has the right; also while there is nothing it may send."""
        with self._lock:
            if self._fenced is not None and self._is_time():
                self._renew(self._fenced)

    @property
    def database(self) -> Database:
        """Give the store to read into: where this process sends, only as long as it may."""
        return self._fenced or self._plain

    def close(self) -> None:
        """Let another process send at once."""
        with self._lock:
            fenced, self._fenced = self._fenced, None
        if fenced is not None:
            try:
                with fenced.write() as work:
                    lease.release(work, fenced.fence)
            except DeskError:
                return  # another one has it already, or the store is gone

    def _take(self) -> None:
        now = self._clock.now()
        with self._plain.write() as work:
            is_gone = self._is_gone(lease.holder_of(work))
            fence = lease.take(work, _myself(), now, is_gone=is_gone)
            if fence is None:
                return
            outbox.recover(work, now)
        self._fenced, self._renewed_at = Fenced(self._plain, fence), now

    def _is_time(self) -> bool:
        return self._renewed_at is None or abs(self._clock.now() - self._renewed_at) >= _RENEWED_EVERY

    def _renew(self, fenced: Fenced) -> None:
        now = self._clock.now()
        try:
            with fenced.write() as work:
                lease.renew(work, fenced.fence, now)
        except DeskError as error:
            if error.trouble is Trouble.FENCED:
                self._fenced = None  # what it began ends nowhere, for that still writes under the old number
            raise
        self._renewed_at = now
