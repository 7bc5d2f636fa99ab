"""Where a link leads, before anything is opened."""

import re
from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.widgets.plain_label import ElidedLabel, Role

_DISGUISE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
Opener = Callable[[QUrl], object]
_OPENED = frozenset({"https", "mailto"})


class LinkBar(QWidget):
    """Says in full where a link leads before anything is opened."""

    def __init__(self, look: Look, open_outside: Opener) -> None:
        super().__init__()
        self._look = look
        self._open_outside = open_outside
        self._url = QUrl()
        self._address = ElidedLabel(role=Role.SMALL)
        self._copy = QPushButton()
        self._open = QPushButton()
        self._copy.clicked.connect(self._take)
        self._open.clicked.connect(self._go)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._address, 1)
        self._row.addWidget(self._copy)
        self._row.addWidget(self._open)
        look.follow(self._restyle)
        self.hide()

    @property
    def address(self) -> str:
        """The whole address that is shown."""
        return self._address.text()

    def show_address(self, url: QUrl) -> None:
        """Ask what to do with a link; only web pages with encryption and mail are ever opened."""
        self._url = url
        self._address.setText(written(url))
        self._open.setHidden(url.scheme() not in _OPENED)
        self.setHidden(url.isEmpty())

    def _take(self) -> None:
        QGuiApplication.clipboard().setText(self._url.toString())

    def _go(self) -> None:
        self._open_outside(self._url)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.px(6))
        self._copy.setText(translate("Knowledge", "Copy the address"))
        self._copy.setIcon(self._look.icon(Icon.COPY))
        self._open.setText(translate("Knowledge", "Open outside"))
        self._open.setIcon(self._look.icon(Icon.EXTERNAL))


def written(url: QUrl) -> str:
    """Write an address so that it cannot look like another one: no letters of two alphabets, nothing turned round."""
    if not url.host().isascii():
        return bytes(url.toEncoded().data()).decode("ascii")
    return _DISGUISE.sub(lambda found: quote(found[0]), url.toString())
