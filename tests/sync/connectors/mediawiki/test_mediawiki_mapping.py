"""Answers of a real MediaWiki as articles."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sync.connectors.mediawiki.mapping import article, categories_of, language_of, language_tag
from tests.sync.connectors.mediawiki.small_wiki import reply

WIKI_LANGUAGE = "zh-Hans"


def _page(title: str) -> dict[str, Any]:
    return next(page for page in reply("pages")["query"]["pages"] if page.get("title") == title)


ENGLISH = _page("Refund has not arrived: Poland")
CHINESE = _page("海关扣留：瑞士")


def test_an_article_has_the_words_of_its_page_and_of_its_templates() -> None:
    found = article(ENGLISH, reply("english")["parse"], WIKI_LANGUAGE)
    assert (found.id, found.title, found.revision) == (str(ENGLISH["pageid"]), ENGLISH["title"], "114")
    assert found.changed_at == datetime(2025, 3, 19, 5, 22, 29, tzinfo=UTC)
    assert found.url == "http://127.0.0.1:8972/index.php/Refund_has_not_arrived:_Poland"
    assert found.text.startswith("Refund has not arrived (Poland).")
    assert found.text.endswith("Questions about Refunds go to the second level, extension 42.")
    assert found.html.startswith('<div class="mw-parser-output">')


def test_categories_are_topics_unless_they_are_hidden() -> None:
    assert article(ENGLISH, reply("english")["parse"], WIKI_LANGUAGE).topics == ("Refunds", "Poland")


def test_an_english_article_of_a_chinese_wiki_is_english() -> None:
    assert article(ENGLISH, reply("english")["parse"], WIKI_LANGUAGE).language == "en"
    assert article(CHINESE, reply("chinese")["parse"], WIKI_LANGUAGE).language == WIKI_LANGUAGE


def test_a_language_that_the_page_tells_is_believed() -> None:
    page = {**ENGLISH, "pagelanguagehtmlcode": "de"}
    assert article(page, reply("english")["parse"], WIKI_LANGUAGE).language == "de"


@pytest.mark.parametrize(
    ("text", "wiki", "language"),
    [
        ("Wie lange dauert eine Rückzahlung?", "de", "de"),
        ("退款需要多久？", "de", "zh"),
        ("退款 API 说明：订单号与 SKU", "zh-Hans-CN", "zh-Hans-CN"),
        ("返品について、返金はいつですか", "zh-Hans", "ja"),
        ("환불은 언제 되나요", "en", "ko"),
        ("12345", "zh-Hans", "zh-Hans"),
    ],
)
def test_characters_tell_a_language(text: str, wiki: str, language: str) -> None:
    assert language_of(text, wiki) == language


def test_codes_become_tags() -> None:
    assert [language_tag(code) for code in ("zh-hans", "pt-br", "de", "zh-hans-cn")] == [
        "zh-Hans", "pt-BR", "de", "zh-Hans-CN",
    ]  # fmt: skip


def test_links_into_the_wiki_are_made_whole() -> None:
    text = '<p><a title="x" href="/index.php/B">B</a> <a href="//other.example/">o</a> <a href="#c">c</a></p>'
    found = article(ENGLISH, {**reply("english")["parse"], "text": text}, WIKI_LANGUAGE)
    assert 'href="http://127.0.0.1:8972/index.php/B"' in found.html
    assert 'href="//other.example/"' in found.html
    assert 'href="#c"' in found.html


def test_an_address_that_is_none_is_left_out() -> None:
    page = {**ENGLISH, "fullurl": "javascript:alert(1)"}
    assert article(page, reply("english")["parse"], WIKI_LANGUAGE).url == ""


def test_a_very_long_article_is_words_alone() -> None:
    text = f"<p>Beginning {'word ' * 250_000} end</p>"
    found = article(ENGLISH, {**reply("english")["parse"], "text": text}, WIKI_LANGUAGE)
    assert (found.html, found.text[-3:]) == ("", "end")


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", None), ("text", ["x"]), ("title", 7), ("revid", "x"), ("categories", [{"category": None}])],
)
def test_a_malformed_article_is_refused(name: str, value: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        article(ENGLISH, {**reply("english")["parse"], name: value}, WIKI_LANGUAGE)


def test_categories_are_named_without_their_namespace() -> None:
    assert categories_of(ENGLISH) == {"Refunds"}
    assert categories_of(CHINESE) == frozenset()
