"""Everything of the call room that an agent types, put together: nothing of it is lost, and each part is small."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.screens.call.composer_presenter import ComposerPresenter
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.open_subjects import Subject
from ui.screens.call.opening_presenter import OpeningPresenter
from ui.screens.call.room import CallRoom
from ui.screens.call.send_presenter import SendPresenter
from ui.screens.call.services import CallServices
from ui.screens.call.ticket_presenter import TicketPresenter


class Writing(QObject):
    """``current`` gives whose screen it is; ``serve`` is called once the tickets have a presenter."""

    def __init__(self, room: CallRoom, services: CallServices, current: Callable[[], Subject | None]) -> None:
        super().__init__()
        self._room, self._services, self._current = room, services, current
        self.composer = ComposerPresenter(
            room.composer, services.database, services.background, services.clock, services.agent
        )
        self.forms = FormDrafts(self.composer.keeper, services.clock, services.agent)
        self.opening = OpeningPresenter(room.composer.opening, services, self.forms, current)
        self.composer.shown.connect(self.opening.show)

    def serve(self, tickets: TicketPresenter) -> None:
        """Send what is written for tickets, too."""
        self.send = SendPresenter(
            self._room.composer,
            self._services,
            self.composer,
            self.opening,
            lambda: tickets.shown,
            self._current,
        )

    @property
    def is_waiting(self) -> bool:
        """Tell whether words are still to be written."""
        return self.forms.is_waiting or self.composer.is_waiting

    def flush(self) -> None:
        """Write every word before this returns; raises ``DeskError`` where the store does not take them."""
        self.forms.hand_over()
        self.composer.flush()
