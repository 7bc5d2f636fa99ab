"""Lists where a new ticket can go."""

from collections.abc import Mapping

from callcenter.domain.edit import EditKind
from callcenter.domain.ids import OfficeId
from callcenter.storage import offices, ticket_links
from callcenter.storage.database import Database


def list_openings(database: Database) -> Mapping[OfficeId, tuple[str, ...]]:
    """Give the offices that take new tickets, with the queues this desk has seen there."""
    with database.read() as connection:
        taking = offices.takes(connection)
        return {
            office: ticket_links.queues(connection, office)
            for office, kinds in taking.items()
            if EditKind.OPEN_TICKET in kinds
        }
