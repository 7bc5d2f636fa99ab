"""What a wiki says no to, or half says, when something is written."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import RemoteId
from sync.contract import Change, OutOfDateError, Receipt, RejectedError, SignInError, UnreachableError
from tests.sync.connectors.mediawiki.conftest import Connect
from tests.sync.connectors.mediawiki.small_wiki import Answer, SmallWiki, answer, complaint

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
EDIT = Change(
    "0190-ref", EditKind.EDIT_ARTICLE, RemoteId("7"), {"text": "Mine."}, {"text": "One."}, "70", "anna", NOW
)
PROPOSAL = Change(
    "0190-ref", EditKind.PROPOSE_ARTICLE, RemoteId(""), {"title": "新", "text": "x"}, {}, "", "anna", NOW
)
TOKEN = answer({"query": {"tokens": {"logintoken": "token+\\", "csrftoken": "token+\\"}}})
WEB_PAGE = Answer(b"<html>Sign in", headers={"Content-Type": "text/html"})


def page(text: str = "One.", revision: int = 70) -> dict[str, Any]:
    newest = {
        "revid": revision,
        "timestamp": "2026-11-24T10:00:00Z",
        "user": "Editor",
        "slots": {"main": {"content": text}},
    }
    told = {"pageid": 7, "ns": 0, "title": "Seven", "associatedpage": "Talk:Seven", "revisions": [newest]}
    return {"query": {"pages": [told]}, "batchcomplete": True}


@pytest.fixture
def wiki(wiki: SmallWiki) -> SmallWiki:
    wiki.give("tokens", TOKEN)
    wiki.give("info|revisions", answer(page()))
    wiki.give("info", answer({"query": {"pages": [{"ns": 0, "title": "新", "missing": True}]}}))
    return wiki


def test_an_edit_says_upon_what_it_was_made_and_who_asks(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("edit", answer({"edit": {"result": "Success", "pageid": 7, "oldrevid": 70, "newrevid": 71}}))
    assert connect().send(EDIT, "70") == Receipt(RemoteId("7"), "articles", "revision 71")
    sent = wiki.parameters["edit"]
    assert (sent["pageid"], sent["baserevid"], sent["assert"], sent["text"]) == ("7", "70", "user", "Mine.")
    assert "basetimestamp" not in sent  # with it the wiki takes a conflict with the same user for none
    assert sent["summary"] == "anna [ref 0190-ref]"


@pytest.mark.parametrize("code", ["editconflict", "pagedeleted", "missingtitle", "nosuchpageid"])
def test_somebody_was_faster(wiki: SmallWiki, connect: Connect, code: str) -> None:
    wiki.give("edit", complaint(code))
    with pytest.raises(OutOfDateError):
        connect().send(EDIT, "70")


@pytest.mark.parametrize("code", ["ratelimited", "readonly"])
def test_a_wiki_that_asks_to_wait_did_nothing(wiki: SmallWiki, connect: Connect, code: str) -> None:
    wiki.give("edit", complaint(code))
    with pytest.raises(UnreachableError) as caught:
        connect().send(EDIT, "70")
    assert (caught.value.trouble, caught.value.was_sent) == (Trouble.BUSY, False)
    assert caught.value.retry_after


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("permissiondenied", "this user may not write there"),
        ("blocked", "this user may not write there"),
        ("protectedpage", "the article is protected"),
        ("contenttoobig", "the text is too long"),
        ("abusefilter-disallowed", "abusefilter-disallowed"),
    ],
)
def test_a_refusal_says_why(wiki: SmallWiki, connect: Connect, code: str, reason: str) -> None:
    wiki.give("edit", complaint(code))
    with pytest.raises(RejectedError) as caught:
        connect().send(EDIT, "70")
    assert caught.value.details["reason"] == reason


@pytest.mark.parametrize(
    "reply",
    [WEB_PAGE, Answer(b"", 500), Answer(b'{"edit":{"result":"Succ'), answer({}), answer({"edit": {}}),
     complaint("internal_api_error_DBQueryError")],
)  # fmt: skip
def test_an_answer_that_says_nothing_leaves_open_whether_it_was_done(
    wiki: SmallWiki, connect: Connect, reply: Answer
) -> None:
    wiki.give("edit", reply)
    with pytest.raises(UnreachableError) as caught:
        connect().send(EDIT, "70")
    assert caught.value.was_sent
    assert wiki.asked.count("edit") == 1


@pytest.mark.parametrize("question", ["tokens", "info|revisions"])
def test_what_fails_before_it_is_sent_is_certainly_not_done(
    wiki: SmallWiki, connect: Connect, question: str
) -> None:
    desk = connect()
    desk.identity()
    wiki.give(question, WEB_PAGE)
    with pytest.raises(UnreachableError) as caught:
        desk.send(EDIT, "70")
    assert not caught.value.was_sent
    assert "edit" not in wiki.asked


def test_a_token_is_renewed_once_and_no_more(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("edit", complaint("badtoken"))
    with pytest.raises(UnreachableError) as caught:
        connect().send(EDIT, "70")
    assert not caught.value.was_sent
    assert wiki.asked.count("edit") == 2


def test_a_session_that_ends_again_and_again_asks_for_a_person(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("edit", complaint("assertuserfailed"))
    with pytest.raises(SignInError):
        connect().send(EDIT, "70")
    assert wiki.asked.count("edit") == 2


def test_who_wrote_over_others_all_the_same_says_so(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("edit", answer({"edit": {"result": "Success", "pageid": 7, "oldrevid": 75, "newrevid": 76}}))
    wiki.give("revisions", answer(page("Mine.", 76)), answer(page("Theirs.", 75)))
    assert connect().send(EDIT, "70").overtaken == ("text",)


def test_what_the_wiki_put_together_is_no_loss(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("edit", answer({"edit": {"result": "Success", "pageid": 7, "oldrevid": 75, "newrevid": 76}}))
    wiki.give("revisions", answer(page("Mine.\n\nTheirs.", 76)))
    assert connect().send(EDIT, "70").overtaken == ()


def test_a_text_whose_summary_somebody_hid_is_proved_by_itself(wiki: SmallWiki, connect: Connect) -> None:
    row = {
        "pageid": 7,
        "revid": 71,
        "title": "Seven",
        "timestamp": "2026-11-25T12:00:00Z",
        "commenthidden": True,
    }
    wiki.give("usercontribs", answer({"query": {"usercontribs": [row]}, "batchcomplete": True}))
    wiki.give("revisions", answer(page("Mine.", 71)))
    (receipt,) = connect().find(EDIT).done
    assert receipt.note == "revision 71"


def test_a_text_that_is_another_one_proves_nothing(wiki: SmallWiki, connect: Connect) -> None:
    row = {
        "pageid": 7,
        "revid": 71,
        "title": "Seven",
        "timestamp": "2026-11-25T12:00:00Z",
        "commenthidden": True,
    }
    wiki.give("usercontribs", answer({"query": {"usercontribs": [row]}, "batchcomplete": True}))
    wiki.give("revisions", answer(page("Theirs.", 71)))
    assert connect().find(EDIT).done == ()


def test_a_look_up_goes_back_a_day_before_the_first_attempt(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("usercontribs", answer({"query": {"usercontribs": []}, "batchcomplete": True}))
    connect().find(EDIT)
    asked = wiki.parameters["usercontribs"]
    assert (asked["ucend"], asked["ucuser"]) == ("2026-11-24T12:00:00Z", "Desk")


@pytest.mark.parametrize(
    "reply", [WEB_PAGE, answer([]), answer({"query": {"usercontribs": [{"pageid": 7}]}}), answer({})]
)
def test_a_look_up_that_fails_proves_nothing(wiki: SmallWiki, connect: Connect, reply: Answer) -> None:
    wiki.give("usercontribs", reply)
    wiki.give("logevents", answer({"query": {"logevents": []}, "batchcomplete": True}))
    with pytest.raises(DeskError):
        connect().find(PROPOSAL)


def test_articles_of_another_namespace_are_proposed_there(wiki: SmallWiki, connect: Connect) -> None:
    wiki.give("siteinfo", answer({"query": {"namespaces": {"4": {"name": "Knowledge"}}}}))
    wiki.give("info", answer({"query": {"pages": [{"ns": 4, "title": "Knowledge:新", "missing": True}]}}))
    wiki.give("edit", answer({"edit": {"result": "Success", "pageid": 8, "newrevid": 80}}))
    connect(namespaces="4").send(PROPOSAL, "")
    assert wiki.parameters["info"]["titles"] == "\x1fKnowledge:新"
    assert wiki.parameters["edit"]["title"] == "Knowledge:新"


def test_a_kind_that_is_not_taken_is_refused_before_anything_is_asked(
    wiki: SmallWiki, connect: Connect
) -> None:
    vote = Change("r", EditKind.VOTE_ARTICLE, RemoteId("7"), {"verdict": "helpful"}, {}, "", "anna", NOW)
    with pytest.raises(RejectedError):
        connect().send(vote, "")
    assert not wiki.asked


def test_quarantine_is_longer_than_the_wiki_lets_anything_go_on(connect: Connect) -> None:
    assert connect().writing.quarantine > timedelta(seconds=120)
