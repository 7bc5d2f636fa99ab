"""A button that gives way: where its words have no room its picture says it alone."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter


class ShyButton(QPushButton):
    """Needs a picture, and a tip with its words. ``give_way`` has it leave its words out before others lose theirs."""

    def __init__(self) -> None:
        super().__init__()
        self._gives_way = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def give_way(self, *, is_wanted: bool) -> None:
        """Ask for the room of its picture alone, or for all it would like."""
        if is_wanted != self._gives_way:
            self._gives_way = is_wanted
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the room of the words, too, as long as it does not give way."""
        return self.minimumSizeHint() if self._gives_way else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than the picture needs."""
        height = super().sizeHint().height()
        return QSize(max(height, self.iconSize().width() + height // 2), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the words out before they are cut off."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self.width() < super().sizeHint().width():
            option.text = ""  # pyright: ignore[reportAttributeAccessIssue]  # Qt's stubs leave it out
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
