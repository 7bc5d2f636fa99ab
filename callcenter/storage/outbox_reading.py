"""Reads edits with all that is known of them, for the outbox and its commands."""

import json
from collections.abc import Mapping
from datetime import datetime

from callcenter.domain.edit import Conflict, EditState, Waiting
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.outbox import Act, Attempt, EditHistory, LooksAlike, OutboxItem
from callcenter.storage import outbox
from callcenter.storage.database import Connection
from callcenter.storage.values import from_moment, to_time

_LAST_LINES = 5_000


def item(connection: Connection, waiting: Waiting) -> OutboxItem:
    """Give an edit with its open conflicts, and what hangs on it."""
    return OutboxItem(
        waiting,
        outbox.conflicts(connection, waiting.seq),
        sum(not one.state.is_over for one in outbox.dependants(connection, waiting.edit.id)),
        _alike(waiting.details),
    )


def conflict(connection: Connection, identity: int) -> Conflict | None:
    """Give one conflict, settled or not."""
    seq = connection.exec_driver_sql("SELECT seq FROM conflict WHERE id = ?", (identity,)).scalar()
    found = () if seq is None else outbox.conflicts(connection, seq, only_open=False)
    return next((one for one in found if one.id == identity), None)


def needs(connection: Connection, seq: int) -> tuple[Waiting, ...]:
    """Give the edits that have to be applied before this one, as far as this store knows them."""
    sql = "SELECT edit_id FROM outbox_need WHERE seq = ? ORDER BY edit_id"
    named = connection.exec_driver_sql(sql, (seq,)).scalars().all()
    found = (outbox.by_edit_id(connection, one) for one in named)
    return tuple(one for one in found if one is not None)


def tally(connection: Connection, office: OfficeId) -> Mapping[EditState, int]:
    """Count what waits for an office, or for the agent because of it, by where it stands."""
    sql = (
        "SELECT state, count(*) FROM outbox WHERE state NOT IN ('applied', 'withdrawn', 'replaced')"
        " AND office = ? GROUP BY state"
    )
    return {EditState(state): number for state, number in connection.exec_driver_sql(sql, (office,))}


def settled_since(connection: Connection, since: datetime) -> tuple[Waiting, ...]:
    """Give what came to its end since a moment, the latest first, as far back as the last lines of the audit go."""
    sql = (
        "SELECT DISTINCT substr(subject, 6) FROM audit WHERE n > (SELECT max(n) FROM audit) - ? AND at >= ?"
        " AND action IN ('edit.applied', 'edit.withdrawn', 'edit.replaced') AND subject LIKE 'edit:%'"
    )
    named = connection.exec_driver_sql(sql, (_LAST_LINES, from_moment(since))).scalars().all()
    found = (outbox.by_edit_id(connection, one) for one in named)
    over = (one for one in found if one is not None and one.state.is_over)
    return tuple(sorted(over, key=lambda one: one.seq, reverse=True))


def history(connection: Connection, seq: int) -> EditHistory:
    """Tell all there is; raises ``DeskError`` where there is no such edit."""
    waiting = outbox.refuse_unknown(connection, seq)
    return EditHistory(
        item(connection, waiting),
        outbox.conflicts(connection, seq, only_open=False),
        _attempts(connection, seq),
        _acts(connection, waiting),
        needs(connection, seq),
        outbox.dependants(connection, waiting.edit.id),
    )


def _attempts(connection: Connection, seq: int) -> tuple[Attempt, ...]:
    rows = connection.exec_driver_sql("SELECT * FROM attempt WHERE seq = ? ORDER BY n", (seq,))
    return tuple(Attempt(row.n, row.step, to_time(row.at), row.outcome) for row in rows)


def _acts(connection: Connection, waiting: Waiting) -> tuple[Act, ...]:
    """Give the lines of the audit; the first one names the edit in its detail, the others in their subject."""
    named = json.dumps({"edit": waiting.edit.id}, separators=(",", ":"))
    sql = "SELECT * FROM audit WHERE action LIKE 'edit.%' AND (subject = ? OR detail = ?) ORDER BY n"
    rows = connection.exec_driver_sql(sql, (f"edit:{waiting.edit.id}", named))
    return tuple(Act(to_time(row.at), row.agent, row.action.removeprefix("edit.")) for row in rows)


def _alike(details: Mapping[str, str]) -> tuple[LooksAlike, ...]:
    told: list[list[str]] = json.loads(details.get("alike", "[]"))
    return tuple(LooksAlike(RemoteId(record), number, title) for record, number, title in told)
