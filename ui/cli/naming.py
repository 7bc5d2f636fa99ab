"""Finds what a command names: customers, tickets, orders, articles and offices, as people call them."""

import sys

from callcenter.domain.changes import Kind
from callcenter.domain.customer import CustomerCard, OfficeRecord
from callcenter.domain.edit import EditKind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId, LocalId, OfficeId
from callcenter.numbering import identify
from callcenter.storage.database import Database
from callcenter.usecases.answer_call import KnownCaller, SeveralCallers, answer_call
from callcenter.usecases.list_takers import list_takers
from callcenter.usecases.name_customer import name_customer
from callcenter.usecases.name_record import name_record
from callcenter.usecases.open_customer import open_customer
from ui.cli.desk import Desk

_MOST_DIGITS_OF_AN_ID = 6
_LONGEST_TEXT = 10_000_000


def ticket_named(database: Database, name: str) -> LocalId:
    """Give a ticket by its number, or by its id here or in its office."""
    return name_record(database, Kind.TICKET, name)


def customer_named(desk: Desk, database: Database, name: str) -> CustomerCard:
    """Give a customer by id, customer number, or telephone number."""
    now = desk.clock.now()
    ids = [CustomerId(int(name))] if name.isdecimal() and len(name) <= _MOST_DIGITS_OF_AN_ID else []
    known = name_customer(database, name)
    for one in [*ids, *([known] if known is not None else [])]:
        sheet = open_customer(database, one, now)
        if sheet is not None:
            return sheet.customer
    answer = answer_call(database, identify(name, desk.settings.desk.numbering), now)
    if isinstance(answer, KnownCaller):
        return answer.sheet.customer
    if isinstance(answer, SeveralCallers):
        raise DeskError(Trouble.NOT_ALLOWED, reason="several customers have this number; name one by id")
    raise DeskError(Trouble.NO_SUCH_CUSTOMER, text=name)


def office_for(database: Database, kind: EditKind, name: str | None) -> OfficeId:
    """Give the office named, or the only one that takes such edits."""
    if name is not None:
        return OfficeId(name)
    takers = [office for office, kinds in list_takers(database).items() if kind in kinds]
    if len(takers) != 1:
        told = f"say --office ({', '.join(takers)})" if takers else "no office takes such edits"
        raise DeskError(Trouble.NOT_ALLOWED, reason=told)
    return takers[0]


def record_for(database: Database, card: CustomerCard, kind: EditKind, name: str | None) -> OfficeRecord:
    """Give the customer's record that is to be changed: the one named OFFICE:ID, or the only one that can be."""
    if name is not None:
        found = [one for one in card.records if name in (one.office, f"{one.office}:{one.id}")]
    else:
        takers = list_takers(database)
        found = [one for one in card.records if kind in takers.get(one.office, ())]
    if len(found) == 1:
        return found[0]
    told = ", ".join(f"{one.office}:{one.id}" for one in (found or card.records))
    raise DeskError(Trouble.NOT_ALLOWED, reason=f"say which record with --record ({told})")


def words(text: str | None) -> str:
    """Give the words of the command line, or those on standard input."""
    if text is not None and text != "-":
        return text
    if sys.stdin is None or sys.stdin.isatty():  # pyright: ignore[reportUnnecessaryComparison]  # it may be closed
        raise DeskError(Trouble.NOT_ALLOWED, reason="give the words with --text or on standard input")
    told = sys.stdin.read(_LONGEST_TEXT + 1)
    if len(told) > _LONGEST_TEXT:
        raise DeskError(Trouble.NOT_ALLOWED, reason="these are more words than anybody reads")
    return told.rstrip("\n")
