"""Tells how one edit fared."""

from callcenter.domain.outbox import EditHistory
from callcenter.storage import outbox_reading
from callcenter.storage.database import Database


def read_edit(database: Database, seq: int) -> EditHistory:
    """Say who made it and when, upon what, each attempt, each reply and the proof; raises where there is none."""
    with database.read() as connection:
        return outbox_reading.history(connection, seq)
