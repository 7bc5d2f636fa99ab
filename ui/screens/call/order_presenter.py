"""Changes the order that is current in the list: where it goes, or that it is not wanted any more."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.call_sheet import OrderOnSheet
from callcenter.domain.customer import PostalAddress
from callcenter.domain.customer_record import CustomerRecord
from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import ADDRESS, to_address
from callcenter.domain.errors import DeskError
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, RemoteId
from callcenter.domain.order import Order, OrderState
from callcenter.usecases.cancel_order import cancel_order
from callcenter.usecases.change_order import change_order
from callcenter.usecases.list_records import list_records
from ui.models.customer_profile import address_line
from ui.screens.call.open_subjects import Subject
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.screens.call.takers_presenter import TakersPresenter
from ui.speech import fill, translate

_CANCELLABLE = frozenset({OrderState.DRAFT, OrderState.QUOTATION})
_Records = tuple[CustomerRecord, ...]


class OrderPresenter(QObject):
    """``current`` gives whose screen it is, ``change_customer`` opens the form for another address."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        current: Callable[[], Subject | None],
        change_customer: Callable[[], None],
        takers: TakersPresenter,
    ) -> None:
        super().__init__()
        self._room, self._services, self._current, self._takers = room, services, current, takers
        takers.changed.connect(self._show)
        self._acts = room.right.order_acts
        self._records: _Records = ()
        self._customer: CustomerId | None = None
        self._order: Held[Order] | None = None
        room.right.orders.selectionModel().currentChanged.connect(self._turn)
        self._acts.sent_elsewhere.connect(self._redirect)
        self._acts.cancelled.connect(self._cancel)
        self._acts.address_wanted.connect(change_customer)

    def show(self, _subject: str = "") -> None:
        """Somebody else is on the screen, or there is news of whoever is: read their addresses."""
        current = self._current()
        customer = current.customer if current else None
        if customer is None:
            self._customer, self._records, self._order = None, (), None
            self._show()
            return
        services = self._services
        work = partial(list_records, services.database, customer)
        services.background.run_latest(
            self, "records", work, partial(self._take, customer), services.complain
        )

    def choose_address(self) -> None:
        """Choose where the current order goes, or the first that can still go elsewhere."""
        if self._find(lambda order: order.is_open and not order.is_return):
            self._acts.choose_address()

    def ask_to_cancel(self) -> None:
        """Ask whether the current order is to be cancelled, or the first that still can be."""
        if self._find(lambda order: order.state in _CANCELLABLE):
            self._acts.ask_to_cancel()

    def _find(self, fits: Callable[[Order], bool]) -> bool:
        """Turn to an order of which this can be done: the current one, or else the first."""
        if self._order is not None and fits(self._order.record):
            return True
        found = next((item.order for item in self._on_sheet() if fits(item.order.record)), None)
        if found is None:
            self._services.say(translate("Orders", "No order of this customer can be changed so."))
            return False
        self._order = found
        self._show()
        return True

    def _take(self, customer: CustomerId, records: _Records) -> None:
        if self._customer != customer:
            self._order = None
        self._customer, self._records = customer, records
        if self._order is not None:
            self._order = next(
                (one.order for one in self._on_sheet() if one.order.id == self._order.id), None
            )
        self._show()

    def _turn(self) -> None:
        key = self._room.right.orders.current_key()
        named = key[1] if isinstance(key, tuple) and key[0] == "order" else None  # pyright: ignore[reportUnknownVariableType]  # the rows of orders are named so
        if named is not None:
            self._order = next((one.order for one in self._on_sheet() if one.order.id == named), None)
            self._show()

    def _on_sheet(self) -> tuple[OrderOnSheet, ...]:
        current = self._current()
        return current.sheet.sheet.orders if current and current.sheet else ()

    def _show(self) -> None:
        held = self._order
        if held is None:
            self._acts.show_order("", (), "", may_redirect=False, may_cancel=False)
            return
        order, takers = held.record, self._takers
        self._acts.show_order(
            order.number,
            [(one.id, address_line(one)) for one in self._addresses(held)],
            order.deliver_to or "",
            may_redirect=order.is_open and not order.is_return and takers.is_offered(EditKind.CHANGE_ORDER),
            may_cancel=order.state in _CANCELLABLE and takers.is_offered(EditKind.CANCEL_ORDER),
            refusals=(
                takers.refusal(EditKind.CHANGE_ORDER, held.office),
                takers.refusal(EditKind.CANCEL_ORDER, held.office),
            ),
        )

    def _addresses(self, held: Held[Order]) -> list[PostalAddress]:
        named = (held.office, held.record.customer)
        known = (one.fields.items() for one in self._records if (one.office, one.id) == named)
        return [
            to_address(name.removeprefix(ADDRESS), value)
            for fields in known
            for name, value in fields
            if name.startswith(ADDRESS) and value
        ]

    def _redirect(self, address: str) -> None:
        held, services = self._order, self._services
        if held is None or not address or address == held.record.deliver_to:
            return
        agent, at = services.agent, services.clock.now()
        work = partial(change_order, services.database, held.id, RemoteId(address), agent=agent, at=at)
        said = translate("Orders", "%1 goes to the other address; the change is on its way to %2.")
        services.background.run(self, work, partial(self._say, held, said), self._fail)

    def _cancel(self) -> None:
        held, services = self._order, self._services
        if held is None:
            return
        work = partial(
            cancel_order, services.database, held.id, agent=services.agent, at=services.clock.now()
        )
        said = translate("Orders", "%1 is being cancelled in %2.")
        services.background.run(self, work, partial(self._say, held, said), self._fail)

    def _say(self, held: Held[Order], said: str, _done: object) -> None:
        self._services.say(fill(said, held.record.number, held.office))

    def _fail(self, error: DeskError) -> None:
        """Show where it goes in truth, and say why."""
        self._show()
        self._services.complain(error)
