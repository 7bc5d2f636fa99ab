"""What to mind about a customer, in a strip nobody overlooks; long words wrap and are never cut."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.theme import Meaning
from ui.widgets.lettering import Face, Lettering


class AlertStrip(QWidget):
    """One box for all alerts; without any it is not there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lettering = Lettering(look)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refit)
        self.hide()

    def show_alerts(self, alerts: tuple[str, ...]) -> None:
        """Show these."""
        self._text = "\n".join(" ".join(alert.split()) for alert in alerts)
        self.setAccessibleName(self._text)
        self.setHidden(not self._text)
        self._refit()

    def sizeHint(self) -> QSize:
        """As high as its words at this width."""
        return QSize(self._look.px(200), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._refit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the sign and the words."""
        px, theme = self._look.px, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        painter.setPen(QPen(theme.edge(Meaning.WARNING), 1))
        painter.setBrush(theme.tint(Meaning.WARNING))
        painter.drawRoundedRect(box, px(6), px(6))
        spot = box.topLeft()
        spot.setX(spot.x() + px(8))
        spot.setY(spot.y() + px(6))
        self._lettering.picture(painter, spot, Icon.ALERT, Meaning.WARNING)
        words = box.adjusted(px(32), px(5), -px(8), 0)
        self._lettering.write_all(painter, words, self._text, Face.STRONG, Meaning.WARNING)
        painter.end()

    def _box(self) -> QRect:
        return self.rect().adjusted(self._look.px(12), 0, -self._look.px(12), -1)

    def _height(self) -> int:
        width = max(self._look.px(80), self.width() - self._look.px(12 * 2 + 40))
        return self._lettering.height_of(self._text, width, Face.STRONG) + self._look.px(11)

    def _refit(self) -> None:
        self.setFixedHeight(max(1, self._height()))
        self.update()
