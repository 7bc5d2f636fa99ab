"""Writes drafts in the background, one after the other, so that older words never land on newer ones."""

from collections.abc import Callable, Iterable
from datetime import datetime
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.errors import DeskError
from callcenter.storage.database import Database
from callcenter.usecases.keep_draft import keep_draft
from callcenter.usecases.send_words import send_words
from ui.background import Background

_AGAIN_MS = 3_000
T = TypeVar("T")


class DraftKeeper(QObject):
    """``keep`` returns at once. ``kept`` hears of each draft that is safe, ``failed`` why one is not yet.

    What could not be written stays here and is tried again; ``flush`` writes it before it returns.
    """

    def __init__(
        self,
        database: Database,
        background: Background,
        kept: Callable[[Draft], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        super().__init__()
        self._database = database
        self._background = background
        self._kept, self._failed = kept, failed
        self._latest: dict[DraftKey, Draft] = {}
        self._unsaved: dict[DraftKey, Draft] = {}
        self._is_writing = False
        self._lock = Lock()
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._pump)

    def keep(self, *words: Draft) -> None:
        """Take over words to be written; what comes together is written together."""
        for draft in words:
            self._latest[draft.key] = draft
            self._unsaved[draft.key] = draft
        self._pump()

    def latest(self, key: DraftKey) -> Draft | None:
        """Give the words as this desk last saw them; nothing where it has not yet."""
        return self._latest.get(key)

    def of(self, subject: str) -> tuple[Draft, ...]:
        """Give every draft of a subject that this desk has seen and that has words."""
        return tuple(draft for key, draft in self._latest.items() if key.subject == subject and draft.text)

    def learn(self, draft: Draft) -> None:
        """Take over words that are already safe."""
        self._latest.setdefault(draft.key, draft)

    def send(self, act: Callable[[Database], T], ends: Iterable[DraftKey]) -> T:
        """Do what takes words over, and end their drafts in its transaction; runs in a thread.

        What waited to be written for them is written no more, unless the act fails.
        """
        with self._lock:
            keys = tuple(ends)
            taken = [draft for key in keys if (draft := self._unsaved.pop(key, None)) is not None]
            try:
                return send_words(self._database, act, keys)
            except BaseException:
                for draft in taken:
                    self._unsaved.setdefault(draft.key, draft)
                raise

    def ended(self, *drafts: DraftKey, now: datetime) -> None:
        """Note that these were sent with their words."""
        for key in drafts:
            self._latest[key] = Draft(key, "", now)

    @property
    def is_safe(self) -> bool:
        """Tell whether every word is written."""
        return not self._unsaved

    @property
    def subjects(self) -> frozenset[str]:
        """Name what has unsent words, as far as this desk has seen."""
        return frozenset(key.subject for key, draft in self._latest.items() if draft.text)

    @property
    def emptied(self) -> frozenset[str]:
        """Name what has been seen here and has no words left."""
        return frozenset(key.subject for key in self._latest) - self.subjects

    def flush(self) -> None:
        """Write everything now; raises ``DeskError`` where that fails, and keeps what was not written."""
        with self._lock:
            if self._unsaved:
                keep_draft(self._database, *self._unsaved.values())
                self._unsaved.clear()
        self._again.stop()

    def _pump(self) -> None:
        if self._is_writing or not self._unsaved:
            return
        self._is_writing = True
        batch = tuple(self._unsaved.values())
        self._background.run(self, lambda: self._write(batch), self._written, self._not_written)

    def _write(self, batch: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Runs in a thread; skips what has been typed over or flushed meanwhile."""
        with self._lock:
            fresh = [draft for draft in batch if self._unsaved.get(draft.key) is draft]
            if fresh:
                keep_draft(self._database, *fresh)
        return batch

    def _written(self, batch: tuple[Draft, ...]) -> None:
        self._is_writing = False
        for draft in batch:
            if self._unsaved.get(draft.key) is draft:
                del self._unsaved[draft.key]
                self._kept(draft)
        self._pump()

    def _not_written(self, error: DeskError) -> None:
        self._is_writing = False
        self._again.start()
        self._failed(error)
