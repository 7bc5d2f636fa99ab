"""What the desk needs from the outside: the time and its secrets."""

from datetime import datetime
from typing import Protocol

from callcenter.domain.ids import OfficeId


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """Give the present moment, aware, in UTC."""
        ...


class Secrets(Protocol):
    """Keeps passwords and tokens, and nothing else does."""

    def get(self, office: OfficeId) -> str | None:
        """Give the secret of an office, or ``None`` where there is none yet."""
        ...

    def set(self, office: OfficeId, secret: str) -> None:
        """Keep a secret; raises ``DeskError`` (keyring unusable) rather than lose it."""
        ...

    def delete(self, office: OfficeId) -> None:
        """Forget a secret; forgetting what is not there is fine."""
        ...
