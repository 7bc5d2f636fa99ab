"""Says which records carry something that no office has confirmed."""

from callcenter.domain.unsent import Unsent
from callcenter.storage import unsent
from callcenter.storage.database import Database


def list_unsent(database: Database) -> Unsent:
    """Give it for the marks on the screen."""
    with database.read() as connection:
        return unsent.read(connection)
