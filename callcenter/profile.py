"""A profile: one folder with its own settings, store and credentials."""

import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from callcenter.domain.errors import DeskError, Trouble

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,60}")


@dataclass(frozen=True, slots=True)
class Profile:
    """Where everything of one profile lies."""

    name: str
    folder: Path

    @property
    def settings(self) -> Path:
        """The settings file, written by hand or by the set-up page."""
        return self.folder / "desk.toml"

    @property
    def store(self) -> Path:
        """The local store."""
        return self.folder / "desk.db"

    @property
    def window_state(self) -> Path:
        """Sizes and places of the windows."""
        return self.folder / "window.ini"

    @property
    def keys(self) -> Path:
        """Shortcuts changed by the agent."""
        return self.folder / "keys.toml"

    @property
    def log(self) -> Path:
        """The log, free of personal data."""
        return self.folder / "desk.log"


def find_profile(name: str) -> Profile:
    """Give the profile of this name; its folder is made, readable for its owner only."""
    if not _NAME.fullmatch(name):
        raise DeskError(
            Trouble.NOT_ALLOWED,
            reason="a profile name is made of letters, digits, . _ and -",
        )
    folder = platformdirs.user_data_path("callcenter", appauthor=False) / "profiles" / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(folder)) from None
    return Profile(name, folder)
