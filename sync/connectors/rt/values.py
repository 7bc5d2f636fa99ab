"""What a single value of RT's JSON is: numbers come as text, and no time is 1970."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeGuard, cast

Row = Mapping[str, Any]

_NO_TIME = 1971
_LONGEST_NUMBER = 18


def is_row(value: object) -> TypeGuard[Row]:
    """Tell whether it is an object of JSON."""
    return isinstance(value, dict)


def nested(row: Row, name: str) -> Row:
    """Give the object inside; an empty one where there is none."""
    found = row.get(name)
    return found if is_row(found) else {}


def rows_in(row: Row, name: str) -> list[Row]:
    """Give the objects of a list inside; none where there is no list."""
    found = row.get(name)
    return [one for one in cast("list[object]", found) if is_row(one)] if isinstance(found, list) else []


def escaped(words: str) -> str:
    """Write a text as it stands between the quotes of a question in TicketSQL."""
    return words.replace("\\", "\\\\").replace("'", "\\'")


def text(value: object) -> str:
    """Read a text; none is an empty one."""
    if value is None:
        return ""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise TypeError("text expected")
    return str(value).strip()


def number(value: object) -> int:
    """Read a whole number, which RT often sends as text; raises ``TypeError`` or ``ValueError``."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError("number expected")
    written = str(value).strip()
    if len(written) > _LONGEST_NUMBER or not written.removeprefix("-").isascii():
        raise ValueError("number expected")
    return int(written)


def moment(value: object) -> datetime | None:
    """Read a time; RT writes 1970 where there is none."""
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise TypeError("time expected")
    at = datetime.fromisoformat(value)
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at if at.year >= _NO_TIME else None
