"""What can be done with an edit: one button each, and a question in place before anything is taken back."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.icons import Icon
from ui.look import Look
from ui.models.outbox_page import Act
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.plain_label import Role, plain_label, plain_tip

LETTERS = {
    Act.FOLLOW: "F",
    Act.RETRY: "R",
    Act.REWRITE: "E",
    Act.NOT_DONE: "N",
    Act.ACKNOWLEDGE: "A",
    Act.RETARGET: "G",
    Act.WITHDRAW: "W",
    Act.COPY: "C",
    Act.OPEN: "O",
    Act.SIGN_IN: "S",
}
"""The letter of each act, where no words are being typed."""

_ICONS = {
    Act.FOLLOW: Icon.SEND,
    Act.RETRY: Icon.REFRESH,
    Act.REWRITE: Icon.EDIT,
    Act.NOT_DONE: Icon.SEND,
    Act.ACKNOWLEDGE: Icon.CHECK,
    Act.RETARGET: Icon.TICKET,
    Act.WITHDRAW: Icon.RETURN,
    Act.COPY: Icon.COPY,
    Act.OPEN: Icon.USER,
    Act.SIGN_IN: Icon.LOCK,
}
_LEADING = (Act.SIGN_IN, Act.ACKNOWLEDGE, Act.FOLLOW, Act.REWRITE, Act.RETARGET, Act.RETRY)
_FOOT = (
    Act.SIGN_IN,
    Act.ACKNOWLEDGE,
    Act.FOLLOW,
    Act.REWRITE,
    Act.RETRY,
    Act.NOT_DONE,
    Act.RETARGET,
    Act.WITHDRAW,
)


class OutboxButtons(QWidget):
    """Some of the acts side by side; only those that are possible show. ``acted`` carries the act."""

    acted = Signal(str)

    def __init__(
        self, look: Look, acts: Iterable[Act], *, is_bare: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._is_bare = look, is_bare
        self._possible: frozenset[Act] = frozenset()
        self._buttons = {act: QPushButton() for act in acts}
        self._line = QHBoxLayout(self)
        for act, button in self._buttons.items():
            if act is Act.WITHDRAW:
                self._line.addStretch()
            self._line.addWidget(button)
            button.setObjectName(f"outbox-{act.value}")
            button.clicked.connect(lambda _=False, act=act: self.acted.emit(act.value))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
        if Act.WITHDRAW not in self._buttons:
            self._line.addStretch()
        look.follow(self._restyle)

    def offer(self, acts: Iterable[Act]) -> None:
        """Show what can be done now."""
        possible = set(acts)
        leading = next((act for act in _LEADING if act in possible), None)
        for act, button in self._buttons.items():
            button.setHidden(act not in possible)
            kind = "bare" if self._is_bare else "primary" if act is leading else ""
            dress(button, "danger" if act is Act.WITHDRAW else kind)
            tone = Meaning.ON_ACCENT if kind == "primary" else Meaning.QUIET
            button.setIcon(self._look.icon(_ICONS[act], Meaning.ERROR if act is Act.WITHDRAW else tone))
        self._possible = frozenset(possible)

    def button(self, act: Act) -> QPushButton:
        """Give the button of an act."""
        return self._buttons[act]

    def word(self, act: Act, text: str) -> None:
        """Name a button by what it means just now."""
        button = self._buttons[act]
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(f"{text}  {LETTERS[act]}"))

    def _restyle(self) -> None:
        px = self._look.px
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(8))
        for act in self._buttons:
            self.word(act, act_word(act))
        self.offer(self._possible)


class OutboxFoot(QFrame):
    """``acted`` carries an act; what cannot be undone is asked for once more, in place."""

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outboxFoot")
        self._look = look
        self.buttons = OutboxButtons(look, _FOOT, is_bare=False)
        self._question = plain_label(role=Role.STRONG, wrap=True)
        self.confirm, self.keep = QPushButton(), QPushButton()
        self._asking = QWidget()
        self._then: Callable[[], object] = lambda: None
        self._asker: QWidget | None = None
        self._acts: frozenset[Act] = frozenset()
        self._build()
        look.follow(self._restyle)

    def offer(self, acts: Iterable[Act], *, is_other: bool) -> None:
        """Show what can be done; a question about another edit, or about how it was, is taken back."""
        possible = frozenset(acts)
        if is_other or possible != self._acts:
            self._close()
        self._acts = possible
        self.buttons.offer(possible)
        self._fold()

    def ask(self, question: str, yes: str, then: Callable[[], object], *, is_loss: bool = False) -> None:
        """Ask once more before it is done."""
        self._asker = self.window().focusWidget()
        self._then = then
        self._question.setText(question)
        self.confirm.setText(yes)
        self.confirm.setAccessibleName(f"{yes} {question}")
        dress(self.confirm, "danger" if is_loss else "primary")
        self.buttons.hide()
        self._asking.show()
        self._fold()
        (self.keep if is_loss else self.confirm).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def question(self) -> str:
        """What it asks; empty while it does not."""
        return "" if self._asking.isHidden() else self._question.text()

    def keep_it(self) -> None:
        """Leave everything as it is."""
        asker, self._asker = self._asker, None
        self._close()
        if asker is not None and isValid(asker):
            asker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._asking.hide()
        self.buttons.show()
        self._fold()

    def _fold(self) -> None:
        self.setHidden(self._asking.isHidden() and not self._acts & set(_FOOT))

    def _agree(self) -> None:
        self._close()
        self._then()

    def _build(self) -> None:
        self._line = QHBoxLayout(self._asking)
        self._line.addWidget(self._question, 1)
        self._line.addWidget(self.confirm)
        self._line.addWidget(self.keep)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.buttons)
        self._outer.addWidget(self._asking)
        self._asking.hide()
        self.buttons.acted.connect(self.acted)
        self.confirm.clicked.connect(self._agree)
        self.keep.clicked.connect(self.keep_it)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(10), px(20), px(10))
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(8))
        word = translate("Outbox", "Leave it as it is")
        self.keep.setText(word)
        self.keep.setAccessibleName(word)
        if self._asking.isHidden():
            self.confirm.setAccessibleName(translate("Outbox", "Yes"))


def dress(button: QPushButton, kind: str) -> None:
    """Give a button its place among the others."""
    if button.property("kind") != kind:
        button.setProperty("kind", kind)
        button.style().unpolish(button)
        button.style().polish(button)


def act_word(act: Act) -> str:
    """Say in a word what an act does."""
    words = {
        Act.FOLLOW: translate("Outbox", "Send it to the record that is left"),
        Act.RETRY: translate("Outbox", "Send again as it is"),
        Act.REWRITE: translate("Outbox", "Edit and send again"),
        Act.NOT_DONE: translate("Outbox", "None of them: send again"),
        Act.ACKNOWLEDGE: translate("Outbox", "I have looked, put aside"),
        Act.RETARGET: translate("Outbox", "Choose another ticket"),
        Act.WITHDRAW: translate("Outbox", "Withdraw"),
        Act.COPY: translate("Outbox", "Copy the words"),
        Act.OPEN: translate("Outbox", "Open the customer"),
        Act.SIGN_IN: translate("Outbox", "Sign in at the office"),
    }
    return words[act]
