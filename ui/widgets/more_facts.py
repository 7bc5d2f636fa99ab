"""The button beside a grid of facts that says how many are folded away."""

from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import Speaker, translate
from ui.widgets.fact_grid import FactGrid


class MoreFacts(QPushButton):
    """Checked it shows all facts; where none is hidden it hides itself."""

    def __init__(self, look: Look, facts: FactGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._facts = look, facts
        self.setProperty("kind", "bare")
        self.setCheckable(True)
        self.toggled.connect(self._unfold)
        facts.fitted.connect(self.offer)
        look.follow(self._restyle)

    def offer(self) -> None:
        """Say how many there are beyond those that show."""
        hidden, is_open = self._facts.hidden_facts, self.isChecked()
        self.setHidden(not hidden)
        self.setText(translate("Profile", "Show less") if is_open else Facts.more(hidden))
        self.setIcon(self._look.icon(Icon.CHEVRON_UP if is_open else Icon.CHEVRON_DOWN))

    def _unfold(self, is_open: bool) -> None:
        self._facts.unfold(is_open)
        self.offer()

    def _restyle(self) -> None:
        px = self._look.px
        self.setStyleSheet(f"QPushButton {{ padding: {px(2)}px {px(4)}px; }}")
        self.offer()


class Facts(Speaker):
    """Counted words of facts."""

    @classmethod
    def more(cls, n: int) -> str:
        """Say how many are folded away."""
        return Facts.tr("%n more", "", n)
