"""What every step of a cycle needs."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from callcenter.domain.call_sheet import OfficeHealth
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.domain.record import Record
from callcenter.ports import Clock
from callcenter.storage import replica
from callcenter.storage.database import Database, Work
from sync.contract import Connector
from sync.engine.arrivals import Arrivals, Name
from sync.engine.report import Progress


class CancelledError(DeskError):
    """Somebody asked to stop; what was committed stays."""

    def __init__(self) -> None:
        super().__init__(Trouble.CANCELLED)


@dataclass(frozen=True, slots=True)
class Context:
    """One cycle with one office; ``before`` is how the office was when it began."""

    database: Database
    connector: Connector
    clock: Clock
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    before: OfficeHealth
    arrivals: Arrivals
    accept_deletes: bool = False
    offset_before: timedelta | None = None
    """How far the office's clock was ahead of ours when it was last read to its end."""

    @property
    def office(self) -> OfficeId:
        """The office this cycle is with."""
        return self.connector.office

    def office_time(self) -> datetime:
        """Say what time it is by the office's own clock, the only one that cursors are compared with."""
        return self.clock.now() + (self.connector.clock_offset() or timedelta(0))

    def set_back(self) -> timedelta:
        """Say by how much the office's clock was set back since it was last read to its end.

        Its stamps since then lie so much further back than the place where reading stopped.
        """
        before, now = self.offset_before, self.connector.clock_offset()
        return timedelta(0) if before is None or now is None else max(before - now, timedelta(0))

    def stop_if_asked(self) -> None:
        """Raise ``CancelledError`` where somebody asked to stop."""
        if self.cancelled():
            raise CancelledError

    def save(self, work: Work, home: str, records: Sequence[Record], newer: AbstractSet[Name]) -> int:
        """Save what the office said, but for what it said ``newer`` meanwhile; give how many records really changed."""
        saved = [record for record in records if (home, record.id) not in newer]
        self.arrivals.note(work, home, (record.id for record in saved))
        return replica.save(work, self.office, home, saved, self.clock.now())
