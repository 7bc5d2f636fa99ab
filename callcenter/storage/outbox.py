"""Edits on their way to the offices: kept in the order they were made, and moved from state to state."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.edit import Conflict, ConflictState, Edit, EditState, Waiting
from callcenter.domain.edit_moves import MOVES
from callcenter.domain.edit_needs import needs_of
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.outbox import Counts
from callcenter.storage import audit, grounds, projection
from callcenter.storage.database import Connection, Database, Work
from callcenter.storage.edit_rows import COLUMNS, is_readable, to_edit, to_row, to_waiting
from callcenter.storage.journal_lines import edit_line, state_line
from callcenter.storage.saving import marks
from callcenter.storage.values import from_details, from_moment, text, to_optional_time

_OVER = "('applied', 'withdrawn', 'replaced')"
_UNSETTLED = (
    f"seq IN (SELECT seq FROM outbox WHERE state NOT IN {_OVER}"
    " UNION ALL SELECT seq FROM conflict WHERE state = 'open' AND reason <> '')"
)
_OPEN = "state IN ('queued', 'sending', 'unknown')"
"""Word for word as the indexes of what waits say it: only so are they used."""
_LONGEST_WAIT = timedelta(hours=1)
"""Nothing stands back longer: a later time was noted before the clock of this machine was set back."""
_LOST = ("refused", "withdrawn", "blocked", "conflict")
"""What builds upon an edit in such a state cannot go by itself."""


def add(work: Work, edit: Edit) -> int:
    """Acknowledge an edit: from here on it is proved on its server, or shown to the agent. Gives its place in line."""
    sql = f"INSERT INTO outbox ({', '.join(COLUMNS)}, state) VALUES ({marks(COLUMNS)}, ?) RETURNING seq"
    values = (*to_row(edit), EditState.QUEUED.value)
    seq = int(work.connection.exec_driver_sql(sql, values).scalar_one())
    needs = [(seq, one) for one in sorted(needs_of(edit))]
    if needs:
        work.connection.exec_driver_sql("INSERT INTO outbox_need (seq, edit_id) VALUES (?, ?)", needs)
        grounds.mend(work.connection, [edit])
    subject = f"{edit.office}:{edit.kind.entity}:{edit.record}"
    audit.append(work, edit.made_at, edit.agent, f"edit.{edit.kind}", subject, {"edit": edit.id})
    work.remember(edit_line(edit))
    if _builds_upon_lost(work.connection, seq):
        move(work, seq, EditState.BLOCKED, edit.made_at)
    _follow(work, get_row(work.connection, seq))
    return seq


def move(work: Work, seq: int, to: EditState, at: datetime, **columns: object) -> bool:
    """Bring an edit into another state; false where it is in none from which that goes any more.

    ``columns`` are what is known besides: ``not_before``, ``trouble``, ``details``, ``proof``, ``first_sent_at`` …
    """
    row = get_row(work.connection, seq)
    if row is None or to not in MOVES[EditState(row.state)]:
        return False
    sets = {
        "state": to.value,
        "is_shown": _is_shown(to),
        **{name: _cell(one) for name, one in columns.items()},
    }
    assignments = ", ".join(f"{name} = ?" for name in sets)
    work.connection.exec_driver_sql(f"UPDATE outbox SET {assignments} WHERE seq = ?", (*sets.values(), seq))
    if to is not EditState(row.state):
        if not (to.is_open and EditState(row.state).is_open):
            work.remember(state_line(row.edit_id, to))
        audit.append(work, at, row.agent, f"edit.{to}", f"edit:{row.edit_id}", {})
        _carry_on(work, row.edit_id, to, at)
    _follow(work, row)
    return True


def claim(work: Work, seq: int, at: datetime) -> bool:
    """Note that an edit is about to leave; committed before its first byte does. Only one sender ever gets it."""
    sql = "UPDATE outbox SET first_sent_at = coalesce(first_sent_at, ?), last_sent_at = ?, attempts = attempts + 1"
    moment = from_moment(at)
    if not move(work, seq, EditState.SENDING, at):
        return False
    work.connection.exec_driver_sql(f"{sql} WHERE seq = ?", (moment, moment, seq))
    return True


def recover(work: Work, at: datetime, office: OfficeId | None = None) -> int:
    """Take over from a sender that is no more: whatever it was sending has an unknown outcome."""
    recovered = unended(work.connection, office)
    refuse_unreadable(work, at)
    for seq in recovered:
        note_attempt(work, seq, EditState.UNKNOWN.value, at, "no end was noted")
        move(work, seq, EditState.UNKNOWN, at)
    return len(recovered)


def unended(connection: Connection, office: OfficeId | None = None) -> Sequence[int]:
    """Give the edits that are on their way, as far as the store knows."""
    sql = f"SELECT seq FROM outbox WHERE state = 'sending' AND state NOT IN {_OVER} AND office = coalesce(?, office)"
    return connection.exec_driver_sql(sql, (office,)).scalars().all()


def refuse_unreadable(work: Work, at: datetime) -> None:
    """Tell the agent of edits that only another version of the desk could send; their words are kept."""
    rows = work.connection.exec_driver_sql("SELECT * FROM outbox WHERE state IN ('queued', 'unknown')").all()
    for row in rows:
        if not is_readable(row):
            move(work, row.seq, EditState.REFUSED, at, trouble=Trouble.MADE_BY_ANOTHER_VERSION, details={})


def lay_all(work: Work) -> None:
    """Lay every edit that is shown over its record anew."""
    sql = "SELECT min(seq) FROM outbox WHERE is_shown GROUP BY office, entity, record"
    for seq in work.connection.exec_driver_sql(sql).scalars().all():
        _follow(work, get_row(work.connection, seq))


def restore(work: Work, edit: Edit, at: datetime) -> None:
    """Take an edit back from the journal. It may have been sent: its office is asked before it is sent again."""
    if by_edit_id(work.connection, edit.id) is None:
        seq = add(work, edit)
        sql = "UPDATE outbox SET state = 'unknown', last_sent_at = ? WHERE seq = ?"
        work.connection.exec_driver_sql(sql, (from_moment(at), seq))


def restore_order(work: Work) -> None:
    """Let what came back from the journal wait for what it builds upon: it was not sent before that was done."""
    sql = (
        "SELECT DISTINCT o.seq FROM outbox AS o JOIN outbox_need AS n ON n.seq = o.seq"
        " JOIN outbox AS m ON m.edit_id = n.edit_id"
        " WHERE o.state = 'unknown' AND o.attempts = 0 AND m.state <> 'applied'"
    )
    for seq in work.connection.exec_driver_sql(sql).scalars().all():
        state = EditState.BLOCKED if _builds_upon_lost(work.connection, seq) else EditState.QUEUED
        set_state = "UPDATE outbox SET state = ?, last_sent_at = NULL WHERE seq = ?"
        work.connection.exec_driver_sql(set_state, (state.value, seq))
        _follow(work, get_row(work.connection, seq))


def restore_state(work: Work, edit: str, state: EditState, at: datetime) -> None:
    """Let an edit rest where the journal says it came to rest; a conflict is found again by looking again.

    What went on its way once more may have been sent: its office is asked before it is sent again.
    """
    found = by_edit_id(work.connection, edit)
    if found is None or found.state.is_over or (_is_found_again(state) and found.state.is_open):
        return
    stands = EditState.UNKNOWN if state.is_open else state
    proof = {"note": "kept in the journal"} if state is EditState.APPLIED else {}
    sql = "UPDATE outbox SET state = ?, is_shown = ?, proof = ?, last_sent_at = coalesce(?, last_sent_at) WHERE seq = ?"
    sent = from_moment(at) if state.is_open else None
    work.connection.exec_driver_sql(
        sql, (stands.value, _is_shown(stands), from_details(proof), sent, found.seq)
    )
    note_attempt(work, found.seq, stands.value, at, "kept in the journal")
    _follow(work, get_row(work.connection, found.seq))


def _is_found_again(state: EditState) -> bool:
    return state.is_open or state is EditState.CONFLICT


def restore_name(work: Work, office: OfficeId, local: str, remote: RemoteId) -> None:
    """Call a record by the name that its office gave it."""
    sql = "UPDATE outbox SET record = ? WHERE office = ? AND record = ?"
    work.connection.exec_driver_sql(sql, (remote, office, local))


def note_attempt(work: Work, seq: int, step: str, at: datetime, outcome: str) -> None:
    """Keep what was tried and how it ended, for whoever asks later; ``sent_at`` of the edit says when it left."""
    work.connection.exec_driver_sql(
        "INSERT INTO attempt (seq, n, step, at, outcome)"
        " SELECT ?1, coalesce(max(n), 0) + 1, ?2, ?3, ?4 FROM attempt WHERE seq = ?1",
        (seq, step, from_moment(at), text(outcome)),
    )


def tries(connection: Connection, seq: int) -> int:
    """Say how often something was tried with an edit, whether anything of it left or not."""
    sql = "SELECT coalesce(max(n), 0) FROM attempt WHERE seq = ?"
    return connection.exec_driver_sql(sql, (seq,)).scalar_one()


def hurry(work: Work, office: OfficeId) -> None:
    """Let everything go that stood back while the office was away; what is in quarantine stays there."""
    sql = f"UPDATE outbox SET not_before = NULL WHERE office = ? AND {_OPEN} AND state <> 'sending'"
    work.connection.exec_driver_sql(sql, (office,))


def show_truth(database: Database, office: OfficeId, before: datetime) -> None:
    """Stop laying what was applied over a replica that has been read to its end since."""
    sql = (
        "SELECT seq FROM outbox WHERE office = ? AND is_shown AND state = 'applied'"
        " AND coalesce(last_sent_at, made_at) < ? AND proof NOT LIKE '%shows_later%'"
    )
    with database.read() as connection:
        found = connection.exec_driver_sql(sql, (office, from_moment(before))).scalars().all()
    if found:
        with database.write() as work:
            for seq in found:
                read_back(work, seq)


def read_back(work: Work, seq: int) -> None:
    """Stop laying an applied edit over the replica, which shows it by itself now."""
    work.connection.exec_driver_sql(
        "UPDATE outbox SET is_shown = 0 WHERE seq = ? AND state = 'applied'", (seq,)
    )
    _follow(work, get_row(work.connection, seq))


def due(connection: Connection, office: OfficeId, now: datetime, limit: int = 50) -> tuple[Waiting, ...]:
    """Give the edits whose turn it is: the first open one of each record, once what it needs is applied.

    What needs an edit is never in its way, even where that was made anew after it.
    """
    sql = (
        f"SELECT * FROM outbox AS o WHERE office = ? AND {_OPEN} AND state <> 'sending'"
        " AND (not_before IS NULL OR not_before <= ? OR not_before > ?)"
        " AND NOT EXISTS (SELECT 1 FROM outbox AS b WHERE b.office = o.office AND b.entity = o.entity"
        " AND b.record = o.record AND b.seq < o.seq AND b.state IN ('queued', 'sending', 'unknown')"
        " AND NOT EXISTS (SELECT 1 FROM outbox_need AS w WHERE w.seq = b.seq AND w.edit_id = o.edit_id))"
        " AND NOT EXISTS (SELECT 1 FROM outbox_need AS n JOIN outbox AS m ON m.edit_id = n.edit_id"
        " WHERE n.seq = o.seq AND m.state <> 'applied') ORDER BY seq LIMIT ?"
    )
    times = (from_moment(now), from_moment(now + _LONGEST_WAIT))
    rows = connection.exec_driver_sql(sql, (office, *times, limit))
    return tuple(to_waiting(row) for row in rows if is_readable(row))


def unlooked(connection: Connection, office: OfficeId, now: datetime, limit: int = 20) -> tuple[Waiting, ...]:
    """Give edits that are done, and of which it is still to be asked whether they were done twice."""
    sql = (
        "SELECT * FROM outbox WHERE office = ? AND state = 'applied' AND not_before IS NOT NULL"
        " AND not_before <= ? ORDER BY not_before LIMIT ?"
    )
    rows = connection.exec_driver_sql(sql, (office, from_moment(now), limit))
    return tuple(to_waiting(row) for row in rows)


def look_later(work: Work, seq: int, at: datetime | None) -> None:
    """Note when it is to be asked whether an edit that is done was done twice; ``None`` where that is known."""
    sql = "UPDATE outbox SET not_before = ? WHERE seq = ? AND state = 'applied'"
    work.connection.exec_driver_sql(sql, (from_moment(at), seq))


def next_due(connection: Connection, office: OfficeId, now: datetime) -> datetime | None:
    """Say when the earliest of the edits that are held back is tried again; ``None`` where none is.

    One whose time has come and that still waits has another before it, and goes when that one has gone.
    """
    sql = (
        f"SELECT min(not_before) FROM outbox WHERE office = ? AND {_OPEN} AND state <> 'sending'"
        " AND not_before > ?"
    )
    return to_optional_time(connection.exec_driver_sql(sql, (office, from_moment(now))).scalar())


def get(connection: Connection, seq: int) -> Waiting | None:
    """Give one edit."""
    row = get_row(connection, seq)
    return None if row is None else to_waiting(row)


def by_edit_id(connection: Connection, edit: str) -> Waiting | None:
    """Give the edit of this id."""
    row = connection.exec_driver_sql("SELECT * FROM outbox WHERE edit_id = ?", (edit,)).one_or_none()
    return None if row is None else to_waiting(row)


def get_row(connection: Connection, seq: int) -> Any:
    """Give the row of an edit."""
    return connection.exec_driver_sql("SELECT * FROM outbox WHERE seq = ?", (seq,)).one_or_none()


def unsettled(connection: Connection, limit: int = 1000) -> tuple[Waiting, ...]:
    """Give what waits: what needs the agent first, then in the order it was made."""
    sql = (
        f"SELECT * FROM outbox WHERE {_UNSETTLED}"
        " ORDER BY state IN ('queued', 'sending', 'unknown'), seq LIMIT ?"
    )
    return tuple(to_waiting(row) for row in connection.exec_driver_sql(sql, (limit,)))


def settled(connection: Connection, limit: int = 200) -> tuple[Waiting, ...]:
    """Give what is over, the latest first."""
    sql = f"SELECT * FROM outbox WHERE state IN {_OVER} ORDER BY seq DESC LIMIT ?"
    return tuple(to_waiting(row) for row in connection.exec_driver_sql(sql, (limit,)))


def counts(connection: Connection) -> Counts:
    """Count them."""
    row = connection.exec_driver_sql(
        "SELECT count(*) AS n, coalesce(sum(state NOT IN ('queued', 'sending', 'unknown')), 0) AS asking,"
        f" min(made_at) AS oldest FROM outbox WHERE {_UNSETTLED}"
    ).one()
    return Counts(row.n, row.asking, to_optional_time(row.oldest))


def waiting(connection: Connection) -> int:
    """Count what no office has confirmed yet."""
    return counts(connection).waiting


def of_record(
    connection: Connection, office: OfficeId, entity: Kind, record: RemoteId
) -> tuple[Waiting, ...]:
    """Give the unsettled edits of one record in their order."""
    sql = f"SELECT * FROM outbox WHERE office = ? AND entity = ? AND record = ? AND {_UNSETTLED} ORDER BY seq"
    rows = connection.exec_driver_sql(sql, (office, entity.value, text(record)))
    return tuple(to_waiting(row) for row in rows)


def dependants(connection: Connection, edit: str) -> tuple[Waiting, ...]:
    """Give what builds upon an edit."""
    sql = "SELECT o.* FROM outbox_need AS n JOIN outbox AS o ON o.seq = n.seq WHERE n.edit_id = ? ORDER BY o.seq"
    return tuple(to_waiting(row) for row in connection.exec_driver_sql(sql, (edit,)))


def add_conflicts(work: Work, seq: int, conflicts: Iterable[Conflict]) -> None:
    """Keep what both sides changed until the agent settled it."""
    for one in conflicts:
        work.connection.exec_driver_sql(
            "INSERT INTO conflict (seq, field, base, mine, theirs, their_author, their_when, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                seq, text(one.field), one.base, one.mine, one.theirs, text(one.their_author),
                from_moment(one.their_when), one.reason,
            ),
        )  # fmt: skip
    work.note(Changes.of(Kind.EDIT, (seq,)))


def conflicts(connection: Connection, seq: int, *, only_open: bool = True) -> tuple[Conflict, ...]:
    """Give the conflicts of an edit."""
    which = " AND state = 'open'" if only_open else ""
    rows = connection.exec_driver_sql(f"SELECT * FROM conflict WHERE seq = ?{which} ORDER BY id", (seq,))
    return tuple(
        Conflict(
            row.id, row.seq, row.field, row.base, row.mine, row.theirs, row.their_author,
            to_optional_time(row.their_when), ConflictState(row.state), row.reason,
        )
        for row in rows
    )  # fmt: skip


def settle_conflict(work: Work, conflict: int, by: str, at: datetime, resolution: str) -> None:
    """Note how a field was settled."""
    row = work.connection.exec_driver_sql(
        "UPDATE conflict SET state = 'settled', settled_by = ?, settled_at = ?, resolution = ? WHERE id = ?"
        " RETURNING seq",
        (text(by), from_moment(at), text(resolution), conflict),
    ).one_or_none()
    if row is not None:
        work.note(Changes.of(Kind.EDIT, (row.seq,)))


def bury(work: Work, office: OfficeId, entity: Kind, records: Sequence[RemoteId], at: datetime) -> None:
    """Tell the agent of edits whose record the office gives no more; their words are kept."""
    for record in records:
        for one in of_record(work.connection, office, entity, record):
            if one.state is EditState.QUEUED:
                lost = Conflict(0, one.seq, "", None, None, None, reason="gone")
                add_conflicts(work, one.seq, (lost,))
                move(work, one.seq, EditState.CONFLICT, at)


def retarget(work: Work, seq: int, record: RemoteId, at: datetime) -> bool:
    """Point an edit whose record never came to be at another one, and let it go."""
    if not move(work, seq, EditState.QUEUED, at, record=text(record), not_before=None):
        return False
    work.connection.exec_driver_sql("DELETE FROM outbox_need WHERE seq = ?", (seq,))
    row = get_row(work.connection, seq)
    work.remember(edit_line(to_edit(row)))
    _follow(work, row)
    return True


def _is_shown(state: EditState) -> bool:
    return state.is_open or state in (EditState.DOUBTFUL, EditState.APPLIED)


def _builds_upon_lost(connection: Connection, seq: int) -> bool:
    """Tell whether what an edit needs was refused before the edit was made: it waits for the agent from the first."""
    sql = (
        "SELECT 1 FROM outbox_need AS n JOIN outbox AS m ON m.edit_id = n.edit_id"
        f" WHERE n.seq = ? AND m.state IN ({marks(_LOST)}, 'replaced')"
    )
    return connection.exec_driver_sql(sql, (seq, *_LOST)).first() is not None


def _carry_on(work: Work, edit: str, to: EditState, at: datetime) -> None:
    """Hold back what builds upon a lost edit, and let go of it once the edit is on its way again."""
    if to.value in _LOST:
        for one in dependants(work.connection, edit):
            move(work, one.seq, EditState.BLOCKED, at)
    elif to is EditState.QUEUED:
        for one in dependants(work.connection, edit):
            if one.state is EditState.BLOCKED:
                move(work, one.seq, EditState.QUEUED, at)


def _follow(work: Work, row: Any) -> None:
    """Lay what waits over the record anew, and tell who shows it."""
    projection.lay_over(work, OfficeId(row.office), Kind(row.entity), RemoteId(row.record))
    work.note(Changes.of(Kind.EDIT, (row.seq,)))


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return from_moment(value)
    if isinstance(value, Trouble):
        return value.value
    if isinstance(value, Mapping):
        return from_details(value)  # pyright: ignore[reportUnknownArgumentType]  # details and proofs hold texts
    return value


def refuse_unknown(connection: Connection, seq: int) -> Waiting:
    """Give an edit; raises ``DeskError`` where there is none of this number."""
    found = get(connection, seq)
    if found is None:
        raise DeskError(Trouble.NO_SUCH_EDIT, text=str(seq))
    return found
