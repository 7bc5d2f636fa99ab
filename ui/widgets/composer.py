"""Where the agent writes: for colleagues or for the customer, told apart by colour, border and word."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon
from ui.look import Look
from ui.models.composer_words import Aim, Field, words_for
from ui.theme import Meaning
from ui.widgets.plain_label import ElidedLabel, Role, plain_tip
from ui.widgets.ticket_opening import TicketOpening

__all__ = ["Aim", "Composer", "Field"]


_LOOKS = {
    Field.NOTE: (Meaning.INTERNAL, "dashed", Icon.LOCK),
    Field.REPLY: (Meaning.PUBLIC, "solid", Icon.SEND),
}


class Composer(QFrame):
    """Two editors, one shown; nothing but ``put`` and the agent ever changes their text.

    ``typed`` tells the field whose words changed, ``left`` that the keyboard went elsewhere, ``sent`` that the words
    are to go.
    """

    typed = Signal(str)
    left = Signal()
    turned = Signal(str)
    sent = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._field = Field.NOTE
        self._is_quiet = False
        self._is_trouble = self._is_busy = False
        self._purpose = Aim.TICKET
        self._refused: Mapping[Field, str] = {}
        self._opens_tickets = True
        self.opening = TicketOpening(look)
        self._tabs = {field: QPushButton() for field in Field}
        self._editors = {field: QPlainTextEdit() for field in Field}
        self._stack = QStackedWidget()
        self._aim = ElidedLabel(role=Role.SMALL)
        self._state = ElidedLabel(role=Role.SMALL)
        self._promise = ElidedLabel(role=Role.SMALL)
        self._send = QPushButton()
        self._build()
        look.follow(self._restyle)

    @property
    def field(self) -> Field:
        """What is being written."""
        return self._field

    def text(self, field: Field) -> str:
        """Give the words of a field."""
        return self._editors[field].toPlainText()

    def place(self, field: Field) -> int:
        """Say where the cursor stands."""
        return self._editors[field].textCursor().position()

    def finish_composing(self) -> None:
        """Have the input method hand over what it was composing, before the words belong to somebody else."""
        QGuiApplication.inputMethod().commit()

    def put(self, field: Field, text: str, place: int = 0) -> None:
        """Show the kept words of another customer; nobody is told of it."""
        editor = self._editors[field]
        self._is_quiet = True
        editor.setPlainText(text)
        cursor = editor.textCursor()
        cursor.setPosition(min(place, editor.document().characterCount() - 1))
        editor.setTextCursor(cursor)
        self._is_quiet = False
        self._allow()

    def insert(self, text: str) -> None:
        """Put words in at the cursor, as if they had been typed; undo takes them out again."""
        editor = self._editors[self._field]
        cursor = editor.textCursor()
        cursor.insertText(text)
        editor.setTextCursor(cursor)
        editor.setFocus()

    def turn(self, field: Field) -> None:
        """Write the other thing."""
        if field is not self._field:
            self._field = field
            self._tabs[field].setChecked(True)
            self._stack.setCurrentWidget(self._editors[field])
            self._say_purpose()
            self._dress()
            self.turned.emit(field.value)

    def turn_over(self) -> None:
        """Change between note and reply and go on writing."""
        self.turn(Field.REPLY if self._field is Field.NOTE else Field.NOTE)
        self.focus_text()

    def begin_ticket(self) -> None:
        """Go to what a new ticket is about."""
        if self.opening.isVisible():
            self.opening.subject.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_text(self) -> None:
        """Go to the words."""
        self._editors[self._field].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def aim(self, purpose: Aim, what: str) -> None:
        """Say what the words are for."""
        self._purpose = purpose
        self._aim.setText(what)
        self._aim.setHidden(not what)
        self._say_purpose()

    def refuse(self, refused: Mapping[Field, str], *, opens_tickets: bool) -> None:
        """Say which words cannot go, and why; where no office takes new tickets none is offered."""
        self._refused, self._opens_tickets = refused, opens_tickets
        self._say_purpose()

    @property
    def purpose(self) -> Aim:
        """What the words are for."""
        return self._purpose

    def set_busy(self, is_busy: bool) -> None:
        """While words are being taken over they are neither changed nor taken over once more."""
        self._is_busy = is_busy
        for editor in self._editors.values():
            editor.setReadOnly(is_busy)
        self._allow()

    def send(self) -> None:
        """Have the words go, if there are any."""
        if self._send.isEnabled() and self.isVisible():
            self.sent.emit()

    def say(self, state: str, *, is_trouble: bool = False) -> None:
        """Say whether the words are kept."""
        self._state.setText(state)
        self._is_trouble = is_trouble
        self._dress_state()

    def _dress_state(self) -> None:
        meaning = Meaning.ERROR if self._is_trouble else Meaning.QUIET
        self._state.setStyleSheet(f"color: {self._look.theme.colour(meaning).name()}")

    @property
    def state_text(self) -> str:
        """What it says of the draft."""
        return self._state.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the keyboard leaves an editor."""
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _build(self) -> None:
        group = QButtonGroup(self)
        self._switch = QHBoxLayout()
        for field, tab in self._tabs.items():
            tab.setCheckable(True)
            tab.setChecked(field is self._field)
            tab.setObjectName(f"turn-{field.value}")
            group.addButton(tab)
            self._switch.addWidget(tab)
            tab.clicked.connect(lambda _=False, chosen=field: self.turn(chosen))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # Qt's own signature is untyped
            self._stack.addWidget(self._editors[field])
            self._watch(field)
        self._switch.addWidget(self._aim)
        self._aim.hide()
        self._switch.addWidget(self._state, 1)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._send.setProperty("kind", "primary")
        self._send.setObjectName("send")
        self._send.clicked.connect(self.send)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._promise, 1)
        self._foot.addWidget(self._send)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._switch)
        self._outer.addWidget(self.opening)
        self._outer.addWidget(self._stack, 1)
        self._outer.addLayout(self._foot)

    def _watch(self, field: Field) -> None:
        editor = self._editors[field]
        editor.setObjectName(f"write-{field.value}")
        editor.setTabChangesFocus(True)
        editor.installEventFilter(self)
        editor.textChanged.connect(lambda: self._tell(field))

    def _tell(self, field: Field) -> None:
        self._allow()
        if not self._is_quiet:
            self.typed.emit(field.value)

    def _allow(self) -> None:
        """There has to be something to send."""
        is_refused = bool(self._refused.get(self._field))
        has_words = bool(self.text(self._field).strip())
        self._send.setEnabled(has_words and not self._is_busy and not is_refused)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(12), px(8), px(12), px(8))
        self._outer.setSpacing(px(6))
        self._switch.setSpacing(px(4))
        self._stack.setMinimumHeight(px(58))
        self._send.setIcon(self._look.icon(Icon.SEND, Meaning.ON_ACCENT))
        self._say_purpose()
        self._dress()
        self._dress_state()

    def _say_purpose(self) -> None:
        """Say on tabs, fields and button what becomes of the words."""
        said = words_for(self._purpose)
        for field, editor in self._editors.items():
            self._tabs[field].setText(said[field].tab)
            editor.setPlaceholderText(said[field].hint)
            editor.setAccessibleName(said[field].tab)
            editor.setAccessibleDescription(said[field].hint)
        self._send.setText(said[self._field].send)
        promise = self._refused.get(self._field) or said[self._field].promise
        self._promise.setText(promise)
        self._send.setToolTip(plain_tip(promise))
        self._send.setAccessibleDescription(promise)
        self._offer_tabs()
        self.opening.setHidden(self._purpose is Aim.TICKET or self._field is Field.NOTE)
        self._allow()

    def _offer_tabs(self) -> None:
        """Offer no new ticket where no office takes one; words that stand there stay in sight."""
        is_offered = self._purpose is Aim.TICKET or self._opens_tickets or bool(self.text(Field.REPLY))
        self._tabs[Field.REPLY].setHidden(not is_offered)
        if not is_offered and self._field is Field.REPLY:
            self.turn(Field.NOTE)

    def _dress(self) -> None:
        """Colour, border and word say the same."""
        px, theme = self._look.px, self._look.theme
        for field, (meaning, line, icon) in _LOOKS.items():
            colour, tint = theme.colour(meaning).name(), theme.tint(meaning).name()
            edge = theme.edge(meaning).name()
            self._editors[field].setStyleSheet(
                f"QPlainTextEdit {{ background: {tint}; border: 1px {line} {colour}; border-radius: {px(6)}px;"
                f" padding: {px(4)}px {px(6)}px; }} QPlainTextEdit:focus {{ border: 2px {line} {colour};"
                f" padding: {px(4) - 1}px {px(6) - 1}px; }}"
            )
            chosen = field is self._field
            self._tabs[field].setIcon(self._look.icon(icon, meaning if chosen else Meaning.QUIET))
            self._tabs[field].setStyleSheet(
                f"QPushButton {{ background: {tint if chosen else 'transparent'};"
                f" color: {colour if chosen else theme.colour(Meaning.QUIET).name()};"
                f" border: 1px {line} {edge if chosen else 'transparent'}; font-weight: {600 if chosen else 400};"
                f" min-height: {px(18)}px; padding: {px(3)}px {px(10)}px; }}"
                f" QPushButton:hover {{ background: {tint if chosen else theme.colour(Meaning.HOVER).name()}; }}"
                f" QPushButton:focus {{ border: 2px {line} {theme.colour(Meaning.FOCUS).name()};"
                f" padding: {px(3) - 1}px {px(10) - 1}px; }}"
            )
