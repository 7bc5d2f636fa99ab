"""Articles that look different though nobody edited them."""

from datetime import UTC, datetime, timedelta

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from sync.connectors.mediawiki import renderings
from sync.contract import Feed, UnreachableError
from tests.sync.connectors.mediawiki.conftest import Connect
from tests.sync.connectors.mediawiki.small_wiki import Answer, SmallWiki, answer, recorded

TOUCHED = datetime(2026, 11, 25, 3, 25, 42, tzinfo=UTC)
ENGLISH, CHINESE = 114, 239


def _touched(**seconds: int) -> Answer:
    """Say of each article how many seconds after the others' time it was touched."""
    rows = [
        {"pageid": number, "touched": f"{TOUCHED + timedelta(seconds=seconds[name]):%Y-%m-%dT%H:%M:%SZ}"}
        for name, number in (("english", ENGLISH), ("chinese", CHINESE))
    ]
    return answer({"query": {"pages": rows}})


@pytest.fixture
def feed(wiki: SmallWiki, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> Feed:
    monkeypatch.setattr(renderings, "_SHORTEST_PAUSE", 0.0)
    monkeypatch.setattr(renderings, "_COST_FACTOR", 0.0)
    wiki.give("allpages", _touched(english=0, chinese=0))
    wiki.give("info|revisions", recorded("pages"))
    wiki.give("parse", recorded("english"))
    return connect().feeds()[0]


def test_a_first_reading_gives_the_place_from_which_changes_count(wiki: SmallWiki, feed: Feed) -> None:
    page = feed.pull(None, 50)
    assert (page.records, page.cursor, page.more) == ((), Cursor(TOUCHED, CHINESE), False)
    assert "parse" not in wiki.asked


def test_a_wiki_without_articles_begins_at_the_beginning(wiki: SmallWiki, feed: Feed) -> None:
    wiki.give("allpages", answer({"batchcomplete": True}))
    page = feed.pull(None, 50)
    assert page.cursor == Cursor(datetime(1970, 1, 1, tzinfo=UTC), 0)


def test_only_what_was_touched_since_is_read(wiki: SmallWiki, feed: Feed) -> None:
    wiki.give("allpages", _touched(english=7, chinese=-7))
    page = feed.pull(Cursor(TOUCHED, CHINESE), 50)
    assert wiki.parameters["info|revisions"]["pageids"] == str(ENGLISH)
    assert (page.cursor, page.more) == (Cursor(TOUCHED + timedelta(seconds=7), ENGLISH), False)


def test_much_that_was_touched_comes_by_pages(wiki: SmallWiki, feed: Feed) -> None:
    start = Cursor(TOUCHED - timedelta(seconds=1))
    first = feed.pull(start, 1)
    assert (first.cursor, first.more) == (Cursor(TOUCHED, ENGLISH), True)
    second = feed.pull(first.cursor, 1)
    assert (second.cursor, second.more) == (Cursor(TOUCHED, CHINESE), False)
    assert wiki.asked.count("allpages") == 1


def test_what_was_read_and_not_kept_is_read_again(feed: Feed) -> None:
    start = Cursor(TOUCHED - timedelta(seconds=1))
    first, again = feed.pull(start, 1), feed.pull(start, 1)
    assert (again.cursor, again.more) == (first.cursor, True)


def test_where_nothing_was_touched_the_place_stays(feed: Feed) -> None:
    here = Cursor(TOUCHED, CHINESE)
    assert feed.pull(here, 50).cursor == here


def test_the_wiki_is_left_in_peace_between_two_looks(
    wiki: SmallWiki, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderings, "_SHORTEST_PAUSE", 60.0)
    here = Cursor(TOUCHED, CHINESE)
    for _cycle in range(3):
        feed.pull(here, 50)
    assert wiki.asked.count("allpages") == 1


def test_unwanted_articles_are_left_out(wiki: SmallWiki, feed: Feed, connect: Connect) -> None:
    wiki.give("categorymembers", answer({"query": {"pages": [{"pageid": CHINESE}]}}))
    page = connect(without_categories="Draft").feeds()[0].pull(None, 50)
    assert page.cursor == Cursor(TOUCHED, ENGLISH)


@pytest.mark.parametrize("row", [{"pageid": 1}, {"pageid": 1, "touched": 7}, {"pageid": 1, "touched": "x"}])
def test_a_malformed_page_counts_as_cut(wiki: SmallWiki, feed: Feed, row: dict[str, object]) -> None:
    wiki.give("allpages", answer({"query": {"pages": [row]}}))
    with pytest.raises(UnreachableError) as caught:
        feed.pull(None, 50)
    assert caught.value.trouble is Trouble.CUT_REPLY
