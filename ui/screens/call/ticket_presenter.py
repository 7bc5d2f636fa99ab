"""Opens tickets beside their customers: one a customer, remembered while the customer is open."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.ticket_room import TicketChoices
from callcenter.storage.database import Database
from callcenter.usecases.find_drafts import find_draft
from callcenter.usecases.list_ticket_choices import list_ticket_choices
from callcenter.usecases.open_ticket_room import open_ticket_room
from ui.models.ticket_page import OWNER, QUEUE, STATE, TicketPage, prepare_ticket, with_choices
from ui.screens.call.composer_presenter import ComposerPresenter
from ui.screens.call.knowledge_presenter import KnowledgePresenter
from ui.screens.call.open_subjects import Subject, subject_of
from ui.screens.call.reading import read_drafts
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.speech import fill, translate

_FIELDS = (STATE, OWNER, QUEUE)
_MARK = "="
"""Stands before a kept choice, so that choosing nobody is something to keep, too."""


@dataclass(frozen=True, slots=True)
class OpenedTicket:
    """A ticket with the words and the choices kept for it, read in one go in the background."""

    page: TicketPage
    drafts: tuple[Draft, ...]


class TicketPresenter(QObject):
    """``current`` gives whose screen it is, ``open_customer`` shows somebody else."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        composer: ComposerPresenter,
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
        page = room.page
        page.ticket.left.connect(self.leave)
        page.ticket.head.choices.chosen.connect(self._keep_choice)
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
        for field in _FIELDS:
            self._keep(page, field, "")
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
            self._composer.aim("")
            return subject.key
        self._room.page.show_ticket(page, self._wanted(page), self._services.clock.now())
        self._composer.aim(page.title)
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
        page = self._shown
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
    def _shown(self) -> TicketPage | None:
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
        for draft in opened.drafts:
            self._composer.keeper.learn(draft)
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
        text = "\n\n".join(draft.text for draft in drafts)
        if text:
            QGuiApplication.clipboard().setText(text)
            self._services.say(
                translate("Ticket", "The ticket is gone. What you wrote for it is on the clipboard.")
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
        self._pages[subject] = page
        self._refresh(subject, mark=True)

    def _refresh(self, subject: str, *, mark: bool) -> None:
        page, current = self._pages[subject], self._current()
        known = self._known.get(page.room.ticket.office)
        if known is not None:
            page = self._pages[subject] = with_choices(page, known)
        if current is not None and current.key == subject:
            self._room.follow_ticket(page, self._wanted(page), self._services.clock.now(), mark=mark)

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
        subject = self._current()
        if subject is not None and subject.key in self._pages:
            self._refresh(subject.key, mark=False)

    # what the agent chooses

    def _keep_choice(self, field: str, value: str) -> None:
        """Keep a choice as the draft that it is, until it can be sent."""
        page = self._shown
        if page is None:
            return
        now = next(choice.now for choice in page.choices if choice.field == field)
        self._keep(page, field, "" if value == now else f"{_MARK}{value}")

    def _keep(self, page: TicketPage, field: str, text: str) -> None:
        kept = self._composer.keeper.latest(self._key(page, field))
        if text != (kept.text if kept else ""):
            self._composer.keeper.keep(Draft(self._key(page, field), text, self._services.clock.now()))

    def _wanted(self, page: TicketPage) -> dict[str, str]:
        kept = {field: self._composer.keeper.latest(self._key(page, field)) for field in _FIELDS}
        return {
            field: draft.text.removeprefix(_MARK) for field, draft in kept.items() if draft and draft.text
        }

    def _key(self, page: TicketPage, field: str) -> DraftKey:
        return DraftKey(self._services.agent, page.drafts, field)

    def _read_article(self) -> None:
        page = self._shown
        if page is not None and page.room.article is not None and page.room.article.id is not None:
            self._knowledge.read(page.room.article.id)


def _read_page(database: Database, ticket: LocalId, now: datetime) -> TicketPage | None:
    room = open_ticket_room(database, ticket, now)
    return prepare_ticket(room) if room else None


def _read_opened(database: Database, ticket: LocalId, agent: str, now: datetime) -> OpenedTicket | None:
    page = _read_page(database, ticket, now)
    if page is None:
        return None
    chosen = (find_draft(database, DraftKey(agent, page.drafts, field)) for field in _FIELDS)
    drafts = (*read_drafts(database, agent, page.drafts), *(draft for draft in chosen if draft))
    return OpenedTicket(page, drafts)
