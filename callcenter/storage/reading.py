"""Reads the records of one customer with their pieces: two statements a table, whatever the number of records."""

from collections.abc import Mapping, Sequence
from typing import Any

from callcenter.domain.ids import CustomerId
from callcenter.storage.database import Connection
from callcenter.storage.saving import marks

Row = Any
NOW_CALLED = "(SELECT customer_id FROM party WHERE id = ?)"
"""Under whom the record stands that a customer was first made for: an id given once leads to them for ever."""


def parties_of(connection: Connection, customer: CustomerId) -> tuple[int, ...]:
    """Give the parties a customer stands over, also by a name the customer had before."""
    sql = f"SELECT id FROM party_projected WHERE customer_id = {NOW_CALLED}"
    return tuple(connection.exec_driver_sql(sql, (customer,)).scalars())


def rows_of(
    connection: Connection, table: str, parties: Sequence[int], order: str, limit: int
) -> Sequence[Row]:
    """Read the rows of a table that hang on these parties."""
    if not parties:
        return ()
    sql = f"SELECT * FROM {table} WHERE party_id IN ({marks(parties)}) ORDER BY {order} LIMIT ?"
    return connection.exec_driver_sql(sql, (*parties, limit)).all()


def pieces_of(connection: Connection, table: str, owners: Sequence[Row]) -> Mapping[int, list[Row]]:
    """Read the pieces of these rows in their order, by owner."""
    if not owners:
        return {}
    parties = sorted({owner.party_id for owner in owners})
    wanted = [owner.id for owner in owners]
    sql = (
        f"SELECT * FROM {table} WHERE party_id IN ({marks(parties)}) AND owner IN ({marks(wanted)})"
        " ORDER BY party_id, owner, position"
    )
    found: dict[int, list[Row]] = {}
    for piece in connection.exec_driver_sql(sql, (*parties, *wanted)):
        found.setdefault(piece.owner, []).append(piece)
    return found
