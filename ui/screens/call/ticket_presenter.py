"""Opens tickets beside their customers: one a customer, remembered while the customer is open."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.draft import Draft
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.ticket_room import TicketChoices
from callcenter.storage.database import Database
from callcenter.usecases.find_drafts import former_tickets
from callcenter.usecases.list_ticket_choices import list_ticket_choices
from callcenter.usecases.open_ticket_room import open_ticket_room
from ui.models.draft_words import readable
from ui.models.ticket_page import TicketPage, changed_words, prepare_ticket, ticket_subject, with_choices
from ui.screens.call.composer_presenter import ComposerPresenter
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.knowledge_presenter import KnowledgePresenter
from ui.screens.call.open_subjects import Subject, subject_of
from ui.screens.call.reading import read_drafts
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.screens.call.ticket_edit_presenter import TicketEditPresenter
from ui.speech import fill, translate
from ui.widgets.composer import Aim


@dataclass(frozen=True, slots=True)
class OpenedTicket:
    """A ticket with what is kept for it, read in one go; ``strays`` are words kept under a name it had before."""

    page: TicketPage
    drafts: tuple[Draft, ...]
    former: tuple[str, ...] = ()
    strays: tuple[Draft, ...] = ()


class TicketPresenter(QObject):
    """``current`` gives whose screen it is, ``open_customer`` shows somebody else."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        composer: ComposerPresenter,
        forms: FormDrafts,
        knowledge: KnowledgePresenter,
        current: Callable[[], Subject | None],
        open_customer: Callable[[CustomerId], None],
    ) -> None:
        super().__init__()
        self._room, self._services = room, services
        self._composer, self._knowledge = composer, knowledge
        self._current, self._open_customer = current, open_customer
        self._pages: dict[str, TicketPage] = {}
        self._known: dict[OfficeId, TicketChoices] = {}
        self._owners: dict[str, str] = {}
        self._part: RemoteId | None = None
        self.edits = TicketEditPresenter(room, services, forms, lambda: self.shown, self._refresh_shown)
        page = room.page
        page.ticket.left.connect(self.leave)
        page.ticket.head.article_wanted.connect(self._read_article)
        page.tickets.chosen.connect(self.open_row)
        page.timeline.ticket_wanted.connect(self.open)

    def open_row(self, key: object) -> None:
        """Open the ticket of a row in a list of tickets."""
        if isinstance(key, tuple):
            self.open(key[1])  # pyright: ignore[reportUnknownArgumentType]  # the rows of tickets are named so

    def open(self, ticket: LocalId, part: object = None) -> None:
        """Open a ticket beside its customer, at one message of it if so wished."""
        self._part = RemoteId(str(part)) if part else None
        services = self._services
        work = partial(_read_opened, services.database, ticket, services.agent, services.clock.now())
        services.background.run_latest(self, "open", work, self._show_opened, services.complain)

    def leave(self) -> None:
        """Go back to the timeline. Words for a ticket that is gone go along to the customer."""
        subject = self._current()
        page = self._pages.pop(subject.key, None) if subject else None
        if subject is None or page is None:
            return
        self._room.let_go_of_text()
        if page.is_gone:
            self._save_words(page, subject.key)
        self._composer.show(self.turn_to(subject), ())
        self.tell_knowledge()
        self._room.page.timeline.list.setFocus()

    def _save_words(self, page: TicketPage, subject: str) -> None:
        """Words for a ticket that is gone would never be seen again; choices for it have lost their sense."""
        self._composer.hand_over()
        self.edits.forget(page)
        drafts = (self._composer.keeper.latest(key) for key in self._composer.keys(page.drafts))
        if any(draft is not None and draft.text for draft in drafts):
            self._composer.carry(page.drafts, subject, ())
            moved = translate("Ticket", "The words for %1 stand with the customer now.")
            self._services.say(fill(moved, page.title))

    def turn_to(self, subject: Subject) -> str:
        """Show the ticket that is open beside a customer, or the timeline; gives whose drafts are to be written."""
        page = self._pages.get(subject.key)
        if page is None or subject.sheet is None:
            self._room.page.show_history()
            self._composer.aim(Aim.CUSTOMER)
            return subject.key
        self._room.page.show_ticket(page, self.edits.wanted(page), self._services.clock.now())
        self._composer.aim(Aim.TICKET, page.title)
        if self._part is not None:
            self._room.page.ticket.go_to(self._part)
            self._part = None
        self._read_again(subject.key, page)
        self._read_choices(page.room.ticket.office)
        return page.drafts

    def forget(self, subject: str) -> None:
        """A customer is closed."""
        page = self._pages.pop(subject, None)
        if page is not None and page.is_gone:
            self._save_words(page, subject)

    def moved(self, source: str, target: str) -> None:
        """A customer turned out to be another one: the ticket beside them goes along."""
        page = self._pages.pop(source, None)
        if page is not None:
            self._pages.setdefault(target, page)
        self._owners = {of: target if owner == source else owner for of, owner in self._owners.items()}

    def recover(self, subject: str) -> None:
        """Hand out the words written for a ticket that no office gives any more."""
        services = self._services
        work = partial(read_drafts, services.database, services.agent, subject)
        services.background.run_latest(self, "recover", work, self._hand_out, services.complain)

    def tell_knowledge(self) -> None:
        """Say which ticket is open to whoever looks for articles."""
        page = self.shown
        self._knowledge.follow_ticket(page.room.ticket if page and not page.is_gone else None)

    def hear(self, changes: Changes) -> None:
        """Read open tickets again that have changed."""
        for subject, page in tuple(self._pages.items()):
            if page.id in changes.ids.get(Kind.TICKET, ()):
                self._read_again(subject, page)

    def learn_owners(self, owners: Mapping[str, str]) -> None:
        """Take over with which customers tickets with unsent words go."""
        self._owners = {**owners, **self._owners}

    def owners_of(self, subjects: Iterable[str]) -> frozenset[str]:
        """Name the tabs that unsent words belong to: words for a ticket belong to its customer's."""
        return frozenset(self._owners.get(subject, subject) for subject in subjects)

    @property
    def shown(self) -> TicketPage | None:
        """The ticket that is open beside the customer on the screen."""
        subject = self._current()
        return self._pages.get(subject.key) if subject else None

    # what comes back from the store

    def _show_opened(self, opened: OpenedTicket | None) -> None:
        if opened is None:
            self._services.say(translate("Ticket", "This ticket is no longer there."))
            return
        page = opened.page
        if page.customer is None:
            self._services.say(translate("CallRoom", "No customer is known for this yet."))
            return
        for draft in (*opened.drafts, *opened.strays):
            self._composer.keeper.learn(draft)
        for source in opened.former:
            self._composer.carry(source, page.drafts, ())
        key = subject_of(page.customer)
        self._owners[page.drafts] = key
        self._pages[key] = page
        subject = self._current()
        if subject is None or subject.key != key:
            self._open_customer(page.customer)
            return
        self._room.let_go_of_text()
        self._composer.show(self.turn_to(subject), ())
        self.tell_knowledge()
        self._room.page.ticket.begin()

    def _hand_out(self, drafts: tuple[Draft, ...]) -> None:
        text = "\n\n".join(words for draft in drafts if (words := readable(draft)))
        if text:
            QGuiApplication.clipboard().setText(text)
            self._services.say(
                translate("Ticket", "The record is gone. What you wrote for it is on the clipboard.")
            )

    def _read_again(self, subject: str, page: TicketPage) -> None:
        services = self._services
        work = partial(_read_page, services.database, page.id, services.clock.now())
        then = partial(self._follow, subject, page.id)
        services.background.run_latest(self, f"ticket {page.id}", work, then, services.complain)

    def _follow(self, subject: str, ticket: LocalId, page: TicketPage | None) -> None:
        """News of an open ticket; late answers for one that was left are dropped."""
        before = self._pages.get(subject)
        if before is None or before.id != ticket:
            return
        if page is None:
            self._say_gone(before)
            page = replace(before, is_gone=True)
        else:
            self._say_changed(before, page)
            self._rename(before, page)
        self._pages[subject] = page
        self._refresh(subject, mark=True)

    def _say_changed(self, before: TicketPage, page: TicketPage) -> None:
        """Say what others changed while the agent writes or chooses."""
        steps = changed_words(before, page)
        if steps:
            said = translate("Ticket", "%1 changed in %2: %3. What you write stays.")
            self._services.say(fill(said, page.title, page.room.ticket.office, steps))

    def _rename(self, before: TicketPage, page: TicketPage) -> None:
        """A ticket made here has the office's name now: what is typed for it goes along."""
        if before.drafts == page.drafts:
            return
        self._owners[page.drafts] = self._owners.get(before.drafts, page.drafts)
        self._composer.carry(before.drafts, page.drafts, ())
        if self._composer.subject == before.drafts:
            self._composer.show(page.drafts, ())

    def _refresh_shown(self) -> None:
        subject = self._current()
        if subject is not None and subject.key in self._pages:
            self._refresh(subject.key, mark=False)

    def _refresh(self, subject: str, *, mark: bool) -> None:
        page, current = self._pages[subject], self._current()
        known = self._known.get(page.room.ticket.office)
        if known is not None:
            page = self._pages[subject] = with_choices(page, known)
        if current is not None and current.key == subject:
            wanted, now = self.edits.wanted(page), self._services.clock.now()
            self._room.follow_ticket(page, wanted, now, mark=mark)

    def _say_gone(self, page: TicketPage) -> None:
        if not page.is_gone:
            gone = translate("Ticket", "%1 gives %2 no more: merged, deleted or hidden. Your words are kept.")
            self._services.say(fill(gone, page.room.ticket.office, page.title))

    def _read_choices(self, office: OfficeId) -> None:
        services = self._services
        work = partial(list_ticket_choices, services.database, office)
        services.background.run_latest(self, "choices", work, self._take_choices, services.complain)

    def _take_choices(self, known: TicketChoices) -> None:
        self._known[known.office] = known
        self._refresh_shown()

    def _read_article(self) -> None:
        page = self.shown
        if page is not None and page.room.article is not None and page.room.article.id is not None:
            self._knowledge.read(page.room.article.id)


def _read_page(database: Database, ticket: LocalId, now: datetime) -> TicketPage | None:
    room = open_ticket_room(database, ticket, now)
    return prepare_ticket(room) if room else None


def _read_opened(database: Database, ticket: LocalId, agent: str, now: datetime) -> OpenedTicket | None:
    page = _read_page(database, ticket, now)
    if page is None:
        return None
    held = page.room.ticket
    before = former_tickets(database, held.office, held.record.id)
    former = tuple(ticket_subject(held.office, one) for one in before)
    strays = tuple(draft for one in former for draft in read_drafts(database, agent, one))
    return OpenedTicket(page, read_drafts(database, agent, page.drafts), former, strays)
