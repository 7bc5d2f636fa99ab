"""Numbers, days and times as people write them; what can be read in two ways is not read at all."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sync.connectors.files import values
from sync.connectors.files.values import Habits, UnreadableError

SHANGHAI = Habits(ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", "12"),
        ("12.50", "12.50"),
        ("12,50", "12.50"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("-3", "-3"),
        ("\u22123,5", "-3.5"),
        ("12.50-", "-12.50"),
        (".5", "0.5"),
        ("\uff11\uff12", "12"),
    ],
)
def test_a_number_is_read_where_it_means_one_thing(written: str, number: str) -> None:
    assert values.decimal({"n": written}, "n", Habits()) == Decimal(number)


@pytest.mark.parametrize("written", ["1,234", "1.234", "-12.345"])
def test_a_number_that_can_be_read_in_two_ways_is_refused(written: str) -> None:
    with pytest.raises(UnreadableError, match="two ways"):
        values.decimal({"n": written}, "n", Habits())


def test_the_setting_decides_between_two_ways() -> None:
    assert values.decimal({"n": "1,234"}, "n", Habits(decimal=",")) == Decimal("1.234")
    assert values.decimal({"n": "1,234"}, "n", Habits(decimal=".")) == Decimal(1234)


@pytest.mark.parametrize(
    "written", ["ten", "1,23,4", "1.2.3,4", "NaN", "Infinity", "1e5", "--1", ",", "1" * 50, "12,34.56"]
)
def test_what_is_no_number_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        values.decimal({"n": written}, "n", Habits())
    assert str(caught.value) == "n is no number"


def test_empty_cells_are_unknown_and_never_zero() -> None:
    assert values.decimal({"n": "  "}, "n", Habits()) is None
    assert values.moment({"n": ""}, "n", Habits()) is None


@pytest.mark.parametrize("written", ["2026-11-24", "2026/11/24", "2026.11.24", "20261124"])
def test_a_day_stays_a_day(written: str) -> None:
    found = values.moment({"n": written}, "n", SHANGHAI)
    assert (type(found), found) == (date, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2026-11-24T10:00", 2),
        ("2026-11-24 10:00:00", 2),
        ("2026-11-24 10:00:00.123", 2),
        ("2026-11-24T10:00+08:00", 2),
        ("2026-11-24T10:00+0100", 9),
        ("2026-11-24T10:00:00Z", 10),
        ("2026-11-24 10:00 +00", 10),
    ],
)
def test_a_time_without_zone_is_of_the_office(written: str, hour: int) -> None:
    found = values.moment({"n": written}, "n", SHANGHAI)
    assert isinstance(found, datetime)
    assert (found.replace(microsecond=0), found.tzinfo) == (datetime(2026, 11, 24, hour, tzinfo=UTC), UTC)


@pytest.mark.parametrize(
    "written", ["24.11.2026", "11/24/2026", "2026-13-01", "2026-02-30", "soon", "2026-11-24T25:00", "0"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(UnreadableError, match="n is no date"):
        values.moment({"n": written}, "n", SHANGHAI)


def test_the_day_of_a_time_is_that_of_the_office() -> None:
    assert values.day({"n": "2026-11-24T20:00Z"}, "n", SHANGHAI) == date(2026, 11, 25)


def test_a_day_where_a_time_is_wanted_begins_in_the_zone_of_the_office() -> None:
    midnight = datetime(2026, 11, 24, tzinfo=timezone(timedelta(hours=8)))
    assert values.instant({"n": "2026-11-24"}, "n", SHANGHAI) == midnight
