"""A caller's number as the telephone gave it, and what it may mean."""

from dataclasses import dataclass
from enum import StrEnum


class CallerKind(StrEnum):
    """What the text of a caller's number turned out to be."""

    NUMBER = "number"
    EXTENSION = "extension"
    SERVICE = "service"
    WITHHELD = "withheld"
    AMBIGUOUS = "ambiguous"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class CallerNumber:
    """``e164`` is set only for a valid number and is the only exact key.

    ``readings`` are E.164 numbers it may also be, to offer and never to pick; ``digits`` is what is left to search by.
    """

    raw: str
    kind: CallerKind
    e164: str = ""
    extension: str = ""
    digits: str = ""
    readings: tuple[str, ...] = ()
