"""What a person sees who starts the desk for the first time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.look import Look
from ui.speech import translate
from ui.theme import Meaning
from ui.translations import LANGUAGES
from ui.widgets.form_choice import FormChoice
from ui.widgets.form_notice import FormNotice
from ui.widgets.plain_label import Role, plain_label
from ui.widgets.settings_page import SettingsPage


class WelcomePage(SettingsPage):
    """Two ways on: set up the offices, or look around in the demo company."""

    add_asked = Signal()
    demo_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.fault = FormNotice(look)
        self.language = FormChoice(look, dict.fromkeys(LANGUAGES, Icon.GLOBE))
        self.language.chosen.connect(self.language_chosen)
        self.new, self.demo = QPushButton(), QPushButton()
        self.new.setProperty("kind", "primary")
        self.new.clicked.connect(self.add_asked)
        self.demo.clicked.connect(self.demo_asked)
        self._ways = (
            _Way(look, Icon.BUILDING, self.new),
            _Way(look, Icon.PLAY, self.demo),
        )
        self._promises = tuple(_Promise(look, icon) for icon in (Icon.HISTORY, Icon.CLOUD_OFF, Icon.LOCK))
        self._build()
        look.follow(self._restyle)

    def show_fault(self, fault: str) -> None:
        """Say that the settings cannot be read; nothing can be added before they are mended."""
        self.fault.tell(fault, Meaning.ERROR)
        self.new.setEnabled(not fault)

    def _build(self) -> None:
        self.add_to_head(self.language)
        self.add(self.fault)
        room = QWidget()
        self._line = QHBoxLayout(room)
        self._line.setContentsMargins(0, 0, 0, 0)
        for way in self._ways:
            self._line.addWidget(way, 1)
        room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.add(room)
        below = QWidget()
        self._below = QVBoxLayout(below)
        for promise in self._promises:
            self._below.addWidget(promise)
        self.add(below)

    def _restyle(self) -> None:
        px = self._look.px
        self._line.setSpacing(px(14))
        self._below.setContentsMargins(px(4), px(10), 0, 0)
        self._below.setSpacing(px(10))
        self.set_title(
            translate("Welcome", "Welcome to the desk"),
            translate(
                "Welcome",
                "Profile, tickets, orders, deliveries and the article that helps: one screen for a call.",
            ),
        )
        self.language.set_words(LANGUAGES, translate("Welcome", "Language"))
        self.language.hold(self._look.language)
        self.new.setText(translate("Welcome", "Set up an office"))
        self.demo.setText(translate("Welcome", "Try the demo"))
        self._ways[0].set_words(
            translate("Welcome", "Set up your offices"),
            translate(
                "Welcome",
                "Tell the desk where your systems are and test the connection. It takes a minute for each.",
            ),
        )
        self._ways[1].set_words(
            translate("Welcome", "Look around first"),
            translate(
                "Welcome",
                "An invented company with customers, parcels and complaints. It runs on this machine alone.",
            ),
        )
        said = (
            translate("Welcome", "A call shows its customer at once, from the copy on this machine."),
            translate("Welcome", "When a system is away, the desk goes on and says since when."),
            translate("Welcome", "Passwords are kept in the keyring of this machine and nowhere else."),
        )
        for promise, text in zip(self._promises, said, strict=True):
            promise.set_text(text)


class _Way(QFrame):
    def __init__(self, look: Look, icon: Icon, button: QPushButton) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look, self._icon = look, icon
        self._sign = QLabel()
        self._title = plain_label(role=Role.HEADING)
        self._text = plain_label(role=Role.QUIET, wrap=True)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._sign)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        self._outer.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)

    def _restyle(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(20), px(18), px(20), px(20))
        self._outer.setSpacing(px(8))
        self._text.setContentsMargins(0, 0, 0, px(8))
        self._sign.setPixmap(self._look.pixmap(self._icon, Meaning.ACCENT, 24, self))


class _Promise(QWidget):
    def __init__(self, look: Look, icon: Icon) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self._sign = QLabel()
        self._text = plain_label(role=Role.QUIET, wrap=True)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addWidget(self._text, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        self._text.setText(text)

    def _restyle(self) -> None:
        self._outer.setSpacing(self._look.px(10))
        self._sign.setContentsMargins(0, self._look.px(2), 0, 0)
        self._sign.setPixmap(self._look.pixmap(self._icon, Meaning.QUIET, 16, self))
