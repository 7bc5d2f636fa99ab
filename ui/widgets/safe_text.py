"""Text from an office, shown: no picture is loaded, no link is followed, no markup is trusted."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from ui.rich_text import Harmless, sanitised

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_LONGEST = 200_000
_MOST_CELLS = 4_000
"""Qt takes seconds for larger tables."""


class SafeText(QTextBrowser):
    """Shows Markdown or HTML, fetches nothing and goes nowhere; ``anchorClicked`` tells what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Give an empty picture for whatever the text asks for; for nothing at all Qt would open the file itself."""
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing

    def show_markdown(self, text: str) -> None:
        """Show an article from its beginning."""
        shown = text[:_LONGEST]
        if shown.count("|") > _MOST_CELLS:
            self.document().setPlainText(shown)
        else:
            self.document().setMarkdown(shown, _FEATURES)
        self._loosen()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_html(self, html: str) -> None:
        """Show what an office holds as HTML, from its beginning; whatever it holds is made harmless first."""
        self.document().setHtml(html if isinstance(html, Harmless) else sanitised(html))
        self._loosen()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def insert_html(self, cursor: QTextCursor, html: str) -> None:
        """Put such HTML in at a place, made harmless first."""
        cursor.insertHtml(html if isinstance(html, Harmless) else sanitised(html))

    def _loosen(self) -> None:
        """Give lines the air they need to be read."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(125, 1)
        cursor.mergeBlockFormat(block)
        frame = QTextFrameFormat()
        frame.setMargin(0)
        self.document().rootFrame().setFrameFormat(frame)
        self._calm_headings()
        self._calm_tables()

    def _calm_headings(self) -> None:
        """An article is a part of a panel: its headings stay below the title."""
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                size = QTextCharFormat()
                size.setProperty(QTextFormat.Property.FontSizeAdjustment, 1 if level == 1 else 0)
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(size)
            block = block.next()

    def _calm_tables(self) -> None:
        """No lines, only room between cells."""
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setBorder(0)
                form.setCellPadding(self.fontMetrics().height() / 4)
                frame.setFormat(form)
