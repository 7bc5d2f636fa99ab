"""Articles are corrected, proposed and voted on, here at once and in their office when that can be reached."""

from dataclasses import replace

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, EditState
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.feedback import ArticleProposal, Verdict
from callcenter.domain.ids import LocalId
from callcenter.domain.interaction import Channel, Interaction
from callcenter.storage import articles, feedback, interactions
from callcenter.storage.database import Database
from callcenter.usecases.edit_article import edit_article
from callcenter.usecases.judge_article import judge_article
from callcenter.usecases.log_interaction import log_interaction
from callcenter.usecases.propose_article import propose_article
from tests.callcenter.outbox_steps import AGENT, LATER, local, move, queued, take
from tests.callcenter.small_store import CRM, ERP, NOW, ZHANG, article, customer, keep, ticket, who

KETTLE = replace(article("k", "Kettle", "Descale it", "en"), revision="5")
CALL = Interaction(LocalId(0), None, Channel.CALL, ZHANG, AGENT, NOW, LATER, "Asked for his parcel")


@pytest.fixture
def shop(database: Database) -> Database:
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, ticket("7", "1"), office=CRM, home="tickets")
    keep(database, KETTLE, home="articles")
    take(database)
    return database


@pytest.fixture
def kettle(shop: Database) -> LocalId:
    return local(shop, Kind.ARTICLE, "k")


def vote(database: Database, of: LocalId, verdict: Verdict = Verdict.HELPFUL) -> bool:
    return judge_article(database, of, verdict, agent=AGENT, at=NOW, words="limescale") is not None


def shown(database: Database, of: LocalId) -> tuple[str, str]:
    with database.read() as connection:
        held = articles.get(connection, of)
    assert held is not None
    return held.record.title, held.record.editable


def test_a_correction_keeps_what_it_started_from_and_shows_at_once(shop: Database, kettle: LocalId) -> None:
    made = edit_article(shop, kettle, "Kettle", "Descale it monthly", agent=AGENT, at=NOW)
    assert made is not None
    assert (made.edit.fields, made.edit.base) == ({"text": "Descale it monthly"}, {"text": "Descale it"})
    assert made.edit.base_revision == "5"
    assert shown(shop, kettle) == ("Kettle", "Descale it monthly")


def test_a_second_correction_joins_the_first(shop: Database, kettle: LocalId) -> None:
    edit_article(shop, kettle, "Kettle", "Descale it monthly", agent=AGENT, at=NOW)
    edit_article(shop, kettle, "The kettle", "Descale it monthly", agent=AGENT, at=NOW)
    (one,) = queued(shop)
    assert one.edit.fields == {"text": "Descale it monthly", "title": "The kettle"}
    assert one.edit.base == {"text": "Descale it", "title": "Kettle"}


def test_markup_is_corrected_as_markup(shop: Database, kettle: LocalId) -> None:
    keep(shop, replace(KETTLE, source="''Descale'' it"), home="articles")
    made = edit_article(shop, kettle, "Kettle", "'''Descale''' it", agent=AGENT, at=NOW)
    assert made is not None
    assert made.edit.base == {"text": "''Descale'' it"}
    assert shown(shop, kettle) == ("Kettle", "'''Descale''' it")


@pytest.mark.parametrize(
    ("title", "text", "trouble"),
    [(" ", "x", Trouble.TITLE_MISSING), ("x", "\n", Trouble.TEXT_MISSING)],
)
def test_an_article_needs_title_and_text(
    shop: Database, kettle: LocalId, title: str, text: str, trouble: Trouble
) -> None:
    with pytest.raises(DeskError) as caught:
        edit_article(shop, kettle, title, text, agent=AGENT, at=NOW)
    assert caught.value.trouble is trouble


def test_a_vote_goes_to_the_office_of_the_article(shop: Database, kettle: LocalId) -> None:
    assert vote(shop, kettle)
    (one,) = queued(shop)
    assert one.edit.fields == {"verdict": "helpful", "words": "limescale"}
    assert (one.edit.kind, one.edit.office, one.edit.record) == (EditKind.VOTE_ARTICLE, ERP, "k")


def test_a_vote_that_never_left_is_taken_back_with_its_edit(shop: Database, kettle: LocalId) -> None:
    vote(shop, kettle)
    assert not vote(shop, kettle)
    assert queued(shop) == []


def test_another_vote_takes_the_place_of_one_that_never_left(shop: Database, kettle: LocalId) -> None:
    vote(shop, kettle)
    vote(shop, kettle, Verdict.NOT_HELPFUL)
    assert [one.edit.fields["verdict"] for one in queued(shop)] == ["not_helpful"]


def test_a_vote_that_may_have_left_stays(shop: Database, kettle: LocalId) -> None:
    vote(shop, kettle)
    move(shop, queued(shop)[0].seq, EditState.SENDING, EditState.QUEUED)
    vote(shop, kettle)
    assert len(queued(shop)) == 1


def test_what_is_no_vote_and_what_no_office_takes_stays_here(shop: Database, kettle: LocalId) -> None:
    assert not vote(shop, kettle, Verdict.USED)
    take(shop, EditKind.REPLY)
    assert not vote(shop, kettle)
    assert queued(shop) == []


def test_a_proposal_is_kept_here_and_sent_to_an_office_that_takes_it(shop: Database) -> None:
    seven = local(shop, Kind.TICKET, "T7")
    proposal = ArticleProposal("Limescale", "Use vinegar", "en", ("kitchen", "water"), seven)
    take(shop, EditKind.REPLY, office=CRM)
    made = propose_article(shop, proposal, agent=AGENT, at=NOW)
    assert made is not None
    assert made.edit.fields == {
        "title": "Limescale", "text": "Use vinegar", "language": "en", "topics": '["kitchen","water"]',
        "ticket": "T7",
    }  # fmt: skip
    with shop.read() as connection:
        assert [one[1] for one in feedback.proposals(connection)] == ["Limescale"]


def test_a_proposal_stays_here_where_no_office_takes_it(shop: Database) -> None:
    for office in (ERP, CRM):
        take(shop, EditKind.REPLY, office=office)
    with shop.write() as work:
        work.connection.exec_driver_sql("UPDATE office SET takes = 'reply telepathy'")
    assert propose_article(shop, ArticleProposal("A", "b", "en", (), None), agent=AGENT, at=NOW) is None
    with shop.read() as connection:
        assert len(feedback.proposals(connection)) == 1


def test_a_contact_is_logged_here_and_told_to_an_office_that_knows_the_customer(shop: Database) -> None:
    wei = who(shop, "1")
    seven = local(shop, Kind.TICKET, "T7")
    made = log_interaction(shop, replace(CALL, customer=wei), outcome="solved", ticket=seven)
    assert made is not None
    assert made.edit.office == ERP
    assert made.edit.fields == {
        "channel": "call", "number": ZHANG, "started_at": NOW.isoformat(), "ended_at": LATER.isoformat(),
        "summary": "Asked for his parcel", "outcome": "solved", "customer": "1", "ticket": "T7",
    }  # fmt: skip
    with shop.read() as connection:
        (kept,) = interactions.of_customer(connection, wei)
    assert (kept.summary, kept.outcome) == ("Asked for his parcel", "solved")


def test_a_contact_with_nobody_known_is_told_to_the_first_office_that_takes_it(shop: Database) -> None:
    made = log_interaction(shop, CALL)
    assert made is not None
    assert (made.edit.office, made.edit.customer) == (CRM, "")
    assert "customer" not in made.edit.fields


def test_a_contact_is_logged_here_where_no_office_takes_it(shop: Database) -> None:
    with shop.write() as work:
        work.connection.exec_driver_sql("UPDATE office SET takes = ''")
    assert log_interaction(shop, replace(CALL, customer=who(shop, "1"))) is None
    with shop.read() as connection:
        assert len(interactions.of_customer(connection, who(shop, "1"))) == 1
