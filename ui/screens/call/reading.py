"""What the call room reads in the background: everything for one tab in one go, words prepared."""

from datetime import datetime

from callcenter.domain.draft import Draft
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId
from callcenter.domain.phone import CallerNumber
from callcenter.numbering import NumberingRules, identify, place_of, readable
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import KnownCaller, SeveralCallers, answer_call
from callcenter.usecases.choose_caller import choose_caller
from callcenter.usecases.find_drafts import drafts_of, former_names
from callcenter.usecases.open_customer import open_customer
from ui.models.prepared_sheet import PreparedSheet, prepare_sheet
from ui.screens.call.open_subjects import Opened, Subject, subject_of, subject_of_number


def read_call(database: Database, raw: str, rules: NumberingRules, agent: str, now: datetime) -> Opened:
    """Say who is calling, with the words left for them."""
    number = identify(raw, rules)
    answer = answer_call(database, number, now)
    if isinstance(answer, KnownCaller):
        subject = _of_sheet(prepare_sheet(answer.sheet), number)
    elif isinstance(answer, SeveralCallers):
        subject = Subject(subject_of_number(number), number=number, candidates=answer.candidates)
    else:
        subject = Subject(subject_of_number(number), number=number)
    return _opened(database, agent, subject)


def read_customer(database: Database, customer: CustomerId, agent: str, now: datetime) -> Opened:
    """Open a customer, with the words left for them."""
    sheet = read_sheet_of(database, customer, now)
    if sheet is None:
        raise DeskError(Trouble.NO_SUCH_CUSTOMER, text=str(customer))
    return _opened(database, agent, _of_sheet(sheet, None))


def read_chosen(
    database: Database, number: CallerNumber, customer: CustomerId, agent: str, now: datetime
) -> tuple[Opened, tuple[Draft, ...]]:
    """Remember the choice, open the customer, and bring the words typed for the number along."""
    opened = read_customer(database, customer, agent, now)
    choose_caller(database, number.e164, customer, now)
    return opened, read_drafts(database, agent, subject_of_number(number))


def read_sheet_of(database: Database, customer: CustomerId, now: datetime) -> PreparedSheet | None:
    """Read a sheet again."""
    sheet = open_customer(database, customer, now)
    return prepare_sheet(sheet) if sheet is not None else None


def read_drafts(database: Database, agent: str, subject: str) -> tuple[Draft, ...]:
    """Read every draft of a subject."""
    return drafts_of(database, agent, subject)


def read_place(raw: str, rules: NumberingRules, language: str) -> tuple[str, str]:
    """Say how a number is read out and where it belongs (归属地)."""
    number = identify(raw, rules)
    if not number.e164:
        return number.raw, ""
    return readable(number.e164, rules.region), place_of(number.e164, language)


def _opened(database: Database, agent: str, subject: Subject) -> Opened:
    """Bring the words along that lie under ids the customer had before records were joined."""
    former = former_names(database, subject.customer) if subject.customer is not None else ()
    strays = (draft for one in former for draft in read_drafts(database, agent, subject_of(one)))
    return Opened(subject, read_drafts(database, agent, subject.key), tuple(strays))


def _of_sheet(sheet: PreparedSheet, number: CallerNumber | None) -> Subject:
    return Subject(subject_of(sheet.customer), sheet.customer, sheet, number)
