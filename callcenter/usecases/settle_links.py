"""Joins by rule what the offices have told of since the last time."""

import time
from collections.abc import Callable

from callcenter.ports import Clock
from callcenter.storage import linking
from callcenter.storage.database import Database

_PAUSE_SECONDS = 0.005


def settle_links(database: Database, clock: Clock, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Go through the queued keys in short transactions, so that nobody waits long for the store; stop when asked."""
    with database.read() as connection:
        is_waiting = linking.is_waiting(connection)
    while is_waiting and not cancelled():
        with database.write() as work:
            is_waiting = linking.settle(work, clock.now())
        time.sleep(_PAUSE_SECONDS)  # others who want to write, an agent's draft above all, come in between
