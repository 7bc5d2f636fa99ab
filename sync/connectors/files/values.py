"""Reads single cells and says which one is wrong, without saying what stood there."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal

from callcenter.domain.ids import RemoteId
from callcenter.domain.moment import Moment

Cells = Mapping[str, str]
LONGEST_ID = 200
_SPACES = re.compile(r"[\s'’]")
_NUMBER = re.compile(r"[+-]?[0-9.,]*[0-9][0-9.,]*")
_COMMON = re.compile(r"-?[0-9]{1,15}(?:\.(?:[0-9]{1,2}|[0-9]{4,15}))?", re.ASCII)
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_LONGEST_NUMBER = 40
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(
    r"(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ]+(?P<hour>\d{1,2}):?(?P<minute>\d{2})"
    r"(?::?(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?\s*(?P<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)?"
)


class UnreadableError(ValueError):
    """A cell is missing or of the wrong sort; the message names the column and never its content."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How an office writes numbers and times."""

    zone: tzinfo = UTC
    decimal: str = ""


def text(cells: Cells, name: str) -> str:
    """Read a text; empty where there is none."""
    return cells.get(name, "").strip()


def key(cells: Cells, name: str) -> RemoteId:
    """Read an id; it must be there."""
    found = optional_key(cells, name)
    if found is None:
        raise UnreadableError(f"{name} is empty")
    return found


def optional_key(cells: Cells, name: str) -> RemoteId | None:
    """Read an id that may be missing."""
    found = text(cells, name)
    if len(found) > LONGEST_ID or "\n" in found or "\r" in found:
        raise UnreadableError(f"{name} is no id: it is too long or has several lines")
    return RemoteId(found) if found else None


def decimal(cells: Cells, name: str, habits: Habits) -> Decimal | None:
    """Read an exact number; nothing where the cell is empty."""
    plain = text(cells, name)
    if not plain:
        return None
    if habits.decimal != "," and _COMMON.fullmatch(plain):
        return Decimal(plain)
    found = _SPACES.sub("", unicodedata.normalize("NFKC", plain)).replace("\u2212", "-")
    if found.endswith("-"):
        found = "-" + found[:-1]
    if len(found) > _LONGEST_NUMBER or not found.isascii() or not _NUMBER.fullmatch(found):
        raise UnreadableError(f"{name} is no number")
    return Decimal(_plain(found, name, habits.decimal))


def _plain(found: str, name: str, point: str) -> str:
    """Bring a number to one point at most: by the setting, else by what can only mean one thing."""
    body = found.lstrip("+-")
    if not point:
        if _AMBIGUOUS.fullmatch(body):
            raise UnreadableError(f"{name} can be read in two ways; name the setting decimal")
        point = _point_of(body)
    whole, _, rest = body.partition(point)
    other = "," if point == "." else "."
    groups = whole.split(other)
    is_grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3
    if (not rest.isdigit() and rest) or (len(groups) > 1 and not is_grouped):
        raise UnreadableError(f"{name} is no number")
    sign = "-" if found.startswith("-") else ""
    return f"{sign}{''.join(groups) or '0'}" + (f".{rest}" if rest else "")


def _point_of(body: str) -> str:
    """Take the last sort of mark as the decimal one, unless it stands there several times."""
    last = "," if body.rfind(",") > body.rfind(".") else "."
    return last if body.count(last) <= 1 else ("." if last == "," else ",")


def moment(cells: Cells, name: str, habits: Habits) -> Moment | None:
    """Read a day or a time; neither is made into the other. Nothing where the cell is empty."""
    found = unicodedata.normalize("NFKC", text(cells, name))
    if not found:
        return None
    try:
        return _day(found) or _time(found, habits.zone)
    except (ValueError, OverflowError):
        raise UnreadableError(f"{name} is no date such as 2026-11-24 or 2026-11-24T10:00+08:00") from None


def day(cells: Cells, name: str, habits: Habits) -> date | None:
    """Read the day of a day or a time, in the zone of the office."""
    found = moment(cells, name, habits)
    return found.astimezone(habits.zone).date() if isinstance(found, datetime) else found


def instant(cells: Cells, name: str, habits: Habits, at: time = time()) -> datetime | None:
    """Read a time; a day counts from the hour ``at`` in the zone of the office."""
    found = moment(cells, name, habits)
    if found is None or isinstance(found, datetime):
        return found
    return datetime.combine(found, at, habits.zone).astimezone(UTC)


def _day(found: str) -> date | None:
    parts = _DAY.fullmatch(found)
    if parts is None:
        return None
    year, month, number = (part for part in parts.groups() if part is not None)
    return date(int(year), int(month), int(number))


def _time(found: str, zone: tzinfo) -> datetime:
    parts = _TIME.fullmatch(found)
    if parts is None:
        raise ValueError
    on = _day(parts["day"])
    if on is None:
        raise ValueError
    part = int((parts["part"] or "0").ljust(6, "0")[:6])
    clock = time(int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0), part)
    return datetime.combine(on, clock, _zone(parts["zone"]) or zone).astimezone(UTC)


def _zone(found: str | None) -> tzinfo | None:
    if not found:
        return None
    if found in "Zz":
        return UTC
    return datetime.strptime(found if len(found) > 3 else found + "00", "%z").tzinfo
