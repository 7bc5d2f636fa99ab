"""Reads single values of a row and says which one is wrong, without saying what stood there."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar, cast

from callcenter.domain.ids import RemoteId
from callcenter.domain.moment import Moment

Row = Mapping[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class UnreadableError(ValueError):
    """A value is missing or of the wrong sort; the message names the field and never its content."""


def text(row: Row, name: str, default: str | None = None) -> str:
    """Read a text; without a default it must be there."""
    found = _found(row, name, default)
    if not isinstance(found, str):
        raise UnreadableError(f"{name} is no text")
    return found.strip()


def flag(row: Row, name: str, *, default: bool = False) -> bool:
    """Read true or false."""
    found = _found(row, name, default)
    if not isinstance(found, bool):
        raise UnreadableError(f"{name} is neither true nor false")
    return found


def whole(row: Row, name: str, default: int | None = None) -> int:
    """Read a whole number."""
    found = _found(row, name, default)
    if type(found) is not int:
        raise UnreadableError(f"{name} is no whole number")
    return found


def decimal(row: Row, name: str, default: str | None = None) -> Decimal:
    """Read an exact decimal; numbers are taken as they were written."""
    found = _found(row, name, default)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        raise UnreadableError(f"{name} is no decimal")
    try:
        exact = Decimal(str(found))
    except InvalidOperation:
        raise UnreadableError(f"{name} is no decimal") from None
    if not exact.is_finite():
        raise UnreadableError(f"{name} is no finite decimal")
    return exact


def key(row: Row, name: str) -> RemoteId:
    """Read an id: a whole number, or a name."""
    found = optional_key(row, name)
    if found is None:
        raise UnreadableError(f"{name} is missing")
    return found


def optional_key(row: Row, name: str) -> RemoteId | None:
    """Read an id that may be missing."""
    found = row.get(name)
    return None if found is None else _key(found, name)


def keys(row: Row, name: str) -> tuple[RemoteId, ...]:
    """Read a list of ids."""
    return tuple(_key(one, name) for one in _list(row, name))


def texts(row: Row, name: str) -> tuple[str, ...]:
    """Read a list of texts."""
    found = _list(row, name)
    if not all(isinstance(one, str) for one in found):
        raise UnreadableError(f"{name} is no list of texts")
    return tuple(cast("Sequence[str]", found))


def parts(row: Row, name: str, read: Callable[[Row], T]) -> tuple[T, ...]:
    """Read a list of parts; a fault in one is told with its place."""
    return tuple(_part(one, f"{name}[{place}]", read) for place, one in enumerate(_list(row, name)))


def time(row: Row, name: str) -> datetime:
    """Read a time with its zone, into UTC."""
    found = optional_time(row, name)
    if found is None:
        raise UnreadableError(f"{name} is missing")
    return found


def optional_time(row: Row, name: str) -> datetime | None:
    """Read a time that may be missing."""
    found = row.get(name)
    return None if found is None else _time(found, name)


def optional_day(row: Row, name: str) -> date | None:
    """Read a day that may be missing."""
    found = row.get(name)
    return None if found is None else _day(found, name)


def moment(row: Row, name: str) -> Moment | None:
    """Read a day or a time that may be missing; neither is made into the other."""
    found = row.get(name)
    if found is None:
        return None
    return (
        _time(found, name) if isinstance(found, str) and len(found) > len("2026-11-24") else _day(found, name)
    )


def word(row: Row, name: str, kind: type[E], otherwise: E, default: str | None = None) -> E:
    """Read one of the words of the contract; an office's own word becomes ``otherwise``."""
    try:
        return kind(text(row, name, default))
    except UnreadableError:
        raise
    except ValueError:
        return otherwise


def _found(row: Row, name: str, default: object) -> object:
    found = row.get(name, default)
    if found is None:
        raise UnreadableError(f"{name} is missing")
    return found


def _key(found: object, name: str) -> RemoteId:
    if type(found) is int or (isinstance(found, str) and found):
        return RemoteId(str(found))
    raise UnreadableError(f"{name} is no id")


def _list(row: Row, name: str) -> Sequence[object]:
    found: object = row.get(name, ())
    if not isinstance(found, list | tuple):
        raise UnreadableError(f"{name} is no list")
    return cast("Sequence[object]", found)


def _part(found: object, place: str, read: Callable[[Row], T]) -> T:
    if not isinstance(found, dict):
        raise UnreadableError(f"{place} is no object")
    try:
        return read(cast("Row", found))
    except UnreadableError as error:
        raise UnreadableError(f"{place}.{error}") from None


def _time(found: object, name: str) -> datetime:
    try:
        read = datetime.fromisoformat(cast("str", found))
        aware = read.astimezone(UTC) if read.tzinfo is not None else None
    except (TypeError, ValueError, OverflowError):
        raise UnreadableError(f"{name} is no time") from None
    if aware is None:
        raise UnreadableError(f"{name} does not say its zone")
    return aware


def _day(found: object, name: str) -> date:
    try:
        return date.fromisoformat(cast("str", found))
    except (TypeError, ValueError):
        raise UnreadableError(f"{name} is no day") from None
