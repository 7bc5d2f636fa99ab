"""The window as the desk builds it, without rooms, and what it is told at the ends of a shift."""

from datetime import datetime, timedelta

from callcenter.domain.changes import Kind
from callcenter.domain.errors import DeskError
from callcenter.numbering import NumberingRules
from callcenter.storage.database import Database
from callcenter.usecases.comment_ticket import comment_ticket
from tests.callcenter.outbox_steps import AGENT, LATER, local
from ui.actions import Actions, Deed
from ui.background import Background
from ui.feed import ChangeFeed
from ui.look import Look
from ui.screens.call.services import CallServices
from ui.screens.frame.shift import Shift
from ui.screens.frame.window import DeskWindow


class Hours:
    """A clock that a test puts forward."""

    def __init__(self) -> None:
        self.after = timedelta()

    def now(self) -> datetime:
        return LATER + self.after


class ShiftRig:
    """``gone`` says how often the agent left; ``may_leave`` is what the desk would answer."""

    def __init__(self, look: Look, database: Database) -> None:
        self.database, self.clock = database, Hours()
        self.may_leave = True
        self.gone = self.outbox_shown = 0
        self.said: list[str] = []
        self.complaints: list[DeskError] = []
        self.background, self.feed = Background(), ChangeFeed()
        self._unsubscribe = database.subscribe(self.feed.tell)
        self.actions = Actions(look)
        self.window = DeskWindow(look, self.actions, "desk")
        self.shift = Shift(
            self.window, self.actions, self._services(), lambda: self.may_leave, self._show_outbox
        )
        self.shift.over.connect(self._go)
        self.window.resize(1200, 760)
        self.window.show()

    def comment(self, text: str) -> int:
        """Write something that waits."""
        ticket = local(self.database, Kind.TICKET, "T7")
        return comment_ticket(self.database, ticket, text, agent=AGENT, at=LATER).seq

    def do(self, deed: Deed) -> None:
        """Do what an action does."""
        self.actions.action(deed).trigger()

    def close(self) -> None:
        """Close as the desk closes."""
        self.shift.close()
        self.background.close()
        self._unsubscribe()

    def _go(self) -> None:
        self.gone += 1

    def _show_outbox(self) -> None:
        self.outbox_shown += 1

    def _services(self) -> CallServices:
        return CallServices(
            database=self.database,
            background=self.background,
            feed=self.feed,
            clock=self.clock,
            agent=AGENT,
            rules=NumberingRules,
            language=lambda: "en",
            say=self.said.append,
            complain=self.complaints.append,
            on_customer_opened=lambda _: None,
            on_unknown_caller=lambda _: None,
        )
