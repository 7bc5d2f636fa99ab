"""Leads the page of the look: what is chosen holds at once and is kept."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callcenter.domain.errors import DeskError
from callcenter.settings import Settings, load_settings
from callcenter.settings_file import save_desk
from ui.screens.settings.look_page import LookPage
from ui.screens.settings.services import SettingsServices
from ui.screens.settings.welcome_page import WelcomePage
from ui.screens.settings.writer import Writer


class LookPresenter(QObject):
    """``scale_changed`` carries the size, which belongs to this machine's window and not to the settings file."""

    scale_changed = Signal(float)

    def __init__(
        self, page: LookPage, welcome: WelcomePage, services: SettingsServices, writer: Writer
    ) -> None:
        super().__init__()
        self._page, self._services, self._writer = page, services, writer
        self._turn = 0
        page.language_chosen.connect(self._speak)
        welcome.language_chosen.connect(self._speak)
        page.theme_chosen.connect(self._wear)
        page.size_chosen.connect(self._resize)
        page.theme.hold(services.look.theme.key)

    def read(self) -> None:
        """Read which theme was chosen; the one that is on does not say whether it follows the system."""
        work = partial(load_settings, self._services.path)
        self._services.background.run_latest(
            self, "look", work, partial(self._take_read, self._turn), _leave_it
        )

    def _take_read(self, turn: int, settings: Settings) -> None:
        """What was read before the latest choice is old."""
        if turn == self._turn:
            self._page.theme.hold(settings.desk.theme)

    def _speak(self, language: str) -> None:
        self._services.look.speak(language)
        self._keep("language", language)

    def _wear(self, theme: str) -> None:
        self._turn += 1
        self._services.look.wear(theme)
        self._keep("theme", theme)

    def _resize(self, size: str) -> None:
        self._services.look.resize(float(size))
        self.scale_changed.emit(float(size))

    def _keep(self, name: str, value: str) -> None:
        work = partial(save_desk, self._services.path, {name: value})
        self._writer.write(work, _done, self._services.complain)


def _done(_: Settings) -> None:
    pass


def _leave_it(_: DeskError) -> None:
    pass
