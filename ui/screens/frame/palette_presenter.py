"""Fills the palette: what can be done, by its words, and what can be found, by anything."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.errors import DeskError
from callcenter.domain.search import Hit
from callcenter.usecases.search_everything import search_everything
from ui.actions import Actions, Deed, Group
from ui.icons import Icon
from ui.models.find_rows import hit_rows
from ui.models.list_row import ListRow
from ui.screens.call.services import CallServices
from ui.theme import Meaning
from ui.widgets.palette import Palette

_PAUSE_MS = 120
_MOST_HITS = 8
_MOST_DEEDS = 6
_SELF = (Deed.PALETTE,)


class PalettePresenter(QObject):
    """``open_hit`` takes what was found; actions are triggered here."""

    def __init__(
        self, palette: Palette, actions: Actions, services: CallServices, open_hit: Callable[[Hit], None]
    ) -> None:
        super().__init__()
        self._palette, self._actions, self._services = palette, actions, services
        self._open_hit = open_hit
        self._text = ""
        self._hits: dict[object, Hit] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        palette.searched.connect(self._hear)
        palette.chosen.connect(self._take)
        palette.dismissed.connect(self._timer.stop)

    def close(self) -> None:
        """Search no more."""
        self._timer.stop()

    def _hear(self, text: str) -> None:
        self._text = text.strip()
        self._hits = {}
        self._show()
        if self._text:
            self._timer.start()

    def _search(self) -> None:
        services = self._services
        work = partial(search_everything, services.database, self._text, services.numbering, _MOST_HITS)
        services.background.run_latest(self, "search", work, partial(self._found, self._text), _ignore)

    def _found(self, text: str, hits: tuple[Hit, ...]) -> None:
        if text == self._text and self._palette.is_up:
            self._hits = {(hit.kind, hit.id): hit for hit in hits}
            self._show()

    def _show(self) -> None:
        deeds = tuple(self._deeds())
        shown = deeds if not self._text else deeds[:_MOST_DEEDS]
        self._palette.show_rows((*shown, *hit_rows(self._hits.values())))

    def _deeds(self) -> Iterator[ListRow]:
        wanted = self._text.casefold()
        for group in Group:
            for action in self._actions.of(group):
                deed = Deed(action.objectName())
                if action.isEnabled() and deed not in _SELF and wanted in action.text().casefold():
                    yield ListRow(
                        deed,
                        action.text(),
                        icon=self._actions.icon(deed) or Icon.KEYBOARD,
                        meaning=Meaning.QUIET,
                        aside=self._actions.keys(deed),
                    )

    def _take(self, key: object) -> None:
        if isinstance(key, Deed):
            self._actions.action(key).trigger()
        elif key in self._hits:
            self._open_hit(self._hits[key])


def _ignore(_: DeskError) -> None:
    """A search while typing that fails shows nothing more; the commands are still there."""
