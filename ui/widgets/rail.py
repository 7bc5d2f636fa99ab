"""The rooms of the desk, one button each, at the left edge of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from ui.look import Look
from ui.widgets.plain_label import plain_tip


@dataclass(frozen=True, slots=True)
class _Stop:
    button: QToolButton
    action: QAction
    short: str


class Rail(QFrame):
    """Rooms above, help below. Words stand under the icons, so that nobody has to guess."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._look = look
        self._stops: list[_Stop] = []
        self._rooms = QVBoxLayout()
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._rooms)
        self._outer.addStretch()
        look.follow(self._restyle)

    def add_room(self, action: QAction) -> None:
        """Add a room; its button stays down while the action is checked."""
        self._rooms.addWidget(self._add(action, is_room=True))

    def add_help(self, action: QAction) -> None:
        """Add something else at the foot."""
        self._outer.addWidget(self._add(action, is_room=False))

    def name(self, action: QAction, short: str) -> None:
        """Say in one short word what a button is."""
        self._stops = [
            _Stop(stop.button, stop.action, short if stop.action is action else stop.short)
            for stop in self._stops
        ]
        self._restyle()

    def _add(self, action: QAction, *, is_room: bool) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(is_room)
        button.setObjectName(f"rail-{action.objectName()}")
        button.clicked.connect(action.trigger)
        if is_room:
            action.setCheckable(True)
            action.toggled.connect(button.setChecked)
        action.enabledChanged.connect(button.setEnabled)
        self._stops.append(_Stop(button, action, ""))
        return button

    def _restyle(self) -> None:
        px = self._look.px
        self.setFixedWidth(px(68))
        self._outer.setContentsMargins(px(6), px(8), px(6), px(8))
        self._outer.setSpacing(px(4))
        self._rooms.setSpacing(px(4))
        for stop in self._stops:
            keys = stop.action.shortcut().toString(stop.action.shortcut().SequenceFormat.NativeText)
            name = stop.action.text()
            stop.button.setIcon(stop.action.icon())
            stop.button.setIconSize(QSize(px(20), px(20)))
            stop.button.setText(stop.short or name)
            stop.button.setFixedWidth(px(56))
            stop.button.setAccessibleName(name)
            stop.button.setToolTip(plain_tip(f"{name}  {keys}".rstrip()))
