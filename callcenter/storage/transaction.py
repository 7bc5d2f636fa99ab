"""A write transaction: all of it, or nothing."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def all_or_nothing(connection: Connection) -> Generator[None]:
    """Take the one writer's place at once, so that nothing read here is out of date when it is written."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: Connection) -> None:
    """Undo; after some faults (a full disk) SQLite has already done so."""
    if connection.connection.dbapi_connection.in_transaction:  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]  # the driver tells it, whatever the types say
        connection.exec_driver_sql("ROLLBACK")
