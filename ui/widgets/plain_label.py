"""Labels that show text as it is: what a customer wrote is never taken for markup."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Role(StrEnum):
    """The few kinds of type there are; the style sheet knows their size and weight."""

    BODY = "body"
    STRONG = "strong"
    QUIET = "quiet"
    SMALL = "small"
    SECTION = "section"
    HEADING = "heading"
    DISPLAY = "display"
    KEY = "key"


def plain_label(text: str = "", role: Role = Role.BODY, *, wrap: bool = False) -> QLabel:
    """Make a label; every label of the desk comes from here or from ``ElidedLabel``."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role.value)
    label.setWordWrap(wrap)
    label.setText(text)
    return label


def selectable_label(text: str = "", role: Role = Role.BODY, *, wrap: bool = False) -> QLabel:
    """Make a label whose text can be marked and copied with mouse and keys."""
    label = plain_label(text, role, wrap=wrap)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def picture_label() -> QLabel:
    """Make a label for a picture beside words; it never holds words itself."""
    return plain_label()


class ElidedLabel(QLabel):
    """One line that shortens itself with an ellipsis and tells all of itself in its tool tip."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        parent: QWidget | None = None,
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """Allow it to shrink to a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for the whole line."""
        width = self.fontMetrics().horizontalAdvance(self._line()) + 2
        return QSize(width, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        line = self._line()
        shown = self.fontMetrics().elidedText(line, self._elide, self.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()

    def _line(self) -> str:
        return " ".join(self.text().split())


def plain_tip(text: str) -> str:
    """Make a tool tip that shows text as it is, even where it looks like markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>" if text else ""
