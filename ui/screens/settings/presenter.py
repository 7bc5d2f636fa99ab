"""Leads the settings; the whole room hangs together here."""

from PySide6.QtCore import QObject, Signal

from ui.actions import Actions, Deed, Group
from ui.screens.settings.desk_presenter import DeskPresenter
from ui.screens.settings.keys_presenter import KeysPresenter
from ui.screens.settings.look_presenter import LookPresenter
from ui.screens.settings.offices_presenter import OfficesPresenter
from ui.screens.settings.room import SettingsRoom
from ui.screens.settings.services import SettingsServices
from ui.screens.settings.writer import Writer


class SettingsPresenter(QObject):
    """It follows the room by itself; ``close`` writes what still waits. ``scale_changed`` carries the chosen size."""

    scale_changed = Signal(float)

    def __init__(self, room: SettingsRoom, services: SettingsServices) -> None:
        super().__init__()
        self.writer = Writer(services.background)
        self.offices = OfficesPresenter(room, services, self.writer)
        self.desk = DeskPresenter(room.desk, services, self.writer)
        self.look = LookPresenter(room.look, room.welcome, services, self.writer)
        self.keys = KeysPresenter(room.keys, services, self.writer)
        self.look.scale_changed.connect(self.scale_changed)
        room.entered.connect(self.enter)
        room.left.connect(self.offices.leave)
        self._read()

    def enter(self) -> None:
        """The room comes on the screen: everything is read anew."""
        self.offices.enter()
        self.desk.enter()
        self.look.read()
        self.keys.show()

    def close(self) -> None:
        """Stop asking and write what has not been written; the room is not used afterwards."""
        for part in (self.offices, self.desk, self.keys):
            part.close()
        self.writer.flush()

    def _read(self) -> None:
        self.offices.read()
        self.desk.read()
        self.look.read()


def deeds_by_group(actions: Actions) -> dict[Group, tuple[Deed, ...]]:
    """Sort the actions as the page of the keys shows them."""
    return {group: tuple(Deed(action.objectName()) for action in actions.of(group)) for group in Group}
