"""The feed: listing, following, and noticing what was missed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcenter.domain.errors import Trouble
from callcenter.domain.feed import Cursor
from callcenter.domain.ids import RemoteId
from sync.connectors.mediawiki.places import BEGINNING, Place, listing_of
from sync.contract import RejectedError, UnreachableError
from tests.sync.connectors.mediawiki.conftest import Connect
from tests.sync.connectors.mediawiki.small_wiki import Answer, SmallWiki, answer, complaint, recorded, reply

CHANGED = datetime(2026, 11, 25, 3, 25, 42, tzinfo=UTC)
NOW = "2026-11-25T04:00:00Z"
PAGES: list[dict[str, Any]] = reply("pages")["query"]["pages"]
ENGLISH, CHINESE = "114", "239"


def _listed(*numbers: str) -> Answer:
    return answer({"query": {"allpages": [{"pageid": int(number), "ns": 0} for number in numbers]}})


def _change(number: int, page: str, stamp: datetime = CHANGED) -> dict[str, object]:
    told = stamp.isoformat().replace("+00:00", "Z")
    return {"type": "edit", "rcid": number, "pageid": int(page), "timestamp": told}


def _changes(*rows: dict[str, object], is_more: bool = False) -> Answer:
    going_on = {"continue": {"rccontinue": "x", "continue": "-||"}} if is_more else {}
    return answer({"curtimestamp": NOW, "query": {"recentchanges": rows}, **going_on})


@pytest.fixture(autouse=True)
def _articles(wiki: SmallWiki) -> None:
    wiki.give("allpages", _listed(ENGLISH, CHINESE))
    wiki.give("info|revisions", recorded("pages"))
    wiki.give("parse", recorded("english"))
    wiki.give("recentchanges", _changes(_change(146, ENGLISH)))
    wiki.give("allrevisions", answer({"query": {"allrevisions": []}}))


def test_a_first_reading_ends_where_changes_begin_to_count(connect: Connect) -> None:
    page = connect().feeds()[-1].pull(None, 50)
    assert [record.id for record in page.records] == [ENGLISH, CHINESE]
    assert (page.cursor, page.more) == (Cursor(CHANGED, 146), False)


def test_a_first_reading_goes_by_pages_and_asks_once_which_articles_there_are(
    wiki: SmallWiki, connect: Connect
) -> None:
    feed = connect().feeds()[-1]
    first = feed.pull(None, 1)
    assert first.more
    assert wiki.parameters["info|revisions"]["pageids"] == ENGLISH
    second = feed.pull(first.cursor, 1)
    assert wiki.parameters["info|revisions"]["pageids"] == CHINESE
    assert (second.more, second.cursor) == (False, Cursor(CHANGED, 146))
    assert wiki.asked.count("allpages") == 1


def test_a_wiki_without_changes_counts_from_its_own_now(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("recentchanges", _changes())
    page = connect().feeds()[-1].pull(None, 50)
    assert page.cursor == Cursor(datetime(2026, 11, 25, 4, tzinfo=UTC), 0)


def test_only_changed_pages_are_read_and_each_once(wiki: SmallWiki, connect: Connect) -> None:
    kept = _changes(_change(1, CHINESE, CHANGED - timedelta(days=9)))
    rows = [_change(147, ENGLISH), _change(148, ENGLISH), _change(149, "0")]
    wiki.give("recentchanges", _changes(_change(149, ENGLISH)), kept, _changes(*rows, is_more=True))
    page = connect().feeds()[-1].pull(Place(CHANGED, 146).as_cursor(), 3)
    assert wiki.parameters["recentchanges"]["rccontinue"] == "20261125032542|147"
    assert wiki.parameters["info|revisions"]["pageids"] == ENGLISH
    assert (page.cursor, page.more) == (Cursor(CHANGED, 149), True)


def test_moves_deletions_and_restorations_name_their_pages(wiki: SmallWiki, connect: Connect) -> None:
    kept = _changes(_change(1, CHINESE, CHANGED - timedelta(days=9)))
    wiki.give("recentchanges", _changes(_change(153, "626")), kept, recorded("changes"))
    page = connect().feeds()[-1].pull(Place(CHANGED, 140).as_cursor(), 50)
    assert wiki.parameters["info|revisions"]["pageids"] == "625|626"
    assert page.cursor == Cursor(CHANGED + timedelta(seconds=1), 153)


def test_where_nothing_changed_the_place_stays(wiki: SmallWiki, connect: Connect) -> None:
    here = Place(CHANGED, 146).as_cursor()
    kept = _changes(_change(1, CHINESE, CHANGED - timedelta(days=9)))
    wiki.give("recentchanges", _changes(_change(146, ENGLISH)), kept, _changes())
    page = connect().feeds()[-1].pull(here, 50)
    assert (page.records, page.cursor, page.more) == ((), here, False)
    assert "parse" not in wiki.asked


def test_whether_changes_are_kept_is_asked_once_in_a_while(wiki: SmallWiki, connect: Connect) -> None:
    here = Place(CHANGED, 146).as_cursor()
    kept = _changes(_change(1, CHINESE, CHANGED - timedelta(days=9)))
    wiki.give("recentchanges", _changes(_change(146, ENGLISH)), kept, _changes())
    feed = connect().feeds()[-1]
    for _cycle in range(3):
        feed.pull(here, 50)
    assert wiki.asked.count("recentchanges") == 2 + 3


def test_changes_the_wiki_no_longer_keeps_are_made_up_for_by_a_new_listing(
    wiki: SmallWiki, connect: Connect
) -> None:
    revisions = [{"pageid": 9, "revisions": [{"timestamp": "2026-10-01T00:00:00Z"}]}]
    wiki.give("allrevisions", answer({"query": {"allrevisions": revisions}}))
    page = connect().feeds()[-1].pull(Cursor(CHANGED - timedelta(days=99)), 1)
    assert page.cursor is not None
    assert listing_of(page.cursor) is not None


def test_a_quiet_wiki_that_forgot_its_changes_has_none_to_miss(wiki: SmallWiki, connect: Connect) -> None:
    page = connect().feeds()[-1].pull(Cursor(CHANGED - timedelta(days=99)), 50)
    assert page.cursor == Cursor(CHANGED, 146)
    assert "allpages" not in wiki.asked


def test_a_wiki_restored_from_a_copy_is_listed_anew(wiki: SmallWiki, connect: Connect) -> None:
    here = Place(CHANGED + timedelta(hours=2), 200).as_cursor()
    page = connect().feeds()[-1].pull(here, 50)
    assert len(page.records) == 2
    assert page.cursor == Cursor(datetime(2026, 11, 25, 4, tzinfo=UTC), 0)


def test_a_step_back_to_the_beginning_lists_anew(connect: Connect) -> None:
    page = connect().feeds()[-1].pull(Cursor(BEGINNING), 50)
    assert len(page.records) == 2


def test_what_is_missing_or_leads_elsewhere_is_gone(connect: Connect) -> None:
    reading = (
        connect().feeds()[-1].read([RemoteId(one) for one in (ENGLISH, "10", "987654321", "x", "9" * 30)])
    )
    assert [record.id for record in reading.records] == [ENGLISH, CHINESE]
    assert reading.gone == {"10", "987654321", "x", "9" * 30}


def test_what_is_deleted_while_it_is_read_is_gone(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("parse", recorded("no_page"))
    reading = connect().feeds()[-1].read([RemoteId(ENGLISH)])
    assert (reading.records, reading.bad, reading.gone) == ((), (), {ENGLISH})


def test_an_article_of_another_namespace_is_gone(connect: Connect) -> None:
    reading = connect(namespaces="102").feeds()[-1].read([RemoteId(ENGLISH)])
    assert reading.gone == {ENGLISH}


def test_an_article_outside_the_categories_is_gone(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("info|revisions|categories", recorded("pages"))
    reading = connect(categories="Refunds").feeds()[-1].read([RemoteId(ENGLISH), RemoteId(CHINESE)])
    assert ([record.id for record in reading.records], reading.gone) == ([ENGLISH], {CHINESE})


def test_articles_are_listed_by_category_without_redirects(wiki: SmallWiki, connect: Connect) -> None:
    members = reply("members")
    members.pop("continue")
    members["query"]["pages"].append({"pageid": 5, "redirect": True})
    wiki.give("categorymembers", answer(members))
    assert connect(categories="Invoices").feeds()[-1].ids() == {"348", "352", "358"}
    assert wiki.parameters["categorymembers"]["gcmtitle"] == "Category:Invoices"


def test_unwanted_categories_are_left_out_of_the_list(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("categorymembers", answer({"query": {"pages": [{"pageid": int(CHINESE)}]}}))
    assert connect(without_categories="Draft").feeds()[-1].ids() == {ENGLISH}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (complaint("permissiondenied"), "not_permitted"),
        (complaint("cantparse"), "cantparse"),
        (answer({"parse": []}), "TypeError"),
        (answer({"parse": {"text": 7, "title": "x", "revid": 1}}), "TypeError"),
        (answer({}), "TypeError"),
    ],
)
def test_an_article_that_cannot_be_shown_spoils_no_other(
    wiki: SmallWiki, connect: Connect, told: Answer, reason: str
) -> None:
    wiki.give("parse", told, recorded("chinese"))
    reading = connect().feeds()[-1].read([RemoteId(ENGLISH), RemoteId(CHINESE)])
    assert [bad.reason for bad in reading.bad] == [reason]
    assert len(reading.records) == 1
    assert not reading.gone


@pytest.mark.parametrize(
    ("told", "kind", "trouble"),
    [
        (Answer(b"", 500), UnreachableError, Trouble.SERVER_FAULT),
        (Answer(b"", 404), RejectedError, Trouble.WRONG_ADDRESS),
        (complaint("ratelimited"), UnreachableError, Trouble.BUSY),
    ],
)
def test_a_wiki_that_fails_in_the_midst_ends_the_reading(
    wiki: SmallWiki, connect: Connect, told: Answer, kind: type[Exception], trouble: Trouble
) -> None:
    wiki.give("parse", recorded("english"), told)
    with pytest.raises((UnreachableError, RejectedError)) as caught:
        connect().feeds()[-1].read([RemoteId(ENGLISH), RemoteId(CHINESE)])
    assert (type(caught.value), caught.value.trouble) == (kind, trouble)


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"rcid": 1, "pageid": 1},
        {"rcid": "x", "pageid": 1, "timestamp": NOW},
        {"rcid": 2**70, "pageid": 1, "timestamp": NOW},
        {"rcid": 1, "pageid": 1, "timestamp": "soon"},
        {"rcid": 1, "pageid": "1", "timestamp": NOW},
    ],
)
def test_a_malformed_change_counts_as_cut(wiki: SmallWiki, connect: Connect, row: dict[str, object]) -> None:
    kept = _changes(_change(1, CHINESE, CHANGED - timedelta(days=9)))
    wiki.give("recentchanges", _changes(_change(146, ENGLISH)), kept, _changes(row))
    with pytest.raises(UnreachableError) as caught:
        connect().feeds()[-1].pull(Place(CHANGED, 146).as_cursor(), 50)
    assert caught.value.trouble is Trouble.CUT_REPLY


def test_a_closed_connector_reads_nothing_more(connect: Connect) -> None:
    connector = connect()
    feed = connector.feeds()[-1]
    feed.pull(None, 50)
    connector.close()
    with pytest.raises(UnreachableError):
        feed.pull(None, 50)


def test_testing_the_connection_tells_what_to_expect(wiki: SmallWiki, connect: Connect) -> None:
    site = reply("site")
    site["query"]["general"]["lang"] = "en"
    wiki.give("siteinfo", answer(site))
    found = connect().test_connection()
    assert (found.product, found.version) == ("MediaWiki", "1.39.17")
    assert found.notes == (
        "Morning Star Knowledge: 2 articles",
        "The wiki's own search is made for en and cuts no Chinese; the desk's search does.",
        "Recent changes are kept since 2026-11-25; after a longer absence everything is read anew.",
    )


def test_the_identity_outlives_an_update(wiki: SmallWiki, connect: Connect) -> None:
    connector = connect()
    before = connector.identity()
    site = reply("site")
    site["query"]["general"]["generator"] = "MediaWiki 1.43.0"
    wiki.give("siteinfo", answer(site))
    assert connector.identity() == before == "wiki/Morning Star Knowledge/zh-Hans"
