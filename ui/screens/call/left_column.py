"""Left: who, and my work."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.list_row import ListRow
from ui.models.open_row import OpenRow
from ui.models.rows import RowsModel
from ui.speech import translate
from ui.widgets.call_bar import CallBar
from ui.widgets.customer_tabs import CustomerTabs
from ui.widgets.panel_frame import PanelFrame
from ui.widgets.row_list import RowList
from ui.widgets.ticket_list import TicketDelegate


class LeftColumn(QWidget):
    """Call bar, open customers, my tickets."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.bar = CallBar(look)
        self._open: RowsModel[OpenRow] = RowsModel(self)
        self._mine: RowsModel[ListRow] = RowsModel(self)
        self.tabs = CustomerTabs(look, self._open)
        self.tabs.fit_to_rows(44 * 6)
        self.tickets = RowList(look, self._mine, TicketDelegate(look, self._mine))
        self.open_panel = PanelFrame(look, Icon.USERS)
        self.ticket_panel = PanelFrame(look, Icon.TICKET)
        self.open_panel.set_content(self.tabs)
        self.ticket_panel.set_content(self.tickets)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.bar)
        self._outer.addWidget(self.open_panel)
        self._outer.addWidget(self.ticket_panel, 1)
        self._outer.addStretch()
        look.follow(self._restyle)

    def show_open(self, rows: tuple[OpenRow, ...]) -> None:
        """Show the open customers; the current one is selected."""
        self.tabs.keep_place(lambda: self._open.follow(rows, mark=False))
        current = next((place for place, row in enumerate(rows) if row.is_current), -1)
        if current >= 0:
            self.tabs.make_current(current)
        else:
            self.tabs.clearSelection()
        self._say_open()

    def show_tickets(self, rows: tuple[ListRow, ...], *, mark: bool = True) -> None:
        """Show the agent's tickets."""
        first = not self._mine.rows
        self.tickets.keep_place(lambda: self._mine.follow(rows, mark=mark and not first))
        self._say_tickets()

    def settle(self) -> None:
        """Take the marks of news away."""
        self._mine.settle()

    def _say_open(self) -> None:
        count = len(self._open.rows)
        self.open_panel.set_count(str(count) if count else "")
        self.open_panel.set_reason(None if count else translate("LeftColumn", "none open"))

    def _say_tickets(self) -> None:
        count = len(self._mine.rows)
        self.ticket_panel.set_count(str(count) if count else "")
        self.ticket_panel.set_reason(None if count else translate("LeftColumn", "none waiting for you"))

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(8), px(8), px(4), px(8))
        self._outer.setSpacing(px(8))
        self.open_panel.set_title(translate("LeftColumn", "Open customers"))
        self.ticket_panel.set_title(translate("LeftColumn", "My tickets"))
        self.tabs.setAccessibleName(translate("LeftColumn", "Open customers"))
        self.tickets.setAccessibleName(translate("LeftColumn", "My tickets by due time"))
        self._say_open()
        self._say_tickets()
