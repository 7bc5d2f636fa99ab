"""Reads one article. What an office wrote is text: no picture is loaded, no link is followed, no markup is trusted."""

from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextFrameFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.widgets.plain_label import ElidedLabel, Role, plain_label

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class SafeText(QTextEdit):
    """Shows Markdown and fetches nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Refuse whatever the text asks for."""
        return None

    def show_markdown(self, text: str) -> None:
        """Show an article from its beginning."""
        self.document().setMarkdown(text, _FEATURES)
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


class ArticleReader(QWidget):
    """``back`` returns to the list, ``inserted`` carries words for the composer."""

    back = Signal()
    inserted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._back = QPushButton()
        self._insert = QPushButton()
        self._title = plain_label(role=Role.HEADING, wrap=True)
        self._about = ElidedLabel(role=Role.SMALL)
        self.text = SafeText()
        self._back.clicked.connect(self.back)
        self._insert.clicked.connect(self._give)
        self._build()
        look.follow(self._restyle)

    def show_article(self, title: str, about: str, text: str) -> None:
        """Show another article."""
        self._title.setText(title)
        self._about.setText(about)
        self.text.setAccessibleName(title)
        self.text.show_markdown(text)
        self._tell_what_goes()

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

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(6), px(12), px(4))
        self._outer.setSpacing(px(4))
        self._back.setText(translate("Knowledge", "Back"))
        self._back.setIcon(self._look.icon(Icon.LIST))
        self._insert.setIcon(self._look.icon(Icon.INSERT))
        self.text.setStyleSheet("QTextEdit { border: none; padding: 0; background: transparent; }")
        self._tell_what_goes()
