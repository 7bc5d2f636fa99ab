"""Names who has worked at this machine, for the next one to take a seat."""

from dataclasses import dataclass
from pathlib import Path

from callcenter.storage import owner
from callcenter.storage.database import Database


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a store of their own here, and how much of theirs is on no server yet."""

    name: str
    waiting: int


def list_people(first: Path) -> tuple[Person, ...]:
    """Give everybody who has a store beside the first one, by name; nothing is opened for writing."""
    waiting = owner.waiting_by_owner(first)
    return tuple(Person(name, waiting[name]) for name in sorted(waiting, key=str.casefold))


def own_store(database: Database, agent: str) -> None:
    """Make a store its agent's before somebody else takes the seat, so that nobody finds it to be nobody's."""
    owner.take(database, agent)
