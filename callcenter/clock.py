"""The clock of the machine."""

from datetime import UTC, datetime


class SystemClock:
    """Tells the present moment, aware, in UTC."""

    def now(self) -> datetime:
        """Ask the machine."""
        return datetime.now(UTC)
