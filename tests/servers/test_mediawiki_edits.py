"""What agents write reaches a real wiki once, never over somebody else's words, and is found again."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest

from callcenter.domain.article import Article
from callcenter.domain.edit import EditKind, Value
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.connectors.mediawiki import MediaWikiConnector
from sync.contract import (
    Change,
    OutOfDateError,
    Receipt,
    RejectedError,
    TakesEdits,
    UnreachableError,
    Whereabouts,
)
from tests.servers.mediawiki_api import MediaWikiApi, MediaWikiServer
from tests.servers.relay import Answer, Relay

pytestmark = pytest.mark.server

Connect = Callable[..., MediaWikiConnector]
WIKI = OfficeId("wiki")
MARKDOWN = (
    "# 先核对订单号\n\n- 说明 **期限**\n- 建立工单\n\n{{delete}} 与 [[Main Page]] 只是文字\n第二行 ~~~~"
)


@dataclass(frozen=True, slots=True)
class Page:
    """An article of a test."""

    number: int
    title: str
    revision: str

    def changed(self, base: str, text: str, **more: Value) -> Change:
        return change(
            EditKind.EDIT_ARTICLE,
            RemoteId(str(self.number)),
            {"text": text, **more},
            {"text": base},
            self.revision,
        )


def change(
    kind: EditKind,
    record: RemoteId | str = "",
    fields: dict[str, Value] | None = None,
    base: dict[str, Value] | None = None,
    revision: str = "",
) -> Change:
    now = datetime.now(UTC)
    return Change(str(uuid4()), kind, RemoteId(record), fields or {}, base or {}, revision, "anna", now)


def proposal(title: str, text: str = MARKDOWN, **fields: Value) -> Change:
    return change(EditKind.PROPOSE_ARTICLE, fields={"title": title, "text": text, **fields})


def sent_before(one: Change) -> Change:
    return replace(one, first_sent_at=datetime.now(UTC) - timedelta(minutes=1))


@pytest.fixture
def cable(mediawiki: MediaWikiServer) -> Iterator[Relay]:
    relay = Relay(mediawiki.url)
    yield relay
    relay.unplug()


@pytest.fixture
def connect(mediawiki: MediaWikiServer, cable: Relay) -> Iterator[Connect]:
    made: list[MediaWikiConnector] = []

    def build(*, as_editor: bool = False, as_reader: bool = False, **values: str) -> MediaWikiConnector:
        user, password = mediawiki.author, mediawiki.author_password
        if as_editor or as_reader:
            user = mediawiki.editor if as_editor else mediawiki.user
            password = mediawiki.editor_password if as_editor else mediawiki.password
        settings = OfficeSettings(WIKI, "mediawiki", {"url": cable.url, "user": user, **values})
        made.append(MediaWikiConnector.from_settings(settings, lambda: password))
        return made[-1]

    yield build
    for connector in made:
        connector.close()


@pytest.fixture
def desk(connect: Connect) -> MediaWikiConnector:
    return connect()


@pytest.fixture(scope="module")
def editor(mediawiki: MediaWikiServer) -> MediaWikiApi:
    return mediawiki.as_editor()


@pytest.fixture
def title() -> str:
    return f"新规则 {uuid4().hex[:12]}"


@pytest.fixture
def page(editor: MediaWikiApi, title: str) -> Page:
    number = editor.edit(title, "One.\n\nTwo.\n\nThree.")
    return Page(number, title, str(editor.history(number)[0]["revid"]))


def lose_the_reply(cable: Relay, action: bytes) -> None:
    """Let the wiki do it, and nobody hear of it."""

    def lost(asked: bytes, answer: Answer) -> Answer:
        return (200, {"Content-Type": "text/html"}, b"<html>Sign in") if action in asked else answer

    cable.garble = lost


def read(desk: MediaWikiConnector, receipt: Receipt) -> Article:
    reading = next(feed for feed in desk.feeds() if feed.name == receipt.home).read([receipt.record])
    (article,) = reading.records
    assert isinstance(article, Article)
    return article


# --- proposals


def test_a_proposal_becomes_an_article_whose_words_are_those_that_were_written(
    desk: MediaWikiConnector, title: str
) -> None:
    assert isinstance(desk, TakesEdits)
    article = read(desk, desk.send(proposal(title), ""))
    assert article.title == title
    assert (
        article.text
        == "先核对订单号\n\n- 说明 期限\n- 建立工单\n\n{{delete}} 与 [[Main Page]] 只是文字\n第二行 ~~~~"
    )


def test_a_proposal_has_the_category_of_the_settings_and_its_topics(connect: Connect, title: str) -> None:
    desk = connect(proposal_category="Proposals")
    article = read(desk, desk.send(proposal(title, topics='["退款","a|b]]{{x"]'), ""))
    assert article.topics == ("Proposals", "退款", "A b x")


def test_the_history_names_the_agent_and_the_reference(
    desk: MediaWikiConnector, editor: MediaWikiApi, title: str
) -> None:
    one = proposal(title)
    receipt = desk.send(one, "")
    assert editor.history(int(receipt.record))[0]["comment"] == f"anna [ref {one.ref}]"


def test_a_title_that_is_taken_is_refused_and_nothing_is_overwritten(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    with pytest.raises(RejectedError, match="another article has this title"):
        desk.send(proposal(page.title), "")
    assert editor.source(page.number) == "One.\n\nTwo.\n\nThree."


def test_a_proposal_sent_twice_makes_one_article(
    desk: MediaWikiConnector, editor: MediaWikiApi, title: str
) -> None:
    one = proposal(title)
    assert desk.send(one, "").record == desk.send(one, "").record
    assert len(editor.history(editor.number(title))) == 1


def test_of_two_desks_that_propose_one_title_at_once_one_is_refused(connect: Connect, title: str) -> None:
    desks, barrier = (connect(), connect()), Barrier(2)

    def send(desk: MediaWikiConnector) -> object:
        desk.look(proposal(title))
        barrier.wait()
        try:
            return desk.send(proposal(title), "")
        except RejectedError as error:
            return error

    with ThreadPoolExecutor(2) as workers:
        told = list(workers.map(send, desks))
    assert sorted(type(one).__name__ for one in told) == ["Receipt", "RejectedError"]


def test_a_title_that_is_given_between_check_and_write_is_refused(
    desk: MediaWikiConnector, cable: Relay, editor: MediaWikiApi, title: str
) -> None:
    def meanwhile(asked: bytes, answer: Answer) -> Answer:
        if b"type=csrf" in asked and not editor.number(title):
            editor.edit(title, "Theirs.")
        return answer

    cable.garble = meanwhile
    with pytest.raises(RejectedError, match="another article has this title"):
        desk.send(proposal(title), "")
    assert editor.source(editor.number(title)) == "Theirs."


def test_a_proposal_whose_reply_was_lost_is_found(
    desk: MediaWikiConnector, cable: Relay, editor: MediaWikiApi, title: str
) -> None:
    one = proposal(title)
    lose_the_reply(cable, b"action=edit")
    with pytest.raises(UnreachableError) as caught:
        desk.send(one, "")
    cable.garble = None
    assert caught.value.was_sent
    (receipt,) = desk.find(sent_before(one)).done
    assert receipt.record == str(editor.number(title))


def test_a_proposal_that_colleagues_renamed_is_found(
    desk: MediaWikiConnector, editor: MediaWikiApi, title: str
) -> None:
    one = proposal(title)
    made = desk.send(one, "")
    editor.move(title, f"{title}, better")
    assert [found.record for found in desk.find(sent_before(one)).done] == [made.record]


def test_a_proposal_that_was_deleted_since_is_told(
    desk: MediaWikiConnector, editor: MediaWikiApi, title: str
) -> None:
    one = proposal(title)
    desk.send(one, "")
    editor.delete(title)
    finding = desk.find(sent_before(one))
    assert (finding.done, finding.was_deleted) == ((), True)


def test_a_proposal_that_never_arrived_is_not_found(desk: MediaWikiConnector, title: str) -> None:
    finding = desk.find(sent_before(proposal(title)))
    assert (finding.done, finding.was_deleted) == ((), False)


@pytest.mark.parametrize(
    "bad",
    ["", " ", "a#b", "a[b", "a|b", "Talk:x", "MediaWiki:Common.css", "x" * 300, "~~~~", "../x", "\ud800"],
)
def test_a_title_that_no_article_can_have_is_refused(desk: MediaWikiConnector, bad: str) -> None:
    with pytest.raises(RejectedError, match="cannot have this title"):
        desk.send(proposal(bad), "")


def test_who_may_only_read_is_refused(connect: Connect, title: str) -> None:
    with pytest.raises(RejectedError, match="may not write"):
        connect(as_reader=True).send(proposal(title), "")


def test_without_a_user_nothing_is_taken(mediawiki: MediaWikiServer) -> None:
    settings = OfficeSettings(WIKI, "mediawiki", {"url": mediawiki.url})
    assert not MediaWikiConnector.from_settings(settings, lambda: None).writing.kinds


# --- edits


def test_an_edit_begins_with_the_source_and_changes_it(
    desk: MediaWikiConnector, editor: MediaWikiApi, title: str
) -> None:
    number = editor.edit(title, "'''Bold''' {{Deadline}}\n\n[[Category:Invoices]]")
    held = read(desk, Receipt(RemoteId(str(number)), "articles"))
    assert held.source == held.editable == editor.source(number) != held.text
    one = change(
        EditKind.EDIT_ARTICLE,
        held.id,
        {"text": held.source + "\n\n完成"},
        {"text": held.source},
        held.revision,
    )
    standing = desk.look(one)
    assert standing.fields == one.base
    assert standing.revision == held.revision
    desk.send(one, standing.revision)
    assert editor.source(number) == held.source + "\n\n完成"
    assert desk.look(one).fields == one.fields


def test_an_edit_upon_an_old_revision_is_out_of_date(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    editor.edit(page.title, "Another's.")
    with pytest.raises(OutOfDateError):
        desk.send(page.changed("One.", "Mine."), page.revision)
    assert editor.source(page.number) == "Another's."


@pytest.mark.parametrize("is_shared", [True, False])
def test_of_two_desks_that_edit_at_once_one_is_out_of_date(
    connect: Connect, editor: MediaWikiApi, page: Page, *, is_shared: bool
) -> None:
    desks = (connect(), connect(as_editor=not is_shared))
    barrier = Barrier(2)

    def send(turn: tuple[MediaWikiConnector, Change, str]) -> str:
        desk, one, revision = turn
        barrier.wait()
        try:
            desk.send(one, revision)
        except OutOfDateError:
            return "late"
        return "done"

    with ThreadPoolExecutor(2) as workers:
        for number in range(20):
            text = editor.source(page.number)
            changes = [page.changed(text, f"Round {number} by {name}.") for name in "AB"]
            revision = desks[0].look(changes[0]).revision
            turns = [(desk, one, revision) for desk, one in zip(desks, changes, strict=True)]
            assert sorted(workers.map(send, turns)) == ["done", "late"]
    assert len(editor.history(page.number)) == 21


def test_another_paragraph_that_a_colleague_wrote_between_check_and_write_is_merged(
    desk: MediaWikiConnector, cable: Relay, editor: MediaWikiApi, page: Page
) -> None:
    is_first = [True]

    def meanwhile(asked: bytes, answer: Answer) -> Answer:
        if b"type=csrf" in asked and is_first.pop() is True:
            is_first.append(False)
            editor.edit(page.title, "One.\n\nTwo.\n\nThree, theirs.")
        elif not is_first:
            is_first.append(False)
        return answer

    cable.garble = meanwhile
    receipt = desk.send(page.changed("One.", "One, mine.\n\nTwo.\n\nThree."), page.revision)
    assert editor.source(page.number) == "One, mine.\n\nTwo.\n\nThree, theirs."
    assert receipt.overtaken == ()


def test_an_edit_whose_reply_was_lost_shows_as_written(
    desk: MediaWikiConnector, cable: Relay, page: Page
) -> None:
    one = page.changed("One.", "Mine.  \r\n")
    lose_the_reply(cable, b"action=edit")
    with pytest.raises(UnreachableError):
        desk.send(one, page.revision)
    cable.garble = None
    assert desk.look(sent_before(one)).fields == one.fields
    assert len(desk.find(sent_before(one)).done) == 1


def test_an_edit_upon_which_a_colleague_built_shows_as_written(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    one = page.changed("One.", "Mine.")
    desk.send(one, page.revision)
    editor.edit(page.title, "Mine, and theirs.")
    assert desk.look(sent_before(one)).fields["text"] == "Mine."
    assert desk.look(one).fields["text"] == "Mine, and theirs."


def test_an_edit_sent_twice_is_out_of_date_and_then_shows_as_written(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    one = page.changed("One.", "Mine.")
    desk.send(one, page.revision)
    with pytest.raises(OutOfDateError):
        desk.send(one, page.revision)
    assert desk.look(sent_before(one)).fields["text"] == "Mine."
    assert len(editor.history(page.number)) == 2


def test_the_same_text_once_more_is_done_and_makes_no_revision(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    desk.send(page.changed("One.", "One.\n\nTwo.\n\nThree."), page.revision)
    assert len(editor.history(page.number)) == 1


def test_a_signature_is_no_conflict_with_oneself(desk: MediaWikiConnector, page: Page) -> None:
    one = page.changed("One.", "Signed ~~~~")
    desk.send(one, page.revision)
    assert desk.look(sent_before(one)).fields["text"] == "Signed ~~~~"


def test_text_and_title_change_together(connect: Connect, editor: MediaWikiApi, page: Page) -> None:
    desk = connect(as_editor=True)
    one = page.changed("One.", "Mine.", title=f"{page.title} renamed")
    assert desk.send(one, page.revision).record == str(page.number)
    assert editor.number(f"{page.title} renamed") == page.number
    assert editor.source(page.number) == "Mine."
    assert desk.look(sent_before(one)).fields == one.fields


def test_where_the_text_is_written_and_the_title_is_refused_each_is_told(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    one = page.changed("One.", "Mine.", title=f"{page.title} renamed")
    with pytest.raises(OutOfDateError):
        desk.send(one, page.revision)
    standing = desk.look(sent_before(one))
    assert standing.fields == {"text": "Mine.", "title": page.title}
    with pytest.raises(RejectedError, match="may not rename"):
        desk.send(replace(one, fields={"title": f"{page.title} renamed"}), standing.revision)


def test_a_title_alone_changes_and_a_lost_reply_shows_it(connect: Connect, cable: Relay, page: Page) -> None:
    desk = connect(as_editor=True)
    wanted = f"{page.title} renamed"
    one = change(EditKind.EDIT_ARTICLE, str(page.number), {"title": wanted}, {"title": page.title})
    lose_the_reply(cable, b"action=move")
    with pytest.raises(UnreachableError):
        desk.send(one, page.revision)
    cable.garble = None
    assert desk.look(sent_before(one)).fields == {"title": wanted}
    assert len(desk.find(sent_before(one)).done) == 1


def test_a_title_of_another_article_is_refused_before_anything_is_written(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    with pytest.raises(RejectedError, match="another article has this title"):
        desk.send(page.changed("One.", "Mine.", title="Copy of an invoice: Germany"), page.revision)
    assert len(editor.history(page.number)) == 1


def test_an_article_that_was_deleted_is_gone_and_not_made_anew(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    editor.delete(page.title)
    one = page.changed("One.", "Mine.")
    assert desk.look(one).whereabouts is Whereabouts.GONE
    with pytest.raises(OutOfDateError):
        desk.send(one, page.revision)
    assert editor.number(page.title) == 0


def test_an_article_that_is_deleted_between_check_and_write_is_not_made_anew(
    desk: MediaWikiConnector, cable: Relay, editor: MediaWikiApi, page: Page
) -> None:
    def meanwhile(asked: bytes, answer: Answer) -> Answer:
        if b"type=csrf" in asked and editor.number(page.title):
            editor.delete(page.title)
        return answer

    cable.garble = meanwhile
    with pytest.raises(OutOfDateError):
        desk.send(page.changed("One.", "Mine."), page.revision)
    assert editor.number(page.title) == 0


def test_a_renamed_article_is_there_and_one_that_leads_elsewhere_is_gone(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    editor.move(page.title, f"{page.title}, moved")
    one = page.changed("One.", "Mine.", title=page.title)
    standing = desk.look(one)
    assert standing.whereabouts is Whereabouts.THERE
    assert standing.author == "Editor"
    assert standing.fields["title"] == f"{page.title}, moved"
    editor.edit(f"{page.title}, moved", "#REDIRECT [[Copy of an invoice: Germany]]")
    assert desk.look(one).whereabouts is Whereabouts.GONE


def test_a_protected_article_is_refused(desk: MediaWikiConnector, editor: MediaWikiApi, page: Page) -> None:
    editor.protect(page.title)
    with pytest.raises(RejectedError, match="protected"):
        desk.send(page.changed("One.", "Mine."), desk.look(page.changed("One.", "Mine.")).revision)


def test_a_session_that_ended_is_begun_anew_and_the_edit_goes_once(
    desk: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    one = page.changed("One.", "Mine.")
    standing = desk.look(one)
    desk._client._http.cookies.clear()
    desk.send(one, standing.revision)
    assert len(editor.history(page.number)) == 2


def test_a_token_that_is_no_longer_taken_is_asked_for_once_more(
    desk: MediaWikiConnector, cable: Relay, editor: MediaWikiApi, page: Page
) -> None:
    stale = [b'{"query":{"tokens":{"csrftoken":"0+\\\\"}}}']

    def garble(asked: bytes, answer: Answer) -> Answer:
        return (*answer[:2], stale.pop()) if b"type=csrf" in asked and stale else answer

    cable.garble = garble
    desk.send(page.changed("One.", "Mine."), page.revision)
    assert not stale
    assert len(editor.history(page.number)) == 2


def test_a_web_page_before_anything_was_sent_is_told_as_such(
    desk: MediaWikiConnector, cable: Relay, page: Page
) -> None:
    lose_the_reply(cable, b"type=csrf")
    with pytest.raises(UnreachableError) as caught:
        desk.send(page.changed("One.", "Mine."), page.revision)
    assert not caught.value.was_sent


# --- votes


@pytest.fixture
def voting(connect: Connect) -> MediaWikiConnector:
    return connect(votes="talk")


def vote(page: Page, verdict: str = "not_helpful", words: str = "{{delete}} 退款") -> Change:
    return change(EditKind.VOTE_ARTICLE, str(page.number), {"verdict": verdict, "words": words})


def test_votes_stay_at_the_desk_unless_the_settings_say_otherwise(
    desk: MediaWikiConnector, voting: MediaWikiConnector
) -> None:
    assert EditKind.VOTE_ARTICLE not in desk.writing.kinds
    assert EditKind.VOTE_ARTICLE in voting.writing.kinds


def test_a_vote_is_a_section_of_the_talk_page(
    voting: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    one = vote(page)
    assert voting.send(one, "").record == str(page.number)
    (newest,) = editor.history(editor.number(f"Talk:{page.title}"))
    text = newest["slots"]["main"]["content"]
    assert text.startswith(
        "== 没有帮助 ==\n\n客服台坐席：anna<br />\n搜索词：&#123;&#123;delete&#125;&#125; 退款"
    )
    assert newest["comment"] == f"anna [ref {one.ref}]"


def test_a_vote_whose_reply_was_lost_is_found(
    voting: MediaWikiConnector, cable: Relay, editor: MediaWikiApi, page: Page
) -> None:
    voting.send(vote(page, "helpful"), "")
    one = vote(page)
    lose_the_reply(cable, b"action=edit")
    with pytest.raises(UnreachableError):
        voting.send(one, "")
    cable.garble = None
    assert [found.record for found in voting.find(sent_before(one)).done] == [str(page.number)]
    assert len(editor.history(editor.number(f"Talk:{page.title}"))) == 2


def test_a_vote_that_never_arrived_is_not_found(voting: MediaWikiConnector, page: Page) -> None:
    voting.send(vote(page), "")
    finding = voting.find(sent_before(vote(page)))
    assert (finding.done, finding.was_deleted) == ((), False)


def test_a_vote_whose_talk_page_was_deleted_is_told(
    voting: MediaWikiConnector, editor: MediaWikiApi, page: Page
) -> None:
    voting.send(vote(page), "")
    one = vote(page)
    voting.send(one, "")
    editor.delete(f"Talk:{page.title}")
    assert voting.find(sent_before(one)).was_deleted
