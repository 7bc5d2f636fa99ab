"""Says what an agent who leaves would leave behind."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.storage import offices, outbox
from callcenter.storage.database import Database

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Unsent:
    """How many edits are on no server, how many of those only a person can settle, since when, and the offices."""

    waiting: int
    needs_agent: int
    oldest: datetime | None
    offices: tuple[OfficeHealth, ...]


def read_unsent(database: Database) -> Unsent:
    """Read it from the store; what was done and only wants a look is not counted, for it is on its server."""
    with database.read() as connection:
        waiting = [one for one in outbox.unsettled(connection, _ALL) if not one.state.is_over]
        health = offices.health(connection)
    needs = sum(one.state.needs_agent for one in waiting)
    oldest = min((one.edit.made_at for one in waiting), default=None)
    return Unsent(len(waiting), needs, oldest, health)
