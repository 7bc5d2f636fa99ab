"""Several people at one machine have a store each, and nobody sends another one's edits."""

from pathlib import Path

import pytest

from callcenter.domain.edit import Edit, EditKind
from callcenter.domain.ids import RemoteId
from callcenter.storage import outbox, owner
from callcenter.storage.database import open_database
from tests.callcenter.small_store import CRM, NOW


def opened(first: Path, agent: str, edits: int = 0) -> Path:
    """Open an agent's store, write something, and close it."""
    path = owner.store_of(first, agent)
    database = open_database(path)
    owner.take(database, agent)
    with database.write() as work:
        for n in range(edits):
            outbox.add(
                work, Edit(f"{agent}{n}", EditKind.COMMENT, agent, CRM, RemoteId("1"), {"text": "a"}, NOW)
            )
    database.close()
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


def test_the_first_agent_has_the_first_store(first: Path) -> None:
    assert opened(first, "anna") == first
    assert owner.store_of(first, "anna") == first


def test_everybody_else_has_one_of_their_own_whatever_their_name(first: Path) -> None:
    opened(first, "anna")
    paths = {opened(first, name) for name in ("李伟", "../../etc/passwd", "bob", "Bob")}
    assert len(paths) == 4
    assert {path.parent for path in paths} == {first.parent}
    assert owner.store_of(first, "李伟") == opened(first, "李伟")


def test_a_store_nobody_has_taken_is_the_next_ones(first: Path) -> None:
    open_database(first).close()
    assert owner.store_of(first, "anna") == first
    assert owner.owner_of(first) == ""


def test_without_a_name_there_is_one_store(first: Path) -> None:
    opened(first, "anna")
    assert owner.store_of(first, "") == first


def test_what_waits_is_counted_for_each(first: Path) -> None:
    opened(first, "anna", 2)
    opened(first, "李伟", 1)
    (first.parent / "desk-broken.db").write_bytes(b"no store")
    assert owner.waiting_by_owner(first) == {"anna": 2, "李伟": 1}
