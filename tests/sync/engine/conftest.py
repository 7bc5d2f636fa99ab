"""A real store in a temporary folder, and an office in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.storage.database import Database, open_database
from tests.contract.memory_office import ManualClock, MemoryOffice
from tests.sync.engine.desk import SmallDesk


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def office(clock: ManualClock) -> MemoryOffice:
    return MemoryOffice(clock)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "store.db")
    yield database
    database.close()


@pytest.fixture
def desk(database: Database, office: MemoryOffice, clock: ManualClock) -> SmallDesk:
    return SmallDesk(database, office, clock)
