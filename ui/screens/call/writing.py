"""Everything of the call room that an agent types, put together: nothing of it is lost, and each part is small."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from callcenter.domain.ids import CustomerId
from ui.screens.call.composer_presenter import ComposerPresenter
from ui.screens.call.customer_form_presenter import CustomerFormPresenter
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.newcomer_presenter import NewcomerPresenter
from ui.screens.call.open_subjects import Subject
from ui.screens.call.opening_presenter import OpeningPresenter
from ui.screens.call.order_presenter import OrderPresenter
from ui.screens.call.room import CallRoom
from ui.screens.call.send_presenter import SendPresenter
from ui.screens.call.services import CallServices
from ui.screens.call.takers_presenter import TakersPresenter
from ui.screens.call.ticket_presenter import TicketPresenter
from ui.screens.call.wrap_up_presenter import WrapUpPresenter
from ui.widgets.composer import Field


class Writing(QObject):
    """``current`` gives whose screen it is; ``serve`` is called once the tickets have a presenter."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        current: Callable[[], Subject | None],
        takers: TakersPresenter,
    ) -> None:
        super().__init__()
        self._room, self._services, self._current = room, services, current
        self.composer = ComposerPresenter(
            room.composer, services.database, services.background, services.clock, services.agent
        )
        self.forms = FormDrafts(self.composer.keeper, services.clock, services.agent)
        self.opening = OpeningPresenter(room.composer.opening, services, self.forms, current)
        self.customer = CustomerFormPresenter(room, services, self.forms, current)
        self.newcomer = NewcomerPresenter(room, services, self.forms, current)
        self.orders = OrderPresenter(room, services, current, self.customer.begin, takers)
        self.wrap_up = WrapUpPresenter(room, services, self.forms, current)
        for part in (takers, self.opening, self.customer, self.orders, self.wrap_up):
            self.composer.shown.connect(part.show)

    def serve(self, tickets: TicketPresenter) -> None:
        """Send what is written for tickets, too."""
        self._leave_ticket = tickets.leave
        self.send = SendPresenter(
            self._room.composer,
            self._services,
            self.composer,
            self.opening,
            lambda: tickets.shown,
            self._current,
        )

    def new_ticket(self) -> None:
        """Begin a ticket for the customer."""
        self._leave_ticket()
        self._room.composer.turn(Field.REPLY)
        self._room.composer.begin_ticket()

    def follow(self, customer: CustomerId) -> None:
        """There is news of the customer on the screen."""
        self.customer.follow(customer)
        self.orders.show()

    @property
    def is_waiting(self) -> bool:
        """Tell whether words are still to be written."""
        return self.forms.is_waiting or self.composer.is_waiting

    def flush(self) -> None:
        """Write every word before this returns; raises ``DeskError`` where the store does not take them."""
        self.forms.hand_over()
        self.composer.flush()
