"""A room of the outbox on a store whose offices take edits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callcenter.storage.database import Database, open_database
from tests.callcenter.outbox_steps import take
from tests.callcenter.small_store import article, customer, keep, ticket
from tests.ui.screens.outbox.rig import Rig
from ui.look import Look


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Database]:
    """Two tickets of one customer, in an office that takes everything."""
    database = open_database(tmp_path / "desk.db")
    keep(database, customer("1", "Zhang Wei"), home="customers")
    keep(database, ticket("7", "1"), ticket("8", "1", "Where is the other?"), home="tickets")
    keep(database, article("k", "Kettle"), home="articles")
    take(database)
    yield database
    database.close()


@pytest.fixture
def rig(qtbot: QtBot, look: Look, shop: Database) -> Iterator[Rig]:
    """The room, not yet on the screen."""
    rig = Rig(look, shop)
    yield rig
    rig.close()
