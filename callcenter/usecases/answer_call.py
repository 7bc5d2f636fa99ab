"""Says who is calling: one customer, several to choose from, or somebody unknown."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.call_sheet import CallSheet, Candidate
from callcenter.domain.changes import Kind
from callcenter.domain.ids import CustomerId
from callcenter.domain.phone import CallerNumber
from callcenter.storage import customers, search
from callcenter.storage.database import Connection, Database
from callcenter.usecases.read_sheet import read_sheet

_FEWEST_DIGITS_TO_SEARCH = 7


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """Exactly one customer has this number."""

    number: CallerNumber
    sheet: CallSheet


@dataclass(frozen=True, slots=True)
class SeveralCallers:
    """The agent has to choose; the most likely comes first and none is taken for granted."""

    number: CallerNumber
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class UnknownCaller:
    """Nobody here has this number, or there is no number."""

    number: CallerNumber


CallAnswer = KnownCaller | SeveralCallers | UnknownCaller


def answer_call(database: Database, number: CallerNumber, now: datetime) -> CallAnswer:
    """Look the caller up by exact number. Any other likeness is offered, never taken."""
    with database.read() as connection:
        exact = customers.by_key(connection, number.e164) if number.e164 else ()
        if len(exact) == 1:
            sheet = read_sheet(connection, exact[0], now)
            if sheet is not None:
                return KnownCaller(number, sheet)
        likely = exact or _alike(connection, number)
        candidates = customers.candidates(connection, likely, number.e164)
        return SeveralCallers(number, candidates) if candidates else UnknownCaller(number)


def _alike(connection: Connection, number: CallerNumber) -> tuple[CustomerId, ...]:
    """Find who else it may be: other readings of the number, or the same last digits."""
    found = [customer for key in number.readings for customer in customers.by_key(connection, key)]
    if not found and not number.e164 and len(number.digits) >= _FEWEST_DIGITS_TO_SEARCH:
        hits = search.everything(connection, number.digits, limit=20)
        found = [hit.customer for hit in hits if hit.kind is Kind.CUSTOMER and hit.customer is not None]
    return tuple(dict.fromkeys(found))
