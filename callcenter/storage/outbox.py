"""Edits that no office has confirmed yet."""

from callcenter.storage.database import Connection


def waiting(connection: Connection) -> int:
    """Count them."""
    sql = "SELECT count(*) FROM outbox WHERE state NOT IN ('applied', 'withdrawn', 'replaced')"
    return int(connection.exec_driver_sql(sql).scalar_one())
