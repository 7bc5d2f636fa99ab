"""Says which office records stand behind a customer, and who else they may be."""

from callcenter.domain.ids import CustomerId
from callcenter.domain.link import Links
from callcenter.storage import linking_reading
from callcenter.storage.database import Database


def read_links(database: Database, customer: CustomerId) -> Links | None:
    """Read them in one transaction; nothing where there is no such customer."""
    with database.read() as connection:
        return linking_reading.links_of(connection, customer)
