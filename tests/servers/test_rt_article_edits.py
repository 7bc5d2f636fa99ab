"""Articles are attached to tickets of Request Tracker, proposed and edited there."""

from collections.abc import Iterator

import pytest

from callcenter.domain.edit import EditKind
from callcenter.domain.edit_values import list_value
from sync.connectors.rt import RtConnector
from sync.contract import (
    OutOfDateError,
    RejectedError,
)
from tests.servers.relay import Answer, Relay
from tests.servers.rt_desk import MAIL, QUEUE, change, connector_for, read, read_article, set_fields, unlike
from tests.servers.rt_server import RtApi, RtServer

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def lead(rt: RtServer) -> RtApi:
    return rt.as_lead()


@pytest.fixture(scope="module")
def desk(rt: RtServer) -> Iterator[RtConnector]:
    connector = connector_for(rt)
    yield connector
    connector.close()


@pytest.fixture
def cable(rt: RtServer) -> Iterator[Relay]:
    relay = Relay(rt.url)
    yield relay
    relay.unplug()


@pytest.fixture
def opened(lead: RtApi) -> int:
    return lead.create(QUEUE, "Parcel wet 包裹湿了", MAIL)


def test_an_article_of_this_rt_is_attached_once(desk: RtConnector, rt: RtServer, opened: int) -> None:
    asked = change(EditKind.ATTACH_ARTICLE, opened, article="3", title="How to")
    desk.send(asked, "")
    by_address = f"{rt.url}/Articles/Article/Display.html?id=3"
    again = desk.send(change(EditKind.ATTACH_ARTICLE, opened, article=by_address), "")
    assert again.note == "was there already"
    assert desk.find(asked).done
    set_fields(desk, opened, state="solved")
    assert read(desk, opened).closed_by_article == "3"


def test_an_article_from_elsewhere_fills_the_field_that_is_empty(desk: RtConnector, opened: int) -> None:
    first, second = "https://kb.example.org/wiki/退款", "https://kb.example.org/wiki/Other"
    for address in (first, second):
        asked = change(EditKind.ATTACH_ARTICLE, opened, article=address)
        desk.send(asked, "")
        assert desk.find(asked).done
    set_fields(desk, opened, state="solved")
    assert read(desk, opened).closed_by_article == first


def test_an_article_that_was_taken_off_again_is_found_as_that(
    desk: RtConnector, lead: RtApi, opened: int
) -> None:
    asked = change(EditKind.ATTACH_ARTICLE, opened, sent=True, article="4")
    assert not desk.find(asked).was_deleted
    desk.send(asked, "")
    lead.ask("PUT", f"/ticket/{opened}", {"DeleteRefersTo": "a:4"})
    assert desk.find(asked).was_deleted


def test_an_article_that_is_not_there_is_refused(desk: RtConnector, opened: int) -> None:
    for article in ("99999", "somewhere"):
        with pytest.raises(RejectedError):
            desk.send(change(EditKind.ATTACH_ARTICLE, opened, article=article), "")


def test_an_article_is_proposed_once(desk: RtConnector) -> None:
    name = unlike("退货流程")
    asked = change(
        EditKind.PROPOSE_ARTICLE,
        title=name,
        text="第一步。\n\n第二步。",
        topics=list_value(["returns", "退货"]),
        language="zh-Hans",
    )
    receipt = desk.send(asked, "")
    article = read_article(desk, receipt.record)
    assert (receipt.home, article.title, article.text) == ("articles", name, "第一步。\n\n第二步。")
    with pytest.raises(RejectedError, match="title already"):
        desk.send(asked, "")


def test_an_article_whose_answer_was_lost_is_found_and_not_made_again(desk: RtConnector, lead: RtApi) -> None:
    asked = change(EditKind.PROPOSE_ARTICLE, sent=True, title=unlike("Lost"), text="Words.")
    assert desk.find(asked).done == ()
    made = desk.send(asked, "").record
    assert desk.send(asked, "").record == made
    assert [one.record for one in desk.find(asked).done] == [made]
    lead.ask("DELETE", f"/article/{made}")
    finding = desk.find(asked)
    assert (finding.done, finding.was_deleted) == ((), True)


def test_an_article_is_edited_under_its_lock(desk: RtConnector, lead: RtApi) -> None:
    number = lead.article(unlike("Hours"), "From eight.\n\nTo eight.")
    before = read_article(desk, number)
    base = {"title": before.title, "text": before.editable}
    asked = change(
        EditKind.EDIT_ARTICLE,
        number,
        base,
        text="In short.\n\nFrom nine.\n\n到九点。",
        title=f"{base['title']} b",
    )
    look = desk.look(asked)
    assert dict(look.fields) == base
    desk.send(asked, look.revision)
    after = read_article(desk, number)
    assert (after.title, after.text) == (asked.fields["title"], asked.fields["text"])
    assert lead.ask("GET", f"/article/{number}")["Summary"] == "In short."
    with pytest.raises(OutOfDateError):
        desk.send(change(EditKind.EDIT_ARTICLE, number, text="Old."), look.revision)


def test_the_source_of_an_article_in_html_is_edited_and_not_its_words(desk: RtConnector, lead: RtApi) -> None:
    number = lead.article(unlike("Page"), "<p>From <b>eight</b>.</p>")
    before = read_article(desk, number)
    assert before.editable == "In short.\n\n<p>From <b>eight</b>.</p>"
    asked = change(
        EditKind.EDIT_ARTICLE, number, {"text": before.editable}, text="In short.\n\n<p>From <b>nine</b>.</p>"
    )
    look = desk.look(asked)
    assert look.fields["text"] == asked.base["text"]
    desk.send(asked, look.revision)
    after = read_article(desk, number)
    assert after.html == "<p>From <b>nine</b>.</p>"


def test_somebody_who_wrote_an_article_in_the_same_moment_is_told(
    rt: RtServer, cable: Relay, lead: RtApi
) -> None:
    far, number = connector_for(rt, cable.url), lead.article(unlike("Race"), "From eight.")
    asked = change(EditKind.EDIT_ARTICLE, number, text="In short.\n\nFrom nine.")
    revision = far.look(asked).revision
    raced: list[bytes] = []

    def write_as_well(body: bytes, answer: Answer) -> Answer:
        if body.startswith(b"{"):
            raced.append(body)
            lead.ask("PUT", f"/article/{number}", {"CustomFields": {"Body": "From ten."}})
        return answer

    cable.garble = write_as_well
    assert far.send(asked, revision).overtaken == ("text",)
    far.close()


def test_who_may_not_write_articles_is_told(rt: RtServer) -> None:
    agent = connector_for(rt, user="agent01")
    with pytest.raises(RejectedError, match="Permission Denied"):
        agent.send(change(EditKind.PROPOSE_ARTICLE, title="May I?", text="Please."), "")
    asked = change(EditKind.EDIT_ARTICLE, 3, title="May I?")
    with pytest.raises(RejectedError, match="Permission Denied"):
        agent.send(asked, agent.look(asked).revision)
    agent.close()
