"""The head of one edit: what it is, how it stands, whose it is and where it goes."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.outbox_page import EditPage
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.chip import Chip
from ui.widgets.plain_label import Role, selectable_label


class OutboxHead(QFrame):
    """Title, chips and one line of facts."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = selectable_label(role=Role.DISPLAY, wrap=True)
        self._facts = selectable_label(role=Role.QUIET, wrap=True)
        self.state = Chip(look, parent=self)
        self.alarm = Chip(look, parent=self)
        self._chips = QHBoxLayout()
        for part in (self.state, self.alarm):
            self._chips.addWidget(part)
        self._chips.addStretch()
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._title)
        self._outer.addLayout(self._chips)
        self._outer.addWidget(self._facts)
        for label in (self._title, self._facts):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_page(self, page: EditPage) -> None:
        """Show what the page says of the edit."""
        self._title.setText(page.title)
        self._title.setAccessibleName(page.title)
        self.state.show_state(page.state, page.state_meaning, page.state_icon)
        self.alarm.show_state(page.alarm, Meaning.ERROR, Icon.ALERT)
        each = translate("Outbox", "%1: %2")
        facts = " · ".join(fill(each, name, text) for name, text in page.facts)
        self._facts.setText(facts)
        self._facts.setAccessibleName(facts)

    @property
    def said(self) -> tuple[str, str]:
        """The title and the facts."""
        return self._title.text(), self._facts.text()

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(px(8))
        self._chips.setSpacing(px(6))
