"""Opens a customer the agent chose."""

from datetime import datetime

from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.ids import CustomerId
from callcenter.storage.database import Database
from callcenter.usecases.read_sheet import read_sheet


def open_customer(database: Database, customer: CustomerId, now: datetime) -> CallSheet | None:
    """Give the call sheet from the local store; nothing where the customer is not held."""
    with database.read() as connection:
        return read_sheet(connection, customer, now)
