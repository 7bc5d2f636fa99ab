"""Says how the offices are and what waits for them."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.storage import offices, outbox
from callcenter.storage.database import Database


@dataclass(frozen=True, slots=True)
class DeskHealth:
    """Each office's state; how many edits no office has confirmed, how many need the agent, and since when."""

    offices: tuple[OfficeHealth, ...]
    waiting: int
    needs_agent: int = 0
    oldest: datetime | None = None


def check_offices(database: Database) -> DeskHealth:
    """Read it from the store; no office is asked."""
    with database.read() as connection:
        counts = outbox.counts(connection)
        return DeskHealth(offices.health(connection), counts.waiting, counts.needs_agent, counts.oldest)
