"""Customer numbers that tickets name: a hint at who their customer is, for people to judge."""

from collections.abc import Iterable, Mapping, Sequence

from callcenter.domain.link_rule import Pair, pair
from callcenter.domain.ticket import Ticket
from callcenter.storage.database import Connection
from callcenter.storage.saving import batches, insert, marks
from callcenter.storage.values import text

_FIELDS = frozenset(
    (
        "customerref",
        "customerreference",
        "customernumber",
        "customerno",
        "customerid",
        "kundennummer",
        "客户编号",
    )
)
_MOST_BEARERS = 20


def note(connection: Connection, tickets: Iterable[tuple[int, int, Ticket]]) -> None:
    """Keep which customer numbers a ticket names, under the record its customer is."""
    rows = {(party, identity, number) for party, identity, ticket in tickets for number in _numbers(ticket)}
    insert(connection, "named_number", ("party_id", "ticket_id", "number"), sorted(rows))


def forget(connection: Connection, keys: Sequence[tuple[int, int]]) -> None:
    """Forget what these tickets named, by record and ticket."""
    sql = "DELETE FROM named_number WHERE party_id = ? AND ticket_id = ?"
    connection.exec_driver_sql(sql, list(keys))


def named(connection: Connection, parties: Iterable[int]) -> Mapping[Pair, str]:
    """Give which records of different offices belong together by number, with one of these on either side.

    Only a record whose tickets all name the same number is believed.
    """
    found: dict[Pair, str] = {}
    for batch in batches(list(parties)):
        for sql in (_BY_WHO_NAMES, _BY_WHO_IS_NAMED):
            for row in connection.exec_driver_sql(sql.replace("?s", marks(batch)), (*batch, _MOST_BEARERS)):
                found[pair(row.one, row.other)] = row.number
    return found


def customers_named(connection: Connection) -> Sequence[int]:
    """Give every customer whose tickets name the number of another one."""
    sql = (
        "SELECT DISTINCT p.customer_id FROM named_number n JOIN party p ON p.id = n.party_id"
        " JOIN party q ON q.number = n.number AND q.number <> '' AND q.office <> p.office"
        " WHERE q.customer_id <> p.customer_id ORDER BY p.customer_id"
    )
    return connection.exec_driver_sql(sql).scalars().all()


_ONLY = "(SELECT count(DISTINCT m.number) FROM named_number m WHERE m.party_id = n.party_id) = 1"
_PAIRS = (
    "SELECT DISTINCT n.party_id AS one, q.id AS other, n.number FROM {first} WHERE {which} IN (?s)"
    f" AND n.number <> '' AND q.number <> '' AND q.office <> p.office AND {_ONLY} LIMIT ?"
)
_BY_WHO_NAMES = _PAIRS.format(
    first="named_number n CROSS JOIN party p ON p.id = n.party_id CROSS JOIN party q ON q.number = n.number",
    which="n.party_id",
)
_BY_WHO_IS_NAMED = _PAIRS.format(
    first="party q CROSS JOIN named_number n ON n.number = q.number CROSS JOIN party p ON p.id = n.party_id",
    which="q.id",
)


def _numbers(ticket: Ticket) -> set[str]:
    return {
        text(value).strip()
        for field in ticket.fields
        if "".join(sign for sign in field.name.casefold() if sign.isalnum()) in _FIELDS
        for value in field.values
        if value.strip()
    }
