"""Keeps what an agent types about an edit, as it is typed, and brings it back with the edit."""

import json
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.draft import Draft, DraftKey
from ui.screens.call.draft_keeper import DraftKeeper
from ui.screens.outbox.reading import subject_of
from ui.screens.outbox.services import OutboxServices
from ui.widgets.outbox_detail import OutboxDetail

_PAUSE_MS = 400


class TypedWords(QObject):
    """One edit at a time; forms in which words were left open again by themselves."""

    def __init__(self, detail: OutboxDetail, services: OutboxServices) -> None:
        super().__init__()
        self._detail, self._services = detail, services
        self.keeper = DraftKeeper(services.database, services.background, _kept, services.complain)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.hand_over)
        detail.typed.connect(self._wait)
        detail.left.connect(self.forget)

    @property
    def is_waiting(self) -> bool:
        """Tell whether words are still to be written."""
        return self._timer.isActive() or not self.keeper.is_safe

    def bring_back(self, drafts: Iterable[Draft]) -> None:
        """Open what was being typed about the edit that is shown. What this desk has seen itself is newer."""
        left: dict[str, dict[tuple[str, str], str]] = {}
        for draft in drafts:
            self.keeper.learn(draft)
            latest = self.keeper.latest(draft.key) or draft
            if latest.text:
                form, field, name = _places(draft.key)
                left.setdefault(form, {})[field, name] = latest.text
        for form, kept in left.items():
            self._detail.reopen(form, kept)

    def hand_over(self) -> None:
        """Have everything written that was typed since the last time."""
        self._timer.stop()
        now = self._services.clock.now()
        news = [Draft(key, text, now) for key, text in self._standing() if self._is_news(key, text)]
        if news:
            self.keeper.keep(*news)

    def keys(self, form: str) -> tuple[DraftKey, ...]:
        """Name the drafts of a form."""
        return tuple(key for key, _ in self._standing() if _places(key)[0] == form)

    def forget(self, form: str) -> None:
        """The words of a form are given up."""
        self._timer.stop()
        now = self._services.clock.now()
        known = [key for key in self.keys(form) if self.keeper.latest(key) is not None]
        if known:
            self.keeper.keep(*(Draft(key, "", now) for key in known))

    def flush(self) -> None:
        """Write everything before this returns."""
        self.hand_over()
        self.keeper.flush()

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _standing(self) -> Iterator[tuple[DraftKey, str]]:
        page = self._detail.page
        for form, typed in self._detail.typed_words().items() if page else ():
            for (field, name), text in typed.items():
                place = json.dumps([form, field, name], ensure_ascii=False)
                yield DraftKey(self._services.agent, subject_of(page.seq if page else 0), place), text

    def _is_news(self, key: DraftKey, text: str) -> bool:
        known = self.keeper.latest(key)
        return known is None or known.text != text


def _places(key: DraftKey) -> tuple[str, str, str]:
    form, field, name = json.loads(key.field)
    return form, field, name


def _kept(_: Draft) -> None:
    """Nothing more to say: it is what everybody expects."""
