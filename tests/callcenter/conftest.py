"""A store of its own for every test: a real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.storage.database import Database, open_database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db")
    yield database
    database.close()
