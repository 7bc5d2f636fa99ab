"""A list to choose from that changes only when the agent means it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space)


class CalmBox(QComboBox):
    """A wheel that only scrolls the page changes nothing, keys open the list first; an open list stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def offer(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Take over the options, as pairs of value and word, and hold one, which is among them from then on."""
        wanted = list(options)
        if value and value not in {option for option, _ in wanted}:
            wanted.append((value, value))
        here = [(self.itemData(place), self.itemText(place)) for place in range(self.count())]
        if self.view().isVisible():
            return
        if here != wanted:
            self.clear()
            for option, said in wanted:
                self.addItem(said, option)
        self.setCurrentIndex(self.findData(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list, so that nothing is chosen in passing."""
        if event.key() in _MOVING or event.text().strip():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say with dots that a word goes on, where the room is too narrow for it."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        option.currentText = option.fontMetrics.elidedText(  # pyright: ignore[reportAttributeAccessIssue]  # Qt's stubs leave it out
            self.currentText(), Qt.TextElideMode.ElideRight, room - 2
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
