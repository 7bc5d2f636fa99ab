"""The words of an agent, kept and copyable whatever became of the edit."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import Look
from ui.models.line_marks import MarkedLine
from ui.theme import Meaning
from ui.widgets.conflict_text import ConflictText
from ui.widgets.plain_label import Role, plain_label


class OutboxSaid(QWidget):
    """One text a field, under its name; made anew for another edit only."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words: tuple[tuple[str, str], ...] = ()
        self._parts: list[QWidget] = []
        self._texts: list[ConflictText] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_words(self, words: tuple[tuple[str, str], ...]) -> None:
        """Show these."""
        if words == self._words:
            return
        self._words = words
        for old in self._parts:
            old.hide()
            self._outer.removeWidget(old)
            old.deleteLater()
        self._parts, self._texts = [], []
        for name, text in words:
            self._add(name, text)

    @property
    def texts(self) -> tuple[str, ...]:
        """What it shows."""
        return tuple(text.toPlainText() for text in self._texts)

    def _add(self, name: str, text: str) -> None:
        shown = ConflictText(self._look, Meaning.NEUTRAL)
        shown.show_lines(tuple(MarkedLine(line) for line in text.splitlines() or [""]))
        shown.setAccessibleName(name)
        for widget in (plain_label(name, Role.SECTION), shown):
            self._parts.append(widget)
            self._outer.addWidget(widget)
        self._texts.append(shown)

    def _restyle(self) -> None:
        self._outer.setSpacing(self._look.px(4))
