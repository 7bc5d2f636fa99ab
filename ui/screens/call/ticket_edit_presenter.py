"""Changes the ticket that is open: what is chosen becomes an edit at once, and can be taken back."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.changes import Kind
from callcenter.domain.draft import Draft
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.edit_values import FIELD, list_value
from callcenter.domain.errors import DeskError
from callcenter.domain.ticket import TicketState
from callcenter.storage.database import Database
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.list_unsent import list_unsent
from callcenter.usecases.withdraw_edit import withdraw_edit
from ui.models.draft_words import CHOSEN
from ui.models.ticket_page import CHOICES, OWNER, STATE, TicketPage
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.speech import translate
from ui.widgets.ticket_fields import BETWEEN


class TicketEditPresenter(QObject):
    """``page`` gives the ticket that is shown, ``refresh`` shows it anew with what was chosen."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        forms: FormDrafts,
        page: Callable[[], TicketPage | None],
        refresh: Callable[[], None],
    ) -> None:
        super().__init__()
        self._room, self._services, self._forms = room, services, forms
        self._page, self._refresh = page, refresh
        head, pane = room.page.ticket.head, room.page.ticket
        head.choices.chosen.connect(self._choose)
        head.choices.taken_back.connect(self.take_back)
        head.choices.sent.connect(self._send_kept)
        head.fields.typed.connect(self._keep_field)
        head.fields.wanted.connect(self._change_field)
        pane.assign.clicked.connect(self.assign_to_me)
        pane.end.clicked.connect(self.turn_over)

    def wanted(self, page: TicketPage) -> dict[str, str]:
        """Give what was chosen or typed for a ticket and is no edit yet."""
        names = (*CHOICES, *(FIELD + one.name for one in page.ticket.fields))
        return {
            field: text.removeprefix(CHOSEN) if field in CHOICES else text
            for field, text in self._forms.words(page.drafts, names).items()
        }

    def assign_to_me(self) -> None:
        """Make the ticket mine."""
        self._change({OWNER: self._services.agent})

    def close(self) -> None:
        """Have done with the ticket."""
        self._change({STATE: TicketState.CLOSED.value})

    def reopen(self) -> None:
        """Take the ticket up again."""
        self._change({STATE: TicketState.OPEN.value})

    def turn_over(self) -> None:
        """Close what is open, and open what is closed."""
        page = self._page()
        if page is not None:
            self.close() if page.ticket.is_open else self.reopen()

    def take_back(self) -> None:
        """Undo what has not left yet, and forget what was chosen and not sent."""
        page = self._page()
        if page is None:
            return
        self._forms.drop(page.drafts, CHOICES)
        self._refresh()
        services = self._services
        work = partial(_withdraw_changes, services, page)
        services.background.run(self, work, _done, services.complain)

    def forget(self, page: TicketPage) -> None:
        """A ticket is gone: choices for it have lost their sense."""
        self._forms.drop(page.drafts, CHOICES)

    def _choose(self, field: str, value: str) -> None:
        page = self._page()
        now = next((one.now for one in page.choices if one.field == field), None) if page else None
        if page is None or now is None:
            return
        if value == now:
            self._forms.drop(page.drafts, (field,))
            self._refresh()
            return
        self._forms.keeper.keep(
            Draft(self._forms.key(page.drafts, field), CHOSEN + value, self._services.clock.now())
        )
        self._change({field: value})

    def _send_kept(self) -> None:
        page = self._page()
        if page is not None:
            self._change({field: value for field, value in self.wanted(page).items() if field in CHOICES})

    def _keep_field(self, name: str, text: str) -> None:
        page = self._page()
        if page is not None:
            self._forms.note(page.drafts, {FIELD + name: text})

    def _change_field(self, name: str, text: str) -> None:
        values = [value.strip() for value in text.split(BETWEEN.strip()) if value.strip()]
        self._change({FIELD + name: list_value(values)})

    def _change(self, fields: Fields) -> None:
        page = self._page()
        if page is None or page.is_gone:
            self._services.say(translate("Ticket", "Open a ticket first."))
            return
        services = self._services
        self._forms.hand_over()
        ends = self._forms.keys(page.drafts, fields)

        def act(database: Database) -> object:
            return change_ticket(database, page.id, fields, agent=services.agent, at=services.clock.now())

        work = partial(self._forms.keeper.send, act, ends)
        services.background.run(self, work, partial(self._took, page, fields), partial(self._kept, page))

    def _took(self, page: TicketPage, fields: Mapping[str, object], _done: object) -> None:
        ends = self._forms.keys(page.drafts, fields)
        self._forms.keeper.ended(*ends, now=self._services.clock.now())
        self._room.page.ticket.head.fields.accept(
            name.removeprefix(FIELD) for name in fields if name.startswith(FIELD)
        )

    def _kept(self, page: TicketPage, error: DeskError) -> None:
        """What was chosen stays chosen, and says that it is not sent."""
        self._forms.keeper.keep(*self._forms.keeper.of(page.drafts))
        self._refresh()
        self._services.complain(error)


def _withdraw_changes(services: CallServices, page: TicketPage) -> None:
    """Take back what waits by now; the latest first, so that nothing is left that builds upon it."""
    held = page.room.ticket
    waiting = list_unsent(services.database).of(held.office, Kind.TICKET, held.record.id)
    for one in reversed(waiting):
        if one.edit.kind is EditKind.CHANGE_TICKET and one.state.is_open:
            withdraw_edit(services.database, one.seq, at=services.clock.now())


def _done(_: None) -> None:
    """The ticket is read again by itself."""
