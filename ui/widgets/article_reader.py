"""Reads one article. What an office wrote is text: no picture is loaded, no link is followed, no markup is trusted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.widgets.plain_label import ElidedLabel, Role, plain_label

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
Opener = Callable[[QUrl], object]
_OPENED = frozenset({"https", "mailto"})
_LONGEST = 200_000
_MOST_CELLS = 4_000
"""Qt takes seconds for larger tables."""


class SafeText(QTextBrowser):
    """Shows Markdown, fetches nothing and goes nowhere; ``anchorClicked`` tells what was asked for."""

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


class LinkBar(QWidget):
    """Says in full where a link leads before anything is opened."""

    def __init__(self, look: Look, open_outside: Opener) -> None:
        super().__init__()
        self._look = look
        self._open_outside = open_outside
        self._url = QUrl()
        self._address = ElidedLabel(role=Role.SMALL)
        self._copy = QPushButton()
        self._open = QPushButton()
        self._copy.clicked.connect(self._take)
        self._open.clicked.connect(self._go)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._address, 1)
        self._row.addWidget(self._copy)
        self._row.addWidget(self._open)
        look.follow(self._restyle)
        self.hide()

    @property
    def address(self) -> str:
        """The whole address that is shown."""
        return self._address.text()

    def show_address(self, url: QUrl) -> None:
        """Ask what to do with a link; only web pages with encryption and mail are ever opened."""
        self._url = url
        self._address.setText(url.toString())
        self._open.setHidden(url.scheme() not in _OPENED)
        self.setHidden(url.isEmpty())

    def _take(self) -> None:
        QGuiApplication.clipboard().setText(self._url.toString())

    def _go(self) -> None:
        self._open_outside(self._url)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.px(6))
        self._copy.setText(translate("Knowledge", "Copy the address"))
        self._copy.setIcon(self._look.icon(Icon.COPY))
        self._open.setText(translate("Knowledge", "Open outside"))
        self._open.setIcon(self._look.icon(Icon.EXTERNAL))


class ArticleReader(QWidget):
    """``back`` returns to the list, ``inserted`` carries words for the composer."""

    back = Signal()
    inserted = Signal(str)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        open_outside: Opener = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._back = QPushButton()
        self._insert = QPushButton()
        self._title = plain_label(role=Role.HEADING, wrap=True)
        self._about = ElidedLabel(role=Role.SMALL)
        self._words = ""
        self.text = SafeText()
        self.link = LinkBar(look, open_outside)
        self.text.anchorClicked.connect(self.link.show_address)
        self._back.clicked.connect(self.back)
        self._insert.clicked.connect(self._give)
        self._build()
        look.follow(self._restyle)

    def show_article(self, title: str, about: str, text: str) -> None:
        """Show another article."""
        self._title.setText(title)
        self._about.setText(about)
        self.text.setAccessibleName(title)
        self._words = text
        self.text.show_markdown(text)
        self.link.show_address(QUrl())
        self._tell_what_goes()

    def _show_again(self) -> None:
        """Take over sizes and colours, which a document keeps from when it was made."""
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.show_markdown(self._words)
        bar.setValue(place)

    def _give(self) -> None:
        chosen = self.text.textCursor().selection().toPlainText()
        self.inserted.emit((chosen or self.text.toPlainText()).strip())

    def _tell_what_goes(self) -> None:
        marked = self.text.textCursor().hasSelection()
        said = (
            translate("Knowledge", "Insert the marked words")
            if marked
            else translate("Knowledge", "Insert the text")
        )
        self._insert.setText(said)

    def _build(self) -> None:
        self._back.setProperty("kind", "bare")
        self.text.selectionChanged.connect(self._tell_what_goes)
        self._row = QHBoxLayout()
        self._row.addWidget(self._back)
        self._row.addStretch()
        self._row.addWidget(self._insert)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._row)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._about)
        self._outer.addWidget(self.text, 1)
        self._outer.addWidget(self.link)

    def _restyle(self) -> None:
        if not self.text.accessibleName():
            self.text.setAccessibleName(translate("Knowledge", "Article"))
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(6), px(12), px(4))
        self._outer.setSpacing(px(4))
        self._back.setText(translate("Knowledge", "Back"))
        self._back.setIcon(self._look.icon(Icon.LIST))
        self._insert.setIcon(self._look.icon(Icon.INSERT))
        self.text.setStyleSheet("QTextEdit { border: none; padding: 0; background: transparent; }")
        self._show_again()
        self._tell_what_goes()
