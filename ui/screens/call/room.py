"""The call room: three columns whose meaning never changes."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from callcenter.domain.call_sheet import Panel, PanelState
from ui.look import Look
from ui.models.candidate_rows import CandidateRow
from ui.models.prepared_sheet import PreparedSheet
from ui.models.ticket_page import TicketPage
from ui.screens.call.customer_page import CustomerPage
from ui.screens.call.left_column import LeftColumn
from ui.screens.call.panel_ages import PanelAges
from ui.screens.call.right_column import RightColumn
from ui.widgets.chooser import Chooser
from ui.widgets.composer import Composer
from ui.widgets.customer_form import CustomerForm
from ui.widgets.scrolled import Scrolled
from ui.widgets.start_page import StartPage
from ui.widgets.unknown_caller import UnknownCaller

_NEWS_MS = 12_000


class CallRoom(QWidget):
    """Shows one customer, a chooser, an unknown caller or the start page; every part exists from the beginning."""

    copied = Signal(str)

    def __init__(
        self, look: Look, keys: Iterable[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self._look = look
        self.left = LeftColumn(look)
        self.right = RightColumn(look)
        self.start = StartPage(look, keys)
        self.page = CustomerPage(look)
        self.chooser = Chooser(look)
        self.unknown = UnknownCaller(look)
        self.newcomer = CustomerForm(look)
        self._newcomer_page = QWidget()
        self.composer = Composer(look)
        self._pages = QStackedWidget()
        self._scrolled: dict[QWidget, Scrolled] = {
            page: Scrolled(page) for page in (self.start, self.page, self.unknown, self._newcomer_page)
        }
        self._before: QWidget = self.start
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._ages = PanelAges(
            (
                (self.page.profile_panel, (Panel.PROFILE,)),
                (self.page.ticket_panel, (Panel.TICKETS,)),
                (self.page.ticket, (Panel.TICKETS,)),
                (
                    self.page.timeline_panel,
                    (Panel.ORDERS, Panel.DELIVERIES, Panel.INVOICES, Panel.TICKETS),
                ),
                (self.right.order_panel, (Panel.ORDERS, Panel.DELIVERIES)),
                (self.right.invoice_panel, (Panel.INVOICES,)),
                (self.right.knowledge_panel, (Panel.ARTICLES,)),
                (self.left.ticket_panel, (Panel.TICKETS,)),
            )
        )
        self._news = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._news.timeout.connect(self.settle)
        self._build()
        look.follow(self._restyle)
        self.show_start()

    def show_sheet(self, sheet: PreparedSheet, now: datetime) -> None:
        """Show another customer: the screen pop. No widget is made here."""
        self.settle()
        self.page.show_sheet(sheet, now)
        self.right.show_sheet(sheet, now)
        self._turn_to(self.page)
        self.show_ages(sheet.panels, now)

    def follow_sheet(self, sheet: PreparedSheet, now: datetime) -> None:
        """Bring the customer on the screen up to date."""
        self.page.follow_sheet(sheet, now)
        self.right.follow_sheet(sheet, now)
        self.show_ages(sheet.panels, now)
        self._news.start()

    def follow_ticket(
        self, page: TicketPage, wanted: Mapping[str, str], now: datetime, *, mark: bool
    ) -> None:
        """Bring the ticket on the screen up to date."""
        self.page.ticket.follow_page(page, wanted, now)
        if mark:
            self._news.start()

    def show_chooser(self, why: str, rows: tuple[CandidateRow, ...]) -> None:
        """Ask who it is."""
        self.chooser.show_candidates(why, rows)
        self.right.show_nothing()
        self._turn_to(self.chooser)

    def show_unknown(self, title: str, where: str, state: str, *, is_asking: bool) -> None:
        """Say that nobody here knows the caller."""
        self.unknown.show_number(title, where, state, is_asking=is_asking)
        self.right.show_nothing()
        self._turn_to(self.unknown)

    def show_newcomer(self) -> None:
        """Make a new customer, in the place of what was shown."""
        if not self.makes_newcomer:
            self._before = self._pages.currentWidget() or self.start
        self._pages.setCurrentWidget(self._scrolled[self._newcomer_page])
        self.newcomer.begin()

    def leave_newcomer(self) -> None:
        """Go back to what was shown before."""
        if self.makes_newcomer:
            self._pages.setCurrentWidget(self._before)

    @property
    def makes_newcomer(self) -> bool:
        """Tell whether a new customer is being made."""
        return self._pages.currentWidget() is self._scrolled[self._newcomer_page]

    def show_start(self) -> None:
        """Nobody is open."""
        self.right.show_nothing()
        self._turn_to(self.start)

    def show_ages(self, panels: Mapping[Panel, PanelState], now: datetime) -> None:
        """Take over how old everything is."""
        self._ages.show(panels, now)

    def tell_time(self, now: datetime) -> None:
        """Bring everything that says a time up to this second."""
        self._ages.tell_time(now)
        self.left.bar.tell_time(now)
        self.page.header.tell_time(now)

    def settle(self) -> None:
        """Take the marks of news away."""
        for part in (self.left, self.page, self.right):
            part.settle()

    def let_go_of_text(self) -> None:
        """Take the keyboard out of the composer, so that words meant for one customer never land at another."""
        if self.composer.isAncestorOf(self.window().focusWidget() or self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_writing(self) -> bool:
        """Tell whether the keyboard is in the composer."""
        return self.composer.isAncestorOf(self.window().focusWidget() or self)

    @property
    def shows_customer(self) -> bool:
        """Tell whether a customer is on the screen."""
        return self._pages.currentWidget() is self._scrolled[self.page]

    def sizes(self) -> dict[str, list[int]]:
        """Give the sizes of the columns, to be remembered."""
        splitters = (self._columns, self._middle, self.right)
        return {splitter.objectName(): splitter.sizes() for splitter in splitters}

    def set_sizes(self, sizes: Mapping[str, list[int]]) -> None:
        """Take over remembered sizes; what does not fit is left as it is."""
        for splitter in (self._columns, self._middle, self.right):
            wanted = sizes.get(splitter.objectName(), [])
            if len(wanted) == splitter.count() and all(size > 0 for size in wanted):
                splitter.setSizes(wanted)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(self._scrolled.get(page, page))
        self._lower.setHidden(page is self.start)

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for page in (self.start, self.page, self.chooser, self.unknown, self._newcomer_page):
            self._pages.addWidget(self._scrolled.get(page, page))
        self._lower = QWidget()
        self._around = QVBoxLayout(self._newcomer_page)
        self._around.addWidget(self.newcomer)
        self._beneath = QVBoxLayout(self._lower)
        self._beneath.addWidget(self.composer)
        self._middle.addWidget(self._pages)
        self._middle.addWidget(self._lower)
        self._middle.setStretchFactor(0, 1)
        self._middle.setStretchFactor(1, 0)
        for column in (self.left, self._middle, self.right):
            self._columns.addWidget(column)
        for place, share in enumerate((0, 5, 3)):
            self._columns.setStretchFactor(place, share)
        for splitter, name in ((self._columns, "call-columns"), (self._middle, "call-middle")):
            splitter.setObjectName(name)
            splitter.setChildrenCollapsible(False)
        for copying in (self.page, self.right):
            copying.copied.connect(self.copied)
        self.right.knowledge.inserted.connect(self.composer.insert)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._columns)
        px = self._look.px
        self._columns.setSizes([px(264), px(750), px(480)])
        self._middle.setSizes([px(700), px(170)])
        self.right.setSizes([px(560), px(360)])

    def _restyle(self) -> None:
        px = self._look.px
        for splitter in (self._columns, self._middle, self.right):
            splitter.setHandleWidth(px(2))
        self.left.setMinimumWidth(px(220))
        self._middle.setMinimumWidth(px(380))
        self.right.setMinimumWidth(px(330))
        self._around.setContentsMargins(px(4), px(8), px(4), px(4))
        self._beneath.setContentsMargins(px(4), px(4), px(4), px(8))
