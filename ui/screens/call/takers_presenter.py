"""Knows which office takes what, so that nothing is offered that would only be refused afterwards."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from callcenter.domain.edit import EditKind
from callcenter.domain.ids import OfficeId
from callcenter.usecases.list_takers import list_takers
from ui.models.ticket_page import TicketPage
from ui.screens.call.open_subjects import Subject
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.composer import Field

_WRITTEN = {Field.NOTE: EditKind.COMMENT, Field.REPLY: EditKind.REPLY}


class TakersPresenter(QObject):
    """``current`` gives whose screen it is, ``page`` the ticket that is shown; ``changed`` tells of other offices.

    Until the offices are known everything is offered.
    """

    changed = Signal()

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        current: Callable[[], Subject | None],
        page: Callable[[], TicketPage | None],
    ) -> None:
        super().__init__()
        self._room, self._services, self._current, self._page = room, services, current, page
        self._takers: Mapping[OfficeId, frozenset[EditKind]] | None = None

    def read(self) -> None:
        """Read which office takes what; no office is asked."""
        services = self._services
        work = partial(list_takers, services.database)
        services.background.run_latest(self, "takers", work, self._take, services.complain)

    def is_offered(self, kind: EditKind) -> bool:
        """Tell whether any office takes this."""
        return self._takers is None or any(kind in kinds for kinds in self._takers.values())

    def refusal(self, kind: EditKind, *offices: OfficeId) -> str:
        """Say why this cannot be done where these offices hold the record; empty where one of them takes it."""
        takers = self._takers
        if takers is None or any(kind in takers.get(office, ()) for office in offices):
            return ""
        if not offices or not self.is_offered(kind):
            return translate("Takers", "No office takes this from the desk.")
        return fill(
            translate("Takers", "%1 does not take this from the desk."), ", ".join(sorted({*offices}))
        )

    def show(self, _subject: str = "") -> None:
        """Say on everything that belongs to whoever is on the screen what cannot be done, and why."""
        room, page, current = self._room, self._page(), self._current()
        records = current.sheet.sheet.customer.records if current and current.sheet else ()
        offices = [one.office for one in records]
        room.page.header.refuse_change(self.refusal(EditKind.CHANGE_CUSTOMER, *offices) if offices else "")
        room.unknown.refuse_new(
            "" if self.is_offered(EditKind.CREATE_CUSTOMER) else self.refusal(EditKind.CREATE_CUSTOMER)
        )
        refused = dict.fromkeys(Field, "")
        if page is not None:
            office = page.room.ticket.office
            room.page.ticket.refuse(self.refusal(EditKind.CHANGE_TICKET, office))
            refused = {field: self.refusal(kind, office) for field, kind in _WRITTEN.items()}
        room.composer.refuse(refused, opens_tickets=self.is_offered(EditKind.OPEN_TICKET))

    def _take(self, takers: Mapping[OfficeId, frozenset[EditKind]]) -> None:
        self._takers = takers
        self.show()
        self.changed.emit()
