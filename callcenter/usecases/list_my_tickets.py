"""Lists the tickets an agent should see to, the most pressing first."""

from callcenter.domain.held import Held
from callcenter.domain.ticket import Ticket
from callcenter.storage import tickets
from callcenter.storage.database import Database


def list_my_tickets(database: Database, agent: str, limit: int = 50) -> tuple[Held[Ticket], ...]:
    """Give this agent's open tickets by due time; those without one come last."""
    with database.read() as connection:
        return tickets.waiting(connection, agent, limit)
