"""Days end where the customer lives, and times by the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain import zones
from callcenter.domain.moment import day_of, is_time, passed
from callcenter.domain.zones import zone_of
from tests.callcenter.small_store import NOW, TODAY

times = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # bounds have none


@pytest.mark.parametrize("country", sorted(zones._MAIN_ZONES))
def test_every_zone_named_is_a_real_one(country: str) -> None:
    assert isinstance(zone_of(country), ZoneInfo)


@pytest.mark.parametrize(
    ("country", "hours"), [("CN", 8), ("cn", 8), ("DE", 1), ("GB", 0), ("JP", 9), ("US", -5)]
)
def test_a_country_has_its_time_in_november(country: str, hours: int) -> None:
    assert NOW.astimezone(zone_of(country)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("country", ["", "XX", "China", "../../etc/passwd"])
def test_a_country_not_known_keeps_utc(country: str) -> None:
    assert zone_of(country) is UTC


@given(times, st.sampled_from(sorted(zones._MAIN_ZONES)))
def test_a_promised_day_is_over_when_the_calendar_there_has_turned(now: datetime, country: str) -> None:
    zone = zone_of(country)
    today = day_of(now, zone)
    assert not passed(today, now, zone)
    assert passed(today - timedelta(days=1), now, zone)


@given(times, times)
def test_a_promised_time_is_over_when_the_clock_has_passed_it(promise: datetime, now: datetime) -> None:
    assert passed(promise, now, zone_of("CN")) == (now > promise)


def test_a_day_is_no_time() -> None:
    assert is_time(NOW)
    assert not is_time(TODAY)
    assert day_of(TODAY, zone_of("CN")) == TODAY
    assert day_of(datetime(2026, 11, 24, 23, tzinfo=UTC), zone_of("CN")) == TODAY + timedelta(days=1)
