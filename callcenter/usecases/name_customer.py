"""Finds a customer by what an office calls them."""

from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.storage import customers, offices
from callcenter.storage.database import Database


def name_customer(database: Database, name: str) -> CustomerId | None:
    """Give the only customer with this number or this id in any office; nothing where it is none or several."""
    with database.read() as connection:
        found = set(customers.by_number(connection, name))
        for health in offices.health(connection):
            one = customers.by_remote(connection, OfficeId(health.office), RemoteId(name))
            found |= {one} if one is not None else set()
    return found.pop() if len(found) == 1 else None
