"""Keeps true on the screen what time alone changes: ages of panels, clocks, and what is due when."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.call_sheet import Panel, PanelState
from callcenter.domain.ids import CustomerId
from ui.models.ticket_rows import tickets_of_customer
from ui.screens.call.open_subjects import Subject
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.screens.call.work_presenter import WorkPresenter

_SECOND_MS = 1_000
_SECONDS_BETWEEN_RELATIVES = 20


class ClockPresenter(QObject):
    """``current`` gives whose screen it is."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        work: WorkPresenter,
        current: Callable[[], Subject | None],
    ) -> None:
        super().__init__()
        self._room, self._services, self._work, self._current = room, services, work, current
        self._seconds = 0
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def read_panels(self) -> None:
        """Ask how old the data of each panel is."""
        customer = self._customer
        self._work.read_panels(customer, partial(self._show_panels, customer))

    def close(self) -> None:
        """Stop."""
        self._timer.stop()

    @property
    def _customer(self) -> CustomerId | None:
        current = self._current()
        return current.customer if current else None

    def _show_panels(self, customer: CustomerId | None, panels: Mapping[Panel, PanelState]) -> None:
        if self._customer == customer:
            self._room.show_ages(panels, self._services.clock.now())

    def _tick(self) -> None:
        now = self._services.clock.now()
        self._room.tell_time(now)
        self._seconds += 1
        if self._seconds % _SECONDS_BETWEEN_RELATIVES == 0:
            self._tell_relatives(now)

    def _tell_relatives(self, now: datetime) -> None:
        self._work.tell_time()
        self._room.page.ticket.tell_time(now)
        current = self._current()
        if current is not None and current.sheet is not None:
            sheet = current.sheet.sheet
            rows = tickets_of_customer(sheet.tickets, now, sheet.unsent)
            self._room.page.follow_tickets(rows, mark=False)
