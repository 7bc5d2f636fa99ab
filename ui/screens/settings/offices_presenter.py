"""Leads the list of offices: what each is, how it is, adding one, changing one, taking one out."""

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from callcenter.domain.errors import DeskError
from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets
from callcenter.settings import OfficeSettings, Settings, load_settings
from callcenter.settings_file import remove_office
from callcenter.storage.database import Database
from callcenter.usecases.check_offices import DeskHealth, check_offices
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.office_rows import office_rows
from ui.screens.settings.office_presenter import OfficePresenter
from ui.screens.settings.room import SettingsRoom
from ui.screens.settings.services import SettingsServices
from ui.screens.settings.writer import Writer
from ui.speech import fill, translate
from ui.troubles import sentence_of
from ui.widgets.settings_office_row import OfficeLine

_BETWEEN_LOOKS_MS = 3_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Read:
    settings: Settings
    health: DeskHealth | None


class OfficesPresenter(QObject):
    """``enter`` and ``leave`` follow the room; while it is on the screen the states stay true."""

    def __init__(self, room: SettingsRoom, services: SettingsServices, writer: Writer) -> None:
        super().__init__()
        self._room, self._services, self._writer = room, services, writer
        self._settings: Settings | None = None
        self._health: DeskHealth | None = None
        self.form = OfficePresenter(room.office, services, writer)
        self._timer = QTimer(self, interval=_BETWEEN_LOOKS_MS)
        self._connect()

    def enter(self) -> None:
        """Read, now and from time to time."""
        self.read()
        if self._services.database is not None:
            self._timer.start()

    def leave(self) -> None:
        """Stop reading and asking."""
        self._timer.stop()
        self.form.stop()

    def close(self) -> None:
        """Stop, and follow the language no longer."""
        self.leave()
        self._services.look.language_changed.disconnect(self._show_lines)

    def read(self) -> None:
        """Read the settings file and the states anew."""
        work = partial(_read, self._services.path, self._services.database)
        self._services.background.run_latest(self, "offices", work, self._show, self._cannot_read)

    def add(self) -> None:
        """Open an empty form."""
        self._open(None)

    def _connect(self) -> None:
        room = self._room
        self._timer.timeout.connect(self.read)
        self._services.look.language_changed.connect(self._show_lines)
        self.form.saved.connect(self._take_saved)
        self.form.finished.connect(room.close_form)
        for page in (room.welcome, room.offices):
            page.add_asked.connect(self.add)
        room.welcome.demo_asked.connect(self._services.on_demo)
        room.offices.edited.connect(self._edit)
        room.offices.removed.connect(self._remove)

    def _show(self, read: _Read) -> None:
        self._settings, self._health = read.settings, read.health
        for page in (self._room.welcome, self._room.offices):
            page.show_fault("")
        self._show_lines()
        self._room.show_first_run(not read.settings.offices)

    def _cannot_read(self, error: DeskError) -> None:
        """Tell it in its place; a timer that finds the same every time does not shout."""
        for page in (self._room.welcome, self._room.offices):
            page.show_fault(sentence_of(error))

    def _show_lines(self) -> None:
        if self._settings is None:
            return
        now = self._services.clock.now()
        rows = office_rows(self._health.offices, now) if self._health else ()
        states = {row.key: row for row in rows}
        lines = tuple(_line(one, states.get(one.office)) for one in self._settings.offices)
        self._room.offices.show_lines(lines)

    def _edit(self, office: str) -> None:
        if self._settings is None:
            return
        found = next((one for one in self._settings.offices if one.office == office), None)
        if found is not None:
            self._open(found)

    def _open(self, office: OfficeSettings | None) -> None:
        taken = {one.office for one in self._settings.offices} if self._settings else set[OfficeId]()
        self.form.open(office, frozenset(taken), self._room.open_form)

    def _remove(self, office: str) -> None:
        services = self._services
        work = partial(_remove_with_secret, services.path, OfficeId(office), services.secrets)
        self._writer.write(work, partial(self._take_removed, office), services.complain)

    def _take_removed(self, office: str, settings: Settings) -> None:
        self._services.say(
            fill(
                translate("OfficesPage", "%1 is removed. What was read from it stays on this machine."),
                office,
            )
        )
        self._take(settings)

    def _take_saved(self, settings: Settings) -> None:
        self._room.show_first_run(is_first_run=False)
        self._take(settings)

    def _take(self, settings: Settings) -> None:
        self._settings = settings
        self._show_lines()
        self._room.show_first_run(not settings.offices)
        self._services.on_offices_changed(settings)


def _read(path: Path, database: Database | None) -> _Read:
    return _Read(load_settings(path), check_offices(database) if database is not None else None)


def _remove_with_secret(path: Path, office: OfficeId, secrets: Secrets) -> Settings:
    settings = remove_office(path, office)
    try:
        secrets.delete(office)
    except DeskError as error:
        _log.info("the secret of a removed office was not there to forget (%s)", error.trouble)
    return settings


def _line(settings: OfficeSettings, state: ListRow | None) -> OfficeLine:
    address = settings.values.get("url", settings.values.get("folder", ""))
    if state is None:
        said = translate("OfficesPage", "not asked yet")
        return OfficeLine(settings.office, settings.connector, str(address), said, icon=Icon.CLOUD)
    return OfficeLine(
        settings.office,
        settings.connector,
        str(address),
        state.aside,
        state.detail,
        state.icon or Icon.CLOUD,
        state.meaning,
    )
