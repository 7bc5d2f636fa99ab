"""What a single value of a row is; one of another type raises ``TypeError`` or ``ValueError``, and its row is bad."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from callcenter.domain.ids import RemoteId

Row = Mapping[str, Any]


def nested(row: Row, name: str) -> Row:
    """Give the nested row that a dotted field brought; an empty one where there is none."""
    found = row.get(name + ".")
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise TypeError("row expected")
    return cast("Row", found)


def identity(value: object) -> RemoteId:
    """Read the number of a record."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("id expected")
    return RemoteId(str(value))


def optional_identity(value: object) -> RemoteId | None:
    """Read the number of a record that need not be there."""
    return None if value is None else identity(value)


def text(value: object) -> str:
    """Read a text; none is an empty one."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value.strip()


def day(value: object) -> date | None:
    """Read a calendar day."""
    if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
        raise TypeError("day expected")
    return value


def moment(value: object) -> datetime | None:
    """Read a time, which the wire has made one in UTC."""
    if value is not None and not isinstance(value, datetime):
        raise TypeError("time expected")
    return value


def amount(value: object) -> Decimal:
    """Read an amount of money; none is nothing."""
    if value is None:
        return Decimal(0)
    if not isinstance(value, Decimal):
        raise TypeError("decimal expected")
    return _finite(value)


def quantity(value: object) -> Decimal:
    """Read a quantity, which Tryton sends as a plain number; none is nothing."""
    if value is None:
        return Decimal(0)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError("quantity expected")
    return _finite(Decimal(str(value)))


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("number expected")
    return value
