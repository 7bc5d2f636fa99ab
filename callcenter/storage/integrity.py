"""Looks a whole store over."""

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.database import Database


def check_store(database: Database) -> None:
    """Read every page; raises ``DeskError`` where one is damaged."""
    with database.read() as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
            raise DeskError(Trouble.STORE_DAMAGED, path=str(database.path))
