"""Who did what and looked at whom, in a chain in which no line can be changed unseen."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from callcenter.storage.database import Connection, Work
from callcenter.storage.values import from_details, from_moment, text

_BEGINNING = bytes(32)


def append(
    work: Work, at: datetime, agent: str, action: str, subject: str, detail: Mapping[str, str]
) -> None:
    """Add a line; its hash covers the line before it."""
    last = work.connection.exec_driver_sql("SELECT hash FROM audit ORDER BY n DESC LIMIT 1").scalar()
    previous = bytes(last) if last is not None else _BEGINNING
    line = (from_moment(at) or "", text(agent), text(action), text(subject), from_details(detail))
    work.connection.exec_driver_sql(
        "INSERT INTO audit (at, agent, action, subject, detail, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*line, previous, _hash(previous, line)),
    )


def verify(connection: Connection) -> bool:
    """Tell whether every line is as it was written and none is missing between the first and the last."""
    previous = _BEGINNING
    for number, row in enumerate(connection.exec_driver_sql("SELECT * FROM audit ORDER BY n"), start=1):
        line = (row.at, row.agent, row.action, row.subject, row.detail)
        if row.n != number or bytes(row.prev_hash) != previous or bytes(row.hash) != _hash(previous, line):
            return False
        previous = bytes(row.hash)
    return True


def _hash(previous: bytes, line: tuple[str, ...]) -> bytes:
    return sha256(previous + json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()).digest()
