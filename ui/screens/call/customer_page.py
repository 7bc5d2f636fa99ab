"""Centre, with a customer open: who it is, what is open, and what happened or one ticket."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.domain.call_sheet import Panel
from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.prepared_sheet import PreparedSheet
from ui.models.rows import RowsModel
from ui.models.ticket_page import TicketPage
from ui.models.timeline_model import TimelineModel
from ui.screens.call.panel_ages import reason
from ui.screens.call.ticket_pane import TicketPane
from ui.speech import Speaker, fill, translate
from ui.widgets.customer_form import CustomerForm
from ui.widgets.customer_header import CustomerHeader
from ui.widgets.link_strip import LinkStrip
from ui.widgets.panel_frame import PanelFrame
from ui.widgets.row_delegate import ListDelegate
from ui.widgets.row_list import RowList
from ui.widgets.timeline_view import TimelineView


class CustomerPage(QWidget):
    """Head, and below it tickets and timeline or one ticket; filled for each customer, never rebuilt."""

    copied = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet: PreparedSheet | None = None
        self._is_ticket = False
        self.header = CustomerHeader(look)
        self.links = LinkStrip(look)
        self._tickets: RowsModel[ListRow] = RowsModel(self)
        self._timeline = TimelineModel(self)
        self.tickets = RowList(look, self._tickets, ListDelegate(look, self._tickets))
        self.tickets.fit_to_rows(44 * 3 + 18)
        self.timeline = TimelineView(look, self._timeline)
        self.ticket = TicketPane(look)
        self.form = CustomerForm(look)
        self.profile_panel = PanelFrame(look, Icon.USER)
        self.ticket_panel = PanelFrame(look, Icon.TICKET)
        self.timeline_panel = PanelFrame(look, Icon.HISTORY)
        self._build()
        look.follow(self._restyle)

    def show_sheet(self, sheet: PreparedSheet, now: datetime) -> None:
        """Show another customer from the top."""
        self._sheet = sheet
        self.header.show_profile(sheet.profile, now)
        self._tickets.show(sheet.tickets)
        self.tickets.scrollToTop()
        self.timeline.start_over()
        self._timeline.show_days(sheet.days)
        self._say_why(now)

    def follow_sheet(self, sheet: PreparedSheet, now: datetime) -> None:
        """Bring the same customer up to date; what the agent reads stays where it is."""
        self._sheet = sheet
        self.header.follow_profile(sheet.profile)
        self.follow_tickets(sheet.tickets, mark=True)
        self.timeline.list.keep_place(lambda: self._timeline.follow_days(sheet.days))
        self._say_why(now)

    def follow_tickets(self, rows: tuple[ListRow, ...], *, mark: bool) -> None:
        """Bring the tickets up to date."""
        self.tickets.keep_place(lambda: self._tickets.follow(rows, mark=mark))

    def show_ticket(self, page: TicketPage, wanted: Mapping[str, str], now: datetime) -> None:
        """Show a ticket in the place of the timeline."""
        self._turn(is_ticket=True)
        self.ticket.show_page(page, wanted, now)

    def show_history(self) -> None:
        """Show what happened."""
        self._turn(is_ticket=False)

    def show_form(self, *, is_wanted: bool) -> None:
        """Show the form in the place of everything below the head, or what stood there before."""
        self.form.setHidden(not is_wanted)
        is_ticket = self._is_ticket
        self.ticket.setHidden(is_wanted or not is_ticket)
        self.ticket_panel.setHidden(is_wanted or is_ticket)
        self.timeline_panel.setHidden(is_wanted or is_ticket)

    @property
    def shows_form(self) -> bool:
        """Tell whether the customer's data are being changed."""
        return not self.form.isHidden()

    @property
    def shows_ticket(self) -> bool:
        """Tell whether a ticket is open."""
        return self._is_ticket

    def _turn(self, *, is_ticket: bool) -> None:
        self._is_ticket = is_ticket
        self.header.make_room(is_ticket)
        self.show_form(is_wanted=False)

    def settle(self) -> None:
        """Take the marks of news away."""
        self.header.settle()
        self.ticket.settle()
        self._tickets.settle()
        self._timeline.settle()

    def _say_why(self, now: datetime) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        nothing = translate("CustomerPage", "%1 holds no tickets of this customer")
        empty = None if sheet.tickets else reason(sheet.panels.get(Panel.TICKETS), nothing, now)
        self.ticket_panel.set_reason(empty)
        self.ticket_panel.set_count(Counts.open(sheet.open_tickets) if sheet.open_tickets else "")
        quiet = None if self._timeline.total else translate("CustomerPage", "nothing has happened yet")
        self.timeline_panel.set_reason(quiet)
        self._count()

    def _count(self) -> None:
        total, shown = self._timeline.total, self._timeline.shown
        some = fill(translate("CustomerPage", "%1 of %2"), str(shown), str(total))
        self.timeline_panel.set_count("" if not total else (str(total) if shown == total else some))

    def _build(self) -> None:
        self.profile_panel.set_content(self.header)
        self.ticket_panel.set_content(self.tickets)
        self.timeline_panel.set_content(self.timeline)
        self.timeline.narrowed.connect(self._count)
        self.profile_panel.setFocusProxy(self.header.facts)
        self.timeline_panel.setFocusProxy(self.timeline.list)
        self.ticket.hide()
        self.form.hide()
        for copying in (self.header, self.tickets, self.timeline.list, self.ticket.head):
            copying.copied.connect(self.copied)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.profile_panel)
        self._outer.addWidget(self.links)
        self._outer.addWidget(self.ticket_panel)
        self._outer.addWidget(self.timeline_panel, 1)
        self._outer.addWidget(self.ticket, 1)
        self._outer.addWidget(self.form, 1)
        self._outer.addStretch()

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(4), px(8), px(4), px(4))
        self._outer.setSpacing(px(8))
        self.profile_panel.set_title(translate("CustomerPage", "Customer"))
        self.ticket_panel.set_title(translate("CustomerPage", "Tickets"))
        self.timeline_panel.set_title(translate("CustomerPage", "Timeline"))
        self.tickets.setAccessibleName(translate("CustomerPage", "Tickets of this customer"))


class Counts(Speaker):
    """Counted words of panels."""

    @classmethod
    def open(cls, n: int) -> str:
        """Say how many are open."""
        return Counts.tr("%n open", "", n)
