"""The one window: rail, rooms and status; palette, keys and notices lie over it when they are wanted."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Actions, Deed
from ui.look import Look
from ui.notices import Notices
from ui.speech import translate
from ui.widgets.fence_strip import FenceStrip
from ui.widgets.key_sheet import KeySheet
from ui.widgets.palette import Palette
from ui.widgets.plain_label import plain_label
from ui.widgets.rail import Rail
from ui.widgets.sign_out_card import SignOutCard
from ui.widgets.status_strip import StatusStrip
from ui.widgets.take_over_card import TakeOverCard


class DeskWindow(QWidget):
    """``may_close`` is asked before it closes; ``closed`` tells that it has."""

    closed = Signal()

    def __init__(self, look: Look, actions: Actions, title: str, *, is_dev: bool = False) -> None:
        super().__init__()
        self.setObjectName("window")
        self._look = look
        self._actions = actions
        self._title = title
        self.may_close: Callable[[], bool] = lambda: True
        self._rooms: dict[Deed, QWidget] = {}
        self._builders: dict[Deed, Callable[[], QWidget]] = {}
        self.rail = Rail(look)
        self.status = StatusStrip(look)
        self.fence = FenceStrip(look)
        self.fence.close_wanted.connect(self.close)
        self._stack = QStackedWidget()
        self._banner = QFrame()
        self._banner_text = plain_label()
        self._banner.setHidden(not is_dev)
        self._build()
        self.notices = Notices(look, self)
        self.palette_box = Palette(look, self)
        self.key_sheet = KeySheet(look, self, actions)
        self.sign_out = SignOutCard(look, self)
        self.take_over = TakeOverCard(look, self)
        self.addActions(actions.all())
        look.follow(self._restyle)

    def add_room(self, deed: Deed, build: Callable[[], QWidget]) -> None:
        """Give a room its place on the rail. The first one is shown at once, others are built when they first are."""
        action = self._actions.action(deed)
        self._builders[deed] = build
        self.rail.add_room(action)
        action.setEnabled(True)
        action.triggered.connect(lambda: self.turn_to(deed))
        self.turn_to(next(iter(self._builders)))
        self._name_stops()

    def turn_to(self, deed: Deed) -> None:
        """Show a room."""
        if deed not in self._rooms:
            self._rooms[deed] = self._builders[deed]()
            self._stack.addWidget(self._rooms[deed])
        self._stack.setCurrentWidget(self._rooms[deed])
        for other in self._builders:
            self._actions.action(other).setChecked(other is deed)

    def shows(self, deed: Deed) -> bool:
        """Tell whether a room is shown."""
        return self._stack.currentWidget() is self._rooms.get(deed)

    def come_forward(self) -> None:
        """Be seen, whatever lies over it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when every word is safe, or the agent wants it all the same."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        inner = QHBoxLayout(self._banner)
        inner.setContentsMargins(12, 4, 12, 4)
        inner.addWidget(self._banner_text)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._banner)
        right.addWidget(self.fence)
        right.addWidget(self._stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(upper, 1)
        outer.addWidget(self.status)
        for deed in (Deed.PALETTE, Deed.SHORTCUTS, Deed.SIGN_OUT):
            self.rail.add_help(self._actions.action(deed))

    def _name_stops(self) -> None:
        words = {
            Deed.CALL_ROOM: translate("Rail", "Call"),
            Deed.OUTBOX: translate("Rail", "Outbox"),
            Deed.SETTINGS: translate("Rail", "Settings"),
            Deed.PALETTE: translate("Rail", "Find"),
            Deed.SHORTCUTS: translate("Rail", "Keys"),
            Deed.SIGN_OUT: translate("Rail", "Sign out"),
        }
        for deed, word in words.items():
            self.rail.name(self._actions.action(deed), word)

    def _restyle(self) -> None:
        px = self._look.px
        self.setWindowTitle(self._title)
        self.setMinimumSize(px(1000), px(620))
        self._banner_text.setText(
            translate(
                "Window", "Development mode: secrets come from the environment, the store is not protected."
            )
        )
        self._name_stops()
