"""Lets what would be a transaction of its own take part in one that is under way."""

from collections.abc import Generator
from contextlib import contextmanager

from callcenter.storage.database import Connection, Database, Work


class Joined(Database):
    """A store inside one write transaction: whoever writes to it is committed with that, or not at all."""

    def __init__(self, database: Database, work: Work) -> None:
        self.path = database.path
        self._work = work

    @contextmanager
    def read(self) -> Generator[Connection]:
        """Give the connection of the transaction, which sees what was written in it."""
        yield self._work.connection

    @contextmanager
    def write(self) -> Generator[Work]:
        """Give the transaction itself."""
        yield self._work
