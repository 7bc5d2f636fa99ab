"""Gives edits that came back from the journal their numbers of before: attempts, conflicts and people know them by."""

from collections.abc import Mapping
from typing import Any

from callcenter.domain.edit import EditState
from callcenter.storage.database import Work

_NUMBERED = ("outbox", "outbox_need", "attempt", "conflict")
_KEPT = ("attempts", "first_sent_at")
"""What the journal does not tell, and what whoever looks an edit up has to know."""


def stand_aside(work: Work) -> None:
    """Free the numbers for those who had them: what the journal brought is counted below nought for a while."""
    for table in _NUMBERED:
        work.connection.exec_driver_sql(f"UPDATE {table} SET seq = -seq")


def give_back(work: Work, row: Mapping[str, Any]) -> bool:
    """Give an edit its number of before; false where the journal did not bring it."""
    connection = work.connection
    sql = "SELECT seq, state FROM outbox WHERE edit_id = ?"
    found = connection.exec_driver_sql(sql, (row.get("edit_id"),)).one_or_none()
    if found is None:
        return False
    connection.exec_driver_sql("DELETE FROM attempt WHERE seq = ?", (found.seq,))
    _renumber(work, found.seq, row["seq"])
    kept = [name for name in _KEPT if name in row]
    sets = ", ".join(f"{name} = ?" for name in kept)
    values = [row[name] for name in kept]
    connection.exec_driver_sql(f"UPDATE outbox SET {sets} WHERE seq = ?", (*values, row["seq"]))
    if row["state"] == EditState.CONFLICT and found.state == EditState.UNKNOWN:
        sql = "UPDATE outbox SET state = 'conflict', is_shown = 0 WHERE seq = ?"
        connection.exec_driver_sql(sql, (row["seq"],))
    return True


def close_up(work: Work) -> None:
    """Put what only the journal knew behind all others, in its order."""
    connection = work.connection
    every = " UNION ALL ".join(f"SELECT max(seq) AS last FROM {table}" for table in _NUMBERED)
    last = connection.exec_driver_sql(f"SELECT coalesce(max(last), 0) FROM ({every})").scalar_one()
    left = (
        connection.exec_driver_sql("SELECT seq FROM outbox WHERE seq < 0 ORDER BY seq DESC").scalars().all()
    )
    for place, seq in enumerate(left, start=max(last, 0) + 1):
        _renumber(work, seq, place)


def _renumber(work: Work, before: int, after: int) -> None:
    for table in _NUMBERED:
        work.connection.exec_driver_sql(f"UPDATE {table} SET seq = ? WHERE seq = ?", (after, before))
