"""A solved ticket becomes an article, unless there is one that says the same."""

from dataclasses import replace

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.feedback import ArticleProposal
from callcenter.domain.ids import CustomerId, LocalId, RemoteId
from callcenter.domain.language import language_of
from callcenter.domain.ticket import Message, MessageKind
from callcenter.storage import audit, offices
from callcenter.storage.database import Database
from callcenter.usecases.draft_article import draft_article
from callcenter.usecases.find_similar import WAITING, find_similar
from callcenter.usecases.name_customer import name_customer
from callcenter.usecases.propose_article import propose_article
from callcenter.usecases.read_ticket import read_ticket
from callcenter.usecases.report_gap import report_gap
from tests.callcenter.small_store import CRM, ERP, NOW, article, customer, keep, ticket, who

HEADPHONES = (
    "Hold the button for five seconds until the lamp blinks blue, then choose the headphones on the phone."
)


def said(kind: MessageKind, text: str) -> Message:
    return Message(RemoteId(text), kind, "anna", NOW, text)


def id_of(database: Database, number: str) -> LocalId:
    held = read_ticket(database, number)
    assert held is not None
    return held.id


def test_the_question_and_the_answers_are_taken_and_comments_are_not(database: Database) -> None:
    told = replace(
        ticket("1", "1", " Only one side plays "),
        text="",
        messages=(
            said(MessageKind.FROM_CUSTOMER, "Left is silent\nsince today"),
            said(MessageKind.COMMENT, "He is rude"),
            said(MessageKind.REPLY, "Pair it again."),
        ),
    )
    keep(database, told, office=CRM, home="tickets")
    made = draft_article(database, id_of(database, "T1"))
    assert made is not None
    assert made.title == "Only one side plays"
    assert made.text == "> Left is silent\n> since today\n\nPair it again."
    assert made.language == "en"
    assert draft_article(database, LocalId(404)) is None


def test_a_copy_is_noticed_and_the_same_topic_is_not(database: Database) -> None:
    keep(database, article("1", "Pairing headphones with a phone", HEADPHONES), home="articles")
    alike = find_similar(database, "Something else", HEADPHONES.replace("five", "six"))
    assert [one.article for one in alike] == ["1"]
    assert [one.article for one in find_similar(database, "Pairing the headphones with phones", "x")] == ["1"]
    assert find_similar(database, "Headphones: replacing the cushions", "Turn them to the left.") == ()
    assert find_similar(database, "", "") == ()


def test_a_proposal_that_waits_is_noticed_too(database: Database) -> None:
    proposal = ArticleProposal("Tuning a zither", "Begin with the a.", "en", ("music",), None)
    propose_article(database, proposal, agent="anna", at=NOW)
    (alike,) = find_similar(database, "Tuning a zither", "")
    assert (alike.office, alike.title, alike.score) == (WAITING, "Tuning a zither", 1.0)


def test_gaps_and_proposals_are_kept_whole_and_audited(database: Database) -> None:
    long = "\x00 字" * 10_000
    report_gap(database, long, agent="anna", at=NOW, note="ask Li", customer=CustomerId(1))
    propose_article(database, ArticleProposal("T", long, "zh-CN", (), None), agent="anna", at=NOW)
    with database.read() as connection:
        gap = connection.exec_driver_sql("SELECT words, note, customer_id FROM knowledge_gap").one()
        text = connection.exec_driver_sql("SELECT text FROM article_proposal").scalar_one()
        actions = connection.exec_driver_sql("SELECT action FROM audit ORDER BY n").scalars().all()
        assert audit.verify(connection)
    assert (tuple(gap), text) == (
        (long.replace("\x00", "\ufffd"), "ask Li", 1),
        long.replace("\x00", "\ufffd"),
    )
    assert actions == ["knowledge.gap", "article.proposed"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("退款多久到账", "zh-CN"),
        ("我的 iPhone 15", "zh-CN"),
        ("refund", "en"),
        ("Erstattung für 张伟 bitte", "en"),
        ("1 2", ""),
    ],
)
def test_the_language_of_a_text_is_told_by_its_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_customer_is_named_by_number_or_by_an_offices_id_where_only_one_has_it(database: Database) -> None:
    with database.write() as work:
        offices.register(work, dict.fromkeys((ERP, CRM), frozenset({Kind.CUSTOMER})))
    keep(database, customer("1"), customer("2"), home="parties")
    assert name_customer(database, "C1") == name_customer(database, "1") == who(database, "1")
    keep(database, customer("1"), office=CRM, home="requestors")
    assert name_customer(database, "1") is None
    assert name_customer(database, "") is None
    assert who(database, "1", ERP) == who(database, "1")
