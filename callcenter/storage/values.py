"""How values stand in the store: text that sorts, decimals that never lose a cent, times in UTC."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from callcenter.domain.moment import Moment

ZERO = Decimal(0)
_LONGEST_TEXT = 1_000_000
_CUT = "\n[…]"
_LONE = re.compile("[\ud800-\udfff]")


def text(value: str) -> str:
    """Make foreign text storable: no lone surrogates, no NUL, and not longer than a million characters."""
    return whole(value[:_LONGEST_TEXT] + _CUT if len(value) > _LONGEST_TEXT else value)


def whole(value: str) -> str:
    """Make text storable at any length, for what agents type is never cut."""
    if "\x00" in value:
        value = value.replace("\x00", "\ufffd")
    return value if value.isascii() else _LONE.sub("\ufffd", value)


def optional(value: str | None) -> str | None:
    """Do the same where there may be none."""
    return None if value is None else text(value)


def from_moment(value: Moment | None) -> str | None:
    """Write a day as ``2026-11-24`` and a time as ``2026-11-24T12:00:00.000000Z``; both sort as text."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return _in_utc(value).isoformat(timespec="microseconds") + "Z"
    return value.isoformat()


def _in_utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:  # at either end of the calendar some hours do not matter
        return value.replace(tzinfo=None)


def to_moment(value: str) -> Moment:
    """Read either."""
    return to_time(value) if "T" in value else date.fromisoformat(value)


def to_optional_moment(value: str | None) -> Moment | None:
    """Read either where there may be none."""
    return None if value is None else to_moment(value)


def to_time(value: str) -> datetime:
    """Read a time."""
    return datetime.fromisoformat(value)


def to_optional_time(value: str | None) -> datetime | None:
    """Read a time that may be missing."""
    return None if value is None else datetime.fromisoformat(value)


def to_day(value: str | None) -> date | None:
    """Read a day that may be missing."""
    return None if value is None else date.fromisoformat(value)


def from_decimal(value: Decimal | None) -> str | None:
    """Write a decimal exactly."""
    return None if value is None else str(value)


def to_decimal(value: str | None) -> Decimal | None:
    """Read a decimal that may be missing."""
    return None if value is None else Decimal(value)


def from_list(values: Iterable[str]) -> str:
    """Write a short list of texts."""
    return json.dumps([text(value) for value in values], ensure_ascii=False)


def to_list(value: str) -> tuple[str, ...]:
    """Read a short list of texts."""
    return tuple(json.loads(value))


def from_rows(rows: Iterable[Sequence[str | int | None]]) -> str:
    """Write a few short rows of text and numbers."""
    told = [[text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return json.dumps(told, ensure_ascii=False)


def to_rows(value: str) -> tuple[tuple[Any, ...], ...]:
    """Read such rows."""
    return tuple(tuple(row) for row in json.loads(value))


def from_details(details: Mapping[str, str]) -> str:
    """Write named words, in one order whatever order they come in."""
    told = {text(name): text(value) for name, value in details.items()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(record: object) -> bytes:
    """Tell whether two versions of a record say the same."""
    return blake2b(repr(record).encode("utf-8", "backslashreplace"), digest_size=16).digest()
