"""One action with its keys, changed by pressing others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.widgets.panel_frame import icon_button
from ui.widgets.plain_label import Role, plain_label

_Key = Qt.Key
_EMPTYING = (_Key.Key_Backspace, _Key.Key_Delete)


class KeyEdit(QKeySequenceEdit):
    """Takes one stroke. Backspace alone takes the keys away, Escape alone leaves them as they were."""

    pressed = Signal(str)
    attended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.keySequenceChanged.connect(self._tell)
        self._held = ""
        self._is_quiet = False

    def hold(self, keys: str) -> None:
        """Show these keys without telling anybody."""
        self._held = keys
        self._show(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand everything else to Qt."""
        alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if alone and event.key() in _EMPTYING:
            self._show("")
            self.pressed.emit("")
        elif alone and event.key() == _Key.Key_Escape:
            self._show(self._held)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here; the field inside never has it."""
        super().focusInEvent(event)
        self.attended.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has gone."""
        super().focusOutEvent(event)
        self.attended.emit()

    @property
    def line(self) -> QLineEdit:
        """The field inside, which shows the keys."""
        line = self.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)  # noqa: S101  # Qt makes it
        return line

    def _show(self, keys: str) -> None:
        self._is_quiet = True
        self.setKeySequence(QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText))
        self._is_quiet = False

    def _tell(self, keys: QKeySequence) -> None:
        if not self._is_quiet and not keys.isEmpty():
            self.pressed.emit(keys.toString(QKeySequence.SequenceFormat.PortableText))


class SettingsKeyRow(QWidget):
    """``typed`` carries the keys pressed, ``reset`` asks for the usual ones."""

    typed = Signal(str)
    reset = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = plain_label()
        self.editor = KeyEdit()
        self._name.setBuddy(self.editor)
        self.usual = icon_button(look, Icon.RETURN, "")
        self._fault_sign = QLabel()
        self._fault = plain_label(role=Role.BODY, wrap=True)
        self._build()
        self.editor.pressed.connect(self.typed)
        self.editor.attended.connect(self._ring)
        self.usual.clicked.connect(self.reset)
        self.show_fault("")
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, name: str, usual: str) -> None:
        """Name the action and its usual keys; called again when the language changes."""
        self._name.setText(name)
        self.editor.setAccessibleName(name)
        self.editor.line.setAccessibleName(name)
        self.editor.line.setPlaceholderText(translate("Keys", "no keys"))
        back = fill(translate("Keys", "%1: back to %2"), name, usual)
        self.usual.setAccessibleName(back)
        self.usual.setToolTip(back)

    def show_keys(self, keys: str, *, is_usual: bool) -> None:
        """Show the keys that hold."""
        self.editor.hold(keys)
        if is_usual and self.usual.hasFocus():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.usual.setEnabled(not is_usual)
        self.usual.setVisible(not is_usual)

    def show_fault(self, fault: str) -> None:
        """Say why keys were not taken; empty takes it back."""
        self._fault.setText(fault)
        self.editor.setAccessibleDescription(fault)
        for part in (self._fault_sign, self._fault):
            part.setHidden(not fault)

    @property
    def name(self) -> str:
        """The action."""
        return self._name.text()

    @property
    def fault(self) -> str:
        """Why keys were not taken; empty while all is well."""
        return self._fault.text()

    @property
    def shown(self) -> str:
        """The keys it shows."""
        return self.editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _build(self) -> None:
        policy = self.usual.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.usual.setSizePolicy(policy)
        self._line = QHBoxLayout()
        self._line.addWidget(self._name, 1)
        self._line.addWidget(self.editor)
        self._line.addWidget(self.usual)
        self._below = QHBoxLayout()
        self._below.addWidget(self._fault_sign, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self._fault, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(self._line)
        self._outer.addLayout(self._below)

    def _ring(self) -> None:
        """Show where the keyboard is."""
        px, line = self._look.px, self.editor.line
        focus = self._look.theme.colour(Meaning.FOCUS).name()
        ring = f"border: 2px solid {focus}; padding: {px(4) - 1}px {px(8) - 1}px;"
        line.setStyleSheet(f"QLineEdit {{ {ring} }}" if self.editor.hasFocus() else "")

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setSpacing(px(2))
        self._line.setSpacing(px(8))
        self._below.setSpacing(px(6))
        self.editor.setFixedWidth(px(190))
        self._ring()
        self._fault_sign.setContentsMargins(0, px(2), 0, 0)
        self._fault_sign.setPixmap(self._look.pixmap(Icon.ALERT, Meaning.ERROR, 14, self))
        self._fault.setStyleSheet(f"color: {self._look.theme.colour(Meaning.ERROR).name()}")
