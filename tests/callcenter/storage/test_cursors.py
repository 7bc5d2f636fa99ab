"""Where reading stopped is kept with the rows it speaks of, one place a feed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.feed import Cursor
from callcenter.storage import cursors, replica
from callcenter.storage.cursors import FeedState
from callcenter.storage.database import Database
from tests.callcenter.small_store import CRM, ERP, HOME, NOW, count, customer

times = st.datetimes(timezones=st.just(UTC))
tokens = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))
places = st.builds(Cursor, times, st.integers(0, 2**62), tokens)
states = st.builds(
    FeedState,
    st.none() | places,
    st.none() | times,
    st.none() | times,
    st.none() | times,
    st.none() | st.floats(0, 9e9),
)


def state(database: Database, feed: str = "sales") -> FeedState:
    with database.read() as connection:
        return cursors.get(connection, ERP, feed)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states)
def test_a_place_comes_back_as_it_was_left(database: Database, left: FeedState) -> None:
    with database.write() as work:
        cursors.save(work, ERP, "sales", left)
    found = state(database)
    assert found == left
    assert (found.cursor.token if found.cursor else "") == (left.cursor.token if left.cursor else "")


def test_a_feed_never_read_has_no_place(database: Database) -> None:
    assert state(database) == FeedState()


def test_each_feed_of_each_office_has_its_own_place(database: Database) -> None:
    one, two = FeedState(Cursor(NOW, 1)), FeedState(Cursor(NOW, 2))
    with database.write() as work:
        cursors.save(work, ERP, "sales", one)
        cursors.save(work, ERP, "parties", two)
        cursors.save(work, CRM, "sales", two)
        cursors.forget(work, CRM)
    assert (state(database), state(database, "parties")) == (one, two)
    with database.read() as connection:
        assert cursors.get(connection, CRM, "sales") == FeedState()


def save_and_fail(database: Database) -> None:
    with database.write() as work:
        replica.save(work, ERP, HOME, [customer("1")], NOW)
        cursors.save(work, ERP, "sales", FeedState(Cursor(NOW, 9)))
        raise KeyError


def test_a_place_never_gets_ahead_of_its_rows(database: Database) -> None:
    with pytest.raises(KeyError):
        save_and_fail(database)
    assert state(database) == FeedState()
    assert count(database, "party") == 0


def test_places_follow_one_another_by_time_and_then_by_id() -> None:
    early, late = Cursor(NOW, 9), Cursor(NOW + timedelta(microseconds=1), 1)
    assert sorted([late, Cursor(NOW, 10), early]) == [early, Cursor(NOW, 10), late]
    assert Cursor(NOW, 1, "one server") == Cursor(NOW, 1, "another")


def test_stepping_back_ends_at_the_beginning_of_time() -> None:
    assert Cursor(NOW, 9, "here").rewound(timedelta(minutes=2)) == Cursor(
        NOW - timedelta(minutes=2), 0, "here"
    )
    earliest = datetime.min.replace(tzinfo=UTC)
    assert Cursor(earliest + timedelta(seconds=5), 9).rewound(timedelta(days=9)) == Cursor(earliest, 0)
