"""Shows what does not hang on one customer: my tickets, the offices, and what was left unfinished."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.call_sheet import Candidate, Panel, PanelState
from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.ticket import Ticket
from callcenter.domain.unsent import Unsent
from callcenter.storage import offices
from callcenter.storage.database import Database
from callcenter.usecases.check_offices import DeskHealth, check_offices
from callcenter.usecases.compare_customers import compare_customers
from callcenter.usecases.find_drafts import is_known, subjects_with_drafts
from callcenter.usecases.find_ticket_owners import find_ticket_owners
from callcenter.usecases.list_my_tickets import list_my_tickets
from callcenter.usecases.list_unsent import list_unsent
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.office_rows import office_rows
from ui.models.ticket_page import ticket_of_subject
from ui.models.ticket_rows import my_tickets
from ui.screens.call.open_subjects import customer_of, subject_of
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.theme import Meaning

_MOST_RECENT = 5


@dataclass(frozen=True, slots=True)
class _Unsent:
    subjects: frozenset[str]
    owners: Mapping[str, str]
    customers: tuple[Candidate, ...]
    gone: Mapping[str, str]
    """Tickets and customers no office gives any more, with what they are called."""


class WorkPresenter(QObject):
    """``drafts_known`` hears which subjects have unsent words, and with which customers the tickets of them go."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        drafts_known: Callable[[frozenset[str], Mapping[str, str]], None],
    ) -> None:
        super().__init__()
        self._room, self._services = room, services
        self._drafts_known = drafts_known
        self._tickets: tuple[Held[Ticket], ...] = ()
        self._unconfirmed = Unsent()
        self._health = DeskHealth((), 0)
        self._recent: dict[str, str] = {}
        self._unsent: tuple[Candidate, ...] = ()
        self._gone: Mapping[str, str] = {}

    def read(self) -> None:
        """Read everything."""
        self.read_tickets()
        self.read_offices()
        services = self._services
        work = partial(_unsent_customers, services.database, services.agent)
        services.background.run_latest(self, "drafts", work, self._show_unsent, services.complain)

    def read_tickets(self) -> None:
        """Read my tickets again."""
        services = self._services
        work = partial(_my_tickets, services.database, services.agent)
        services.background.run_latest(self, "tickets", work, self._take_tickets, services.complain)

    def read_offices(self) -> None:
        """Read how the offices are."""
        services = self._services
        work = partial(check_offices, services.database)
        services.background.run_latest(self, "offices", work, self._take_offices, services.complain)

    def read_panels(
        self, customer: CustomerId | None, then: Callable[[dict[Panel, PanelState]], None]
    ) -> None:
        """Read how old the panels' data is, and nothing else."""
        services = self._services
        work = partial(_panels, services.database, customer)
        services.background.run_latest(self, "panels", work, then, services.complain)

    def tell_time(self) -> None:
        """Say everything relative anew."""
        now = self._services.clock.now()
        self._room.left.show_tickets(my_tickets(self._tickets, now, self._unconfirmed), mark=False)
        self._show_offices()

    def is_gone(self, subject: str) -> bool:
        """Tell whether words are left for something that cannot be opened any more."""
        return subject in self._gone

    def note_closed(self, customer: CustomerId, name: str) -> None:
        """Remember a customer that was open, for this session only."""
        self._recent.pop(subject_of(customer), None)
        self._recent[subject_of(customer)] = name
        self.show_recent()

    def show_recent(self) -> None:
        """Show who was here not long ago and who has unsent words."""
        rows = [_recent_row(subject_of(known.customer), known.name, has_draft=True) for known in self._unsent]
        rows += [_recent_row(key, name, has_draft=True) for key, name in self._gone.items()]
        unsent = {row.key for row in rows}
        rows += [
            _recent_row(key, name, has_draft=False)
            for key, name in reversed(self._recent.items())
            if key not in unsent
        ]
        self._room.start.recent.follow(rows[:_MOST_RECENT], mark=False)

    def _take_tickets(self, found: tuple[tuple[Held[Ticket], ...], Unsent]) -> None:
        self._tickets, self._unconfirmed = found
        self._room.left.show_tickets(my_tickets(self._tickets, self._services.clock.now(), self._unconfirmed))

    def _take_offices(self, health: DeskHealth) -> None:
        self._health = health
        self._show_offices()

    def _show_offices(self) -> None:
        rows = office_rows(self._health.offices, self._services.clock.now())
        for model in (self._room.start.offices, self._room.unknown.offices):
            model.follow(rows, mark=False)

    def _show_unsent(self, found: _Unsent) -> None:
        self._unsent, self._gone = found.customers, found.gone
        self._drafts_known(found.subjects, found.owners)
        self.show_recent()


def _recent_row(key: str, name: str, *, has_draft: bool) -> ListRow:
    said = translate("Start", "unsent draft") if has_draft else ""
    icon, meaning = (Icon.EDIT, Meaning.INTERNAL) if has_draft else (Icon.USER, Meaning.QUIET)
    return ListRow(key, name, icon=icon, meaning=meaning, aside=said, aside_meaning=meaning, copied=name)


def _unsent_customers(database: Database, agent: str) -> _Unsent:
    subjects = subjects_with_drafts(database, agent)
    tickets = {subject: ticket for subject in subjects if (ticket := ticket_of_subject(subject)) is not None}
    owners = find_ticket_owners(database, tickets)
    own = (customer for subject in subjects if (customer := customer_of(subject)) is not None)
    customers = tuple(dict.fromkeys((*own, *owners.values())))
    named = {subject: subject_of(customer) for subject, customer in owners.items()}
    gone = {subject: _called(*ticket) for subject, ticket in tickets.items() if subject not in owners}
    lost = (subject for subject in subjects if (of := customer_of(subject)) and not is_known(database, of))
    gone |= dict.fromkeys(lost, translate("Start", "A customer no office gives any more"))
    return _Unsent(subjects, named, compare_customers(database, customers), gone)


def _called(office: OfficeId, remote: RemoteId) -> str:
    return fill(translate("Start", "Ticket %1, no longer in %2"), remote, office)


def _my_tickets(database: Database, agent: str) -> tuple[tuple[Held[Ticket], ...], Unsent]:
    return list_my_tickets(database, agent), list_unsent(database)


def _panels(database: Database, customer: CustomerId | None) -> dict[Panel, PanelState]:
    with database.read() as connection:
        return dict(offices.panel_states(connection, customer))
