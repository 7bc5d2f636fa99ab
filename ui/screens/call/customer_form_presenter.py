"""Leads the form that changes a customer: reads what each office holds, keeps what is typed, and makes it an edit."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.customer_record import CustomerRecord
from callcenter.domain.edit import Value
from callcenter.domain.errors import DeskError
from callcenter.domain.ids import CustomerId
from callcenter.storage.database import Database
from callcenter.usecases.change_customer import change_customer
from callcenter.usecases.list_records import list_records
from ui.models.draft_words import RECORD
from ui.screens.call.form_drafts import FormDrafts
from ui.screens.call.open_subjects import Subject, subject_of
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.troubles import sentence_of

_Records = tuple[CustomerRecord, ...]


class CustomerFormPresenter(QObject):
    """``current`` gives whose screen it is."""

    def __init__(
        self,
        room: CallRoom,
        services: CallServices,
        forms: FormDrafts,
        current: Callable[[], Subject | None],
    ) -> None:
        super().__init__()
        self._room, self._services, self._forms, self._current = room, services, forms, current
        self._form = room.page.form
        self._customer: CustomerId | None = None
        self._records: _Records = ()
        self._shown: CustomerRecord | None = None
        room.page.header.change.clicked.connect(self.begin)
        self._form.typed.connect(self._keep)
        self._form.saved.connect(self.save)
        self._form.left.connect(self.leave)
        self._form.given_up.connect(self._give_up)
        self._form.turned.connect(self._turn)

    def begin(self) -> None:
        """Show the form for the customer on the screen, as it was left."""
        current = self._current()
        if current is None or current.customer is None or current.sheet is None:
            self._services.say(translate("CustomerForm", "Open a customer first."))
            return
        if self._room.page.shows_form:
            self._form.begin()
            return
        self._read(current.customer, self._show)

    def show(self, _subject: str) -> None:
        """Somebody else is on the screen: what was typed stays with whom it was typed for."""
        current = self._current()
        self._shown = None
        self._customer = current.customer if current else None
        self._say_typed()

    def follow(self, customer: CustomerId) -> None:
        """Bring an open form up to date."""
        if self._shown is not None and customer == self._customer and self._room.page.shows_form:
            self._read(customer, self._follow)

    def leave(self) -> None:
        """Go back; the words stay a draft."""
        self._shown = None
        self._room.page.show_form(is_wanted=False)
        self._room.page.header.change.setFocus()
        self._say_typed()

    def save(self) -> None:
        """Make an edit of what was changed; where that fails it stays, and one sentence tells why."""
        record, changes, customer = self._shown, self._form.changes, self._customer
        if record is None or customer is None:
            return
        if not changes:
            self.leave()
            return
        services = self._services
        self._forms.hand_over()
        ends = self._forms.keys(self._subject, self._drafts_of(record))

        def act(database: Database) -> object:
            return change_customer(
                database,
                customer,
                record.office,
                record.id,
                changes,
                agent=services.agent,
                at=services.clock.now(),
                numbering=services.numbering,
            )

        self._form.set_busy(True)
        work = partial(self._forms.keeper.send, act, ends)
        services.background.run(self, work, partial(self._took, self._subject, record), self._refused)

    @property
    def _subject(self) -> str:
        return subject_of(self._customer) if self._customer is not None else ""

    def _read(self, customer: CustomerId, then: Callable[[CustomerId, _Records], None]) -> None:
        services = self._services
        work = partial(list_records, services.database, customer)
        services.background.run_latest(self, "records", work, partial(then, customer), services.complain)

    def _show(self, customer: CustomerId, records: _Records) -> None:
        current = self._current()
        if current is None or current.customer != customer or not records:
            return
        self._customer, self._records = customer, records
        typed = [one for one in records if self._drafts_of(one)]
        self._turn_to(typed[0] if typed else records[0])
        self._room.page.show_form(is_wanted=True)
        self._form.begin()

    def _turn(self, name: str) -> None:
        found = next((one for one in self._records if _named(one) == name), None)
        if found is not None:
            self._turn_to(found)

    def _turn_to(self, record: CustomerRecord) -> None:
        self._shown = record
        kept = self._forms.words(self._subject, self._drafts_of(record))
        typed = {field.removeprefix(_prefix(record)): _read_value(text) for field, text in kept.items()}
        self._form.show_record(_called(record), record.fields, typed)
        self._form.offer_offices([(_named(one), _called(one)) for one in self._records], _named(record))
        self._form.set_busy(not record.is_taken)
        if not record.is_taken:
            said = fill(
                translate("CustomerForm", "%1 takes no changes of customers from the desk."), record.office
            )
            self._form.notice.tell(said, Meaning.INFO)

    def _follow(self, customer: CustomerId, records: _Records) -> None:
        shown = self._shown
        if shown is None or customer != self._customer:
            return
        self._records = records
        found = next((one for one in records if _named(one) == _named(shown)), None)
        if found is None:
            gone = translate("CustomerForm", "%1 gives this record no more. What you typed is still here.")
            self._form.notice.tell(fill(gone, shown.office), Meaning.WARNING)
            return
        self._shown = found
        self._form.follow_record(found.fields)

    def _keep(self, field: str, value: Value) -> None:
        if self._shown is not None:
            self._forms.note(self._subject, {_prefix(self._shown) + field: _to_text(field, value)})
            self._say_typed()

    def _give_up(self) -> None:
        """Take back what was typed."""
        if self._shown is not None:
            self._forms.hand_over()
            self._forms.drop(self._subject, self._drafts_of(self._shown))
            self._turn_to(self._shown)
            self._say_typed()

    def _took(self, subject: str, record: CustomerRecord, _done: object) -> None:
        self._forms.keeper.ended(
            *self._forms.keys(subject, self._drafts_of(record, subject)), now=self._services.clock.now()
        )
        self._form.set_busy(False)
        self._services.say(
            fill(translate("CustomerForm", "Kept. The change is on its way to %1."), record.office)
        )
        if self._shown is not None and subject == self._subject:
            self.leave()

    def _refused(self, error: DeskError) -> None:
        self._forms.keeper.keep(*self._forms.keeper.of(self._subject))
        self._form.set_busy(False)
        self._form.notice.tell(sentence_of(error), Meaning.ERROR)

    def _drafts_of(self, record: CustomerRecord, subject: str = "") -> tuple[str, ...]:
        """Name the drafts there are for one record."""
        prefix = _prefix(record)
        return tuple(name for name in self._forms.fields(subject or self._subject) if name.startswith(prefix))

    def _say_typed(self) -> None:
        kept = self._forms.fields(self._subject) if self._subject else ()
        self._room.page.header.say_typed(any(field.startswith(RECORD) for field in kept))


def _named(record: CustomerRecord) -> str:
    return f"{record.office}:{record.id}"


def _called(record: CustomerRecord) -> str:
    return fill(
        translate("CustomerForm", "%1 in %2"), record.fields.get("name") or record.number, record.office
    )


def _prefix(record: CustomerRecord) -> str:
    return f"{RECORD}{_named(record)}:"


def _to_text(field: str, value: Value) -> str:
    """Write a value for a draft: a name as JSON too, so that nothing at all can be told from what goes."""
    return (
        "" if value == "" else value if value and field != "name" else json.dumps(value, ensure_ascii=False)
    )


def _read_value(text: str) -> Value:
    try:
        told: object = json.loads(text)
    except ValueError:
        return text
    return told if isinstance(told, str) else None if told is None else text
