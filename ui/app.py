"""Builds one running desk from its parts, and takes it down again in reverse order."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import CustomerId
from callcenter.domain.search import Hit
from callcenter.numbering import NumberingRules
from callcenter.settings import Settings
from callcenter.storage.database import Database
from sync.service import SyncService
from ui.actions import DEFAULT_KEYS, Actions, Deed
from ui.background import Background
from ui.cli.desk import DEMO_PROFILE, Desk
from ui.feed import ChangeFeed, Relay
from ui.keys_file import load_keys
from ui.look import Look
from ui.screens.call.presenter import CallPresenter
from ui.screens.call.room import CallRoom
from ui.screens.call.services import CallServices
from ui.screens.frame.deeds import connect_deeds
from ui.screens.frame.palette_presenter import PalettePresenter
from ui.screens.frame.presenter import FramePresenter
from ui.screens.frame.shift import Shift, is_fenced
from ui.screens.frame.window import DeskWindow
from ui.screens.outbox.presenter import OutboxPresenter
from ui.screens.outbox.room import OutboxRoom
from ui.screens.outbox.services import OutboxServices
from ui.screens.settings.presenter import SettingsPresenter, deeds_by_group
from ui.screens.settings.room import Section, SettingsRoom
from ui.screens.settings.services import SettingsServices
from ui.speech import translate
from ui.window_state import WindowState

KEYS_ON_START_PAGE = (
    Deed.ENTER_NUMBER,
    Deed.PALETTE,
    Deed.NEXT_CUSTOMER,
    Deed.COMPOSE,
    Deed.FILTER,
    Deed.SHORTCUTS,
)
_AGAIN_MS = 10_000


class DeskApp(QObject):
    """One desk of one profile. ``start`` connects the offices; ``close`` leaves nothing running and nothing unsaved.

    ``signed_out`` tells that its agent has gone and another one may want the seat.
    """

    signed_out = Signal()

    def __init__(self, desk: Desk, database: Database, look: Look) -> None:
        super().__init__()
        self._desk, self._database, self.look = desk, database, look
        self._settings = desk.settings
        self._state = WindowState(desk.profile.window_state)
        self._insists = False
        self._is_fenced = False
        self._settings_room: SettingsRoom | None = None
        self._settings_presenter: SettingsPresenter | None = None
        self._outbox_room: OutboxRoom | None = None
        self._outbox: OutboxPresenter | None = None
        self.feed = ChangeFeed()
        self._unsubscribe = database.subscribe(self.feed.tell)
        self.background = Background()
        keys, self._key_fault = _keys(desk)
        self.actions = Actions(look, {**DEFAULT_KEYS, **keys})
        self.window = DeskWindow(look, self.actions, title_of(desk.profile.name), is_dev=desk.is_dev)
        self._relay = Relay(self._hear)
        self.sync = SyncService(
            database,
            desk.secrets(),
            desk.clock,
            desk.profile.folder,
            self._relay.tell,
            self._settings.desk.sync_seconds,
        )
        self._services = self._call_services()
        self._build_rooms()
        self._frame = FramePresenter(self.window, self._services, self._halt)
        self._shift = Shift(self.window, self.actions, self._services, self._may_close, self._show_outbox)
        self._shift.over.connect(self.signed_out)
        self._palette = PalettePresenter(
            self.window.palette_box, self.actions, self._services, self._open_hit
        )
        connect_deeds(self.actions, self.window, self.room, self.call, self._ask_offices)
        self.window.status.show_agent(desk.agent)
        self.window.status.offices_wanted.connect(self._show_offices)
        self.window.status.outbox_wanted.connect(self._show_outbox)
        self.window.may_close = self._may_close

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is under way that would change the screen."""
        is_typing = self._outbox is not None and self._outbox.is_waiting
        return self.background.is_idle and not self.call.is_waiting and not is_typing

    @property
    def numbering(self) -> NumberingRules:
        """How numbers are dialled here."""
        return self._services.numbering

    @property
    def now(self) -> datetime:
        """The present moment, as this desk counts it."""
        return self._desk.clock.now()

    @property
    def settings_room(self) -> SettingsRoom:
        """The settings; they are built when they are first wanted."""
        if self._settings_room is None:
            self.window.turn_to(Deed.SETTINGS)
        assert self._settings_room is not None  # noqa: S101  # just built
        return self._settings_room

    @property
    def outbox_room(self) -> OutboxRoom:
        """The outbox; it is built when it is first wanted."""
        if self._outbox_room is None:
            self.window.turn_to(Deed.OUTBOX)
        assert self._outbox_room is not None  # noqa: S101  # just built
        return self._outbox_room

    def show(self) -> None:
        """Show the window where it stood the last time."""
        if not self.window.restoreGeometry(self._state.geometry):
            self.window.resize(1480, 900)
        self.room.set_sizes(self._state.sizes)
        self.window.show()
        self.room.left.bar.entry.setFocus()

    def start(self) -> None:
        """Connect the offices, or welcome whoever has none yet."""
        if self._key_fault is not None:
            self.window.notices.complain(self._key_fault)
        self._shift.remind()
        if self._settings.offices:
            self.sync.start(self._settings.offices)
        else:
            self.window.turn_to(Deed.SETTINGS)

    def ask(self, verb: str, phone: str) -> None:
        """Do what another start of the program asks for."""
        self.window.come_forward()
        if verb == "pop" and phone:
            self.window.turn_to(Deed.CALL_ROOM)
            self.call.call_arrives(phone)

    def close(self) -> None:
        """Take everything down in reverse order; the store stays open for whoever opened it."""
        self._state.keep_window(self.window.saveGeometry(), self.room.sizes())
        self.window.hide()
        self._palette.close()
        self._shift.close()
        self._frame.close()
        if self._settings_presenter is not None:
            self._settings_presenter.close()
        if self._outbox is not None:
            self._outbox.close()
        self.call.close()
        self.sync.stop()
        self.background.close()
        self._unsubscribe()
        self.window.deleteLater()

    def _build_rooms(self) -> None:
        labels = tuple(
            (self.actions.keys(deed), self.actions.action(deed).text()) for deed in KEYS_ON_START_PAGE
        )
        self.room = CallRoom(self.look, labels)
        self.call = CallPresenter(self.room, self._services)
        self.window.add_room(Deed.CALL_ROOM, lambda: self.room)
        self.window.add_room(Deed.OUTBOX, self._build_outbox)
        self.window.add_room(Deed.SETTINGS, self._build_settings)

    def _build_outbox(self) -> OutboxRoom:
        room = OutboxRoom(self.look)
        self._outbox = OutboxPresenter(room, self._outbox_services())
        self._outbox_room = room
        return room

    def _build_settings(self) -> SettingsRoom:
        room = SettingsRoom(self.look, deeds_by_group(self.actions))
        presenter = SettingsPresenter(room, self._settings_services())
        presenter.scale_changed.connect(self._state.keep_scale)
        self._settings_room = room
        self._settings_presenter = presenter
        return room

    def _call_services(self) -> CallServices:
        return CallServices(
            database=self._database,
            background=self.background,
            feed=self.feed,
            clock=self._desk.clock,
            agent=self._desk.agent,
            rules=lambda: self._settings.desk.numbering,
            language=lambda: self.look.language,
            say=self.window.notices.say,
            complain=self.window.notices.complain,
            on_customer_opened=self.sync.customer_opened,
            on_unknown_caller=self.sync.unknown_caller,
        )

    def _outbox_services(self) -> OutboxServices:
        return OutboxServices(
            database=self._database,
            background=self.background,
            feed=self.feed,
            clock=self._desk.clock,
            look=self.look,
            agent=self._desk.agent,
            say=self.window.notices.say,
            complain=self.window.notices.complain,
            wake=self._wake,
            open_customer=self._open_customer,
            copy=QGuiApplication.clipboard().setText,
            show_offices=self._show_offices,
        )

    def _settings_services(self) -> SettingsServices:
        return SettingsServices(
            path=self._settings.path,
            keys_path=self._desk.profile.keys,
            secrets=self._desk.secrets(),
            background=self.background,
            clock=self._desk.clock,
            look=self.look,
            actions=self.actions,
            database=self._database,
            say=self.window.notices.say,
            complain=self.window.notices.complain,
            on_offices_changed=self._connect_anew,
            on_desk_changed=self._take_settings,
            on_keys_changed=_already_done,
            on_demo=self._open_demo,
        )

    def _hear(self, news: object) -> None:
        if is_fenced(news):
            self._stand_back()
        else:
            self._frame.hear(news)

    def _stand_back(self) -> None:
        """Send nothing more, for another desk does; the window says so until it is closed."""
        if not self._is_fenced:
            self._is_fenced = True
            self.window.fence.put_up()
            self._halt()

    def _connect_anew(self, settings: Settings) -> None:
        self._settings = settings
        if not self._is_fenced:
            self.sync.restart(settings.offices)

    def _take_settings(self, settings: Settings) -> None:
        self._settings = settings

    def _ask_offices(self) -> None:
        if self._is_fenced:
            self.window.notices.complain(DeskError(Trouble.FENCED))
            return
        if self.sync.is_running:
            self.sync.wake()
        else:
            self.sync.start(self._settings.offices)
        self.window.notices.say(translate("Window", "The offices are being asked."))

    def _wake(self) -> None:
        """Have what waits sent now; where the offices were halted it waits on."""
        if self.sync.is_running:
            self.sync.wake()

    def _open_customer(self, customer: CustomerId) -> None:
        self.window.turn_to(Deed.CALL_ROOM)
        self.call.open(customer)

    def _show_outbox(self) -> None:
        self.window.turn_to(Deed.OUTBOX)

    def _open_hit(self, hit: Hit) -> None:
        self.window.turn_to(Deed.CALL_ROOM)
        self.call.open_hit(hit)

    def _show_offices(self) -> None:
        self.window.turn_to(Deed.SETTINGS)
        self.settings_room.turn_to(Section.OFFICES)

    def _halt(self) -> None:
        """Stop reading without waiting for what is under way."""
        self.background.run(self, partial(self.sync.stop, 30.0), _already_done, self.window.notices.complain)

    def _open_demo(self) -> None:
        """Open the demo company beside this desk: its profile, its store, its window."""
        command = [sys.executable, "-m", "ui", "demo", "--profile", DEMO_PROFILE]
        subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)

    def _may_close(self) -> bool:
        """Ask once more where words could not be kept."""
        try:
            self.call.flush_drafts()
            if self._outbox is not None:
                self._outbox.flush()
        except DeskError as error:
            if self._insists:
                return True
            self._insists = True
            QTimer.singleShot(_AGAIN_MS, self, self._calm_down)
            self.window.notices.complain(error)
            return False
        return True

    def _calm_down(self) -> None:
        self._insists = False


def title_of(profile: str) -> str:
    """Say on a window which profile it is of."""
    return "callcenter" if profile == "default" else f"callcenter – {profile}"


def _keys(desk: Desk) -> tuple[Mapping[Deed, str], DeskError | None]:
    """Read the changed keys; a file that cannot be read is told once the window is there."""
    try:
        return load_keys(desk.profile.keys), None
    except DeskError as error:
        return {}, error


def _already_done(_: object) -> None:
    """Nothing more to do."""
