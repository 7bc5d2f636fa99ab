"""Where an edit that was not accepted is written anew."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.look import Look
from ui.models.edit_form import Part
from ui.speech import translate
from ui.widgets.form_card import FormCard
from ui.widgets.outbox_form import OutboxForm


class OutboxRewrite(FormCard):
    """Hidden until it is opened.

    ``rewritten`` carries what was typed by field and part, ``left`` says that it was given up.
    """

    rewritten = Signal(object)
    left = Signal()
    typed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.form = OutboxForm(look)
        self.send, self.leave = QPushButton(), QPushButton()
        buttons = QWidget()
        self._foot = QHBoxLayout(buttons)
        self._foot.setContentsMargins(0, 0, 0, 0)
        for button in (self.send, self.leave):
            self._foot.addWidget(button)
        self._foot.addStretch()
        self.send.setProperty("kind", "primary")
        self.leave.setProperty("kind", "bare")
        self.add(self.form)
        self.add(buttons)
        self.send.clicked.connect(lambda: self.rewritten.emit(self.form.values()))
        self.leave.clicked.connect(self.left)
        self.form.typed.connect(self.typed)
        self.hide()
        look.follow(self._name)

    def open(self, parts: tuple[Part, ...], kept: Mapping[tuple[str, str], str]) -> None:
        """Ask for these, unless something is being written already."""
        if parts and self.isHidden():
            self.form.ask(parts, kept)
            self.show()

    def close_form(self) -> None:
        """Ask for nothing."""
        self.hide()
        self.form.ask(())

    def allow(self, *, is_possible: bool) -> None:
        """Let it be sent or not; the words stay in either case."""
        self.send.setEnabled(is_possible)

    def _name(self) -> None:
        self._foot.setSpacing(self._look.px(8))
        self.set_words(
            translate("Outbox", "Write it anew"),
            translate("Outbox", "It takes the place of what was not accepted, and is sent in its turn."),
        )
        for button, word in (
            (self.send, translate("Outbox", "Send this")),
            (self.leave, translate("Outbox", "Cancel")),
        ):
            button.setText(word)
            button.setAccessibleName(word)
