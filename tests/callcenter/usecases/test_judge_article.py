"""What agents do with articles and say of them: each counts once, can be read, and never decides alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.feedback import Feedback, Verdict
from callcenter.domain.ids import CustomerId, LocalId, RemoteId
from callcenter.domain.ticket import Message, MessageKind, TicketState
from callcenter.storage import audit, feedback
from callcenter.storage.database import Database
from callcenter.usecases.judge_article import judge_article
from callcenter.usecases.list_attached import list_attached
from callcenter.usecases.read_feedback import read_feedback
from callcenter.usecases.suggest_articles import suggest_articles
from tests.callcenter.small_store import NOW, article, count, drop, keep, ticket

REFUND, KETTLE = LocalId(1), LocalId(2)
WHISTLE = LocalId(1)
SOLVED = replace(ticket("1", None, "My pot whistles", state=TicketState.CLOSED), text="It sings")


@pytest.fixture
def shop(database: Database) -> Database:
    keep(
        database,
        article("r", "Refunds", "Money back in days"),
        article("k", "Kettle", "Descale it"),
        home="articles",
    )
    keep(database, SOLVED, home="tickets")
    return database


def judge(
    database: Database,
    verdict: Verdict,
    *,
    article: LocalId = REFUND,
    agent: str = "anna",
    days: int = 0,
    ticket: LocalId | None = None,
    customer: CustomerId | None = None,
) -> None:
    at = NOW + timedelta(days=days)
    judge_article(database, article, verdict, agent=agent, at=at, ticket=ticket, customer=customer)


def counted(database: Database, article: LocalId = REFUND) -> tuple[int, int, int, int]:
    told = read_feedback(database, article, "anna")
    return told.used, told.attached, told.helpful, told.unhelpful


def suggested(database: Database, typed: str) -> list[tuple[str, int]]:
    return [(one.article, one.closed) for one in suggest_articles(database, typed)]


def test_the_same_vote_again_takes_it_back(shop: Database) -> None:
    judge(shop, Verdict.HELPFUL)
    assert read_feedback(shop, REFUND, "anna").mine is Verdict.HELPFUL
    judge(shop, Verdict.HELPFUL)
    assert read_feedback(shop, REFUND, "anna") == Feedback(REFUND)


def test_a_vote_takes_the_place_of_the_other(shop: Database) -> None:
    judge(shop, Verdict.HELPFUL)
    judge(shop, Verdict.NOT_HELPFUL)
    assert counted(shop) == (0, 0, 0, 1)


def test_every_agent_has_a_vote(shop: Database) -> None:
    judge(shop, Verdict.HELPFUL, agent="anna")
    judge(shop, Verdict.HELPFUL, agent="ben")
    assert counted(shop) == (0, 0, 2, 0)
    assert read_feedback(shop, REFUND, "carl").mine is None


@pytest.mark.parametrize("where", [{}, {"ticket": WHISTLE}, {"customer": CustomerId(7)}])
def test_one_agent_cannot_use_an_article_up_the_list(shop: Database, where: dict[str, int]) -> None:
    for day in range(9):
        judge(shop, Verdict.USED, days=day, **where)  # pyright: ignore[reportArgumentType]  # ids of either kind
    assert counted(shop) == (1, 0, 0, 0)


def test_uses_for_several_customers_count_each(shop: Database) -> None:
    judge(shop, Verdict.USED, customer=CustomerId(1))
    judge(shop, Verdict.USED, customer=CustomerId(2))
    judge(shop, Verdict.USED, agent="ben", customer=CustomerId(2))
    assert counted(shop) == (3, 0, 0, 0)


def test_an_article_is_attached_to_a_ticket_once_whoever_does_it(shop: Database) -> None:
    for agent in ("anna", "ben", "anna"):
        judge(shop, Verdict.ATTACHED, article=KETTLE, agent=agent, ticket=WHISTLE)
    assert counted(shop, KETTLE) == (0, 1, 0, 0)
    assert [held.id for held in list_attached(shop, WHISTLE)] == [KETTLE]


def test_what_is_attached_to_a_closed_ticket_is_suggested_for_others_like_it(shop: Database) -> None:
    assert suggested(shop, "pot whistles") == []
    judge(shop, Verdict.ATTACHED, article=KETTLE, ticket=WHISTLE)
    assert suggested(shop, "pot whistles") == [("k", 1)]


def test_a_ticket_opened_again_teaches_nothing_until_it_is_closed(shop: Database) -> None:
    judge(shop, Verdict.ATTACHED, article=KETTLE, ticket=WHISTLE)
    keep(shop, replace(SOLVED, state=TicketState.OPEN), home="tickets")
    assert suggested(shop, "pot whistles") == []
    keep(shop, replace(SOLVED, revision="3"), home="tickets")
    assert suggested(shop, "pot whistles") == [("k", 1)]
    drop(shop, "1", home="tickets")
    assert suggested(shop, "pot whistles") == []


def test_the_first_message_counts_where_the_ticket_itself_has_no_words(shop: Database) -> None:
    said = Message(RemoteId("m"), MessageKind.FROM_CUSTOMER, "x", NOW, "flumox broken")
    bare = replace(ticket("2", None, "Question", state=TicketState.CLOSED), closed_by_article=RemoteId("k"))
    keep(shop, replace(bare, messages=(said,)), home="tickets")
    assert suggested(shop, "flumox") == [("k", 1)]


def test_words_outlive_an_article_that_goes_and_comes_back(shop: Database) -> None:
    judge(shop, Verdict.HELPFUL)
    drop(shop, "r", home="articles")
    keep(shop, article("r", "Refunds", "Back again"), home="articles")
    (found,) = suggest_articles(shop, "refund")
    assert (found.article, found.helpful) == ("r", 1)


def test_an_article_that_went_is_not_judged(shop: Database) -> None:
    judge(shop, Verdict.HELPFUL, article=LocalId(404))
    assert count(shop, "article_feedback") == count(shop, "audit") == 0


def test_every_act_is_audited_and_told(shop: Database) -> None:
    heard: list[Changes] = []
    shop.subscribe(heard.append)
    judge(shop, Verdict.HELPFUL)
    judge(shop, Verdict.HELPFUL)
    with shop.read() as connection:
        assert audit.verify(connection)
        actions = connection.exec_driver_sql("SELECT action FROM audit ORDER BY n").scalars().all()
    assert actions == ["article.helpful", "article.vote_taken_back"]
    assert [one.ids[Kind.ARTICLE] for one in heard] == [{REFUND}, {REFUND}]


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [
        (Feedback(REFUND), 1.0, 1.0),
        (Feedback(REFUND, helpful=1), 1.1, 1.1),
        (Feedback(REFUND, used=2), 1.1, 1.1),
        (Feedback(REFUND, helpful=3, unhelpful=3), 1.0, 1.0),
        (Feedback(REFUND, helpful=10**6), 1.3, 1.3),
        (Feedback(REFUND, unhelpful=10**6), 0.7, 0.7),
    ],
)
def test_votes_choose_between_articles_that_fit_and_no_more(
    told: Feedback, least: float, most: float
) -> None:
    assert least - 1e-9 <= feedback.weight(told) <= most + 1e-9


def test_votes_change_the_order_of_articles_that_fit_alike(database: Database) -> None:
    keep(database, article("a", "Warranty", "One year"), article("b", "Warranty", "One year"))
    judge(database, Verdict.HELPFUL, article=LocalId(2))
    assert suggested(database, "warranty") == [("b", 0), ("a", 0)]
