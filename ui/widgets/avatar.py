"""The mark that tells one open customer from another: initials on a colour of their own."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.colour import mix
from ui.look import Look
from ui.theme import Meaning, Theme

_GOLDEN_ANGLE = 137.508
"""Neighbouring numbers get hues far apart."""


def identity_colour(theme: Theme, seed: int) -> QColor:
    """Give the colour of this customer, the same wherever they appear."""
    hue = round(seed * _GOLDEN_ANGLE + 24) % 360
    return QColor.fromHsl(hue, 120, 176) if theme.is_dark else QColor.fromHsl(hue, 125, 88)


def paint_avatar(painter: QPainter, look: Look, rect: QRect, letters: str, seed: int) -> None:
    """Paint it; delegates use it too. Without letters it is somebody nobody knows yet."""
    colour = identity_colour(look.theme, seed)
    surface = look.theme.colour(Meaning.SURFACE)
    strong = look.theme.key == "contrast"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2 if strong else 1) if strong else Qt.PenStyle.NoPen)
    painter.setBrush(surface if strong else mix(colour, surface, 0.20))
    radius = rect.height() * 0.28
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1) if strong else rect, radius, radius)
    font = QFont(QApplication.font())
    font.setPixelSize(max(9, round(rect.height() * (0.40 if len(letters) > 1 else 0.46))))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters or "?")
    painter.restore()


class Avatar(QWidget):
    """The mark as a widget of its own."""

    def __init__(self, look: Look, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._size = look, size
        self._letters, self._seed = "", 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_letters(self, letters: str, seed: int) -> None:
        """Show another customer."""
        self._letters, self._seed = letters, seed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_avatar(painter, self._look, self.rect(), self._letters, self._seed)
        painter.end()

    def _restyle(self) -> None:
        side = self._look.px(self._size)
        self.setFixedSize(side, side)
        self.update()
