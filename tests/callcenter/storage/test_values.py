"""Values come back from the store as they went in, and sort there as they do here."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.moment import Moment
from callcenter.storage import values

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(timezones=ZONES)
MOST = 1_000_000


@given(TIMES)
def test_a_time_comes_back_as_the_same_moment(time: datetime) -> None:
    written = values.from_moment(time)
    assert written is not None
    try:
        assert values.to_time(written) == time
    except OverflowError:  # half a day at either end of the calendar cannot be compared
        assert time.year in (1, 9999)


@given(TIMES, TIMES)
def test_times_sort_as_text(one: datetime, other: datetime) -> None:
    first, second = sorted((one.replace(tzinfo=UTC), other.replace(tzinfo=UTC)))
    assert str(values.from_moment(first)) <= str(values.from_moment(second))


@given(st.dates())
def test_a_day_stays_a_day(day: date) -> None:
    found = values.to_moment(str(values.from_moment(day)))
    assert found == day
    assert not isinstance(found, datetime)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("hours", [-14, 14])
def test_the_ends_of_the_calendar_are_no_error(day: date, hours: int) -> None:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=timezone(timedelta(hours=hours)))
    assert values.to_time(str(values.from_moment(moment))).year == day.year


def test_what_is_missing_stays_missing() -> None:
    assert values.from_moment(None) is None
    assert values.to_optional_moment(None) is None
    assert values.to_optional_time(None) is None
    assert values.to_day(None) is None
    assert values.to_decimal(values.from_decimal(None)) is None
    assert values.optional(None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_keeps_every_digit(amount: Decimal) -> None:
    found = values.to_decimal(values.from_decimal(amount))
    assert found is not None
    assert found.as_tuple() == amount.as_tuple()


@given(st.lists(st.text()))
def test_a_list_of_texts_comes_back(texts: list[str]) -> None:
    found = values.to_list(values.from_list(texts))
    assert found == tuple(values.text(one) for one in texts)


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_becomes_storable_and_stays_so(text: str) -> None:
    found = values.text(text)
    assert found.encode().decode() == found
    assert "\x00" not in found
    assert len(found) == len(text)
    assert values.text(found) == found


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_good_text_is_not_touched(text: str) -> None:
    assert values.text(text) == text


def test_a_field_of_five_megabytes_is_cut_and_says_so() -> None:
    found = values.text("字" * 5_000_000)
    assert found.startswith("字" * MOST)
    assert found.endswith("\n[…]")
    assert len(found) == MOST + 4


def test_a_field_of_a_million_characters_is_not_cut() -> None:
    assert values.text("x" * MOST) == "x" * MOST


def test_what_agents_type_is_never_cut() -> None:
    assert values.whole("x" * (MOST + 1)) == "x" * (MOST + 1)


@given(st.text(), st.text())
def test_two_records_have_one_digest_only_when_they_say_the_same(one: str, other: str) -> None:
    assert (values.digest(one) == values.digest(other)) == (one == other)


def test_a_lone_surrogate_has_a_digest() -> None:
    assert values.digest("\ud800") != values.digest("\ud801")


def moments() -> st.SearchStrategy[Moment]:
    return st.one_of(st.dates(), TIMES)


@given(moments())
def test_days_and_times_are_told_apart(moment: Moment) -> None:
    assert isinstance(values.to_moment(str(values.from_moment(moment))), datetime) == isinstance(
        moment, datetime
    )
