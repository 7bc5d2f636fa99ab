"""From MediaWiki's words to the desk's."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, cast

from callcenter.domain.article import Article
from callcenter.domain.ids import RemoteId
from sync.connectors.mediawiki.answers import Row
from sync.connectors.mediawiki.places import read_stamp
from sync.connectors.mediawiki.settings import category_name
from sync.plain_text import plain_text

_LARGEST_HTML = 1_000_000
_OWN_LINK = re.compile(r'(<a\b[^<>]{0,300}?\shref=")(/(?!/))')
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]+")
_SAMPLE = 4_000
_SUBTAGS: Mapping[int, Callable[[str], str]] = MappingProxyType({2: str.upper, 4: str.title})


def article(page: Row, parsed: Row, wiki_language: str) -> Article:
    """Put an article together from what the page is and how the wiki shows it; raises where it is malformed."""
    html = _text(parsed, "text")
    title, url, text = _text(parsed, "title"), _text(page, "fullurl"), plain_text(html)
    return Article(
        id=RemoteId(str(page["pageid"])),
        title=title,
        text=text,
        language=_language(page, f"{title}\n{text}", wiki_language),
        topics=tuple(_shown_categories(parsed)),
        url=url if url.startswith(("https://", "http://")) else "",
        changed_at=read_stamp(page["revisions"][0]["timestamp"]),
        revision=str(int(parsed["revid"])),
        html=_with_whole_links(html, url) if len(html) <= _LARGEST_HTML else "",
        source=_text(parsed, "wikitext"),
    )


def categories_of(page: Row) -> frozenset[str]:
    """Name the categories that a page was looked up with."""
    titles = (str(one["title"]) for one in page.get("categories", ()))
    return frozenset(category_name(title.partition(":")[2]) for title in titles)


def language_of(text: str, wiki_language: str) -> str:
    """Guess by the characters: a wiki in one language often has articles in another one."""
    sample = text[:_SAMPLE]
    han, latin = len(_HAN.findall(sample)), len(_LATIN.findall(sample))
    if len(_KANA.findall(sample)) * 10 > han + latin:
        return "ja"
    if len(_HANGUL.findall(sample)) > han + latin:
        return "ko"
    if han > latin:  # a character against a word
        return wiki_language if wiki_language.startswith("zh") else "zh"
    if not latin or not wiki_language.startswith(("zh", "ja", "ko")):
        return wiki_language
    return "en"


def language_tag(code: str) -> str:
    """Write MediaWiki's code of a language as BCP 47 does."""
    first, *others = code.split("-")
    return "-".join((first.lower(), *(_SUBTAGS.get(len(other), str.lower)(other) for other in others)))


def _language(page: Row, text: str, wiki_language: str) -> str:
    """Believe the wiki where it says more than that the article is in its own language."""
    told = str(page.get("pagelanguagehtmlcode", ""))
    return told if told and told.lower() != wiki_language.lower() else language_of(text, wiki_language)


def _shown_categories(parsed: Row) -> list[str]:
    rows = cast("list[Row]", parsed.get("categories", []))
    return [category_name(_text(row, "category")) for row in rows if not row.get("hidden")]


def _with_whole_links(html: str, url: str) -> str:
    """Let the links of an article lead to the wiki, wherever they are followed."""
    origin = re.match(r"https?://[^/?#]+", url)
    return _OWN_LINK.sub(rf"\g<1>{origin[0]}\g<2>", html) if origin else html


def _text(row: Row, name: str) -> str:
    value: Any = row[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value
