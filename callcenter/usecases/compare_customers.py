"""Puts customers side by side when it is not clear who is meant."""

from callcenter.domain.call_sheet import Candidate
from callcenter.domain.ids import CustomerId
from callcenter.storage import customers
from callcenter.storage.database import Database


def compare_customers(
    database: Database, ids: tuple[CustomerId, ...], e164: str = ""
) -> tuple[Candidate, ...]:
    """Give the evidence for each, the most likely first."""
    if not ids:
        return ()
    with database.read() as connection:
        return customers.candidates(connection, ids, e164)
