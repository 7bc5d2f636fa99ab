"""Begins a new store where the old one is damaged, and saves what people wrote: nothing of it can be read anew.

The damaged files are set aside and never deleted. What offices said comes back by reading them again.
"""

import json
import logging
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage import audit, outbox, salvage_numbers
from callcenter.storage.database import Database, Work, open_database
from callcenter.storage.values import to_time

_log = logging.getLogger(__name__)
WRITTEN_BY_PEOPLE = (
    "outbox", "outbox_need", "conflict", "attempt", "id_map", "draft", "interaction", "article_feedback",
    "knowledge_gap", "article_proposal", "caller_choice", "lease", "link_act", "link_move", "link_evidence",
    "link_apart",
)  # fmt: skip
_WHO = ("sequence", "customer", "party")
"""Who is who: numbers of customers have to mean the same people as before."""
_CURSORLESS = "UPDATE party SET is_stub = 1, home = '', digest = x''"
_POINTING: tuple[tuple[str, str, str], ...] = (
    ("party", "customer_id", "customer"),
    ("caller_choice", "customer_id", "customer"),
    ("link_move", "party_id", "party"),
    ("link_move", "before", "customer"),
    ("link_move", "after", "customer"),
    ("link_move", "act", "link_act"),
    ("link_evidence", "one", "party"),
    ("link_evidence", "other", "party"),
    ("link_evidence", "act", "link_act"),
    ("link_apart", "one", "party"),
    ("link_apart", "other", "party"),
    ("link_apart", "act", "link_act"),
)
"""Rows that say nothing without the row they point at: table, column, and whose id it is."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What became of a damaged store: where it lies now, and how much of the people's work was saved."""

    aside: Path
    edits: int
    drafts: int


def open_or_salvage(path: Path, *, key: bytes | None = None) -> tuple[Database, Salvage | None]:
    """Open the store; where it is damaged, begin a new one with everything that people wrote.

    Raises what ``open_database`` raises for everything else.
    """
    try:
        return open_database(path, key=key), None
    except DeskError as error:
        if error.trouble is not Trouble.STORE_DAMAGED or not path.is_file():
            raise
    aside = _set_aside(path)
    _log.error("the store is damaged; it lies at %s now, and a new one is begun", aside.name)
    database = open_database(path, key=key)  # the journal gives back what waited and what was being typed
    _take_over(database, aside, key)
    with database.read() as connection:
        edits = connection.exec_driver_sql(
            "SELECT count(*) FROM outbox WHERE state NOT IN ('applied', 'withdrawn', 'replaced')"
        ).scalar_one()
        drafts = connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one()
    return database, Salvage(aside, edits, drafts)


def _set_aside(path: Path) -> Path:
    """Give the files other names, the log of the last writes with them."""
    stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    try:
        for end in ("", "-wal", "-shm"):
            part = path.with_name(path.name + end)
            if part.exists():
                part.replace(aside.with_name(aside.name + end))
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path)) from None
    return aside


def _take_over(database: Database, aside: Path, key: bytes | None) -> None:
    """Bring over, row by row, what can still be read."""
    try:
        with closing(_open_damaged(aside, key)) as old, database.write() as work:
            work.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            salvage_numbers.stand_aside(work)
            for table in (*_WHO, *WRITTEN_BY_PEOPLE):
                _copy(old, work, table)
            salvage_numbers.close_up(work)
            _continue_audit(old, work)
            work.connection.exec_driver_sql(_CURSORLESS)
            _keep_numbers(old, work)
            _make_whole(work)
    except (driver.Error, DeskError):
        _log.exception("the damaged store could not be read; the journal has what waits")


def _open_damaged(aside: Path, key: bytes | None) -> Any:
    old = driver.connect(f"{aside.absolute().as_uri()}?mode=rw", isolation_level=None, uri=True)
    if key is not None:
        old.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return old


def _copy(old: Any, work: Work, table: str) -> None:
    """Take what both shapes have; what the journal brought already stays as it is there."""
    wanted = set(work.connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars())
    for row in _readable(old, table):
        names = [name for name in row if name in wanted]
        if table == "outbox" and salvage_numbers.give_back(work, row):
            continue
        quoted = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        work.connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO {table} ({quoted}) VALUES ({marks})", tuple(row[name] for name in names)
        )


def _readable(old: Any, table: str) -> Iterator[dict[str, Any]]:
    """Read forwards up to the damage, then backwards to it."""
    seen: set[str] = set()
    for order in ("ASC", "DESC"):
        try:
            rows = old.execute(f"SELECT * FROM {table} ORDER BY 1 {order}")
            names = [column[0] for column in rows.description]
            for row in rows:
                found = dict(zip(names, row, strict=True))
                name = repr(row)
                if name not in seen:
                    seen.add(name)
                    yield found
        except driver.Error:
            continue
        else:
            return


def _continue_audit(old: Any, work: Work) -> None:
    """Let the lines of the audit go on where they ended; only what they do not tell yet is added to them."""
    connection = work.connection
    fresh = connection.exec_driver_sql("SELECT * FROM audit ORDER BY n").all()
    connection.exec_driver_sql("DELETE FROM audit")
    connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = 'audit'")
    _copy(old, work, "audit")
    for row in fresh:
        sql = "SELECT 1 FROM audit WHERE action = ? AND subject = ? AND detail = ?"
        if connection.exec_driver_sql(sql, (row.action, row.subject, row.detail)).first() is None:
            at, detail = to_time(row.at), json.loads(row.detail)
            audit.append(work, at, row.agent, row.action, row.subject, detail)


def _keep_numbers(old: Any, work: Work) -> None:
    """Have tickets come back under the numbers by which drafts and votes know them."""
    connection = work.connection
    sql = (
        "SELECT substr(subject, 8) AS number FROM draft WHERE subject LIKE 'ticket:%'"
        " UNION SELECT ticket_id FROM article_feedback WHERE ticket_id IS NOT NULL"
    )
    for number in connection.exec_driver_sql(sql).scalars().all():
        try:
            row = old.execute("SELECT office, remote_id FROM ticket WHERE id = ?", (number,)).fetchone()
        except driver.Error:
            continue
        if row is not None:
            connection.exec_driver_sql(
                "INSERT OR IGNORE INTO id_map (office, entity, local, remote, local_id)"
                " VALUES (?, 'tickets', ?, ?, ?)",
                (row[0], f"kept:{number}", row[1], int(number)),
            )


def _make_whole(work: Work) -> None:
    """What may have been under way is looked up; nothing points at what could not be saved."""
    connection = work.connection
    connection.exec_driver_sql(
        "UPDATE outbox SET state = 'unknown', is_shown = 1, last_sent_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"
        " WHERE state IN ('queued', 'sending') OR state = 'conflict'"
        " AND NOT EXISTS (SELECT 1 FROM conflict WHERE conflict.seq = outbox.seq AND conflict.state = 'open')"
    )
    for table in ("outbox_need", "conflict", "attempt"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE seq NOT IN (SELECT seq FROM outbox)")
    connection.exec_driver_sql(
        "UPDATE interaction SET customer_id = NULL WHERE customer_id NOT IN (SELECT id FROM customer)"
    )
    for table, column, whose in _POINTING:
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {whose})")
    highest = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM customer").scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO sequence (kind, last) VALUES ('customer', ?)"
        " ON CONFLICT (kind) DO UPDATE SET last = max(last, excluded.last)",
        (highest,),
    )
    outbox.lay_all(work)
