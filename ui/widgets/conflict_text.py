"""A text to compare with another: the lines that differ are lit, bold and counted in words."""

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.look import Look
from ui.models.line_marks import MarkedLine
from ui.speech import Speaker
from ui.theme import Meaning

_MOST_LINES = 12
_PADDING = 4


class ConflictText(QPlainTextEdit):
    """Cannot be changed; can be marked and copied. As high as its words, up to a dozen lines."""

    def __init__(self, look: Look, meaning: Meaning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._meaning = look, meaning
        self._lines: tuple[MarkedLine, ...] = ()
        self._marks = 0
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_lines(self, lines: tuple[MarkedLine, ...]) -> None:
        """Show a text."""
        if lines != self._lines:
            self._lines = lines
            self._marks = sum(line.is_changed for line in lines)
            self.setCurrentCharFormat(QTextCharFormat())
            self.setPlainText("\n".join(line.text for line in lines))
            self._light()
        self.setAccessibleDescription(Compared.changed(self._marks) if self._marks else "")

    @property
    def marked(self) -> tuple[str, ...]:
        """The lines that are lit."""
        return tuple(line.text for line in self._lines if line.is_changed)

    def sizeHint(self) -> QSize:
        """As high as the words are at this width."""
        return QSize(self._look.px(140), self._height())

    def minimumSizeHint(self) -> QSize:
        """Never force the window wider."""
        return QSize(self._look.px(80), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words are at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _height(self) -> int:
        """Add up the lines as they are wrapped; what is higher than a dozen of them scrolls."""
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        layout, block, height = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid() and height < most:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        around = 2 * self.document().documentMargin() + 2 * (self._look.px(_PADDING) + 1)
        return math.ceil(min(height, most) + around)

    def _light(self) -> None:
        """Light what differs; everything else is plain already."""
        ground, letters = QTextBlockFormat(), QTextCharFormat()
        ground.setBackground(QBrush(self._look.theme.tint(self._meaning)))
        letters.setFontWeight(QFont.Weight.DemiBold)
        for place, line in enumerate(self._lines):
            if line.is_changed:
                cursor = QTextCursor(self.document().findBlockByNumber(place))
                cursor.mergeBlockFormat(ground)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(letters)
        self.updateGeometry()

    def _restyle(self) -> None:
        px, theme = self._look.px, self._look.theme
        self.setStyleSheet(
            f"QPlainTextEdit {{ padding: {px(_PADDING)}px {px(6)}px; background: {theme.colour(Meaning.WINDOW).name()};"
            f" border: 1px solid {theme.colour(Meaning.LINE).name()}; }}"
            f" QPlainTextEdit:focus {{ border: 2px solid {theme.colour(Meaning.FOCUS).name()};"
            f" padding: {px(_PADDING) - 1}px {px(6) - 1}px; }}"
        )
        self._light()


class Compared(Speaker):
    """Counted words of comparing."""

    @classmethod
    def changed(cls, n: int) -> str:
        """Say how many lines differ."""
        return Compared.tr("%n lines differ", "", n)
