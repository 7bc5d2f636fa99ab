"""What an agent waits for now: customers just opened and callers nobody knows, the latest first; then the outbox."""

import threading
from enum import Enum

from callcenter.domain.ids import CustomerId


class Push(Enum):
    """The errand of sending what waits in the outbox."""

    OUTBOX = "outbox"


Errand = CustomerId | str | Push
"""A customer to read anew, an E.164 number to ask about, or edits to send."""


class Errands:
    """A pile, not a queue: what was asked for last is what the agent looks at. The same twice is once."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[Errand, None] = {}
        self._closed = False

    def add(self, errand: Errand) -> None:
        """Put it on top."""
        with self._changed:
            self._waiting.pop(errand, None)
            self._waiting[errand] = None
            self._changed.notify()

    def add_last(self, errand: Errand) -> None:
        """Put it below all others: somebody who looks at a customer goes first."""
        with self._changed:
            if errand not in self._waiting:
                self._waiting = {errand: None, **self._waiting}
                self._changed.notify()

    def take(self, patience: float | None = None) -> Errand | None:
        """Wait for the next; nothing once closed. After so many seconds without any it is the outbox's turn."""
        with self._changed:
            came = self._changed.wait_for(lambda: self._waiting or self._closed, patience)
            if self._closed:
                return None
            return self._waiting.popitem()[0] if came else Push.OUTBOX

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
