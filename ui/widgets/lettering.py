"""Writes words inside painted rows: the few faces of the desk, measured once."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication

from ui.icons import Icon
from ui.look import Look
from ui.style_sheet import TYPE_SIZES
from ui.theme import Meaning

_WHOLE = int(Qt.TextFlag.TextDontClip)
"""A line is shortened to its width; the tails of its letters may reach below it."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | _WHOLE
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) | _WHOLE
CENTRE = int(Qt.AlignmentFlag.AlignCenter) | _WHOLE
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WRAPPED = _TOP | int(Qt.TextFlag.TextWordWrap)


class Face(StrEnum):
    """The kinds of type a row is written in."""

    SMALL = "small"
    SMALL_STRONG = "small_strong"
    BODY = "body"
    STRONG = "strong"
    HEADING = "heading"


_CUT = {
    Face.SMALL: ("small", QFont.Weight.Normal),
    Face.SMALL_STRONG: ("small", QFont.Weight.DemiBold),
    Face.BODY: ("body", QFont.Weight.Normal),
    Face.STRONG: ("body", QFont.Weight.DemiBold),
    Face.HEADING: ("heading", QFont.Weight.DemiBold),
}


class Lettering:
    """Fonts and their measures for one look; a new scale makes them anew.

    ``has_cut`` notes that a line was shortened; whoever cares sets it back first.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._scale = 0.0
        self.has_cut = False
        self._fonts: dict[Face, tuple[QFont, QFontMetrics]] = {}

    def write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        face: Face = Face.BODY,
        meaning: Meaning = Meaning.TEXT,
        align: int = LEFT,
    ) -> int:
        """Write one line, shortened to fit; gives the width it took."""
        if not text:
            return 0
        if rect.width() <= 0:
            self.has_cut = True
            return 0
        font, metrics = self._face(face)
        width = metrics.horizontalAdvance(text)
        if width > rect.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            width = rect.width()
            self.has_cut = True
        painter.setFont(font)
        painter.setPen(self._look.theme.colour(meaning))
        painter.drawText(rect, align, text)
        return width

    def write_all(self, painter: QPainter, rect: QRect, text: str, face: Face, meaning: Meaning) -> None:
        """Write as many lines as it takes."""
        painter.setFont(self._face(face)[0])
        painter.setPen(self._look.theme.colour(meaning))
        painter.drawText(rect, _WRAPPED, text)

    def picture(self, painter: QPainter, at: QPoint, icon: Icon, meaning: Meaning, size: int = 16) -> None:
        """Draw an icon with its top left corner here."""
        painter.drawPixmap(at, self._look.painted(icon, meaning, size, painter))

    def width(self, text: str, face: Face) -> int:
        """Say how wide a line is."""
        return self._face(face)[1].horizontalAdvance(text)

    def height_of(self, text: str, width: int, face: Face) -> int:
        """Say how high a text is when it is wrapped to a width."""
        return self._face(face)[1].boundingRect(QRect(0, 0, width, 100_000), _WRAPPED, text).height()

    def line(self, face: Face) -> int:
        """Say how high a line is."""
        return self._face(face)[1].height()

    def _face(self, face: Face) -> tuple[QFont, QFontMetrics]:
        if self._scale != self._look.scale:
            self._scale = self._look.scale
            self._fonts = {name: self._cut(*cut) for name, cut in _CUT.items()}
        return self._fonts[face]

    def _cut(self, size: str, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
        font = QFont(QApplication.font())
        font.setPixelSize(self._look.px(TYPE_SIZES[size]))
        font.setWeight(weight)
        return font, QFontMetrics(font)
