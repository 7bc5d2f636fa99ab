"""Brings news from other threads to the GUI thread, gathered so that a flood paints once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from callcenter.domain.changes import Changes

_GATHER_MS = 50


class ChangeFeed(QObject):
    """Tells the screens what changed in the store. ``tell`` may be called from any thread."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered = Changes()
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._pass_on)
        self._arrived.connect(self._gather, Qt.ConnectionType.QueuedConnection)

    def tell(self, changes: Changes) -> None:
        """Hand over a report; it reaches the screens within a moment."""
        self._arrived.emit(changes)

    @Slot(object)
    def _gather(self, changes: Changes) -> None:
        self._gathered |= changes
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _pass_on(self) -> None:
        gathered, self._gathered = self._gathered, Changes()
        if gathered:
            self.changed.emit(gathered)


class Relay(QObject):
    """Calls one listener in the GUI thread with whatever any thread hands over."""

    _arrived = Signal(object)

    def __init__(self, listener: Callable[[object], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener = listener
        self._arrived.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def tell(self, news: object) -> None:
        """Hand over one piece of news."""
        self._arrived.emit(news)

    @Slot(object)
    def _pass_on(self, news: object) -> None:
        self._listener(news)
