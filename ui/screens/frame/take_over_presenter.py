"""Queues what another agent handed over in a file."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.errors import DeskError
from callcenter.domain.handover import HandOver
from callcenter.usecases.import_proposals import import_proposals
from ui.models.sign_out_words import taken_sentence
from ui.screens.call.services import CallServices
from ui.screens.frame.sign_out_presenter import hand_over_folder
from ui.troubles import sentence_of
from ui.widgets.take_over_card import TakeOverCard


class TakeOverPresenter(QObject):
    """``then`` shows where the changes are now."""

    def __init__(self, card: TakeOverCard, services: CallServices, then: Callable[[], None]) -> None:
        super().__init__()
        self._card, self._services, self._then = card, services, then
        self._is_busy = False
        card.wished.connect(self._take)

    def begin(self) -> None:
        """Ask for the file."""
        if not self._card.is_up:
            self._card.ask(f"{hand_over_folder()}/")

    def _take(self) -> None:
        path = self._card.file.path
        if path is None or self._is_busy:
            self._card.file.begin()
            return
        self._is_busy = True
        services = self._services
        work = partial(import_proposals, services.database, path, services.agent, services.clock.now())
        services.background.run(self, work, self._taken, self._tell)

    def _taken(self, done: HandOver) -> None:
        self._is_busy = False
        self._card.dismiss()
        self._services.say(taken_sentence(done))
        if done.edits:
            self._then()

    def _tell(self, error: DeskError) -> None:
        self._is_busy = False
        self._card.file.show_fault(sentence_of(error))
        self._card.file.begin()
