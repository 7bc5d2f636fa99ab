"""What was tried and when, folded away until somebody asks."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import Speaker
from ui.widgets.plain_label import Role, selectable_label


class OutboxHistory(QWidget):
    """A button that unfolds the lines below it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[str, ...] = ()
        self.fold = QPushButton()
        self.fold.setProperty("kind", "bare")
        self.fold.setCheckable(True)
        self._text = selectable_label(role=Role.QUIET, wrap=True)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.fold)
        self._outer.addWidget(self._text)
        self.fold.toggled.connect(self._show)
        look.follow(self._restyle)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Take these; it stays folded or unfolded as it is."""
        self._lines = lines
        self._text.setText("\n".join(lines))
        self._text.setAccessibleName(self._text.text())
        self._show(self.fold.isChecked())

    @property
    def text(self) -> str:
        """What it says when unfolded."""
        return self._text.text()

    def _show(self, is_open: bool) -> None:
        self._text.setHidden(not is_open)
        self.fold.setIcon(self._look.icon(Icon.CHEVRON_UP if is_open else Icon.CHEVRON_DOWN))
        steps = len(self._lines)
        self.fold.setText(Tried.steps(steps))
        self.fold.setAccessibleName(self.fold.text())

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(px(4))
        self.fold.setStyleSheet(f"QPushButton {{ text-align: left; padding: {px(4)}px {px(6)}px; }}")
        self._text.setContentsMargins(px(28), 0, 0, 0)
        self._show(self.fold.isChecked())


class Tried(Speaker):
    """Counted words of the history."""

    @classmethod
    def steps(cls, n: int) -> str:
        """Say how long the history is."""
        return Tried.tr("History (%n steps)", "", n)
