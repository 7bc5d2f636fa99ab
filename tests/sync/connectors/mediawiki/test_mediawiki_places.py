from datetime import UTC, datetime, timedelta

import pytest

from callcenter.domain.feed import Cursor
from sync.connectors.mediawiki.places import Listing, Place, listing_of, newest_of, read_stamp

NEWEST = Place(datetime(2026, 11, 25, 3, 25, 42, tzinfo=UTC), 146)
OVERLAP = timedelta(seconds=120)


def test_a_place_is_found_again_after_a_step_back() -> None:
    cursor = NEWEST.as_cursor().rewound(OVERLAP)
    assert newest_of(cursor) == NEWEST
    assert listing_of(cursor) is None


def test_a_listing_that_was_broken_off_goes_on_after_a_step_back() -> None:
    listing = Listing(NEWEST, NEWEST).advanced(17)
    assert listing_of(listing.as_cursor().rewound(OVERLAP)) == listing


def test_a_listing_moves_on_article_by_article_and_ends_where_changes_begin() -> None:
    listing = Listing(NEWEST, NEWEST)
    places = [listing.advanced(2).as_cursor(), listing.advanced(10).as_cursor(), listing.end()]
    assert places == sorted(places)
    assert listing.end() == NEWEST.as_cursor()


@pytest.mark.parametrize(
    "note", ["", "x", "1|2|3|4|5", "20261125032542|x", "20261125032542|1|y|1|1", "|||||"]
)
def test_a_note_that_is_none_is_no_listing(note: str) -> None:
    assert listing_of(Cursor(NEWEST.stamp, 1, note)) is None


@pytest.mark.parametrize("note", ["", "x", "1|x"])
def test_a_note_that_is_none_tells_nothing_of_the_newest(note: str) -> None:
    assert newest_of(Cursor(NEWEST.stamp, 1, note)) is None


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-11-25T03:25:42", "0001-01-01T00:00:00+14:00", "9999-12-31T00:00:00Z"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_stamp(text)
