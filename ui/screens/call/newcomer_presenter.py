"""Leads the form for a customer no office knows yet, and opens them once they are kept."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from callcenter.domain.customer import ContactKind, ContactPoint
from callcenter.domain.edit import EditKind, Value
from callcenter.domain.edit_values import ADDRESS, CONTACT, contact_value, to_address, to_contact
from callcenter.domain.errors import DeskError
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.domain.new_record import NewCustomer
from callcenter.storage import customers
from callcenter.storage.database import Database
from callcenter.usecases.create_customer import create_customer
from callcenter.usecases.list_takers import list_takers
from ui.models.draft_words import RECORD
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.open_subjects import Subject
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.troubles import sentence_of
from ui.widgets.customer_form import COMPANY, LANGUAGE, NAME

_PREFIX = f"{RECORD}new:"
_NOBODY = "newcomer"
"""The drafts' subject of a new customer who did not call."""
_CALLED_FROM = f"{CONTACT}local:caller"
"""The number they call from is theirs although nobody typed it, so it is no draft; it stands there every time."""


class NewcomerPresenter(QObject):
    """``made`` carries the new customer and whose words go along with them."""

    made = Signal(object, str)

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        forms: FormDrafts,
        current: Callable[[], Subject | None],
    ) -> None:
        super().__init__()
        self._room, self._services, self._forms, self._current = room, services, forms, current
        self._form = room.newcomer
        self._subject = ""
        self._offices: tuple[OfficeId, ...] = ()
        room.unknown.created.connect(self.begin)
        self._form.typed.connect(self._keep)
        self._form.saved.connect(self.save)
        self._form.left.connect(room.leave_newcomer)
        self._form.given_up.connect(self._give_up)

    def begin(self) -> None:
        """Show the form: for the caller nobody knows, or for somebody who did not call; as it was left."""
        if self._room.makes_newcomer:
            self._form.begin()
            return
        services = self._services
        work = partial(list_takers, services.database)
        services.background.run_latest(self, "takers", work, self._show, services.complain)

    def save(self) -> None:
        """Make an edit of it; where that fails it stays, and one sentence tells why."""
        office = self._form.office.currentData()
        if not office:
            return
        services, subject = self._services, self._subject
        made = _customer(OfficeId(str(office)), self._form.words)
        self._forms.hand_over()

        def act(database: Database) -> CustomerId | None:
            waiting = create_customer(
                database, made, agent=services.agent, at=services.clock.now(), numbering=services.numbering
            )
            with database.read() as connection:
                return customers.by_remote(connection, waiting.edit.office, waiting.edit.record)

        self._form.set_busy(True)
        work = partial(self._forms.keeper.send, act, self._forms.keys(subject, self._kept(subject)))
        services.background.run(self, work, partial(self._took, subject, made), self._refused)

    def _show(self, takers: Mapping[OfficeId, frozenset[EditKind]]) -> None:
        current = self._current()
        number = current.number if current and current.customer is None else None
        self._subject = current.key if current is not None and number is not None else _NOBODY
        self._offices = tuple(office for office, kinds in takers.items() if EditKind.CREATE_CUSTOMER in kinds)
        typed: dict[str, Value] = {
            field.removeprefix(_PREFIX): text
            for field, text in self._forms.words(self._subject, self._kept(self._subject)).items()
        }
        if number is not None and number.e164 and not _has(typed, number.e164):
            point = ContactPoint(RemoteId(""), ContactKind.PHONE, number.e164)
            typed = {_CALLED_FROM: contact_value(point)} | typed
        self._fill(typed)
        if not typed:
            self._form.add_contact()
        self._room.show_newcomer()

    def _fill(self, typed: Mapping[str, Value]) -> None:
        self._form.show_record("", {}, typed, is_new=True)
        self._form.offer_offices(
            [(office, office) for office in self._offices], next(iter(self._offices), "")
        )
        self._form.set_busy(not self._offices)
        if not self._offices:
            none = translate("CustomerForm", "No office takes new customers. What you type is kept here.")
            self._form.notice.tell(none, Meaning.INFO)

    def _keep(self, field: str, value: Value) -> None:
        self._forms.note(self._subject, {_PREFIX + field: value or ""})

    def _kept(self, subject: str) -> tuple[str, ...]:
        return tuple(field for field in self._forms.fields(subject) if field.startswith(_PREFIX))

    def _give_up(self) -> None:
        self._forms.hand_over()
        self._forms.drop(self._subject, self._kept(self._subject))
        self._fill({})

    def _took(self, subject: str, made: NewCustomer, customer: CustomerId | None) -> None:
        ends = self._forms.keys(subject, self._kept(subject))
        self._forms.keeper.ended(*ends, now=self._services.clock.now())
        self._form.set_busy(False)
        said = translate("CustomerForm", "%1 is kept and on the way to %2.")
        self._services.say(fill(said, made.name, made.office))
        self._room.leave_newcomer()
        if customer is not None:
            self.made.emit(customer, subject)

    def _refused(self, error: DeskError) -> None:
        self._forms.keeper.keep(*self._forms.keeper.of(self._subject))
        self._form.set_busy(False)
        self._form.notice.tell(sentence_of(error), Meaning.ERROR)


def _has(typed: Mapping[str, Value], number: str) -> bool:
    """Tell whether a number is among what was typed."""
    values = (value for field, value in typed.items() if field.startswith(CONTACT) and value)
    return any(to_contact("", value).value == number for value in values)


def _customer(office: OfficeId, words: Mapping[str, Value]) -> NewCustomer:
    contacts = (
        to_contact(field, value) for field, value in words.items() if field.startswith(CONTACT) and value
    )
    addresses = (
        to_address(field, value) for field, value in words.items() if field.startswith(ADDRESS) and value
    )
    return NewCustomer(
        office,
        words.get(NAME) or "",
        tuple(contacts),
        tuple(addresses),
        words.get(LANGUAGE) or "",
        is_company=words.get(COMPANY) == "1",
    )
