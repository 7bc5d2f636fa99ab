"""What an agent waits for now: customers just opened and callers nobody knows, the latest first."""

import threading

from callcenter.domain.ids import CustomerId

Errand = CustomerId | str
"""A customer to read anew, or an E.164 number to ask about."""


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

    def take(self) -> Errand | None:
        """Wait for the next; nothing once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return None if self._closed else self._waiting.popitem()[0]

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
