"""A button that gives way: where its words have no room its picture says it alone."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter


class ShyButton(QPushButton):
    """Needs a picture, and a tip with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than the picture needs."""
        height = super().minimumSizeHint().height()
        return QSize(max(height, self.iconSize().width() + height // 2), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the words out before they are cut off."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self.width() < self.sizeHint().width():
            option.text = ""  # pyright: ignore[reportAttributeAccessIssue]  # Qt's stubs leave it out
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
