"""Looks a whole store over."""

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Connection, Database


def check_store(database: Database) -> None:
    """Read every page, every index of words and every link between records; raises ``DeskError`` at a fault."""
    with database.read() as connection:
        if not _is_sound(connection):
            raise DeskError(Trouble.STORE_DAMAGED, path=str(database.path))


def _is_sound(connection: Connection) -> bool:
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":  # words (FTS5) included
        return False
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
