"""Opens a ticket by the number people call it."""

from callcenter.domain.held import Held
from callcenter.domain.ticket import Ticket
from callcenter.storage import tickets
from callcenter.storage.database import Database


def read_ticket(database: Database, number: str) -> Held[Ticket] | None:
    """Give the ticket with this number, or nothing; of several offices' the most recent."""
    with database.read() as connection:
        return tickets.by_number(connection, number)
