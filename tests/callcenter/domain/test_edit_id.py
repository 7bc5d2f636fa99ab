"""Ids of edits: UUIDs of version 7 that only grow."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.edit_id import CHANCE_BITS, handed_on, uuid7

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
chances = st.integers(0, 2**CHANCE_BITS - 1)
times = st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # bounds are naive


@given(times, chances)
def test_an_id_is_a_uuid_of_version_7_that_tells_its_time(at: datetime, chance: int) -> None:
    made = UUID(uuid7(at, chance))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(at.timestamp() * 1000)


@given(times, chances, times, chances)
def test_an_id_is_behind_the_one_before(at: datetime, one: int, then: datetime, other: int) -> None:
    first = uuid7(at, one)
    assert uuid7(then, other, first) > first


def test_ids_of_the_same_moment_differ_by_chance() -> None:
    assert uuid7(NOW, 1) != uuid7(NOW, 2)


def test_an_id_of_another_make_holds_nothing_up() -> None:
    assert uuid7(NOW, 1, "zzz") == uuid7(NOW, 1) == uuid7(NOW, 1, str(UUID(int=2**128 - 1)))


def test_an_edit_is_handed_on_under_one_id_and_no_other() -> None:
    one = uuid7(NOW, 1)
    assert handed_on(one) == handed_on(one) != one
    assert handed_on(handed_on(one)) not in (one, handed_on(one))
    assert handed_on(one) != handed_on(uuid7(NOW, 2))
    assert UUID(handed_on(one)).int >> 80 == UUID(one).int >> 80
    assert UUID(handed_on("of no make")).version == 7


def test_an_early_clock_gives_an_id_too() -> None:
    assert UUID(uuid7(datetime(1969, 1, 1, tzinfo=UTC) - timedelta(days=1), 5)).version == 7
