"""What the settings' presenters work with, handed over once by whoever builds the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from callcenter.domain.errors import DeskError
from callcenter.ports import Clock, Secrets
from callcenter.settings import Settings
from callcenter.storage.database import Database
from ui.actions import Actions, Deed
from ui.background import Background
from ui.look import Look


@dataclass(frozen=True, slots=True)
class SettingsServices:
    """``path`` is the settings file, ``keys_path`` the file of changed keys; without a store no office has a state.

    ``on_offices_changed`` and ``on_desk_changed`` hear the settings as they are after saving, ``on_keys_changed``
    all changed keys; by then the actions have them already.
    """

    path: Path
    keys_path: Path
    secrets: Secrets
    background: Background
    clock: Clock
    look: Look
    actions: Actions
    database: Database | None
    say: Callable[[str], None]
    complain: Callable[[DeskError], None]
    on_offices_changed: Callable[[Settings], None]
    on_desk_changed: Callable[[Settings], None]
    on_keys_changed: Callable[[Mapping[Deed, str]], None]
    on_demo: Callable[[], None]
