"""Keeps what is chosen for a new ticket, and knows where it can go."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.draft import DraftKey
from callcenter.domain.ids import LocalId, OfficeId
from callcenter.domain.new_record import NewTicket
from callcenter.usecases.list_openings import list_openings
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.open_subjects import Subject
from ui.screens.call.services import CallServices
from ui.widgets.ticket_opening import (
    COMPLAINT,
    FIELDS,
    OFFICE,
    ORDER,
    PRIORITY,
    QUEUE,
    SUBJECT,
    Openings,
    TicketOpening,
)

_LONGEST_SUBJECT = 100
_MOST_ORDERS = 12


class OpeningPresenter(QObject):
    """``current`` gives whose screen it is; the words themselves stand in the composer."""

    def __init__(
        self,
        opening: TicketOpening,
        services: CallServices,
        forms: FormDrafts,
        current: Callable[[], Subject | None],
    ) -> None:
        super().__init__()
        self._opening, self._services, self._forms, self._current = opening, services, forms, current
        self._subject = ""
        opening.changed.connect(self._keep)

    def show(self, subject: str) -> None:
        """Show what is kept for a subject, and read where its tickets can go."""
        self._subject = subject
        self._opening.show_words(self._forms.words(subject, FIELDS))
        services = self._services
        work = partial(list_openings, services.database)
        services.background.run_latest(self, "openings", work, self._offer, services.complain)

    def new_ticket(self, text: str) -> NewTicket:
        """Put together what the agent wants opened; without a subject its first words are one."""
        words, current = self._opening.words, self._current()
        first = text.strip().partition("\n")[0][:_LONGEST_SUBJECT]
        return NewTicket(
            OfficeId(words[OFFICE]),
            current.customer if current else None,
            words[QUEUE],
            words[SUBJECT].strip() or first,
            text,
            int(words[PRIORITY] or 50),
            order=LocalId(int(words[ORDER])) if words[ORDER] else None,
            is_complaint=bool(words[COMPLAINT]),
        )

    @property
    def can_open(self) -> bool:
        """Tell whether any office takes new tickets."""
        return bool(self._opening.words[OFFICE])

    def keys(self, subject: str) -> tuple[DraftKey, ...]:
        """Name the drafts of a new ticket, with nothing of them still to be written."""
        self._forms.hand_over()
        return self._forms.keys(subject, FIELDS)

    def done(self, subject: str) -> None:
        """The ticket is an edit by now: begin anew."""
        self._forms.keeper.ended(*self.keys(subject), now=self._services.clock.now())
        if subject == self._subject:
            self._opening.show_words({})

    def _keep(self) -> None:
        if self._subject:
            self._forms.note(self._subject, self._opening.words if self._opening.is_touched else _nothing())

    def _offer(self, queues: Mapping[OfficeId, tuple[str, ...]]) -> None:
        current = self._current()
        orders = current.sheet.sheet.orders[:_MOST_ORDERS] if current and current.sheet else ()
        named = [(str(item.order.id), item.order.record.number) for item in orders]
        known = {str(office): names for office, names in queues.items()}
        self._opening.offer(Openings(known, dict.fromkeys(known, named)))


def _nothing() -> dict[str, str]:
    return dict.fromkeys(FIELDS, "")
