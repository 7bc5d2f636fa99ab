"""Keeps a slow answer from overwriting a newer one that came meanwhile by another way."""

import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from functools import partial

from callcenter.domain.ids import RemoteId
from callcenter.storage.database import Work

Name = tuple[str, RemoteId]
"""A record by its home feed and id."""


class Arrivals:
    """What cycles saved or removed while a refresh of the same office waited for its answer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watching: list[set[Name]] = []

    @contextmanager
    def watched(self) -> Generator[set[Name]]:
        """Collect what arrives from now on; look at it only inside a write transaction."""
        seen: set[Name] = set()
        with self._lock:
            self._watching.append(seen)
        try:
            yield seen
        finally:
            with self._lock:
                self._watching = [other for other in self._watching if other is not seen]

    def note(self, work: Work, home: str, ids: Iterable[RemoteId]) -> None:
        """Tell those who watch, inside the write transaction; where that is undone, nothing arrived."""
        with self._lock:
            if self._watching:
                names = {(home, one) for one in ids}
                for seen in self._watching:
                    fresh = names - seen
                    seen.update(fresh)
                    work.if_undone(partial(seen.difference_update, fresh))
