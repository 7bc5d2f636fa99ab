"""Buttons below each other, each with a sentence on what it does: Up and Down walk, Enter takes."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning
from ui.widgets.plain_label import Role, plain_label

_WALKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class _Way:
    key: Hashable
    icon: Icon
    button: QPushButton
    hint: QLabel
    is_first: bool


class WaysOut(QWidget):
    """``taken`` carries the key of a way. The first one is what a tired agent takes without reading."""

    taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ways: list[_Way] = []
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        look.follow(self._restyle)

    def add(self, key: Hashable, icon: Icon) -> None:
        """Add a way below the others."""
        way = _Way(key, icon, QPushButton(), plain_label(role=Role.SMALL, wrap=True), not self._ways)
        way.button.setAutoDefault(True)
        way.button.setProperty("kind", "primary" if way.is_first else "")
        way.button.clicked.connect(lambda: self.taken.emit(key))
        self._ways.append(way)
        line = QVBoxLayout()
        line.setSpacing(self._look.px(2))
        line.addWidget(way.button)
        line.addWidget(way.hint)
        self._outer.addLayout(line)
        self._restyle()

    def name(self, key: Hashable, word: str, hint: str) -> None:
        """Say what a way is and what it does; called again when the language changes."""
        way = self._of(key)
        way.button.setText(word)
        way.button.setAccessibleName(word)
        way.button.setAccessibleDescription(hint)
        way.hint.setText(hint)

    def button(self, key: Hashable) -> QPushButton:
        """Give the button of a way."""
        return self._of(key).button

    def allow(self, key: Hashable, *, allowed: bool) -> None:
        """Offer a way or not; its sentence still says why."""
        self._of(key).button.setEnabled(allowed)

    def begin(self) -> None:
        """Stand on the first."""
        self._ways[0].button.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys."""
        step = _WALKING.get(Qt.Key(event.key()))
        usable = [way.button for way in self._ways if way.button.isEnabled()]
        here = next((place for place, button in enumerate(usable) if button.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        else:
            usable[(here + step) % len(usable)].setFocus(Qt.FocusReason.TabFocusReason)

    def _of(self, key: Hashable) -> _Way:
        return next(way for way in self._ways if way.key == key)

    def _restyle(self) -> None:
        self._outer.setSpacing(self._look.px(10))
        for way in self._ways:
            meaning = Meaning.ON_ACCENT if way.is_first else Meaning.QUIET
            way.button.setIcon(self._look.icon(way.icon, meaning))
