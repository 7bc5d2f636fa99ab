"""Typed JSON: what goes out comes back the same, and what is malformed is refused."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.connectors.tryton.wire import decode, encode

IN_SHANGHAI = timezone(timedelta(hours=8))
NOON = {"year": 2026, "month": 11, "day": 25, "hour": 12, "minute": 0, "second": 0, "microsecond": 0}


def sent(value: object) -> Any:
    return json.loads(json.dumps(value, default=encode))


def read(**pairs: object) -> object:
    return json.loads(json.dumps(pairs), object_hook=decode)


def there_and_back(value: object) -> object:
    return json.loads(json.dumps(value, default=encode), object_hook=decode)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_travel_exactly(value: Decimal) -> None:
    assert str(there_and_back(value)) == str(value)


@given(st.dates())
def test_days_travel_as_days(value: date) -> None:
    assert there_and_back(value) == value


@given(st.datetimes(timezones=st.just(UTC)))
def test_times_travel_to_the_microsecond(value: datetime) -> None:
    assert there_and_back(value) == value


def test_times_are_sent_in_utc_without_saying_so() -> None:
    told = sent(datetime(2026, 11, 25, 20, 0, 0, 5, tzinfo=IN_SHANGHAI))
    assert told == {"__class__": "datetime", **NOON, "microsecond": 5}


def test_times_without_a_zone_are_utc() -> None:
    found = read(__class__="datetime", **NOON)
    assert found == datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert isinstance(found, datetime)
    assert found.tzinfo is UTC


def test_a_day_is_sent_as_a_day() -> None:
    assert sent(date(2026, 11, 25)) == {"__class__": "date", "year": 2026, "month": 11, "day": 25}


def test_what_tryton_has_no_word_for_is_not_sent() -> None:
    with pytest.raises(TypeError, match="set"):
        sent({1, 2})


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ({"__class__": "Decimal", "decimal": "12.30"}, Decimal("12.30")),
        ({"__class__": "time", "hour": 9, "minute": 5, "second": 0, "microsecond": 1}, time(9, 5, 0, 1)),
        ({"__class__": "timedelta", "seconds": 90061.5}, timedelta(days=1, hours=1, minutes=1, seconds=1.5)),
        ({"__class__": "bytes", "base64": "aGk="}, "aGk="),
        ({"__class__": "tomorrow", "much": 1}, {"__class__": "tomorrow", "much": 1}),
        ({"name": "no type"}, {"name": "no type"}),
    ],
)
def test_typed_values_are_read_and_others_left(pairs: dict[str, object], value: object) -> None:
    assert read(**pairs) == value


@pytest.mark.parametrize(
    "pairs",
    [
        {"__class__": "Decimal"},
        {"__class__": "Decimal", "decimal": "12,30"},
        {"__class__": "Decimal", "decimal": 0.1},
        {"__class__": "Decimal", "decimal": None},
        {"__class__": "Decimal", "decimal": [0, [1], 0]},
        {"__class__": "date", "year": 2026, "month": 13, "day": 1},
        {"__class__": "date", "year": 2026, "month": 2},
        {"__class__": "date", "year": "2026", "month": 2, "day": 1},
        {"__class__": "date", "year": 10**30, "month": 2, "day": 1},
        {"__class__": "datetime", **NOON, "hour": 24},
        {"__class__": "datetime", **NOON, "second": "now"},
        {"__class__": "datetime", **NOON, "minute": None},
        {"__class__": "datetime", "year": 2026},
        {"__class__": "time", "hour": 9},
        {"__class__": "timedelta", "seconds": 1e300},
        {"__class__": "timedelta", "seconds": "long"},
        {"__class__": "bytes"},
        {"__class__": ["date"]},
        {"__class__": {"__class__": "date"}},
    ],
)
def test_a_malformed_value_is_refused(pairs: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="malformed"):
        read(**pairs)
