"""A chip: a state in a word, a colour and an icon, never in a colour alone."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.style_sheet import TYPE_SIZES
from ui.theme import Meaning

_ICON = 14
_SIDE = 7
_GAP = 4
_HEIGHT = 20
_SHORT = 5
"""So many letters are never shortened."""


class Chip(QWidget):
    """Shows a short text in the colours of its meaning; without a text it is not there."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        meaning: Meaning = Meaning.NEUTRAL,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._text, self._meaning, self._icon = text, meaning, icon
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, meaning, icon)
        look.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """The word it shows."""
        return self._text

    @property
    def meaning(self) -> Meaning:
        """What its colour says."""
        return self._meaning

    def show_state(self, text: str, meaning: Meaning, icon: Icon | None = None) -> None:
        """Show another state."""
        self._text, self._meaning, self._icon = text, meaning, icon
        self.setAccessibleName(text)
        if not text:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        self._restyle()

    def sizeHint(self) -> QSize:
        """Fit the text."""
        return chip_size(self._look, self._text, self._icon)

    def minimumSizeHint(self) -> QSize:
        """Shorten the text where there is little room."""
        return chip_size(
            self._look,
            self._text if len(self._text) <= _SHORT else self._text[: _SHORT - 2] + "…",
            self._icon,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        paint_chip(painter, self._look, QRectF(self.rect()), self._text, self._meaning, self._icon)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def chip_font(look: Look) -> QFont:
    """Give the small, firm type of chips."""
    font = QApplication.font()
    font.setPixelSize(look.px(TYPE_SIZES["small"]))
    font.setWeight(QFont.Weight.Medium)
    return font


def chip_size(look: Look, text: str, icon: Icon | None = None) -> QSize:
    """Say how large a chip is, for layouts and delegates."""
    if not text:
        return QSize(0, 0)
    words = QFontMetrics(chip_font(look)).horizontalAdvance(text)
    drawing = look.px(_ICON + _GAP) if icon else 0
    return QSize(words + drawing + 2 * look.px(_SIDE), look.px(_HEIGHT))


def paint_chip(
    painter: QPainter, look: Look, rect: QRectF, text: str, meaning: Meaning, icon: Icon | None = None
) -> None:
    """Paint a chip; delegates use it too, so that a state looks the same everywhere."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, look, rect, meaning)
    left = rect.left() + look.px(_SIDE)
    if icon is not None:
        side = look.px(_ICON)
        top = rect.center().y() - side / 2
        painter.drawPixmap(QPointF(left, top), look.painted(icon, meaning, _ICON, painter))
        left += side + look.px(_GAP)
    painter.setFont(chip_font(look))
    painter.setPen(look.theme.colour(meaning))
    words = QRectF(left, rect.top(), rect.right() - left - look.px(_SIDE) + 1, rect.height())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, math.ceil(words.width()))
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


def _paint_ground(painter: QPainter, look: Look, rect: QRectF, meaning: Meaning) -> None:
    painter.setPen(QPen(look.theme.edge(meaning), 1))
    painter.setBrush(look.theme.tint(meaning))
    radius = look.px(5)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
