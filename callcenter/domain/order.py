"""Orders and what became of each line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from callcenter.domain.ids import RemoteId


class OrderState(StrEnum):
    """How far an order is; ``office_state`` keeps the office's own word."""

    DRAFT = "draft"
    QUOTATION = "quotation"
    CONFIRMED = "confirmed"
    PROCESSING = "processing"
    DONE = "done"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class Fulfilment(StrEnum):
    """How much of a line has left the house."""

    NONE = "none"
    PARTLY = "partly"
    SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One position; quantities are in ``unit``. ``None`` means the office does not say."""

    id: RemoteId
    product: RemoteId | None
    product_code: str
    description: str
    ordered: Decimal | None
    shipped: Decimal | None = None
    invoiced: Decimal | None = None
    unit: str = ""
    unit_price: Decimal | None = None

    @property
    def fulfilment(self) -> Fulfilment:
        """Say how much of this line has left the house; of a line of unknown size never that it is complete."""
        if not self.shipped:
            return Fulfilment.NONE
        if self.ordered is None:
            return Fulfilment.PARTLY
        return Fulfilment.SHIPPED if abs(self.shipped) >= abs(self.ordered) else Fulfilment.PARTLY


@dataclass(frozen=True, slots=True)
class Order:
    """A sale, or with ``is_return`` goods coming back; ``customer`` is the office's id of the customer.

    ``total`` is ``None`` where the office does not say. ``deliver_to`` is one of the customer's addresses.
    """

    id: RemoteId
    customer: RemoteId
    number: str
    placed_on: date | None
    state: OrderState
    currency: str
    total: Decimal | None
    lines: tuple[OrderLine, ...] = ()
    reference: str = ""
    office_state: str = ""
    is_return: bool = False
    origin: str = ""
    revision: str = ""
    deliver_to: RemoteId | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to happen."""
        return self.state not in (OrderState.DONE, OrderState.CANCELLED)
