"""What an agent can do with the article that is read: attach it, and say whether it helped."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from callcenter.domain.feedback import Feedback, Verdict
from ui.icons import Icon
from ui.look import Look
from ui.models.article_words import Opinions
from ui.speech import fill, translate
from ui.widgets.plain_label import ElidedLabel, Role, plain_tip

_SHOWN = (Verdict.ATTACHED, Verdict.HELPFUL, Verdict.NOT_HELPFUL)


class ArticleActs(QWidget):
    """``judged`` carries a verdict; the two votes show which one stands."""

    judged = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ticket = ""
        self._told = ElidedLabel(role=Role.SMALL)
        self._buttons = {verdict: QPushButton() for verdict in _SHOWN}
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._told, 1)
        for verdict, button in self._buttons.items():
            button.setCheckable(verdict.is_vote)
            button.setProperty("kind", "bare")
            button.setObjectName(f"article-{verdict.value}")
            button.clicked.connect(partial(self._tell, verdict))
            self._row.addWidget(button)
        look.follow(self._restyle)

    def show_ticket(self, ticket: str) -> None:
        """Name the ticket it would be attached to; empty while none is open."""
        self._ticket = ticket
        self._say_where()

    def show_feedback(self, known: Feedback) -> None:
        """Show the standing vote and what others say."""
        for verdict, button in self._buttons.items():
            if verdict.is_vote:
                button.setChecked(verdict is known.mine)
        self._told.setText(Opinions.of(known.used + known.attached, known.helpful, known.unhelpful))

    def _tell(self, verdict: Verdict, _is_checked: bool = False) -> None:
        self.judged.emit(verdict.value)

    def _say_where(self) -> None:
        button = self._buttons[Verdict.ATTACHED]
        button.setEnabled(bool(self._ticket))
        where = translate("Knowledge", "Attach to %1")
        nowhere = translate("Knowledge", "Open a ticket to attach the article to it")
        button.setToolTip(plain_tip(fill(where, self._ticket) if self._ticket else nowhere))

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.px(2))
        names = {
            Verdict.ATTACHED: (Icon.ATTACH, translate("Knowledge", "Attach")),
            Verdict.HELPFUL: (Icon.THUMB_UP, translate("Knowledge", "Helpful")),
            Verdict.NOT_HELPFUL: (Icon.THUMB_DOWN, translate("Knowledge", "Not helpful")),
        }
        for verdict, (icon, name) in names.items():
            button = self._buttons[verdict]
            button.setIcon(self._look.icon(icon))
            button.setAccessibleName(name)
            if verdict.is_vote:
                button.setToolTip(plain_tip(name))
            else:
                button.setText(name)
        self._say_where()
