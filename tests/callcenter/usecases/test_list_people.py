"""Who has worked at this machine, with what of theirs waits."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from callcenter.domain.changes import Kind
from callcenter.storage import owner
from callcenter.storage.database import Database, open_database
from callcenter.usecases.comment_ticket import comment_ticket
from callcenter.usecases.list_people import Person, list_people, own_store
from tests.callcenter.outbox_steps import local, take
from tests.callcenter.small_store import NOW, customer, keep, ticket


@contextmanager
def store(path: Path, agent: str) -> Generator[Database]:
    database = open_database(owner.store_of(path, agent))
    own_store(database, agent)
    yield database
    database.close()


def test_everybody_is_named_with_what_waits(tmp_path: Path) -> None:
    first = tmp_path / "desk.db"
    with store(first, "ben") as database:
        keep(database, customer("1", "Zhang Wei"), home="customers")
        keep(database, ticket("7", "1"), home="tickets")
        take(database)
        comment_ticket(database, local(database, Kind.TICKET, "T7"), "Ring after six", agent="ben", at=NOW)
    with store(first, "Anna"):
        pass
    assert list_people(first) == (Person("Anna", 0), Person("ben", 1))


def test_where_nobody_worked_there_is_nobody(tmp_path: Path) -> None:
    assert list_people(tmp_path / "desk.db") == ()


def test_whoever_was_nobody_in_the_settings_leaves_a_store_that_is_theirs(tmp_path: Path) -> None:
    first = tmp_path / "desk.db"
    with store(first, "system-user"):
        pass
    assert owner.store_of(first, "ben") != first


def test_a_store_stays_with_whom_it_belongs_to(tmp_path: Path) -> None:
    first = tmp_path / "desk.db"
    with store(first, "anna") as database:
        own_store(database, "ben")
    assert owner.owner_of(first) == "anna"
