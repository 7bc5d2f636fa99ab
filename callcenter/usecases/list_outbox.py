"""Lists what waits for the offices and what needs the agent."""

from callcenter.domain.outbox import OutboxPage
from callcenter.storage import outbox, outbox_reading
from callcenter.storage.database import Database


def list_outbox(database: Database) -> OutboxPage:
    """Give every unsettled edit with its conflicts: what needs the agent first, then in the order it was made."""
    with database.read() as connection:
        waiting = outbox.unsettled(connection)
        items = tuple(outbox_reading.item(connection, one) for one in waiting)
        return OutboxPage(items, outbox.counts(connection))
