"""Has words go: as a reply or a comment, as a new ticket, or as a note on the customer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.draft import DraftKey
from callcenter.domain.errors import DeskError
from callcenter.domain.ids import LocalId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.storage.database import Database
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.log_interaction import log_interaction
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.reply_to_ticket import reply_to_ticket
from ui.models.ticket_page import TicketPage
from ui.screens.call.composer_presenter import ComposerPresenter
from ui.screens.call.open_subjects import Subject
from ui.screens.call.opening_presenter import OpeningPresenter
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.widgets.composer import Aim, Composer, Field


@dataclass(frozen=True, slots=True)
class _Letter:
    """Words on their way from the composer to the outbox; ``said`` is told once they are there."""

    subject: str
    field: Field
    text: str
    act: Callable[[Database], object]
    ends: tuple[DraftKey, ...]
    said: str
    is_ticket: bool = False


class SendPresenter(QObject):
    """``page`` gives the ticket that is shown, ``current`` whose screen it is."""

    def __init__(
        self,
        composer: Composer,
        services: CallServices,
        words: ComposerPresenter,
        opening: OpeningPresenter,
        page: Callable[[], TicketPage | None],
        current: Callable[[], Subject | None],
    ) -> None:
        super().__init__()
        self._composer, self._services, self._words, self._opening = composer, services, words, opening
        self._page, self._current = page, current
        composer.sent.connect(self.send)

    def send(self) -> None:
        """Make an edit of the words; where that fails they stay, and one sentence tells why."""
        self._composer.finish_composing()
        letter = self._letter()
        if letter is None:
            return
        self._words.hand_over()
        self._composer.set_busy(True)
        work = partial(self._words.keeper.send, letter.act, letter.ends)
        then = partial(self._took, letter)
        self._services.background.run(self, work, then, partial(self._returned, letter))

    def _letter(self) -> _Letter | None:
        page, field = self._page(), self._composer.field
        text = self._composer.text(field)
        if page is not None and page.is_gone:
            self._services.say(
                translate("Composer", "This ticket is gone. Your words are kept; go back to use them.")
            )
            return None
        if page is not None and self._composer.purpose is Aim.TICKET:
            return self._for_ticket(page, field, text)
        return self._note(text) if field is Field.NOTE else self._new_ticket(text)

    def _for_ticket(self, page: TicketPage, field: Field, text: str) -> _Letter:
        services = self._services
        verb = reply_to_ticket if field is Field.REPLY else comment_ticket

        def act(database: Database) -> object:
            return verb(database, page.id, text, agent=services.agent, at=services.clock.now())

        return _Letter(
            self._words.subject, field, text, act, self._ends(field), _on_its_way(page.room.ticket.office)
        )

    def _note(self, text: str) -> _Letter:
        services, current = self._services, self._current()
        now = services.clock.now()
        number = current.number.e164 if current and current.number else ""
        customer = current.customer if current else None
        note = Interaction(LocalId(0), customer, Channel.NOTE, number, services.agent, now, now, text.strip())

        def act(database: Database) -> object:
            return log_interaction(database, note)

        said = translate("Composer", "The note stands in the timeline.")
        return _Letter(self._words.subject, Field.NOTE, text, act, self._ends(Field.NOTE), said)

    def _new_ticket(self, text: str) -> _Letter | None:
        if not self._opening.can_open:
            self._services.say(translate("Composer", "No office takes new tickets. Your words are kept."))
            return None
        services, ticket = self._services, self._opening.new_ticket(text)

        def act(database: Database) -> object:
            return open_ticket(database, ticket, agent=services.agent, at=services.clock.now())

        subject = self._words.subject
        ends = (*self._ends(Field.REPLY), *self._opening.keys(subject))
        return _Letter(subject, Field.REPLY, text, act, ends, _on_its_way(ticket.office), is_ticket=True)

    def _ends(self, field: Field) -> tuple[DraftKey, ...]:
        return (DraftKey(self._services.agent, self._words.subject, field.value),)

    def _took(self, letter: _Letter, _done: object) -> None:
        self._words.took(letter.subject, letter.field, letter.text, letter.said)
        if letter.is_ticket:
            self._opening.done(letter.subject)

    def _returned(self, letter: _Letter, error: DeskError) -> None:
        self._words.returned(letter.subject)
        self._services.complain(error)


def _on_its_way(office: str) -> str:
    return fill(translate("Composer", "On its way to %1"), office)
