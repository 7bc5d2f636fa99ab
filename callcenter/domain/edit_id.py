"""Makes the ids of edits: UUIDs of version 7, which sort by the time they were made."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62
CHANCE_BITS = 74


def uuid7(at: datetime, chance: int, after: str = "") -> str:
    """Give the id for this moment and these random bits; always behind ``after``, whatever the clock did."""
    value, last = _value(max(0, int(at.timestamp() * 1000)), chance), _value_of(after)
    return str(UUID(int=value if value > last else last + 1))


def handed_on(identity: str) -> str:
    """Give the id under which another agent sends an edit: the same one, however often it is taken over."""
    chance = int.from_bytes(sha256(f"handed on: {identity}".encode()).digest()[:10], "big")
    return str(UUID(int=_value(_value_of(identity) >> 80, chance)))


def _value(milliseconds: int, chance: int) -> int:
    low, high = chance & ((1 << 62) - 1), chance >> 62 & 0xFFF
    return (milliseconds & ((1 << 48) - 1)) << 80 | _VERSION_7 | high << 64 | _VARIANT | low


def _value_of(identity: str) -> int:
    """Read an id of ours; any other counts as earlier than all."""
    try:
        found = UUID(identity)
    except ValueError:
        return 0
    return found.int if found.version == 7 and str(found) == identity else 0
