"""Says when an office may be asked again after it failed."""

import threading
import time
from collections.abc import Callable

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 300.0
_SHORTEST_PAUSE = 0.25
_OPENS_AFTER = 5
_OPEN_SECONDS = 30.0


def pause_after(failures: int, interval: float, retry_after: float | None, chance: float) -> float:
    """Say how long to rest: the interval while all is well, else longer with each failure; the office's wish wins.

    ``chance`` (0 to 1) spreads the desks of a room over the whole pause. The first retries come within seconds, so that
    a cable put back is noticed soon; after five failures in a row nobody asks more often than every half minute.
    """
    if retry_after is not None:
        return retry_after
    if failures == 0:
        return interval
    ceiling = min(_FIRST_PAUSE * 2.0 ** min(failures - 1, 20), _LONGEST_PAUSE)
    shortest = _OPEN_SECONDS if failures >= _OPENS_AFTER else _SHORTEST_PAUSE
    return max(shortest, ceiling * chance)


class Breaker:
    """Counts the failures of one office in a row, over its cycles and its errands; safe from several threads.

    Closed, everything is asked. Open, nothing is, so that an agent does not wait for an office known to be away.
    After its time one question may try again. Locked, only a person helps.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until = 0.0
        self._left_alone_until = 0.0
        self._is_locked = False

    @property
    def failures(self) -> int:
        """How often in a row the office could not be heard."""
        return self._failures

    @property
    def is_locked(self) -> bool:
        """Tell whether somebody has to sign in first."""
        return self._is_locked

    def allows(self) -> bool:
        """Tell whether an errand may ask now; half open, the one that is told so keeps the others back."""
        with self._lock:
            if self._is_locked or self._monotonic() < max(self._open_until, self._left_alone_until):
                return False
            if self._failures >= _OPENS_AFTER:
                self._open_until = self._monotonic() + _OPEN_SECONDS
            return True

    def rest(self) -> float:
        """Say for how many seconds the office still wants to be left alone, whoever was told so."""
        with self._lock:
            return max(0.0, self._left_alone_until - self._monotonic())

    def succeeded(self) -> bool:
        """Note an answer; tell whether the office had been away. What it wished holds on."""
        with self._lock:
            was_away = self._failures > 0
            self._failures = 0
            self._open_until = 0.0
            return was_away

    def failed(self, retry_after: float | None = None) -> None:
        """Note that the office could not be heard."""
        with self._lock:
            self._failures += 1
            now = self._monotonic()
            if retry_after is not None:
                self._left_alone_until = now + retry_after
            elif self._failures >= _OPENS_AFTER:
                self._open_until = now + _OPEN_SECONDS

    def lock(self) -> None:
        """Ask nothing more until somebody signed in."""
        self._is_locked = True

    def unlock(self) -> None:
        """Try again at once: somebody asked for it."""
        with self._lock:
            self._is_locked = False
            self._open_until = self._left_alone_until = 0.0
