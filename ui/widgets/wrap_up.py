"""What came of a call or visit, in the place of the call bar's words: a few keys and it is logged."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from callcenter.domain.interaction import Channel
from ui.look import Look
from ui.speech import fill, translate
from ui.widgets.calm_box import CalmBox
from ui.widgets.plain_label import ElidedLabel, Role
from ui.words import word

CHANNEL, OUTCOME, SUMMARY = "wrap_channel", "wrap_outcome", "wrap_summary"
FIELDS = (CHANNEL, OUTCOME, SUMMARY)
"""Also the fields of the drafts that keep them."""


class WrapUp(QWidget):
    """``changed`` tells of every change an agent makes, ``saved`` asks to log it, ``left`` puts it away."""

    changed = Signal()
    saved = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._who = ""
        self._is_filling = False
        self._title = ElidedLabel(role=Role.STRONG)
        self.channel, self.outcome = CalmBox(), CalmBox()
        self.summary = QPlainTextEdit()
        self._save, self._later = QPushButton(), QPushButton()
        self._build()
        self.hide()
        look.follow(self._restyle)

    def show_words(self, who: str, words: Mapping[str, str]) -> None:
        """Ask what came of it, with what was written already."""
        self._who = who
        self._is_filling = True
        self._offer(words)
        self.summary.setPlainText(words.get(SUMMARY, ""))
        self._is_filling = False
        self.set_busy(False)
        self._say()
        self.show()

    @property
    def words(self) -> dict[str, str]:
        """What stands in each field."""
        chosen = {CHANNEL: self.channel, OUTCOME: self.outcome}
        told = {field: str(box.currentData() or "") for field, box in chosen.items()}
        return {**told, SUMMARY: self.summary.toPlainText()}

    def set_busy(self, is_busy: bool) -> None:
        """While it is being logged it is not logged once more."""
        self._save.setEnabled(not is_busy)

    def begin(self) -> None:
        """Go to the outcome."""
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away; the words stay a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _offer(self, words: Mapping[str, str]) -> None:
        spoken = (Channel.CALL, Channel.VISIT, Channel.MAIL)
        self.channel.offer(
            [(one.value, word(one)) for one in spoken], words.get(CHANNEL) or Channel.CALL.value
        )
        self.outcome.offer(_outcomes(), words.get(OUTCOME) or "answered")

    def _build(self) -> None:
        self._save.setProperty("kind", "primary")
        self._later.setProperty("kind", "bare")
        self._save.setObjectName("wrap-up-save")
        self.summary.setTabChangesFocus(True)
        self.channel.activated.connect(self._tell)
        self.outcome.activated.connect(self._tell)
        self.summary.textChanged.connect(self._tell)
        self._save.clicked.connect(self.saved)
        self._later.clicked.connect(self.left)
        self._choices, self._foot = QHBoxLayout(), QHBoxLayout()
        self._choices.addWidget(self.outcome, 2)
        self._choices.addWidget(self.channel, 1)
        self._foot.addStretch()
        self._foot.addWidget(self._later)
        self._foot.addWidget(self._save)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._title)
        self._outer.addLayout(self._choices)
        self._outer.addWidget(self.summary)
        self._outer.addLayout(self._foot)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setSpacing(px(6))
        for row in (self._choices, self._foot):
            row.setSpacing(px(6))
        self.summary.setFixedHeight(px(60))
        for box in (self.outcome, self.channel):
            box.setMinimumWidth(px(70))
        self.outcome.setAccessibleName(translate("WrapUp", "Outcome"))
        self.channel.setAccessibleName(translate("WrapUp", "Channel"))
        summary = translate("WrapUp", "What was it about, and what comes next?")
        self.summary.setPlaceholderText(summary)
        self.summary.setAccessibleName(summary)
        self._save.setText(translate("WrapUp", "Log it"))
        self._later.setText(translate("WrapUp", "Later"))
        self._offer(self.words)
        self._say()

    def _say(self) -> None:
        self._title.setText(fill(translate("WrapUp", "Wrap-up: %1"), self._who))


def _outcomes() -> list[tuple[str, str]]:
    return [
        ("answered", translate("WrapUp", "answered")),
        ("ticket", translate("WrapUp", "ticket opened")),
        ("call_back", translate("WrapUp", "call back")),
        ("passed_on", translate("WrapUp", "passed on")),
        ("unreachable", translate("WrapUp", "not reached")),
        ("other", translate("WrapUp", "other")),
    ]
