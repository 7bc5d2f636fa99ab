"""The window while nobody works here: nothing of anybody's is behind the card."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.look import Look
from ui.widgets.who_card import WhoCard


class WhoWindow(QWidget):
    """``closed`` tells that nobody goes on."""

    closed = Signal()

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(title)
        self.setMinimumSize(look.px(560), look.px(520))
        self.card = WhoCard(look, self)
        self.card.dismissed.connect(self.close)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)

    def come_forward(self) -> None:
        """Be seen, whatever lies over it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go, and say so."""
        super().closeEvent(event)
        self.closed.emit()
