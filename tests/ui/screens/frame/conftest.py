"""The window with whoever leads an agent out, on a store whose offices take edits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.storage.database import Database, open_database
from tests.callcenter.outbox_steps import take
from tests.callcenter.small_store import customer, keep, ticket
from tests.ui.screens.frame.shift_rig import ShiftRig
from ui.look import Look


def stocked(path: Path) -> Database:
    database = open_database(path)
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, ticket("7", "1"), ticket("8", "1"), home="tickets")
    take(database)
    return database


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Database]:
    """Two tickets of one customer, in an office that takes everything."""
    database = stocked(tmp_path / "desk.db")
    yield database
    database.close()


@pytest.fixture
def rig(qtbot: QtBot, look: Look, shop: Database) -> Iterator[ShiftRig]:
    rig = ShiftRig(look, shop)
    qtbot.addWidget(rig.window)
    yield rig
    rig.close()
