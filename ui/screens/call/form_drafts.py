"""Keeps what is typed into the forms of the call room, a moment after it was typed."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.draft import Draft, DraftKey
from callcenter.ports import Clock
from ui.screens.call.draft_keeper import DraftKeeper

_PAUSE_MS = 300


class FormDrafts(QObject):
    """One for all forms; each field of each subject is a draft of its own."""

    def __init__(self, keeper: DraftKeeper, clock: Clock, agent: str) -> None:
        super().__init__()
        self.keeper = keeper
        self._clock, self._agent = clock, agent
        self._typed: dict[DraftKey, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.hand_over)

    @property
    def is_waiting(self) -> bool:
        """Tell whether words are still to be handed over."""
        return self._timer.isActive()

    def key(self, subject: str, field: str) -> DraftKey:
        """Name a draft."""
        return DraftKey(self._agent, subject, field)

    def keys(self, subject: str, fields: Iterable[str]) -> tuple[DraftKey, ...]:
        """Name several."""
        return tuple(self.key(subject, field) for field in fields)

    def note(self, subject: str, words: Mapping[str, str]) -> None:
        """Take over what stands in the fields of a form."""
        for field, text in words.items():
            self._typed[self.key(subject, field)] = text
        if not self._timer.isActive():
            self._timer.start()

    def words(self, subject: str, fields: Iterable[str]) -> dict[str, str]:
        """Give what is kept for these fields; what is empty is left out."""
        found = {field: self._latest(self.key(subject, field)) for field in fields}
        return {field: text for field, text in found.items() if text}

    def fields(self, subject: str) -> tuple[str, ...]:
        """Name the fields of a subject that have words."""
        kept = {draft.key.field for draft in self.keeper.of(subject)}
        typed = {key.field for key in self._typed if key.subject == subject}
        return tuple(field for field in sorted(kept | typed) if self.words(subject, (field,)))

    def hand_over(self) -> None:
        """Have everything noted since the last time written."""
        self._timer.stop()
        typed, self._typed = self._typed, {}
        now = self._clock.now()
        changed = [(key, text) for key, text in typed.items() if text != self._kept(key)]
        self.keeper.keep(*(Draft(key, text, now) for key, text in changed))

    def drop(self, subject: str, fields: Iterable[str]) -> None:
        """End drafts whose words the agent gave up."""
        self.note(subject, dict.fromkeys(fields, ""))
        self.hand_over()

    def _latest(self, key: DraftKey) -> str:
        typed = self._typed.get(key)
        return self._kept(key) if typed is None else typed

    def _kept(self, key: DraftKey) -> str:
        kept = self.keeper.latest(key)
        return kept.text if kept else ""
