"""Says things in the window: one calm line at its foot, gone by itself when it is no trouble."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from callcenter.domain.errors import DeskError
from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.theme import Meaning
from ui.troubles import sentence_of
from ui.widgets.panel_frame import icon_button
from ui.widgets.plain_label import plain_label, plain_tip

_SAID_MS = 6_000
_TROUBLE_MS = 20_000
_ABOVE_FOOT = 44
_WIDEST = 560
_BESIDE_RAIL = 84
"""At the left, because what is sent is sent by buttons at the right."""


class Notices(QFrame):
    """Lies over the foot of a window. A newer notice takes the place of an older one; nothing waits for an answer."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("overlay")
        self._look = look
        self._window = window
        self._meaning, self._icon = Meaning.INFO, Icon.INFO
        self._sign = QLabel()
        self._text = plain_label(wrap=True)
        self._close = icon_button(look, Icon.X, "")
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()
        look.follow(self._restyle)

    @property
    def text(self) -> str:
        """What is said now; empty while nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str) -> None:
        """Tell something that needs no answer."""
        self._show(text, Meaning.INFO, Icon.INFO, _SAID_MS)

    def complain(self, error: DeskError) -> None:
        """Tell what could not be done, in the language of the screen."""
        self._show(sentence_of(error), Meaning.ERROR, Icon.ALERT, _TROUBLE_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str, meaning: Meaning, icon: Icon, milliseconds: int) -> None:
        self._meaning, self._icon = meaning, icon
        self._text.setText(text)
        self._restyle()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(milliseconds)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _place(self) -> None:
        px = self._look.px
        width = min(px(_WIDEST), self._window.width() - px(48))
        self.setFixedWidth(width)
        self.setFixedHeight(self._row.heightForWidth(width))
        left = min(px(_BESIDE_RAIL), (self._window.width() - width) // 2)
        self.move(left, self._window.height() - self.height() - px(_ABOVE_FOOT))

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(14), px(8), px(8), px(8))
        self._row.setSpacing(px(10))
        self._sign.setPixmap(self._look.pixmap(self._icon, self._meaning, 20, self))
        self._text.setMinimumHeight(px(22))
        name = translate("Notices", "Dismiss")
        self._close.setAccessibleName(name)
        self._close.setToolTip(plain_tip(name))
        self.setAccessibleName(translate("Notices", "Notice"))
        if not self.isHidden():
            self._place()
