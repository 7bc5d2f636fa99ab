"""One line below the suggestions: nothing here helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate


class GapLine(QWidget):
    """Folded it is a button; unfolded it asks what was looked for. ``typed`` tells each change, ``sent`` the words."""

    typed = Signal(str)
    sent = Signal(str)
    opened = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._open = QPushButton()
        self.words = QLineEdit()
        self._send = QPushButton()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._open)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self._send)
        self._row.addStretch()
        self._open.setProperty("kind", "bare")
        self._open.clicked.connect(self.opened)
        self._send.clicked.connect(self._give)
        self.words.returnPressed.connect(self._give)
        self.words.textEdited.connect(self._tell)
        look.follow(self._restyle)
        self.fold()

    @property
    def is_open(self) -> bool:
        """Tell whether it asks."""
        return not self.words.isHidden()

    def ask(self, words: str) -> None:
        """Unfold with these words to begin with."""
        self._unfold(is_open=True)
        self.words.setText(words)
        self._send.setEnabled(bool(words.strip()))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    def fold(self) -> None:
        """Become a button again."""
        had_focus = self.words.hasFocus()
        self._unfold(is_open=False)
        if had_focus:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds it; the words stay a draft."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.fold()
        else:
            super().keyPressEvent(event)

    def _unfold(self, *, is_open: bool) -> None:
        self._open.setHidden(is_open)
        for part in (self.words, self._send):
            part.setHidden(not is_open)

    def _tell(self, words: str) -> None:
        self._send.setEnabled(bool(words.strip()))
        self.typed.emit(words)

    def _give(self) -> None:
        if self.words.text().strip():
            self.sent.emit(self.words.text().strip())

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(12), px(2), px(12), px(4))
        self._row.setSpacing(px(6))
        self._open.setText(translate("Knowledge", "Nothing here helps"))
        self._open.setIcon(self._look.icon(Icon.GAP))
        self.words.setPlaceholderText(translate("Knowledge", "What were you looking for?"))
        self.words.setAccessibleName(translate("Knowledge", "What were you looking for?"))
        self._send.setText(translate("Knowledge", "Report"))
