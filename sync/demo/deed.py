"""A write as the office does it: under its key, upon one record, whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from sync.demo.fields import Numbered
from sync.demo.model import Article
from sync.demo.refusals import RefusalError

Kept = Numbered | Article
Shelves = Mapping[str, Mapping[str, Kept]]
T = TypeVar("T", bound=Numbered | Article)


def _nothing() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wanted:
    """The values that a record is to have now, and the ids of parts that are new."""

    values: Mapping[str, Any]
    made: Mapping[str, int] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Bench:
    """What stands around a deed while it is done: all records, the time, who asks and under which key.

    ``serial`` is the number that a new record of this kind will have.
    """

    shelves: Shelves
    serial: int
    now: datetime
    agent: str
    key: str
    next_part: Callable[[], int]

    def find(self, model: type[T], kind: str, identity: int | str | None, what: str) -> T | None:
        """Find a record another one refers to; nothing where nothing is referred to."""
        if identity is None:
            return None
        record = self.shelves[kind].get(str(identity))
        if not isinstance(record, model):
            raise RefusalError(f"there is no such {what}")
        return record


Do = Callable[[Bench, Any], Wanted]


@dataclass(frozen=True, slots=True)
class Task:
    """What a desk asks for. ``identity`` names the record to change; without one a record is made."""

    key: str
    route: str
    agent: str
    kind: str
    deed: Do
    identity: str | None = None
    revision: int | None = None
