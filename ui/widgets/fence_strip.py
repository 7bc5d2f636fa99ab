"""Says, as long as the window is open, that another desk sends for this store."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.theme import Meaning
from ui.widgets.plain_label import picture_label, plain_label


class FenceStrip(QFrame):
    """``close_wanted`` wants this window closed."""

    close_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign = picture_label()
        self._text = plain_label(wrap=True)
        self.button = QPushButton()
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.close_wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self.button)
        self.hide()
        look.follow(self._restyle)

    @property
    def text(self) -> str:
        """What it says; empty while it is not there."""
        return "" if self.isHidden() else self._text.text()

    def put_up(self) -> None:
        """Say it, once; the keyboard stays where the agent is."""
        if self.isHidden():
            self.show()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text.text()))

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(12), px(6), px(12), px(6))
        self._row.setSpacing(px(10))
        self._sign.setPixmap(self._look.pixmap(Icon.INFO, Meaning.WARNING, 16, self))
        self._text.setText(
            translate(
                "Fence",
                "Another desk has taken over this store and sends from now on. This window sends nothing more; "
                "what was written here is kept. Please close it and go on in the other one.",
            )
        )
        self.setAccessibleName(self._text.text())
        self.button.setText(translate("Fence", "Close this window"))
