"""Centre, with a ticket open: its head and its conversation, in the place of the timeline."""

from collections.abc import Hashable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.ticket_page import TicketPage
from ui.speech import Speaker, translate
from ui.widgets.article_attached import AttachedList
from ui.widgets.panel_frame import PanelFrame
from ui.widgets.plain_label import plain_tip
from ui.widgets.shy_button import ShyButton
from ui.widgets.ticket_conversation import Conversation
from ui.widgets.ticket_head import TicketHead

_NARROW = 640


class TicketPane(PanelFrame):
    """Filled for each ticket, never rebuilt. ``left`` goes back to the timeline."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Icon.TICKET, parent=parent)
        self._page: TicketPage | None = None
        self._refusal = ""
        self._is_narrow = False
        self.back, self.assign, self.end = QPushButton(), ShyButton(), ShyButton()
        self.head = TicketHead(look)
        self.conversation = Conversation(look)
        self.attached = AttachedList(look)
        self.back.setObjectName("ticket-back")
        self.back.clicked.connect(self.left)
        for button, name in ((self.assign, "ticket-assign"), (self.end, "ticket-end")):
            button.setObjectName(name)
            button.setProperty("kind", "bare")
            self.add_action(button)
        self.add_action(self.back)
        self._fill()
        look.follow(self._dress)

    @property
    def page(self) -> TicketPage | None:
        """The ticket that is shown."""
        return self._page

    def show_page(self, page: TicketPage, wanted: Mapping[str, str], now: datetime) -> None:
        """Show another ticket, its newest message in sight."""
        self._page = page
        self.head.show_page(page, dict(wanted), now)
        self.conversation.show_cards(page.cards, now)
        self._say()

    def follow_page(self, page: TicketPage, wanted: Mapping[str, str], now: datetime) -> None:
        """Bring the same ticket up to date; what the agent reads and has chosen stays."""
        self._page = page
        self.head.follow_page(page, dict(wanted), now)
        self.conversation.follow_cards(page.cards, now)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, what can be done is said by pictures, so that the way back keeps its word."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.px(_NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for button in (self.assign, self.end):
                button.give_way(is_wanted=is_narrow)
            self._say()

    def refuse(self, why: str) -> None:
        """Say why the ticket cannot be changed; empty where it can."""
        self._refusal = why
        self.head.refuse(why)
        self._say()

    def go_to(self, message: Hashable) -> None:
        """Bring a message into sight."""
        self.conversation.go_to(message)

    def begin(self) -> None:
        """Put the keyboard where the agent reads."""
        self.conversation.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, wherever in the ticket the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Take the marks of news away."""
        self.head.settle()
        self.conversation.settle()

    def tell_time(self, now: datetime) -> None:
        """Say everything relative anew."""
        self.head.tell_time(now)
        self.conversation.tell_time(now)

    def _say(self) -> None:
        if self._page is None:
            return
        count = len(self._page.cards)
        is_open = self._page.ticket.is_open
        self._name(self.assign, translate("Ticket", "Assign to me"))
        self._name(self.end, translate("Ticket", "Close") if is_open else translate("Ticket", "Reopen"))
        self.end.setIcon(self._look.icon(Icon.CHECK_CIRCLE if is_open else Icon.TICKET))
        for button in (self.assign, self.end):
            button.setEnabled(not self._page.is_gone and not self._refusal)
        self.set_title(self._page.title)
        office = "" if self._is_narrow else f"{self._page.room.ticket.office} · "
        self.set_count(f"{office}{Messages.count(count)}")

    def _name(self, button: QPushButton, said: str) -> None:
        button.setText(said)
        button.setAccessibleName(said)
        button.setToolTip(plain_tip(self._refusal or said))
        button.setAccessibleDescription(self._refusal)

    def _fill(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.head)
        inner.addWidget(self.attached)
        inner.addWidget(self.conversation, 1)
        self.set_content(content)
        self.setFocusProxy(self.conversation.text)

    def _dress(self) -> None:
        self.back.setText(translate("Ticket", "Timeline"))
        self.back.setToolTip(plain_tip(translate("Ticket", "Timeline")))
        self.back.setIcon(self._look.icon(Icon.HISTORY))
        self._name(self.assign, translate("Ticket", "Assign to me"))
        self.assign.setIcon(self._look.icon(Icon.USER))
        if self._page is None:
            self._name(self.end, translate("Ticket", "Close"))
            self.set_title(translate("Words", "Ticket"))
        self._say()


class Messages(Speaker):
    """Counted words of a ticket."""

    @classmethod
    def count(cls, n: int) -> str:
        """Say how many messages there are."""
        return Messages.tr("%n messages", "", n)
