"""Signing in, sessions that end, and every sort of no."""

from datetime import timedelta

import pytest

from callcenter.domain.errors import Trouble
from sync.contract import OfficeError, RejectedError, SignInError, UnreachableError
from tests.sync.connectors.mediawiki.conftest import Connect
from tests.sync.connectors.mediawiki.small_wiki import (
    PASSWORD,
    SESSION,
    Answer,
    SmallWiki,
    answer,
    complaint,
    recorded,
)

HTML = {"Content-Type": "text/html; charset=utf-8"}
Told = tuple[type[OfficeError], Trouble]


def _error(connect: Connect, password: str | None = PASSWORD, **values: str) -> OfficeError:
    with pytest.raises(OfficeError) as caught:
        connect(password, **values).identity()
    return caught.value


def _told(error: OfficeError) -> Told:
    return type(error), error.trouble


def test_nothing_is_asked_before_the_first_question(wiki: SmallWiki, connect: Connect) -> None:
    connect().close()
    assert wiki.asked == []


def test_the_first_question_signs_in_and_the_next_does_not(wiki: SmallWiki, connect: Connect) -> None:
    connector = connect()
    connector.identity()
    connector.identity()
    assert wiki.asked == ["tokens", "login", "siteinfo", "siteinfo"]
    assert wiki.parameters["login"]["lgname"] == "Desk@desk"
    assert wiki.parameters["login"]["lgtoken"] == "token+\\"
    assert wiki.cookies["siteinfo"] == f"wiki_session={SESSION}"


def test_every_question_asks_to_be_signed_in(wiki: SmallWiki, connect: Connect) -> None:
    connect().identity()
    assert wiki.parameters["siteinfo"]["assert"] == "user"


def test_a_public_wiki_is_read_without_signing_in(wiki: SmallWiki, connect: Connect) -> None:
    connect(None, user="").identity()
    assert wiki.asked == ["siteinfo"]
    assert "assert" not in wiki.parameters["siteinfo"]


def test_an_ended_session_is_begun_once_more(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("siteinfo", recorded("not_signed_in"), recorded("site"))
    connect().identity()
    assert wiki.asked == ["tokens", "login", "siteinfo", "tokens", "login", "siteinfo"]
    assert wiki.cookies["tokens"] is None


def test_a_session_that_never_lasts_is_not_begun_for_ever(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("siteinfo", recorded("not_signed_in"))
    error = _error(connect)
    assert (isinstance(error, SignInError), error.trouble) == (True, Trouble.SIGN_IN_REFUSED)
    assert wiki.asked.count("login") == 2


def test_a_missing_password_is_told_before_anything_is_sent(wiki: SmallWiki, connect: Connect) -> None:
    assert _told(_error(connect, None)) == (SignInError, Trouble.SIGN_IN_MISSING)
    assert wiki.asked == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (recorded("refused_sign_in"), (SignInError, Trouble.SIGN_IN_REFUSED)),
        (
            answer({"login": {"result": "Failed", "reason": "Incorrect."}}),
            (SignInError, Trouble.SIGN_IN_REFUSED),
        ),
        (
            answer({"login": {"result": "Failed", "reason": {"code": "login-throttled", "text": "Wait."}}}),
            (SignInError, Trouble.SIGN_IN_LOCKED),
        ),
        (answer({"login": {"result": "Aborted"}}), (SignInError, Trouble.SIGN_IN_REFUSED)),
        (answer({"login": {"result": "WrongToken"}}), (UnreachableError, Trouble.CUT_REPLY)),
        (answer({"login": []}), (UnreachableError, Trouble.CUT_REPLY)),
    ],
)
def test_a_refused_sign_in_is_told(wiki: SmallWiki, connect: Connect, told: Answer, expected: Told) -> None:
    wiki.give("login", told)
    error = _error(connect)
    assert _told(error) == expected
    assert PASSWORD not in f"{error!r} {error.details}"
    assert wiki.asked.count("login") == 1


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (recorded("not_permitted"), (RejectedError, Trouble.NOT_PERMITTED)),
        (complaint("permissiondenied"), (RejectedError, Trouble.NOT_PERMITTED)),
        (complaint("ratelimited"), (UnreachableError, Trouble.BUSY)),
        (complaint("readonly"), (UnreachableError, Trouble.BUSY)),
        (complaint("maxlag", data={"lag": 9}), (UnreachableError, Trouble.BUSY)),
        (complaint("internal_api_error_DBQueryError"), (UnreachableError, Trouble.SERVER_FAULT)),
        (complaint("badvalue"), (RejectedError, Trouble.REJECTED)),
        (complaint("<b>Li Wei, +86 138 0013 8000</b>"), (UnreachableError, Trouble.SERVER_FAULT)),
        (
            answer({"error": {"code": "readapidenied", "info": "Old."}}),
            (RejectedError, Trouble.NOT_PERMITTED),
        ),
        (answer({"errors": []}), (UnreachableError, Trouble.SERVER_FAULT)),
        (answer({"errors": "broken"}), (UnreachableError, Trouble.SERVER_FAULT)),
        (answer([]), (UnreachableError, Trouble.NOT_DATA)),
        (answer({}), (UnreachableError, Trouble.CUT_REPLY)),
        (answer({"query": []}), (UnreachableError, Trouble.CUT_REPLY)),
        (answer({"query": {"general": {"sitename": 7}}}), (UnreachableError, Trouble.CUT_REPLY)),
        (Answer(b'{"query": {"gene'), (UnreachableError, Trouble.CUT_REPLY)),
        (Answer(b"<!doctype html>Sign in here", headers=HTML), (UnreachableError, Trouble.NOT_DATA)),
        (Answer(b"", 500), (UnreachableError, Trouble.SERVER_FAULT)),
        (Answer(b"", 403), (RejectedError, Trouble.NOT_PERMITTED)),
    ],
)
def test_a_complaint_has_its_word(wiki: SmallWiki, connect: Connect, told: Answer, expected: Told) -> None:
    wiki.give("siteinfo", told)
    error = _error(connect)
    assert _told(error) == expected
    assert "Li Wei" not in f"{error!r} {error.details}"


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        (complaint("ratelimited"), 60),
        (complaint("maxlag", data={"lag": 9}), 9),
        (complaint("maxlag", data={"lag": 9e9}), 5),
        (complaint("maxlag", data={"lag": 10**30}), 300),
        (complaint("maxlag"), 5),
    ],
)
def test_a_busy_wiki_says_when_to_come_back(
    wiki: SmallWiki, connect: Connect, told: Answer, seconds: int
) -> None:
    wiki.give("siteinfo", told)
    error = _error(connect)
    assert isinstance(error, UnreachableError)
    assert error.retry_after == timedelta(seconds=seconds)


@pytest.mark.parametrize("script", ["/api.php", "/w/api.php"])
def test_a_wiki_is_found_by_its_folder(wiki: SmallWiki, connect: Connect, script: str) -> None:
    wiki.script = script
    assert connect().identity()


def test_a_wiki_is_found_by_its_script(wiki: SmallWiki, connect: Connect) -> None:
    wiki.script = "/knowledge/api.php"
    assert connect(url=f"{wiki.url}/knowledge/api.php").identity()


def test_an_address_without_a_wiki_is_told(wiki: SmallWiki, connect: Connect) -> None:
    wiki.script = "/elsewhere/api.php"
    connector = connect()
    for _attempt in range(2):
        with pytest.raises(RejectedError) as caught:
            connector.identity()
        assert caught.value.trouble is Trouble.WRONG_ADDRESS


def test_a_long_list_is_followed_to_its_end(wiki: SmallWiki, connect: Connect) -> None:
    pages = [{"pageid": 7, "ns": 0, "title": "Last"}]
    wiki.give("allpages", recorded("first_articles"), answer({"query": {"allpages": pages}}))
    assert connect().feeds()[-1].total() == 4
    assert wiki.parameters["allpages"]["apcontinue"]


@pytest.mark.parametrize(
    "told",
    [
        answer({}),
        answer({"continue": {"apcontinue": "A"}, "query": {"allpages": []}}),
        answer({"continue": "A", "query": {"allpages": []}}),
        answer({"query": {"allpages": {"1": {}}}}),
        answer({"query": {"allpages": [7]}}),
        answer({"query": {"allpages": [{"pageid": "7"}]}}),
        answer({"query": {"allpages": [{"pageid": True}]}}),
    ],
)
def test_a_list_that_is_none_or_never_ends_counts_as_cut(
    wiki: SmallWiki, connect: Connect, told: Answer
) -> None:
    wiki.give("allpages", told)
    with pytest.raises(UnreachableError) as caught:
        connect().feeds()[-1].ids()
    assert caught.value.trouble is Trouble.CUT_REPLY
