"""Lists where a ticket could go and who could own it."""

from callcenter.domain.ids import OfficeId
from callcenter.domain.ticket_room import TicketChoices
from callcenter.storage import ticket_links
from callcenter.storage.database import Database


def list_ticket_choices(database: Database, office: OfficeId) -> TicketChoices:
    """Give the queues and owners this desk has seen in tickets of an office."""
    with database.read() as connection:
        return TicketChoices(
            office, ticket_links.queues(connection, office), ticket_links.owners(connection, office)
        )
