"""What can be done with an edit: one button each, and a question in place before anything is taken back."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.models.outbox_page import Act
from ui.speech import translate
from ui.widgets.plain_label import Role, plain_label, plain_tip

LETTERS = {
    Act.RETRY: "R",
    Act.REWRITE: "E",
    Act.NOT_DONE: "N",
    Act.ACKNOWLEDGE: "A",
    Act.RETARGET: "G",
    Act.WITHDRAW: "W",
    Act.COPY: "C",
    Act.OPEN: "O",
}
"""The letter of each act, where no words are being typed."""

_ICONS = {
    Act.RETRY: Icon.REFRESH,
    Act.REWRITE: Icon.EDIT,
    Act.NOT_DONE: Icon.SEND,
    Act.ACKNOWLEDGE: Icon.CHECK,
    Act.RETARGET: Icon.TICKET,
    Act.WITHDRAW: Icon.RETURN,
    Act.COPY: Icon.COPY,
    Act.OPEN: Icon.USER,
}
_LEADING = (Act.ACKNOWLEDGE, Act.REWRITE, Act.RETARGET, Act.RETRY)
_FOOT = (Act.ACKNOWLEDGE, Act.REWRITE, Act.RETRY, Act.NOT_DONE, Act.RETARGET, Act.WITHDRAW)


class OutboxButtons(QWidget):
    """Some of the acts side by side; only those that are possible show. ``acted`` carries the act."""

    acted = Signal(str)

    def __init__(
        self, look: Look, acts: Iterable[Act], *, is_bare: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._is_bare = look, is_bare
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
            kind = "danger" if act is Act.WITHDRAW else kind
            if button.property("kind") != kind:
                button.setProperty("kind", kind)
                button.style().unpolish(button)
                button.style().polish(button)

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
        for act, button in self._buttons.items():
            button.setIcon(self._look.icon(_ICONS[act]))
            self.word(act, act_word(act))


class OutboxFoot(QFrame):
    """``acted`` carries an act; withdrawing is asked for twice, in place."""

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outboxFoot")
        self._look = look
        self.buttons = OutboxButtons(look, _FOOT, is_bare=False)
        self._question = plain_label(role=Role.STRONG, wrap=True)
        self.confirm, self.keep = QPushButton(), QPushButton()
        self._asking = QWidget()
        self._build()
        look.follow(self._restyle)

    def offer(self, acts: Iterable[Act], *, is_other: bool) -> None:
        """Show what can be done; a question about another edit is taken back."""
        possible = set(acts)
        self.buttons.offer(possible)
        if is_other or Act.WITHDRAW not in possible:
            self._close()
        self.setHidden(not possible & set(_FOOT))

    def ask(self) -> None:
        """Ask whether it shall really be taken back."""
        self.buttons.hide()
        self._asking.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_asking(self) -> bool:
        """Tell whether it waits for an answer."""
        return not self._asking.isHidden()

    def keep_it(self) -> None:
        """Leave everything as it is."""
        self._close()
        self.buttons.button(Act.WITHDRAW).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._asking.hide()
        self.buttons.show()

    def _hear(self, act: str) -> None:
        if act == Act.WITHDRAW:
            self.ask()
        else:
            self.acted.emit(act)

    def _withdraw(self) -> None:
        self._close()
        self.acted.emit(Act.WITHDRAW.value)

    def _build(self) -> None:
        self._line = QHBoxLayout(self._asking)
        self._line.addWidget(self._question, 1)
        self._line.addWidget(self.confirm)
        self._line.addWidget(self.keep)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.buttons)
        self._outer.addWidget(self._asking)
        self._asking.hide()
        self.confirm.setProperty("kind", "danger")
        self.buttons.acted.connect(self._hear)
        self.confirm.clicked.connect(self._withdraw)
        self.keep.clicked.connect(self.keep_it)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(10), px(20), px(10))
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(8))
        self._question.setText(
            translate(
                "Outbox",
                "Withdraw this? It is not sent then. The words can be copied for the rest of the day.",
            )
        )
        for button, word in (
            (self.confirm, translate("Outbox", "Withdraw")),
            (self.keep, translate("Outbox", "Keep it")),
        ):
            button.setText(word)
            button.setAccessibleName(word)


def act_word(act: Act) -> str:
    """Say in a word what an act does."""
    words = {
        Act.RETRY: translate("Outbox", "Send again as it is"),
        Act.REWRITE: translate("Outbox", "Edit and send again"),
        Act.NOT_DONE: translate("Outbox", "None of them: send again"),
        Act.ACKNOWLEDGE: translate("Outbox", "I have looked, put aside"),
        Act.RETARGET: translate("Outbox", "Choose another ticket"),
        Act.WITHDRAW: translate("Outbox", "Withdraw"),
        Act.COPY: translate("Outbox", "Copy the words"),
        Act.OPEN: translate("Outbox", "Open the customer"),
    }
    return words[act]
