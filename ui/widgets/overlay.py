"""What lies over the window for a moment: it takes the keyboard, gives it back, and Escape ends it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.look import Look


class Overlay(QFrame):
    """A card over the upper middle of a window. Subclasses say how large in ``wanted`` (pixels at 100 %)."""

    dismissed = Signal()

    wanted = (600, 420)
    top = 72

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("overlay")
        self._look = look
        self._window = window
        self._before: QWidget | None = None
        window.installEventFilter(self)
        self.hide()

    @property
    def is_up(self) -> bool:
        """Tell whether it is shown."""
        return not self.isHidden()

    def put_up(self) -> None:
        """Show it and take the keyboard."""
        if not self.is_up:
            self._before = self._window.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go, and give the keyboard back to whoever had it."""
        if not self.is_up:
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside."""
        inside = [
            child
            for child in self.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not inside:
            return False
        current = self.focusWidget()
        place = inside.index(current) if current in inside else -1
        following = inside[(place + (1 if forward else -1)) % len(inside)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window."""
        if event.type() is QEvent.Type.Resize and self.is_up:
            self._place()
        return False

    def _place(self) -> None:
        px, window = self._look.px, self._window
        width = min(px(self.wanted[0]), window.width() - px(48))
        top = min(px(self.top), max(px(12), (window.height() - px(self.wanted[1])) // 2))
        height = min(px(self.wanted[1]), window.height() - top - px(24))
        self.setGeometry((window.width() - width) // 2, top, width, height)
