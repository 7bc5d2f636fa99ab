"""Says whose tickets those are that an agent has unsent words for."""

from collections.abc import Mapping

from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.storage import id_map, ticket_links
from callcenter.storage.database import Database


def find_ticket_owners(
    database: Database, tickets: Mapping[str, tuple[OfficeId, RemoteId]]
) -> dict[str, CustomerId]:
    """Give the customer of each ticket under its name; left out is what this desk does not hold."""
    with database.read() as connection:
        found = {
            name: ticket_links.owner(connection, office, id_map.current(connection, office, record))
            for name, (office, record) in tickets.items()
        }
    return {name: customer for name, customer in found.items() if customer is not None}
