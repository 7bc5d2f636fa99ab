"""A call sheet with every word prepared, so that the screen only paints."""

from collections.abc import Mapping
from dataclasses import dataclass

from callcenter.domain.call_sheet import CallSheet, Panel, PanelState
from callcenter.domain.ids import CustomerId
from ui.models.customer_profile import Profile, build_profile
from ui.models.invoice_rows import invoice_rows, overdue, owed
from ui.models.list_row import ListRow
from ui.models.order_rows import Card, build_cards
from ui.models.ticket_rows import tickets_of_customer
from ui.models.timeline_rows import Day, build_days


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """What the room shows of one customer; made in the background, from the sheet alone."""

    sheet: CallSheet
    profile: Profile
    cards: tuple[Card, ...]
    days: tuple[Day, ...]
    tickets: tuple[ListRow, ...]
    invoices: tuple[ListRow, ...]
    owed: str
    overdue: str
    open_tickets: int

    @property
    def customer(self) -> CustomerId:
        """Whose it is."""
        return self.sheet.customer.id

    @property
    def panels(self) -> Mapping[Panel, PanelState]:
        """How old it is."""
        return self.sheet.panels


def prepare_sheet(sheet: CallSheet) -> PreparedSheet:
    """Prepare the words; may run in any thread."""
    return PreparedSheet(
        sheet,
        build_profile(sheet),
        build_cards(sheet),
        build_days(sheet.timeline, sheet.read_at),
        tickets_of_customer(sheet.tickets, sheet.read_at, sheet.unsent),
        invoice_rows(sheet.invoices, sheet.read_at),
        owed(sheet),
        overdue(sheet),
        sum(held.record.is_open for held in sheet.tickets),
    )
