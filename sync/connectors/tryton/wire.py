"""The typed JSON of Tryton's RPC: decimals, dates and times stay what they are."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

Value = Any
Row = Mapping[str, Any]


def encode(value: object) -> dict[str, object]:
    """Write what JSON has no word for; made for ``json.dumps(default=…)``. Times are sent naive, in UTC."""
    if isinstance(value, datetime):
        moment = value.astimezone(UTC)
        return {"__class__": "datetime", **_day(moment), **_clock(moment)}
    if isinstance(value, date):
        return {"__class__": "date", **_day(value)}
    if isinstance(value, Decimal):
        return {"__class__": "Decimal", "decimal": str(value)}
    raise TypeError(type(value).__name__)


def decode(pairs: dict[str, Any]) -> object:
    """Read a typed value; made for ``json.loads(object_hook=…)``. A malformed one raises ``ValueError``."""
    kind = pairs.get("__class__")
    if kind is None:
        return pairs
    try:
        return _READERS[kind](pairs) if kind in _READERS else pairs
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise ValueError(f"malformed {kind}") from error


def _day(value: date) -> dict[str, object]:
    return {"year": value.year, "month": value.month, "day": value.day}


def _clock(value: datetime) -> dict[str, object]:
    return {
        "hour": value.hour,
        "minute": value.minute,
        "second": value.second,
        "microsecond": value.microsecond,
    }


def _datetime(pairs: Row) -> datetime:
    parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    return datetime(*(int(pairs[part]) for part in parts), tzinfo=UTC)  # pyright: ignore[reportArgumentType]  # seven whole numbers


def _decimal(pairs: Row) -> Decimal:
    told = pairs["decimal"]
    if not isinstance(told, str):  # a binary fraction would not be exact
        raise TypeError("text expected")
    return Decimal(told)


_READERS: Mapping[str, Callable[[Row], object]] = {
    "datetime": _datetime,
    "date": lambda pairs: date(pairs["year"], pairs["month"], pairs["day"]),
    "time": lambda pairs: time(pairs["hour"], pairs["minute"], pairs["second"], pairs["microsecond"]),
    "timedelta": lambda pairs: timedelta(seconds=pairs["seconds"]),
    "Decimal": _decimal,
    "bytes": lambda pairs: pairs["base64"],
}
