"""Says whose ticket it is."""

from callcenter.domain.held import Held
from callcenter.domain.ids import CustomerId
from callcenter.domain.ticket import Ticket
from callcenter.storage import customers
from callcenter.storage.database import Database


def find_owner(database: Database, ticket: Held[Ticket]) -> CustomerId | None:
    """Give the customer a ticket hangs on; nothing where its office names none or they are not held."""
    if ticket.record.customer is None:
        return None
    with database.read() as connection:
        return customers.by_remote(connection, ticket.office, ticket.record.customer)
