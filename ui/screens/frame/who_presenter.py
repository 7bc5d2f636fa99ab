"""Finds out who works here, and writes it into the settings."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from callcenter.domain.errors import DeskError
from callcenter.settings import Settings
from callcenter.settings_file import save_desk
from callcenter.usecases.list_people import Person, list_people
from ui.background import Background
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.sign_out_words import not_sent
from ui.theme import Meaning
from ui.troubles import sentence_of
from ui.widgets.who_card import WhoCard


class WhoPresenter(QObject):
    """``settled`` carries the settings of whoever works here now."""

    settled = Signal(object)

    def __init__(self, card: WhoCard, background: Background, store: Path, settings: Settings) -> None:
        super().__init__()
        self._card, self._background = card, background
        self._store, self._settings = store, settings
        self._people: tuple[Person, ...] = ()
        card.named.connect(self._take)

    def begin(self) -> None:
        """Ask, with everybody who is known here."""
        self._card.put_up()
        self._background.run(self, partial(list_people, self._store), self._show, self._tell)

    def _show(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._card.show_people(person_rows(people), self._settings.desk.agent)

    def _take(self, name: str) -> None:
        known = next((one.name for one in self._people if one.name.casefold() == name.casefold()), name)
        work = partial(save_desk, self._settings.path, {"agent": known})
        self._background.run(self, work, self._go_on, self._tell)

    def _go_on(self, settings: Settings) -> None:
        self.settled.emit(settings)

    def _tell(self, error: DeskError) -> None:
        self._card.say_fault(sentence_of(error))


def person_rows(people: Iterable[Person]) -> tuple[ListRow, ...]:
    """Show each with what of theirs waits."""
    return tuple(
        ListRow(
            one.name, one.name, icon=Icon.USER, aside=not_sent(one.waiting), aside_meaning=Meaning.WAITING
        )
        for one in people
    )
