"""Says which office takes which edits."""

from collections.abc import Mapping

from callcenter.domain.edit import EditKind
from callcenter.domain.ids import OfficeId
from callcenter.storage import offices
from callcenter.storage.database import Database


def list_takers(database: Database) -> Mapping[OfficeId, frozenset[EditKind]]:
    """Give every office in the order of their names, as it was last set up; no office is asked."""
    with database.read() as connection:
        return offices.takes(connection)
