"""Finds words in a text that is shown: all of them lit, one of them current."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QToolButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.plain_label import Role, plain_label, plain_tip

_MOST = 1_000
_LIT, _CURRENT = 90, 200


class PageSearch(QWidget):
    """Enter goes on, Shift+Enter back, Escape closes; ``closed`` tells when it is gone."""

    closed = Signal()

    def __init__(self, look: Look, page: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._page = look, page
        self._places: list[QTextCursor] = []
        self._current = 0
        self.words = QLineEdit()
        self._count = plain_label(role=Role.SMALL)
        self._before, self._after, self._close = QToolButton(), QToolButton(), QToolButton()
        self._row = QHBoxLayout(self)
        for part in (self.words, self._count, self._before, self._after, self._close):
            self._row.addWidget(part)
        self.words.textChanged.connect(self._find)
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.leave)
        look.follow(self._restyle)
        self.hide()

    @property
    def told(self) -> str:
        """Which of how many is current, in words."""
        return self._count.text()

    def begin(self) -> None:
        """Ask for words; those that are marked in the text are taken over."""
        marked = self._page.textCursor().selection().toPlainText().strip()
        if marked and "\n" not in marked:
            self.words.setText(marked)
        self.show()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find()

    def leave(self) -> None:
        """Put the lights out and go back to the text."""
        self.hide()
        self._places = []
        self._page.setExtraSelections([])
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def look_again(self) -> None:
        """The text is another one."""
        if not self.isHidden():
            self._find()

    def step(self, direction: int) -> None:
        """Go to the next place, or the one before, round the ends."""
        if self._places:
            self._current = (self._current + direction) % len(self._places)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F3 and Escape."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        self._places = self._found(self.words.text())
        self._current = 0
        self._show()

    def _found(self, words: str) -> list[QTextCursor]:
        document, place = self._page.document(), QTextCursor(self._page.document())
        found: list[QTextCursor] = []
        while words and len(found) < _MOST:
            place = document.find(words, place)
            if place.isNull():
                break
            found.append(QTextCursor(place))
        return found

    def _show(self) -> None:
        self._page.setExtraSelections([self._lit(number, place) for number, place in enumerate(self._places)])
        self._say()
        if self._places:
            shown = QTextCursor(self._places[self._current])
            shown.setPosition(shown.selectionStart())
            self._page.setTextCursor(shown)
            self._page.ensureCursorVisible()

    def _lit(self, number: int, place: QTextCursor) -> QTextEdit.ExtraSelection:
        colour = QColor(self._look.theme.colour(Meaning.ACCENT))
        colour.setAlpha(_CURRENT if number == self._current else _LIT)
        form = QTextCharFormat()
        form.setBackground(colour)
        lit = QTextEdit.ExtraSelection()
        lit.cursor, lit.format = place, form  # pyright: ignore[reportAttributeAccessIssue]  # the stubs leave them out
        return lit

    def _say(self) -> None:
        count = len(self._places)
        if not self.words.text():
            self._count.setText("")
        elif not count:
            self._count.setText(translate("PageSearch", "not found"))
        else:
            told = translate("PageSearch", "%1 of %2")
            self._count.setText(
                fill(told, str(self._current + 1), f"{count}+" if count == _MOST else str(count))
            )

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.px(4))
        self.words.setPlaceholderText(translate("PageSearch", "Find in the article"))
        self.words.setAccessibleName(translate("PageSearch", "Find in the article"))
        for button, icon, name in (
            (self._before, Icon.CHEVRON_UP, translate("PageSearch", "Previous place")),
            (self._after, Icon.CHEVRON_DOWN, translate("PageSearch", "Next place")),
            (self._close, Icon.X, translate("PageSearch", "Stop searching")),
        ):
            button.setProperty("kind", "bare")
            button.setIcon(self._look.icon(icon))
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(name))
        self._say()
