"""A text to compare with another: the lines that differ are lit, bold and counted in words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from ui.look import Look
from ui.models.line_marks import MarkedLine
from ui.speech import Speaker
from ui.theme import Meaning

_MOST_LINES = 12


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
            self.setPlainText("\n".join(line.text for line in lines))
            self._light()
        self.setAccessibleDescription(Compared.changed(self._marks) if self._marks else "")

    @property
    def marked(self) -> tuple[str, ...]:
        """The lines that are lit."""
        return tuple(line.text for line in self._lines if line.is_changed)

    def sizeHint(self) -> QSize:
        """As high as the words are at this width."""
        lines = min(_MOST_LINES, max(1, self._line_count()))
        height = lines * self.fontMetrics().lineSpacing() + self._look.px(14)
        return QSize(self._look.px(140), height)

    def minimumSizeHint(self) -> QSize:
        """Never force the window wider."""
        return QSize(self._look.px(80), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _line_count(self) -> int:
        block, lines = self.document().begin(), 0
        while block.isValid() and lines <= _MOST_LINES:
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines

    def _light(self) -> None:
        theme, lights = self._look.theme, list[QTextEdit.ExtraSelection]()
        for place, line in enumerate(self._lines):
            cursor = QTextCursor(self.document().findBlockByNumber(place))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            letters.setFontWeight(QFont.Weight.DemiBold if line.is_changed else QFont.Weight.Normal)
            cursor.mergeCharFormat(letters)
            if line.is_changed:
                light = QTextEdit.ExtraSelection()
                light.format.setBackground(theme.tint(self._meaning))  # pyright: ignore[reportAttributeAccessIssue]  # Qt's own field
                light.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # pyright: ignore[reportAttributeAccessIssue]  # Qt's own field
                cursor.clearSelection()
                light.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]  # Qt's own field
                lights.append(light)
        self.setExtraSelections(lights)
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setStyleSheet(f"QPlainTextEdit {{ padding: {self._look.px(4)}px {self._look.px(6)}px; }}")
        self._light()


class Compared(Speaker):
    """Counted words of comparing."""

    @classmethod
    def changed(cls, n: int) -> str:
        """Say how many lines differ."""
        return Compared.tr("%n lines differ", "", n)
