"""What waits, sorted by record; few edits wait at any time, and they are read by their own index."""

from callcenter.domain.unsent import Unsent, sort_unsent
from callcenter.storage import outbox
from callcenter.storage.database import Connection


def read(connection: Connection) -> Unsent:
    """Give everything that no office has confirmed."""
    waiting = sorted(outbox.unsettled(connection), key=lambda one: one.seq)
    return sort_unsent(waiting)
