"""Ties every action that the desk can do now to what does it; the others stay off until their room is built."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.domain.feedback import Verdict
from ui.actions import PANELS, Actions, Deed
from ui.screens.call.room import CallRoom
from ui.screens.frame.window import DeskWindow

Do = Callable[[], object]
_ACTS = {
    Deed.USE_ARTICLE: Verdict.USED,
    Deed.ATTACH_ARTICLE: Verdict.ATTACHED,
    Deed.ARTICLE_HELPFUL: Verdict.HELPFUL,
    Deed.ARTICLE_NOT_HELPFUL: Verdict.NOT_HELPFUL,
}


class KnowledgeLeader(Protocol):
    """What the deeds need of whoever leads the knowledge."""

    def act(self, verdict: Verdict) -> None:
        """Do something with the article that is meant."""
        ...

    def report_gap(self) -> None:
        """Say that none helps."""
        ...

    def write_article(self) -> None:
        """Write one."""
        ...

    def edit_article(self) -> None:
        """Correct the one that is read."""
        ...


class TicketLeader(Protocol):
    """What the deeds need of whoever changes the open ticket."""

    def assign_to_me(self) -> None:
        """Make it mine."""
        ...

    def close(self) -> None:
        """Have done with it."""
        ...

    def reopen(self) -> None:
        """Take it up again."""
        ...


class Form(Protocol):
    """A form that is begun by key."""

    def begin(self) -> None:
        """Show it."""
        ...


class OrderLeader(Protocol):
    """What the deeds need of whoever changes orders."""

    def choose_address(self) -> None:
        """Choose where it goes."""
        ...

    def ask_to_cancel(self) -> None:
        """Ask whether it is to be cancelled."""
        ...


class WrapUpLeader(Protocol):
    """What the deeds need of whoever logs calls."""

    def finish(self) -> None:
        """Log what came of it."""
        ...


class Writer(Protocol):
    """Whoever leads the forms of the call room."""

    @property
    def customer(self) -> Form:
        """The form of the customer."""
        ...

    @property
    def newcomer(self) -> Form:
        """The form of a new one."""
        ...

    @property
    def orders(self) -> OrderLeader:
        """Whoever changes orders."""
        ...

    @property
    def wrap_up(self) -> WrapUpLeader:
        """Whoever logs calls."""
        ...

    def new_ticket(self) -> None:
        """Begin a ticket for the customer."""
        ...


class TicketOpener(Protocol):
    """Whoever opens tickets in the call room."""

    @property
    def edits(self) -> TicketLeader:
        """Whoever changes the open ticket."""
        ...


class Leader(Protocol):
    """What the deeds need of whoever leads the call room."""

    @property
    def knowledge(self) -> KnowledgeLeader:
        """Whoever leads the knowledge."""
        ...

    @property
    def tickets(self) -> TicketOpener:
        """Whoever opens tickets."""
        ...

    @property
    def writing(self) -> Writer:
        """Whoever leads the forms."""
        ...

    def step(self, direction: int) -> None:
        """Go to a neighbour."""
        ...

    def close_current(self) -> None:
        """Close what is shown."""
        ...

    def end_call(self) -> None:
        """Let go of the call."""
        ...

    def leave_ticket(self) -> None:
        """Go back from a ticket to the timeline."""
        ...


def connect_deeds(
    actions: Actions, window: DeskWindow, room: CallRoom, leader: Leader, ask_offices: Do
) -> None:
    """Connect and switch on; what belongs to the call room goes there first."""
    in_call_room: Mapping[Deed, Do] = {
        Deed.ENTER_NUMBER: _begin_to_type(room.left.bar.entry),
        Deed.NEXT_CUSTOMER: lambda: leader.step(1),
        Deed.PREVIOUS_CUSTOMER: lambda: leader.step(-1),
        Deed.CLOSE_CUSTOMER: leader.close_current,
        Deed.END_CALL: leader.end_call,
        Deed.BACK: leader.leave_ticket,
        Deed.ASSIGN_TO_ME: leader.tickets.edits.assign_to_me,
        Deed.CLOSE_TICKET: leader.tickets.edits.close,
        Deed.REOPEN_TICKET: leader.tickets.edits.reopen,
        Deed.NEW_TICKET: leader.writing.new_ticket,
        Deed.EDIT_CUSTOMER: leader.writing.customer.begin,
        Deed.NEW_CUSTOMER: leader.writing.newcomer.begin,
        Deed.DELIVER_TO: leader.writing.orders.choose_address,
        Deed.CANCEL_ORDER: leader.writing.orders.ask_to_cancel,
        Deed.WRAP_UP: leader.writing.wrap_up.finish,
        Deed.EDIT_ARTICLE: leader.knowledge.edit_article,
        Deed.SEND: room.composer.send,
        Deed.FILTER: _after(leader.leave_ticket, room.page.timeline.focus_filter),
        Deed.COMPOSE: room.composer.focus_text,
        Deed.TOGGLE_INTERNAL: room.composer.turn_over,
        **{deed: _go_to(place) for deed, place in zip(PANELS, _panels(room), strict=True)},
        Deed.PANEL_4: partial(_go_to_centre, room),
        Deed.PANEL_5: room.composer.focus_text,
        Deed.PANEL_8: _after(leader.leave_ticket, _go_to(room.page.ticket_panel)),
        Deed.PANEL_9: room.right.show_invoices,
        **{deed: partial(leader.knowledge.act, verdict) for deed, verdict in _ACTS.items()},
        Deed.REPORT_GAP: leader.knowledge.report_gap,
        Deed.WRITE_ARTICLE: leader.knowledge.write_article,
    }
    for deed, do in in_call_room.items():
        _connect(actions, deed, _after(lambda: window.turn_to(Deed.CALL_ROOM), do))
    _connect(actions, Deed.PALETTE, window.palette_box.put_up)
    _connect(actions, Deed.SHORTCUTS, window.key_sheet.put_up)
    _connect(actions, Deed.REFRESH, ask_offices)
    _connect(actions, Deed.QUIT, window.close)


def _panels(room: CallRoom) -> tuple[QWidget, ...]:
    return (
        room.left.open_panel,
        room.left.ticket_panel,
        room.page.profile_panel,
        room.page.timeline_panel,
        room.composer,
        room.right.order_panel,
        room.right.knowledge_panel,
        room.page.ticket_panel,
        room.right.invoice_panel,
    )


def _go_to_centre(room: CallRoom) -> None:
    """Go to what is told of the customer: the timeline, or the ticket in its place."""
    place = room.page.ticket if room.page.shows_ticket else room.page.timeline_panel
    place.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _go_to(place: QWidget) -> Do:
    return lambda: place.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _begin_to_type(entry: QLineEdit) -> Do:
    def begin() -> None:
        entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        entry.selectAll()

    return begin


def _after(first: Do, then: Do) -> Do:
    def both() -> None:
        first()
        then()

    return both


def _connect(actions: Actions, deed: Deed, do: Do) -> None:
    action = actions.action(deed)
    action.triggered.connect(do)
    action.setEnabled(True)
