"""What stands beside the list while no edit is looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning
from ui.widgets.plain_label import Role, picture_label, plain_label


class OutboxNothing(QWidget):
    """One sign and one sentence."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign = picture_label()
        self._text = plain_label(role=Role.QUIET, wrap=True)
        lines = QVBoxLayout(self)
        lines.addStretch()
        for part in (self._sign, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(part)
        lines.addStretch()
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, text: str) -> None:
        """Say why there is nothing to look at."""
        self._text.setText(text)

    def _restyle(self) -> None:
        self._sign.setPixmap(self._look.pixmap(Icon.OUTBOX, Meaning.FAINT, 32, self))
