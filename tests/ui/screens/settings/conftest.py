"""A settings room on a real window for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.ports import Secrets
from callcenter.storage.database import Database
from tests.ui.screens.settings.rig import Rig
from ui.look import Look

MakeRig = Callable[..., Rig]


@pytest.fixture
def make_rig(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[MakeRig]:
    made: list[Rig] = []

    def make(text: str = "", secrets: Secrets | None = None, database: Database | None = None) -> Rig:
        if text:
            (tmp_path / "desk.toml").write_text(text, "utf-8")
        rig = Rig(look, tmp_path, secrets, database)
        made.append(rig)
        rig.room.show()
        qtbot.waitExposed(rig.room)
        qtbot.waitUntil(lambda: rig.is_quiet)
        return rig

    yield make
    for rig in made:
        rig.close()
    if (look.language, look.theme.key, look.scale) != ("en", "light", 1.0):
        look.speak("en")
        look.wear("light")
        look.resize(1.0)


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    """A desk without offices."""
    return make_rig()
