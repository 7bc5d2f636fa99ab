"""True time, and the two clocks that show it wrongly: the desk's and the office's."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

BEGINNING = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@dataclass(slots=True)
class ModelTime:
    """Passes only when it is told to, and does then what was put off until later."""

    true: float = 0.0
    desk_error: float = 0.0
    office_error: float = 0.0
    _later: list[tuple[float, int, Callable[[], None]]] = field(
        default_factory=list[tuple[float, int, Callable[[], None]]]
    )
    _put_off: int = 0

    def now(self) -> datetime:
        """Tell the desk's time: this is the clock that the engine is given."""
        return BEGINNING + timedelta(seconds=self.true + self.desk_error)

    def monotonic(self) -> float:
        """Tell how much time has passed, whatever the clocks show."""
        return self.true

    def office_seconds(self) -> int:
        """Tell the office's time in whole seconds, as it stamps its records."""
        return int(self.true + self.office_error)

    def office_now(self) -> datetime:
        """Tell the office's time as its replies do."""
        return at_office(self.office_seconds())

    def put_off(self, seconds: float, deed: Callable[[], None]) -> None:
        """Do something later."""
        self._put_off += 1
        heappush(self._later, (self.true + seconds, self._put_off, deed))

    def forget(self) -> None:
        """Let nothing happen any more that was put off."""
        self._later.clear()

    def pass_by(self, seconds: float) -> None:
        """Let time go on, and do what was put off, each thing at its moment."""
        until = self.true + seconds
        while self._later and self._later[0][0] <= until:
            self.true, _, deed = heappop(self._later)
            deed()
        self.true = until


def at_office(seconds: int) -> datetime:
    """Read a stamp of the office."""
    return BEGINNING + timedelta(seconds=seconds)
