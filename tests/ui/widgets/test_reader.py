"""An article is text: nothing is loaded, no link is followed, whatever an office wrote."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.samples import article, suggestions
from tests.ui.wear import worn
from ui.look import Look
from ui.models.find_rows import suggestion_rows
from ui.widgets.article_reader import ArticleReader
from ui.widgets.knowledge_panel import KnowledgePanel

IMAGE = QTextDocument.ResourceType.ImageResource


class Desktop:
    """Stands for the browser of the agent's desktop."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def reader(qtbot: QtBot, look: Look, desktop: Desktop) -> ArticleReader:
    made = ArticleReader(look, open_outside=desktop.open)
    made.resize(460, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A picture on this machine that no article may show."""
    path = tmp_path / "secret.png"
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    assert picture.save(str(path))
    return path


def show(reader: ArticleReader, text: str) -> str:
    reader.show_article("Title", "about", text)
    return reader.text.toPlainText()


def paints_the_secret(reader: ArticleReader) -> bool:
    image = reader.grab().toImage()
    spots = ((x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return any(image.pixelColor(x, y).name() == "#ff00ff" for x, y in spots)


def test_a_picture_of_this_machine_is_not_loaded(reader: ArticleReader, secret: Path) -> None:
    show(reader, f"before\n\n![picture]({secret.as_uri()})\n\nafter")
    loaded = reader.text.document().resource(IMAGE, QUrl(secret.as_uri()))
    assert isinstance(loaded, QImage)
    assert (loaded.width(), loaded.height()) == (1, 1)
    assert not paints_the_secret(reader)


@pytest.mark.parametrize("shape", ["![x]({path})", "![x](<{path}>)", "![x][1]\n\n[1]: {path}"])
def test_no_way_of_writing_it_loads_a_file(reader: ArticleReader, secret: Path, shape: str) -> None:
    show(reader, shape.format(path=secret))
    assert not paints_the_secret(reader)


def test_html_is_shown_as_it_is_written(reader: ArticleReader, secret: Path) -> None:
    shown = show(reader, f"<b>bold</b> <img src='{secret.as_uri()}'> <script>alert(1)</script>")
    assert "<b>bold</b>" in shown
    assert "<script>" in shown
    assert not paints_the_secret(reader)


def test_a_table_inside_tables_inside_tables_is_only_words(reader: ArticleReader) -> None:
    assert show(reader, "<table><tr><td>" * 300 + "deep").count("<table>") == 300


def test_a_huge_article_is_shown_up_to_a_length(reader: ArticleReader) -> None:
    assert len(show(reader, "Some words of text. " * 50_000)) == 199_999


def test_a_huge_table_is_shown_as_text(reader: ArticleReader) -> None:
    shown = show(reader, "|a|b|\n|-|-|\n" + "|x|y|\n" * 5_000)
    assert shown.startswith("|a|b|")


def test_deep_quotes_are_shown(reader: ArticleReader) -> None:
    assert "x" in show(reader, "> " * 3_000 + "x")


def test_an_ordinary_article_is_set_with_headings_lists_and_a_table(reader: ArticleReader) -> None:
    shown = show(reader, article().record.text)
    assert "#" not in shown
    assert "|" not in shown
    assert "Say the last carrier event and its date." in shown


def test_an_article_starts_at_its_beginning(reader: ArticleReader) -> None:
    show(reader, "line\n\n" * 200)
    reader.text.moveCursor(QTextCursor.MoveOperation.End)
    show(reader, "line\n\n" * 200)
    assert reader.text.verticalScrollBar().value() == 0


def test_a_link_is_told_in_full_and_opened_only_on_request(reader: ArticleReader, desktop: Desktop) -> None:
    show(reader, "[harmless](https://kb.example/lost)")
    reader.text.anchorClicked.emit(QUrl("https://kb.example/lost"))
    assert reader.link.isVisible()
    assert reader.link.address == "https://kb.example/lost"
    assert desktop.opened == []
    QTest.mouseClick(reader.link._open, Qt.MouseButton.LeftButton)
    assert desktop.opened == ["https://kb.example/lost"]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "x-evil:run", "http://kb.example/", "javascript:alert(1)", "//host/share"],
)
def test_other_addresses_can_only_be_copied(reader: ArticleReader, desktop: Desktop, address: str) -> None:
    show(reader, f"[click me]({address})")
    reader.text.anchorClicked.emit(QUrl(address))
    assert reader.link._open.isHidden()
    assert not reader.link._copy.isHidden()
    assert desktop.opened == []


def test_a_click_on_a_file_link_leaves_the_article_where_it_is(
    reader: ArticleReader, desktop: Desktop, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>of this machine</p>", "utf-8")
    shown = show(reader, f"[click me]({page.as_uri()})")
    spot = reader.text.cursorRect().center()
    spot.setX(spot.x() + 12)
    asked = QSignalSpy(reader.text.anchorClicked)
    QTest.mouseClick(reader.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked.count() == 1
    assert reader.text.toPlainText() == shown
    assert desktop.opened == []


def test_an_address_is_copied(reader: ArticleReader) -> None:
    show(reader, "[x](https://kb.example/)")
    reader.text.anchorClicked.emit(QUrl("https://kb.example/"))
    QTest.mouseClick(reader.link._copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "https://kb.example/"


def test_another_article_asks_of_no_link(reader: ArticleReader) -> None:
    show(reader, "[x](https://kb.example/)")
    reader.text.anchorClicked.emit(QUrl("https://kb.example/"))
    show(reader, "other")
    assert reader.link.isHidden()


def test_the_title_is_plain(reader: ArticleReader) -> None:
    reader.show_article("<b>x</b>", "<i>y</i>", "z")
    labels = [label for label in reader.findChildren(QLabel) if label.text() in ("<b>x</b>", "<i>y</i>")]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText] * 2


def test_the_whole_text_or_the_marked_words_are_inserted(reader: ArticleReader) -> None:
    show(reader, "One **two** three")
    inserted = QSignalSpy(reader.inserted)
    QTest.mouseClick(reader._insert, Qt.MouseButton.LeftButton)
    reader.text.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    assert reader._insert.text() == "Insert the marked words"
    QTest.mouseClick(reader._insert, Qt.MouseButton.LeftButton)
    assert [inserted.at(0), inserted.at(1)] == [["One two three"], ["One"]]


def test_another_theme_keeps_the_place_and_recolours(reader: ArticleReader, look: Look) -> None:
    show(reader, "[link](https://kb.example/)\n\n" + "line\n\n" * 200)
    reader.text.verticalScrollBar().setValue(100)
    before = reader.text.document().toHtml()
    with worn(look, theme="dark"):
        assert reader.text.verticalScrollBar().value() == 100
        assert reader.text.document().toHtml() != before


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> KnowledgePanel:
    made = KnowledgePanel(look)
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_suggestions(suggestion_rows(suggestions()))
    return made


def test_suggestions_that_change_wait_behind_the_article(panel: KnowledgePanel) -> None:
    panel.show_article("Title", "about", "text")
    panel.show_suggestions(suggestion_rows(suggestions()[:1]))
    assert panel.is_reading
    assert len(panel.model.rows) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace])
def test_escape_and_backspace_go_back_to_the_list(panel: KnowledgePanel, qtbot: QtBot, key: Qt.Key) -> None:
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    panel.show_article("Title", "about", "text")
    qtbot.waitUntil(panel.reader.text.hasFocus)
    QTest.keyClick(panel.reader.text, key)
    assert not panel.is_reading
    qtbot.waitUntil(panel.list.hasFocus)


def test_an_article_opened_from_elsewhere_takes_no_keyboard(panel: KnowledgePanel) -> None:
    panel.list.clearFocus()
    panel.show_article("Title", "about", "text")
    assert not panel.reader.text.hasFocus()
