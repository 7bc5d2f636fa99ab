"""The glossary has a word for everything the desk holds, and the screen says the same in Chinese."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from callcenter.domain.call_sheet import Panel
from callcenter.domain.changes import Kind
from tests.architecture.sources import ROOT
from ui.words import word

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|(?: ([^|]*) ?\|)?$", re.MULTILINE)
_WORD_IN_BOTH = re.compile(r"([A-Z][\w-]+(?: [\w-]+)*) ([\u4e00-\u9fff]+)")


def _rows() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = _ROW.findall(GLOSSARY)
    return [row for row in found if row[0] != "word" and not row[0].startswith("-")]


def _glossary() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows()}


def _on_the_screen() -> dict[str, str]:
    """Give the English words that the last column names, with their Chinese."""
    return {found[1]: found[2] for row in _rows() for found in _WORD_IN_BOTH.finditer(row[3])}


def _translated() -> Iterator[tuple[str, str]]:
    """Give every text of the screen with its Chinese."""
    for message in ElementTree.parse(ROOT / "resources" / "i18n" / "zh_CN.ts").iter("message"):
        yield message.findtext("source", ""), message.findtext("translation", "")


def test_no_word_stands_for_two_things() -> None:
    words = [row[0] for row in _rows()]
    assert sorted({word for word in words if words.count(word) > 1}) == []
    meanings = [row[2] for row in _rows()]
    assert len(meanings) == len(set(meanings))


@pytest.mark.parametrize("thing", [*Kind, Panel.TICKETS, Panel.ARTICLES])
def test_what_the_desk_holds_is_in_the_glossary(thing: Kind | Panel) -> None:
    said = word(thing)
    known = {known.lower() for known in (*_glossary(), *_on_the_screen())}
    assert {said.lower(), said.lower().removesuffix("s")} & known


def test_the_screen_says_in_chinese_what_the_glossary_says() -> None:
    glossary = {known.capitalize(): chinese for known, chinese in _glossary().items()} | _on_the_screen()
    other = {
        source: (chinese, glossary[source])
        for source, chinese in _translated()
        if source in glossary and chinese and chinese != glossary[source]
    }
    assert other == {}


def test_the_words_named_as_those_of_the_screen_are_on_it() -> None:
    screen = {source for source, _ in _translated()}
    assert sorted(_on_the_screen().keys() - screen) == []
