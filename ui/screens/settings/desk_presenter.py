"""Leads the page of this desk: what holds, what is wrong with what is typed, and saving it."""

import getpass
from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QObject

from callcenter.domain.errors import DeskError
from callcenter.settings import DeskSettings, Settings, Value, fault_of, load_settings
from callcenter.settings_file import save_desk
from ui.screens.settings.desk_page import DeskPage
from ui.screens.settings.regions import regions
from ui.screens.settings.services import SettingsServices
from ui.screens.settings.setting_words import fault_words
from ui.screens.settings.writer import Writer
from ui.speech import translate


class DeskPresenter(QObject):
    """Words typed and not saved stay while one looks at other pages."""

    def __init__(self, page: DeskPage, services: SettingsServices, writer: Writer) -> None:
        super().__init__()
        self._page, self._services, self._writer = page, services, writer
        self._held = DeskSettings()
        self._is_dirty = False
        self._is_saving = False
        self._named_in = ""
        page.save_asked.connect(self.save)
        page.left.connect(self.undo)
        page.touched.connect(self._touch)
        services.look.language_changed.connect(self._name_regions_anew)
        self.undo()

    def enter(self) -> None:
        """The room comes on the screen: countries get their names, which take too long to load for every start."""
        self._name_regions()
        self.read()

    def read(self) -> None:
        """Read what holds, unless something is typed; a file with a fault is told on the page of the offices."""
        if not self._is_dirty:
            work = partial(load_settings, self._services.path)
            self._services.background.run_latest(self, "desk", work, self._take_read, _leave_it)

    def save(self) -> None:
        """Hold every value to the rules of the file and write those that changed."""
        if self._is_saving or not self._is_dirty:
            return
        typed = self._typed()
        faults = {name: fault_of(name, value) for name, value in typed.items()}
        told = {name: fault_words(fault) for name, fault in faults.items() if fault}
        self._page.show_faults(told)
        if told:
            return
        self._is_saving = True
        held = asdict(self._held)
        changed = {name: value for name, value in typed.items() if value != held[name]}
        work = partial(save_desk, self._services.path, changed)
        self._writer.write(work, self._take_saved, self._not_saved)

    def undo(self) -> None:
        """Show what holds."""
        self._is_dirty = False
        held = asdict(self._held)
        values = {name: str(held[name]) for name in self._page.fields}
        self._page.show_values(values, getpass.getuser())

    def close(self) -> None:
        """Follow the language no longer."""
        self._services.look.language_changed.disconnect(self._name_regions_anew)

    def _typed(self) -> dict[str, Value]:
        values: dict[str, Value] = dict(self._page.values())
        seconds = str(values["sync_seconds"])
        if seconds.isascii() and seconds.isdecimal() and len(seconds) < 10:
            values["sync_seconds"] = int(seconds)
        return values

    def _touch(self) -> None:
        held = asdict(self._held)
        self._is_dirty = any(value != held[name] for name, value in self._typed().items())
        self._page.show_dirty(self._is_dirty)

    def _take_read(self, settings: Settings) -> None:
        if not self._is_dirty and settings.desk != self._held:
            self._held = settings.desk
            self.undo()

    def _take_saved(self, settings: Settings) -> None:
        self._is_saving = False
        self._held = settings.desk
        self._touch()
        self._services.say(translate("DeskPage", "The settings of this desk are saved."))
        self._services.on_desk_changed(settings)

    def _not_saved(self, error: DeskError) -> None:
        self._is_saving = False
        self._services.complain(error)

    def _name_regions(self) -> None:
        """The names of two hundred countries take a moment to load and to sort."""
        services, language = self._services, self._services.look.language
        if language != self._named_in:
            self._named_in = language
            work = partial(regions, language)
            services.background.run_latest(self, "regions", work, self._page.show_regions, services.complain)

    def _name_regions_anew(self) -> None:
        if self._named_in:
            self._name_regions()


def _leave_it(_: DeskError) -> None:
    pass
