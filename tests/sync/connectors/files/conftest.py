"""An empty folder, and a desk that reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.storage.database import open_database
from tests.sync.connectors.files.folder_desk import FolderDesk, connect


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "office"
    path.mkdir()
    return path


@pytest.fixture
def desk(tmp_path: Path, folder: Path) -> Iterator[FolderDesk]:
    database = open_database(tmp_path / "store.db")
    desk = FolderDesk(database, folder, connect(folder))
    yield desk
    desk.connector.close()
    database.close()


@pytest.fixture
def warned(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Expect that the trouble of the office is logged once."""
    yield
    assert any(record.name.startswith("sync.engine") for record in caplog.get_records("call"))
