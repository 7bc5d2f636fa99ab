"""When edits left this process, by a clock that nobody sets."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta


class Departures:
    """What a jump of the wall clock cannot shorten: how long ago something was sent. Lives as long as its process."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._left: dict[int, float] = {}

    def note(self, seq: int) -> None:
        """Remember that an edit leaves now."""
        with self._lock:
            self._left[seq] = self._monotonic()

    def ago(self, seq: int) -> timedelta | None:
        """Say how long ago an edit left; nothing where another process sent it."""
        with self._lock:
            left = self._left.get(seq)
        return None if left is None else timedelta(seconds=self._monotonic() - left)
