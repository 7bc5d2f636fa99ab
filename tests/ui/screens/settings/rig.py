"""A settings room as the desk builds it, with a real file, real threads and secrets that are kept in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLayout, QWidget

from callcenter.clock import SystemClock
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.ports import Secrets
from callcenter.settings import Settings
from callcenter.storage.database import Database
from ui.actions import Actions, Deed
from ui.background import Background
from ui.look import Look
from ui.screens.settings.presenter import SettingsPresenter, deeds_by_group
from ui.screens.settings.room import SettingsRoom
from ui.screens.settings.services import SettingsServices


class KeptSecrets:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[OfficeId, str] = {}

    def get(self, office: OfficeId) -> str | None:
        return self.kept.get(office)

    def set(self, office: OfficeId, secret: str) -> None:
        self.kept[office] = secret

    def delete(self, office: OfficeId) -> None:
        self.kept.pop(office, None)


class NoKeyring:
    """A machine without a keyring."""

    def get(self, office: OfficeId) -> str | None:
        raise DeskError(Trouble.KEYRING_UNUSABLE)

    def set(self, office: OfficeId, secret: str) -> None:
        raise DeskError(Trouble.KEYRING_UNUSABLE)

    def delete(self, office: OfficeId) -> None:
        raise DeskError(Trouble.KEYRING_UNUSABLE)


@dataclass
class Heard:
    """What the desk around the room was told."""

    said: list[str] = field(default_factory=list[str])
    complaints: list[DeskError] = field(default_factory=list[DeskError])
    offices: list[Settings] = field(default_factory=list[Settings])
    desks: list[Settings] = field(default_factory=list[Settings])
    keys: list[Mapping[Deed, str]] = field(default_factory=list[Mapping[Deed, str]])
    demos: list[bool] = field(default_factory=list[bool])
    scales: list[float] = field(default_factory=list[float])


class Rig:
    """The room, whoever leads it, and what they told."""

    def __init__(
        self, look: Look, folder: Path, secrets: Secrets | None = None, database: Database | None = None
    ) -> None:
        self._is_closed = False
        self.look = look
        self.path = folder / "desk.toml"
        self.keys_path = folder / "keys.toml"
        self.secrets = KeptSecrets()
        self.heard = heard = Heard()
        self.background = Background()
        self.actions = Actions(look)
        self.room = SettingsRoom(look, deeds_by_group(self.actions))
        services = SettingsServices(
            path=self.path,
            keys_path=self.keys_path,
            secrets=secrets or self.secrets,
            background=self.background,
            clock=SystemClock(),
            look=look,
            actions=self.actions,
            database=database,
            say=heard.said.append,
            complain=heard.complaints.append,
            on_offices_changed=heard.offices.append,
            on_desk_changed=heard.desks.append,
            on_keys_changed=heard.keys.append,
            on_demo=lambda: heard.demos.append(True),
        )
        self.presenter = SettingsPresenter(self.room, services)
        self.presenter.scale_changed.connect(heard.scales.append)
        # Alone on the screen the room would tell its window the smallest size, of which "offscreen" knows nothing.
        self.room._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.room.resize(1280, 800)

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing is under way."""
        return self.background.is_idle and self.presenter.writer.is_idle

    def close(self) -> None:
        """Close as the desk closes: the room, its presenter, the threads; closing twice is fine."""
        if self._is_closed:
            return
        self._is_closed = True
        self.room.close()
        self.presenter.close()
        self.background.close()
        self.room.deleteLater()


def click(widget: QWidget) -> None:
    """Click in the middle of it."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(
    widget: QWidget | None, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press one key, as on the keyboard."""
    assert widget is not None
    QTest.keyClick(widget, key, held)


def write(widget: QWidget, text: str) -> None:
    """Type a text, letter by letter."""
    QTest.keyClicks(widget, text)
