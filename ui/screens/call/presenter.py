"""Leads the call room: who is open, who is shown, what is new; it alone knows both the screen and the store."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.draft import Draft
from callcenter.domain.ids import CustomerId
from callcenter.domain.search import Hit
from ui.models.prepared_sheet import PreparedSheet
from ui.screens.call.clock_presenter import ClockPresenter
from ui.screens.call.joining_presenter import JoiningPresenter
from ui.screens.call.knowledge_presenter import KnowledgePresenter
from ui.screens.call.line_presenter import LinePresenter
from ui.screens.call.links_presenter import LinksPresenter
from ui.screens.call.nameless_presenter import NamelessPresenter
from ui.screens.call.open_rows import open_rows
from ui.screens.call.open_subjects import Opened, OpenSubjects, Subject, customer_of, subject_of
from ui.screens.call.pick_presenter import PickPresenter
from ui.screens.call.reading import read_call, read_customer, read_sheet_of
from ui.screens.call.room import CallRoom
from ui.screens.call.search_presenter import SearchPresenter
from ui.screens.call.services import CallServices
from ui.screens.call.takers_presenter import TakersPresenter
from ui.screens.call.ticket_presenter import TicketPresenter
from ui.screens.call.work_presenter import WorkPresenter
from ui.screens.call.writing import Writing
from ui.speech import fill, translate


class CallPresenter(QObject):
    """The lead calls ``call_arrives``, ``open``, ``flush_drafts`` and ``close``; all else comes from the room."""

    def __init__(self, room: CallRoom, services: CallServices) -> None:
        super().__init__()
        self._room, self._services = room, services
        self._subjects = OpenSubjects()
        self._old_drafts: frozenset[str] = frozenset()
        self._turn = 0
        self.takers = TakersPresenter(
            room, services, lambda: self._subjects.current, lambda: self.tickets.shown
        )
        self.writing = Writing(room, services, lambda: self._subjects.current, self.takers)
        self.composer = self.writing.composer
        self.knowledge = KnowledgePresenter(room, services, self.takers)
        self.line = LinePresenter(room.left.bar, services)
        self.nameless = NamelessPresenter(
            room,
            services,
            self.line,
            lambda: self._subjects.current,
            lambda: bool(self.composer.words) or room.is_writing,
        )
        self.tickets = TicketPresenter(
            room,
            services,
            self.composer,
            self.writing.forms,
            self.knowledge,
            lambda: self._subjects.current,
            self.open,
        )
        self.writing.serve(self.tickets)
        self.joining = JoiningPresenter(
            services,
            self._subjects,
            self.composer,
            self.line,
            self.tickets,
            put=self._put,
            turn_to=self._turn_to,
            show_open=self._show_open,
        )
        self.picking = PickPresenter(
            services,
            self._subjects,
            self.composer,
            self.line,
            self._next_turn,
            self._show_opened,
            self.open,
        )
        self.links = LinksPresenter(room.page.links, services)
        self.work = WorkPresenter(room, services, self._know_drafts)
        self._searches = (
            SearchPresenter(room.left.bar.entry, services, self.call_arrives, self.open_hit),
            SearchPresenter(room.unknown.entry, services, self.call_arrives, self._attach_hit),
        )
        self.clock = ClockPresenter(room, services, self.work, lambda: self._subjects.current)
        self._connect()
        self.work.read()
        self.takers.read()
        self.clock.read_panels()

    @property
    def is_waiting(self) -> bool:
        """Tell whether something is about to be asked, written or searched."""
        presenters = (self.writing, self.knowledge, *self._searches)
        return any(presenter.is_waiting for presenter in presenters)

    def call_arrives(self, number: str) -> None:
        """A telephone or a person names a number: find the caller in the store and show them."""
        self._turn += 1
        services = self._services
        now = services.clock.now()
        self.line.ring(number)
        work = partial(read_call, services.database, number, services.numbering, services.agent, now)
        services.background.run(self, work, partial(self._show_call, self._turn), services.complain)

    def open(self, customer: CustomerId) -> None:
        """Show a customer, at once where they are open already, and read them again."""
        self._turn += 1
        known = self._subjects.get(subject_of(customer))
        if known is not None:
            self._turn_to(known, ())
        services = self._services
        work = partial(read_customer, services.database, customer, services.agent, services.clock.now())
        services.background.run(self, work, partial(self._show_opened, self._turn), services.complain)

    def flush_drafts(self) -> None:
        """Write every word before this returns; raises ``DeskError`` where the store does not take them."""
        self.writing.flush()
        self.knowledge.flush()

    def close(self) -> None:
        """Stop, with everything typed kept."""
        self.clock.close()
        self._services.feed.changed.disconnect(self._hear)
        for search in self._searches:
            search.close()
        self.knowledge.close()
        self.flush_drafts()

    def _next_turn(self) -> int:
        self._turn += 1
        return self._turn

    def step(self, direction: int) -> None:
        """Go to the next or the previous open customer."""
        self._choose(self._subjects.next_to(direction))

    def close_current(self) -> None:
        """Close the customer that is shown."""
        current = self._subjects.current
        if current is not None:
            self._close(current.key)

    def end_call(self) -> None:
        """Nobody is on the line any more; the customer stays open."""
        since, caller = self.line.since, self._subjects.get(self.line.caller)
        self.line.hang_up()
        self._show_open()
        self.writing.wrap_up.call_ended(caller, since)

    def leave_ticket(self) -> None:
        """Go back from a ticket to the timeline."""
        self.tickets.leave()

    def _connect(self) -> None:
        room = self._room
        self._services.feed.changed.connect(self._hear)
        self.composer.words_changed.connect(self._hear_words)
        self.line.placed.connect(self._show_place)
        room.left.bar.ended.connect(self.end_call)
        room.left.tabs.chosen.connect(self._choose)
        room.left.tabs.closed.connect(self._close)
        room.left.tickets.chosen.connect(self.tickets.open_row)
        self.nameless.picked.connect(self.picking.pick)
        self.writing.newcomer.made.connect(self.picking.open_made)
        self.nameless.changed.connect(self._take_changed)
        room.start.chosen.connect(self._choose_recent)
        room.start.began.connect(room.left.bar.entry.setFocus)
        room.copied.connect(self._say_copied)

    # what comes back from the store

    def _show_call(self, turn: int, opened: Opened) -> None:
        self.joining.gather(opened)
        self._put(opened.subject)
        if turn != self._turn:
            self._show_open()
            return
        was_writing = self._room.is_writing
        self.line.belongs_to(opened.subject)
        self._room.let_go_of_text()
        self._turn_to(opened.subject, opened.drafts)
        if opened.subject.candidates and not was_writing:
            self._room.chooser.setFocus()
        self._tell_sync(opened.subject)

    def _show_opened(self, turn: int, opened: Opened) -> None:
        self.joining.gather(opened)
        known = self._subjects.get(opened.subject.key)
        if known is not None and opened.subject.number is None:
            opened = replace(opened, subject=replace(opened.subject, number=known.number))
        self._put(opened.subject)
        if turn == self._turn:
            self._turn_to(opened.subject, opened.drafts)
            self._tell_sync(opened.subject)
        else:
            self._show_open()

    def _follow(self, customer: CustomerId, sheet: PreparedSheet | None) -> None:
        """A sheet read again; late answers for customers no longer open are dropped."""
        if sheet is None:
            self._say_gone(customer)
            return
        if sheet.customer != customer and self._subjects.get(subject_of(customer)) is not None:
            self.joining.read(subject_of(customer), sheet.customer)
            return
        subject = self._subjects.refresh(sheet)
        current = self._subjects.current
        if subject is not None and current is not None and subject.key == current.key:
            self._room.follow_sheet(sheet, self._services.clock.now())
            self.knowledge.follow_customer(sheet.sheet)
            self.writing.follow(sheet.customer)
        self._show_open()

    def _say_gone(self, customer: CustomerId) -> None:
        """No office knows this customer any more. Where the agent has written, the tab stays with what it showed."""
        subject = self._subjects.get(subject_of(customer))
        if subject is None or subject.sheet is None:
            return
        gone = translate("CallRoom", "%1 is no longer held by any office.")
        if subject.key not in self._with_drafts():
            self._close(subject.key)
        self._services.say(fill(gone, subject.sheet.profile.name))

    def _show_place(self) -> None:
        """More is known of a number."""
        self.line.name(self._subjects.get(self.line.caller))
        current = self._subjects.current
        if current is not None and current.sheet is None:
            self.nameless.show(current)

    def _know_drafts(self, subjects: frozenset[str], owners: Mapping[str, str]) -> None:
        self._old_drafts = subjects
        self.tickets.learn_owners(owners)
        self._show_open()

    # what the room shows

    def _put(self, subject: Subject) -> None:
        goes = self._subjects.put(subject, self._with_drafts())
        if goes:
            self._services.say(
                translate("CallRoom", "The customer open for longest was closed to make room.")
            )

    def _turn_to(self, subject: Subject, drafts: tuple[Draft, ...]) -> None:
        now = self._services.clock.now()
        self._subjects.turn_to(subject.key)
        if subject.sheet is not None:
            self._room.show_sheet(subject.sheet, now)
        else:
            self.nameless.show(subject)
            self.clock.read_panels()
        self.composer.show(self.tickets.turn_to(subject), drafts)
        self.knowledge.show_customer(subject.sheet.sheet if subject.sheet else None, self.composer.words)
        self.tickets.tell_knowledge()
        self.links.show(subject.customer)
        self._show_open()

    def _take_changed(self, subject: Subject) -> None:
        """Other candidates than before for a caller without a name."""
        self._subjects.put(subject, self._with_drafts())
        self.nameless.show(subject)
        self._show_open()

    def _show_open(self) -> None:
        current = self._subjects.current
        rows = open_rows(
            self._subjects.all, current.key if current else "", self.line.caller, self._with_drafts()
        )
        self._room.left.show_open(rows)

    def _show_start(self) -> None:
        self._subjects.leave()
        self.composer.leave()
        self.links.show(None)
        self._room.show_start()
        self.knowledge.show_customer(None, "")
        self.clock.read_panels()
        self._show_open()

    def _with_drafts(self) -> frozenset[str]:
        keeper = self.composer.keeper
        return self.tickets.owners_of((self._old_drafts - keeper.emptied) | keeper.subjects)

    # what the agent wants

    def _choose(self, key: object) -> None:
        subject = self._subjects.get(str(key))
        if subject is None:
            return
        self._turn += 1
        self._turn_to(subject, ())
        if subject.customer is not None:
            self._read_again(subject.customer)

    def _choose_recent(self, key: object) -> None:
        customer = customer_of(str(key))
        if customer is not None and not self.work.is_gone(str(key)):
            self.open(customer)
        else:
            self.tickets.recover(str(key))

    def _close(self, key: object) -> None:
        subject = self._subjects.get(str(key))
        if subject is None:
            return
        self.composer.hand_over()
        if subject.key in self._with_drafts():
            self._services.say(translate("CallRoom", "Closed. The unsent words are kept as a draft."))
        after = self._subjects.close(subject.key)
        self.tickets.forget(subject.key)
        if subject.customer is not None and subject.sheet is not None:
            self.work.note_closed(subject.customer, subject.sheet.profile.name)
        if subject.key == self.line.caller:
            self.line.hang_up()
        following = self._subjects.get(after)
        if following is None:
            self._show_start()
        elif self._subjects.current is None:
            self._choose(following.key)
        else:
            self._show_open()

    def open_hit(self, hit: Hit) -> None:
        if hit.kind is Kind.TICKET:
            self.tickets.open(hit.id)
        elif hit.customer is not None:
            self.open(hit.customer)
        elif hit.kind is Kind.ARTICLE:
            self.knowledge.read(hit.id)
        else:
            self._services.say(translate("CallRoom", "No customer is known for this yet."))

    def _attach_hit(self, hit: Hit) -> None:
        if hit.customer is not None:
            self.picking.pick(hit.customer)
        else:
            self.open_hit(hit)

    def _hear_words(self) -> None:
        self.knowledge.hear(self.composer.words)
        self._show_open()

    def _say_copied(self, text: str) -> None:
        self._services.say(
            fill(translate("CallRoom", "Copied: %1"), text if len(text) < 60 else f"{text[:57]}…")
        )

    # what the offices bring

    def _hear(self, changes: Changes) -> None:
        self.links.hear(changes)
        for subject in self._subjects.all:
            if subject.customer is not None and subject.customer in changes.customers:
                self._read_again(subject.customer)
        if changes.touches(Kind.CUSTOMER):
            self.nameless.look_again()
        if changes.touches(Kind.TICKET):
            self.work.read_tickets()
            self.tickets.hear(changes)
        if changes.touches(Kind.OFFICE):
            self.work.read_offices()
            self.takers.read()
            self.clock.read_panels()
        if changes.touches(Kind.ARTICLE):
            self.knowledge.look_again()

    def _read_again(self, customer: CustomerId) -> None:
        services = self._services
        work = partial(read_sheet_of, services.database, customer, services.clock.now())
        then = partial(self._follow, customer)
        services.background.run_latest(self, f"sheet {customer}", work, then, services.complain)

    def _tell_sync(self, subject: Subject) -> None:
        if subject.customer is not None:
            self._services.on_customer_opened(subject.customer)
        elif not subject.candidates:
            self.nameless.ask_offices()
