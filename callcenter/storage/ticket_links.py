"""What a ticket points at, and what other tickets of its office tell about the choices there are."""

from callcenter.domain.ids import CustomerId, LocalId, OfficeId, RemoteId
from callcenter.domain.ticket_room import ClosingArticle
from callcenter.storage.database import Connection
from callcenter.storage.values import text

_MOST = 200


def owner(connection: Connection, office: OfficeId, remote: RemoteId) -> CustomerId | None:
    """Give whose ticket it is."""
    sql = (
        "SELECT p.customer_id FROM ticket t JOIN party p ON p.id = t.party_id"
        " WHERE t.office = ? AND t.remote_id = ? AND NOT p.is_stub LIMIT 1"
    )
    return connection.exec_driver_sql(sql, (office, text(remote))).scalar()


def order_number(connection: Connection, office: OfficeId, remote: RemoteId | None) -> str:
    """Give the number of the order a ticket names; empty where this desk does not hold it."""
    if remote is None:
        return ""
    sql = "SELECT number FROM sales_order WHERE office = ? AND remote_id = ? LIMIT 1"
    return connection.exec_driver_sql(sql, (office, text(remote))).scalar() or ""


def closing_article(connection: Connection, office: OfficeId, name: RemoteId | None) -> ClosingArticle | None:
    """Find the article a ticket was closed with: by its id in the same office, else by its address anywhere."""
    if not name:
        return None
    for where, values in (("office = ? AND remote_id = ?", (office, text(name))), ("url = ?", (text(name),))):
        row = connection.exec_driver_sql(f"SELECT id, title FROM article WHERE {where}", values).first()
        if row is not None:
            return ClosingArticle(LocalId(row.id), row.title)
    return ClosingArticle(None, name)


def queues(connection: Connection, office: OfficeId) -> tuple[str, ...]:
    """Name the queues of an office."""
    return _distinct(connection, "queue", office)


def owners(connection: Connection, office: OfficeId) -> tuple[str, ...]:
    """Name who owns tickets of an office."""
    return _distinct(connection, "owner", office)


def _distinct(connection: Connection, column: str, office: OfficeId) -> tuple[str, ...]:
    sql = f"SELECT DISTINCT {column} AS name FROM ticket WHERE office = ? AND {column} <> '' ORDER BY 1 LIMIT {_MOST}"
    return tuple(connection.exec_driver_sql(sql, (office,)).scalars())
