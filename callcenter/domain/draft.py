"""Text an agent is typing and has not sent."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DraftKey:
    """Which field of what: ``subject`` is for instance ``customer:12`` or ``number:+8613…``, ``field`` is ``note``."""

    agent: str
    subject: str
    field: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The words as typed; ``place`` is where the cursor stood."""

    key: DraftKey
    text: str
    changed_at: datetime
    place: int = 0
