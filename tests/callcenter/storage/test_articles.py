"""Articles are found by what agents type, in English and Chinese, and any text may be typed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.article import Suggestion
from callcenter.domain.ids import LocalId
from callcenter.storage import articles
from callcenter.storage.database import Database
from tests.callcenter.small_store import article, drop, keep

SHELF = (
    article(
        "late", "Late parcels", "What to say when a delivery is delayed by the carrier.", "en", "delivery"
    ),
    article("refund", "Refunds", "Refunding takes five days. Refunds go back to the card.", "en"),
    article("lost", "Parcel lost", "Open a claim with the carrier when a parcel is lost.", "en"),
    article("延误", "包裹延误怎么办", "快递延误时请先向客户道歉，再查询物流轨迹。", "zh-CN"),
    article("退款", "退款多久到账", "退款一般五个工作日到账。", "zh-CN"),
    article("发票", "如何开具发票", "在订单页面申请VIP电子发票。", "zh-CN"),
    article("mixed", "SF Express 顺丰", "顺丰的 tracking number 以 SF 开头。", "zh-CN"),
)


def found(database: Database, text: str, language: str = "", limit: int = 8) -> tuple[Suggestion, ...]:
    with database.read() as connection:
        return articles.find(connection, text, language=language, limit=limit)


def ids(database: Database, text: str, language: str = "") -> list[str]:
    return [one.article for one in found(database, text, language)]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("refund", "refund"),
        ("REFUNDED", "refund"),
        ("ｒｅｆｕｎｄ", "refund"),
        ("the customer wants to be refunded for it", "refund"),
        ("the parcels were lost", "lost"),
        ("delayed delivery", "late"),
        ("退款", "退款"),
        ("退", "退款"),
        ("客户的退款还没有到账", "退款"),
        ("延误", "延误"),
        ("包裹", "延误"),
        ("发票", "发票"),
        ("顺丰", "mixed"),
        ("SF开头", "mixed"),
        ("我的iPhone退款", "退款"),
        ("发票5份", "发票"),
        ("tracking 开头", "mixed"),
        ("vip", "发票"),
    ],
)
def test_the_best_article_comes_first(database: Database, typed: str, best: str) -> None:
    keep(database, *SHELF)
    assert ids(database, typed)[0] == best


def test_two_characters_side_by_side_count_more_than_apart(database: Database) -> None:
    keep(database, article("apart", "票务发展", "票务", "zh-CN"), *SHELF)
    assert ids(database, "发票") == ["发票", "apart"]


@pytest.mark.parametrize("typed", ["", "   ", "?!", "the of and", "👍🏽", "\x00", "\ud800"])
def test_a_text_without_words_finds_nothing(database: Database, typed: str) -> None:
    keep(database, *SHELF)
    assert ids(database, typed) == []


@pytest.mark.parametrize(
    "typed",
    ['"', "*", "refund*", '"refund', "NEAR(", "NEAR(refund lost, 5)", "'; DROP TABLE article; --", "title:refund",
     "refund OR lost AND NOT", "{words}: refund", "refund-lost^2", "(((", "refund" + "?" * 10_000, "退" * 10_000],
)  # fmt: skip
def test_no_text_is_taken_for_a_command(database: Database, typed: str) -> None:
    keep(database, *SHELF)
    assert set(ids(database, typed)) <= {one.id for one in SHELF}
    assert len(ids(database, "refund")) == 1


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_may_be_typed(database: Database, typed: str) -> None:
    keep(database, *SHELF)
    assert len(ids(database, typed)) <= len(SHELF)


def test_the_language_asked_for_is_a_mild_preference(database: Database) -> None:
    twins = (article("en", "Invoice 发票", "Same"), article("zh", "Invoice 发票", "Same", "zh-CN"))
    keep(database, *twins, *SHELF)
    english, chinese = ids(database, "invoice 发票", "en"), ids(database, "invoice 发票", "zh_CN")
    assert english.index("en") < english.index("zh")
    assert chinese.index("zh") < chinese.index("en")
    assert "refund" in ids(database, "refund", "zh_CN"), "never a filter"


def test_words_in_the_title_count_more(database: Database) -> None:
    keep(
        database,
        article("body", "Something else", "A warranty is given for a year"),
        article("title", "Warranty", "It is given for a year on something"),
        *SHELF,
    )
    assert ids(database, "warranty") == ["title", "body"]


def test_a_topic_finds_its_article(database: Database) -> None:
    keep(database, article("1", "Opening hours", "From nine to five", "en", "营业时间", "schedule"), *SHELF)
    assert ids(database, "schedule") == ["1"]
    assert ids(database, "营业时间")[0] == "1"


def test_a_suggestion_says_why(database: Database) -> None:
    keep(database, *SHELF)
    (first, *_) = found(database, "客户问退款多久到账")
    assert "退款多久到账" in first.matched
    assert (first.title, first.language) == ("退款多久到账", "zh-CN")
    assert first.score > 0
    assert "退款" in first.excerpt
    (english, *_) = found(database, "refunded")
    assert english.matched == ("refunded",)
    assert english.excerpt.startswith("Refunding takes")


def test_scores_fall_from_first_to_last_and_the_limit_holds(database: Database) -> None:
    keep(database, *SHELF)
    many = found(database, "parcel delivery refund carrier 延误 退款 发票")
    assert [one.score for one in many] == sorted((one.score for one in many), reverse=True)
    assert found(database, "parcel delivery refund carrier 延误 退款 发票", limit=2) == many[:2]


def test_an_article_that_changed_is_found_by_its_new_words_alone(database: Database) -> None:
    keep(database, *SHELF)
    keep(database, replace(SHELF[1], title="Chargebacks", text="A bank takes money back."))
    assert ids(database, "refund") == []
    assert ids(database, "chargeback") == ["refund"]


def test_an_article_that_went_is_found_no_more(database: Database) -> None:
    keep(database, *SHELF)
    drop(database, "refund")
    assert ids(database, "refund") == []
    with database.read() as connection:
        assert articles.get(connection, LocalId(404)) is None
