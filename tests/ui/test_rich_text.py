"""HTML of strangers: whatever a mail holds, nothing is loaded, and it takes a moment at most."""

import re
import time
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from tests.ui.hostile_html import NAMES, documents
from ui.markup import DEEPEST
from ui.rich_text import TAGS, Harmless, sanitised
from ui.widgets.safe_text import SafeText

IMAGE = QTextDocument.ResourceType.ImageResource
ALLOWED_TAG = re.compile(r'</?(?:(%s)|a href="[^"<>]*"|a)>' % "|".join(sorted(TAGS - {"a"})))  # noqa: UP031 - braces are many here
NUMBERED = tuple(enumerate(NAMES))


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture on this machine that no mail may show."""
    path = tmp_path_factory.mktemp("machine") / "secret.png"
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    assert picture.save(str(path))
    return path


@pytest.fixture
def page(qtbot: QtBot) -> SafeText:
    made = SafeText()
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def document(number: int, secret: Path) -> str:
    return tuple(documents(secret.as_uri()).values())[number]


def hrefs(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', html)]


def depth(html: str) -> int:
    deepest = now = 0
    for end, tag in re.findall(r"<(/?)([a-z0-9]+)", html):
        if tag != "br":
            now += -1 if end else 1
            deepest = max(deepest, now)
    return deepest


def test_the_corpus_is_large() -> None:
    assert len(NAMES) >= 150


@pytest.mark.parametrize(("number", "name"), NUMBERED, ids=NAMES)
def test_only_plain_tags_and_good_addresses_are_left(number: int, name: str, secret: Path) -> None:
    clean = sanitised(document(number, secret))
    assert "<" not in ALLOWED_TAG.sub("", clean)
    assert all(re.match(r"(https?|mailto|tel):", href) for href in hrefs(clean))
    assert depth(clean) <= DEEPEST
    assert not re.search("[\x00\ud800-\udfff\u202a-\u202e\u2066-\u2069]", clean)


@pytest.mark.parametrize(("number", "name"), NUMBERED, ids=NAMES)
def test_cleaning_takes_a_moment(number: int, name: str, secret: Path) -> None:
    text = document(number, secret)
    assert any(_seconds(text) < 0.05 for _ in range(10))


@pytest.mark.parametrize(("number", "name"), NUMBERED, ids=NAMES)
def test_nothing_is_loaded_or_painted(number: int, name: str, secret: Path, page: SafeText) -> None:
    page.show_html(document(number, secret))
    loaded = page.document().resource(IMAGE, QUrl(secret.as_uri()))
    assert isinstance(loaded, QImage)
    assert (loaded.width(), loaded.height()) == (1, 1)
    image = page.grab().toImage()
    spots = ((x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8))
    assert not any(image.pixelColor(x, y).name() == "#ff00ff" for x, y in spots)


@pytest.mark.parametrize(
    "name",
    [name for name, text in documents("file:///x.png").items() if "words" in text and len(text) < 10_000],
)
def test_the_words_are_still_there(name: str, page: SafeText) -> None:
    page.show_html(documents("file:///x.png")[name])
    assert "words" in page.toPlainText()


def test_cleaning_twice_changes_nothing() -> None:
    for text in (text for text in documents("file:///x.png").values() if len(text) < 10_000):
        once = sanitised(text)
        assert sanitised(once) == once


def test_what_was_cleaned_says_so() -> None:
    assert isinstance(sanitised("<p>x"), Harmless)


def test_a_table_becomes_lines() -> None:
    table = "<table><tr><th>Item<th>Number</tr><tr><td>Filter<td>2</tr></table>after"
    assert sanitised(table) == "Item · Number<br>Filter · 2<br>after"


def test_boxes_become_lines_and_an_empty_line_stays() -> None:
    assert sanitised("<div>one</div><div>two<br><br>three</div>") == "one<br>two<br><br>three"


def test_a_picture_is_told_and_one_that_counts_readers_is_not() -> None:
    assert (
        sanitised('see <img src="cid:1" alt="Receipt"> and <img src=x>')
        == "see [picture: Receipt] and [picture]"
    )
    assert sanitised('<p>x<img src="https://t.example" width="1" height="1"></p>') == "<p>x</p>"


def test_lists_quotations_headings_and_links_stay() -> None:
    text = '<h2>Offer</h2><blockquote><p>quoted</p></blockquote><ol><li>one</li></ol><a href="mailto:a@b.example">me</a>'
    assert sanitised(text) == text


def test_an_entry_without_a_list_has_a_dot() -> None:
    assert sanitised("<li>one<li>two") == "• one<br>• two"


def test_a_paragraph_ends_where_the_next_block_begins() -> None:
    assert sanitised("<p>one<p>two<ul><li>three") == "<p>one</p><p>two</p><ul><li>three</li></ul>"


def test_an_address_that_looks_like_another_is_no_link() -> None:
    assert hrefs(sanitised('<a href="https://bank.example@evil.example/">x</a>')) == []
    assert hrefs(sanitised('<a href="https://a.example/@name">x</a>')) == ["https://a.example/@name"]
    assert hrefs(sanitised('<a href="mailto:a@b.example">x</a>')) == ["mailto:a@b.example"]


def test_what_is_too_long_is_cut_with_a_mark() -> None:
    assert sanitised("word " * 100_000).endswith("<p>…</p>")
    assert len(sanitised("word " * 100_000)) < 200_100


def test_a_quote_left_open_costs_no_words() -> None:
    assert "words" in sanitised('<a href="https://a.example>words</a>')


def test_an_address_keeps_its_question() -> None:
    clean = sanitised('<a href="https://a.example/?a=1&amp;b=2&c=%3Cx%3E">x</a>')
    assert hrefs(clean) == ["https://a.example/?a=1&b=2&c=%3Cx%3E"]


def _seconds(text: str) -> float:
    began = time.thread_time()
    sanitised(text)
    return time.thread_time() - began
