"""What every step of a cycle needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.ports import Clock
from callcenter.storage.database import Database
from sync.contract import Connector
from sync.engine.report import Progress


class CancelledError(DeskError):
    """Somebody asked to stop; what was committed stays."""

    def __init__(self) -> None:
        super().__init__(Trouble.CANCELLED)


@dataclass(frozen=True, slots=True)
class Context:
    """One cycle with one office."""

    database: Database
    connector: Connector
    clock: Clock
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    accept_deletes: bool = False

    @property
    def office(self) -> OfficeId:
        """The office this cycle is with."""
        return self.connector.office

    def office_time(self) -> datetime:
        """Say what time it is by the office's own clock, the only one that cursors are compared with."""
        return self.clock.now() + (self.connector.clock_offset() or timedelta(0))

    def stop_if_asked(self) -> None:
        """Raise ``CancelledError`` where somebody asked to stop."""
        if self.cancelled():
            raise CancelledError
