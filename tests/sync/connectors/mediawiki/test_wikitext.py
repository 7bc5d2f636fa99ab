"""Markdown of the desk becomes markup of the wiki, and words stay words."""

import pytest

from sync.connectors.mediawiki.votes import heading, words
from sync.connectors.mediawiki.wikitext import saved, topic, wikitext


@pytest.mark.parametrize(
    ("markdown", "markup"),
    [
        ("# 退款", "== 退款 =="),
        ("### Steps ###", "==== Steps ===="),
        ("- one\n  - two\n1. three", "* one\n** two\n# three"),
        ("**bold** and *soft*", "'''bold''' and ''soft''"),
        ("run `a < b`", "run <code>a &#60; b</code>"),
        ("[the form](https://a.example/x?y=1)", "[https://a.example/x?y=1 the form]"),
        ("see https://a.example/x", "see https://a.example/x"),
        ("> asked\n> twice", "<blockquote>\nasked<br />\ntwice\n</blockquote>"),
        ("```\na < b\n# no heading\n```", "<pre>a &lt; b\n# no heading</pre>"),
        ("```\nnever closed", "<pre>never closed</pre>"),
        ("one\ntwo\n\nthree", "one<br />\ntwo\n\nthree"),
        ("---", "----"),
        (r"\*no\* 2 * 3 * 4", "&#42;no&#42; 2 * 3 * 4"),
        ("", ""),
    ],
)
def test_markdown_is_written_in_the_way_of_the_wiki(markdown: str, markup: str) -> None:
    assert wikitext(markdown) == markup


@pytest.mark.parametrize(
    "hostile",
    ["{{delete}}", "[[x]]", "<script>", "~~~~", "{|", "__NOTOC__", "''x''", "&lt;", "[javascript:x y]", "|}"],
)
def test_what_would_do_something_in_a_wiki_is_only_shown(hostile: str) -> None:
    made = (
        wikitext(f"{hostile} before **bold {hostile}** and after")
        + wikitext(f"- {hostile}")
        + wikitext(f"# {hostile}")
    )
    assert hostile not in made


@pytest.mark.parametrize("line", [": x", "; x", "#x", "*x", "= x =", "-x", " x"])
def test_a_line_that_begins_like_markup_is_a_line(line: str) -> None:
    assert wikitext(f"{line}\nsecond")[0] in "&x"


def test_an_address_cannot_leave_its_link() -> None:
    assert wikitext("[a](https://b/]'{{x}}|~)") == "[https://b/%5D%27%7B%7Bx%7D%7D%7C%7E a]"


def test_topics_become_categories_once() -> None:
    assert wikitext("x", ["退款", "", "退款", "a|b]]{{c"]) == "x\n\n[[Category:退款]]\n[[Category:a b c]]"


def test_a_topic_of_nothing_but_signs_is_none() -> None:
    assert topic("[]{}|#<>_:") == ""


def test_a_text_is_compared_as_the_wiki_keeps_it() -> None:
    assert saved("cafe\u0301\r\nx \n\n") == "café\nx"


def test_a_vote_is_worded_in_the_language_of_the_wiki() -> None:
    assert (heading("helpful", "zh-Hans"), heading("helpful", "en"), heading("{{x", "en")) == (
        "有帮助", "Helpful", "&#123;&#123;x",
    )  # fmt: skip


def test_the_words_of_a_vote_are_no_markup() -> None:
    assert words("anna", "{{x}}\n== y ==", "en") == (
        "An agent of the desk: anna<br />\nLooked for: &#123;&#123;x&#125;&#125; == y ==<br />\n~~~~~"
    )


def test_without_words_a_vote_says_who() -> None:
    assert words("安娜", " ", "zh-Hans") == "客服台坐席：安娜<br />\n~~~~~"
