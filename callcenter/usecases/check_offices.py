"""Says how the offices are and what waits for them."""

from dataclasses import dataclass

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.storage import offices, outbox
from callcenter.storage.database import Database


@dataclass(frozen=True, slots=True)
class DeskHealth:
    """Each office's state, and how many edits no office has confirmed."""

    offices: tuple[OfficeHealth, ...]
    waiting: int


def check_offices(database: Database) -> DeskHealth:
    """Read it from the store; no office is asked."""
    with database.read() as connection:
        return DeskHealth(offices.health(connection), outbox.waiting(connection))
