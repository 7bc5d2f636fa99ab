"""Finds the customer behind a record of an office."""

from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.storage import customers
from callcenter.storage.database import Database


def find_customer_behind(database: Database, office: OfficeId, record: RemoteId) -> CustomerId | None:
    """Give the customer; nothing where the office has not told of the record yet."""
    with database.read() as connection:
        return customers.by_remote(connection, office, record)
