"""Searches by anything as the agent types, for every entry field of the room."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.errors import DeskError
from callcenter.domain.phone import CallerKind
from callcenter.domain.search import Hit
from callcenter.numbering import identify
from callcenter.usecases.search_everything import search_everything
from ui.models.find_rows import hit_rows
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.number_entry import MOST_HITS, NumberEntry

_PAUSE_MS = 120
_NUMBERS = (CallerKind.NUMBER, CallerKind.AMBIGUOUS, CallerKind.EXTENSION)


class SearchPresenter(QObject):
    """``dial`` takes a text that is a number, ``pick`` a find; typing never waits for the search."""

    def __init__(
        self,
        entry: NumberEntry,
        services: CallServices,
        dial: Callable[[str], None],
        pick: Callable[[Hit], None],
    ) -> None:
        super().__init__()
        self._entry, self._services = entry, services
        self._dial, self._pick = dial, pick
        self._hits: dict[object, Hit] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        entry.searched.connect(self._wait)
        entry.entered.connect(self._take)
        entry.picked.connect(self._picked)

    @property
    def is_waiting(self) -> bool:
        """Tell whether a question is about to be asked."""
        return self._timer.isActive()

    def close(self) -> None:
        """Search no more."""
        self._timer.stop()

    def _wait(self, _: str) -> None:
        self._timer.start()

    def _search(self) -> None:
        text = self._entry.text().strip()
        if text:
            self._run(text, self._show, _ignore)

    def _take(self, text: str) -> None:
        """Enter: a number is dialled up, anything else opens the one thing it finds or shows what there is."""
        self._timer.stop()
        kind = identify(text, self._services.numbering).kind
        if kind in _NUMBERS:
            self._entry.clear()
            self._dial(text)
        else:
            self._run(text, lambda hits: self._take_found(text, hits), self._services.complain)

    def _run(
        self, text: str, then: Callable[[tuple[Hit, ...]], None], otherwise: Callable[[DeskError], None]
    ) -> None:
        services = self._services
        work = partial(search_everything, services.database, text, services.numbering, MOST_HITS)
        services.background.run_latest(self, "search", work, then, otherwise)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._hits = {(hit.kind, hit.id): hit for hit in hits}
        self._entry.show_hits(hit_rows(hits))

    def _take_found(self, text: str, hits: tuple[Hit, ...]) -> None:
        if len(hits) == 1:
            self._entry.clear()
            self._pick(hits[0])
        elif hits:
            self._show(hits)
        else:
            self._services.say(fill(translate("CallBar", "Nothing here fits “%1”."), text))

    def _picked(self, key: object) -> None:
        hit = self._hits.get(key)
        if hit is not None:
            self._pick(hit)


def _ignore(_: DeskError) -> None:
    """A search while typing that fails is told by the next Enter."""
