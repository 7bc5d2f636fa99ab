"""Joins by rule what the offices have told of since the last time."""

from collections.abc import Callable

from callcenter.ports import Clock
from callcenter.storage import linking
from callcenter.storage.database import Database


def settle_links(
    database: Database, clock: Clock, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Go through the queued keys in short transactions, so that nobody waits long for the store; stop when asked."""
    with database.read() as connection:
        is_waiting = linking.is_waiting(connection)
    while is_waiting and not cancelled():
        with database.write() as work:
            is_waiting = linking.settle(work, clock.now())
