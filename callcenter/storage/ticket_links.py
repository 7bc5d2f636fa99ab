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


def naming(office: str, name: str) -> tuple[str, ...]:
    """Give the conditions by which an article ``a`` is the one a ticket of this office names, the surest first.

    It is one of the ticket's own office by id, else one by its address, else that of the only office with such an id.
    """
    return (
        f"a.remote_id = {name} AND a.office = {office}",
        f"a.url = {name} AND a.url <> ''",
        f"a.remote_id = {name} AND (SELECT count(*) FROM article o WHERE o.remote_id = {name}) = 1",
    )


def closing_article(connection: Connection, office: OfficeId, name: RemoteId | None) -> ClosingArticle | None:
    """Find the article a ticket was closed with."""
    if not name:
        return None
    for where in naming("?1", "?2"):
        sql = f"SELECT a.id, a.title FROM (SELECT ?1, ?2) CROSS JOIN article a WHERE {where}"
        row = connection.exec_driver_sql(sql, (office, text(name))).first()
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
