"""The settings: offices, this desk, look and keys; before the first office it is the set-up page."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.actions import Deed, Group
from ui.icons import Icon
from ui.look import Look
from ui.screens.settings.desk_page import DeskPage
from ui.screens.settings.keys_page import KeysPage
from ui.screens.settings.look_page import LookPage
from ui.screens.settings.office_page import OfficePage
from ui.screens.settings.offices_page import OfficesPage
from ui.screens.settings.welcome_page import WelcomePage
from ui.speech import translate
from ui.widgets.settings_menu import SettingsMenu
from ui.widgets.settings_page import SettingsPage


class Section(StrEnum):
    """The pages one can go to."""

    OFFICES = "offices"
    DESK = "desk"
    LOOK = "look"
    KEYS = "keys"


_ICONS = {
    Section.OFFICES: Icon.BUILDING,
    Section.DESK: Icon.USER,
    Section.LOOK: Icon.CONTRAST,
    Section.KEYS: Icon.KEYBOARD,
}


class SettingsRoom(QWidget):
    """Every page exists from the beginning. ``entered`` and ``left`` tell that the room comes and goes."""

    entered = Signal()
    left = Signal()
    turned = Signal(str)

    def __init__(
        self, look: Look, groups: dict[Group, tuple[Deed, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self._look = look
        self._is_first_run = False
        self.menu = SettingsMenu(look, {section.value: icon for section, icon in _ICONS.items()})
        self.welcome = WelcomePage(look)
        self.offices = OfficesPage(look)
        self.office = OfficePage(look)
        self.desk = DeskPage(look)
        self.look = LookPage(look)
        self.keys = KeysPage(look, {group.value: tuple(deeds) for group, deeds in groups.items()})
        self._pages = QStackedWidget()
        self._build()
        look.follow(self._restyle)
        self.turn_to(Section.OFFICES)

    def turn_to(self, section: Section) -> None:
        """Go to a page."""
        self.menu.hold(section.value)
        self._show(section.value)

    def show_first_run(self, is_first_run: bool) -> None:
        """Welcome a person who has no office yet, or list the offices."""
        self._is_first_run = is_first_run
        if self.current in (self.welcome, self.offices):
            self._pages.setCurrentWidget(self._home)

    def open_form(self) -> None:
        """Show the form of an office in the place of the list."""
        self.menu.hold(Section.OFFICES.value)
        self._pages.setCurrentWidget(self.office)
        self.office.begin()

    def close_form(self) -> None:
        """Go back to the list."""
        if self.current is self.office:
            self._pages.setCurrentWidget(self._home)
            self._first_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> SettingsPage:
        """The page that is shown."""
        page = self._pages.currentWidget()
        assert isinstance(page, SettingsPage)  # noqa: S101  # nothing else is in the stack
        return page

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the room comes."""
        super().showEvent(event)
        self.entered.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the room goes."""
        super().hideEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form."""
        if event.key() == Qt.Key.Key_Escape and self.current is self.office:
            self.office.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _home(self) -> SettingsPage:
        return self.welcome if self._is_first_run else self.offices

    @property
    def _first_button(self) -> QWidget:
        return self.welcome.new if self._is_first_run else self.offices.new

    def _show(self, key: str) -> None:
        pages: dict[str, SettingsPage] = {
            Section.OFFICES.value: self._home,
            Section.DESK.value: self.desk,
            Section.LOOK.value: self.look,
            Section.KEYS.value: self.keys,
        }
        self._pages.setCurrentWidget(pages[key])
        self.turned.emit(key)

    def _build(self) -> None:
        pages = (self.welcome, self.offices, self.office, self.desk, self.look, self.keys)
        for page in pages:
            self._pages.addWidget(page)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self.menu)
        self._outer.addWidget(self._pages, 1)
        self.menu.chosen.connect(self._show)
        self.menu.button(Section.OFFICES.value).clicked.connect(lambda: self._show(Section.OFFICES.value))
        self.setFocusProxy(self.menu.button(Section.OFFICES.value))

    def _restyle(self) -> None:
        words = {
            Section.OFFICES.value: translate("SettingsRoom", "Offices"),
            Section.DESK.value: translate("SettingsRoom", "This desk"),
            Section.LOOK.value: translate("SettingsRoom", "Look"),
            Section.KEYS.value: translate("SettingsRoom", "Keys"),
        }
        self.menu.set_words(translate("SettingsRoom", "Settings"), words)
        self.setAccessibleName(translate("SettingsRoom", "Settings"))
