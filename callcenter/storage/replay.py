"""Takes over from the journal what the store does not hold, and keeps the journal short."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditState
from callcenter.domain.ids import OfficeId
from callcenter.storage import drafts, id_map, outbox, succession
from callcenter.storage.database import Connection, Database, Work
from callcenter.storage.journal import BEGINNING, Journal, Line, Place
from callcenter.storage.journal_lines import (
    DRAFT,
    EDIT,
    NAMED,
    STATE,
    draft_line,
    edit_line,
    named_line,
    state_line,
    to_draft,
    to_edit,
)

_log = logging.getLogger(__name__)


def replay(database: Database) -> int:
    """Take over the lines that the store does not know; gives how many there were.

    An edit that comes back this way is looked up in its office before it is sent, for it may have been sent.
    """
    with database.read() as connection:
        is_known = database.journal.ends_at(place_in(connection))
    taken = 0 if is_known else _take_over(database)
    if database.journal.is_long:
        _begin_anew(database)
    return taken


def _take_over(database: Database) -> int:
    """Read and take what stands behind the place, while no other process can write or append."""
    with database.write() as work:
        found = database.journal.after(place_in(work.connection))
        if found is not None:
            return _take_lines(work, *found)
        taken = _take_unknown(work, database.journal)
    _begin_anew(database)
    return taken


def _take_unknown(work: Work, journal: Journal) -> int:
    """Take what the store has never heard of from a journal that went on without it: an old copy took its place."""
    lines, end = journal.after(BEGINNING) or ([], BEGINNING)
    edits = {line[EDIT] for line in lines if EDIT in line}
    unknown = {edit for edit in edits if outbox.by_edit_id(work.connection, edit) is None}
    drafts_now = {tuple(line[DRAFT]): line for line in lines if DRAFT in line}
    newer = [line for line in drafts_now.values() if _is_newer(work.connection, line)]
    named = [line for line in lines if NAMED in line]
    told = [line for line in lines if line.get(EDIT, line.get("of")) in unknown]
    return _take_lines(work, [*named, *told, *newer], end) if unknown or newer else 0


def _is_newer(connection: Connection, line: Line) -> bool:
    """Tell words that the store has not, or only as they were before."""
    key, draft = to_draft(line)
    held = drafts.load(connection, key)
    return draft is not None and (held is None or held.changed_at < draft.changed_at)


def _take_lines(work: Work, lines: Sequence[Line], end: Place) -> int:
    if lines:
        for line in lines:
            _take(work, line)
        succession.mend(work)
        outbox.restore_order(work)
        work.lines.clear()  # they stand in the journal already
        remember_place(work.connection, end)
        _log.warning("%s lines of the journal were taken over", len(lines))
    return len(lines)


def place_in(connection: Connection) -> Place:
    """Say up to which line the store holds everything."""
    told = connection.exec_driver_sql("SELECT value FROM meta WHERE name = 'journal'").scalar()
    offset, _, chain = (told or "0 ").partition(" ")
    return Place(int(offset), chain)


def remember_place(connection: Connection, place: Place) -> None:
    """Note it, in the transaction that holds what the lines say."""
    sql = "INSERT OR REPLACE INTO meta (name, value) VALUES ('journal', ?)"
    connection.exec_driver_sql(sql, (f"{place.offset} {place.chain}",))


def _begin_anew(database: Database) -> None:
    """Write the journal from the store: what waits, and what is being typed."""
    with database.write() as work:
        connection = work.connection
        waits = outbox.unsettled(connection, 1_000_000)
        named = [named_line(*one) for one in id_map.named(connection)]
        edits = [edit_line(one.edit) for one in waits]
        rested = [state_line(one.edit.id, one.state) for one in waits if not one.state.is_open]
        typed = [draft_line(one.key, one) for one in drafts.all_of(connection)]
        place = database.journal.rewrite([*named, *edits, *rested, *typed])
        remember_place(connection, place)


def _take(work: Work, line: Line) -> None:
    for name, take in _TAKERS.items():
        if name in line:
            try:
                take(work, line)
            except (KeyError, ValueError, TypeError):
                _log.error("a line of the journal cannot be read (%s)", name)  # its words stay in the file
            return


def _take_edit(work: Work, line: Line) -> None:
    outbox.restore(work, to_edit(line), datetime.now(UTC))


def _take_state(work: Work, line: Line) -> None:
    outbox.restore_state(work, line["of"], EditState(line[STATE]), datetime.now(UTC))


def _take_name(work: Work, line: Line) -> None:
    id_map.learn(work, OfficeId(line["office"]), Kind(line["entity"]), line[NAMED], line["remote"])
    outbox.restore_name(work, OfficeId(line["office"]), line[NAMED], line["remote"])


def _take_draft(work: Work, line: Line) -> None:
    key, draft = to_draft(line)
    if draft is None:
        drafts.discard(work, key)
    else:
        drafts.save(work, draft)


_TAKERS: Mapping[str, Callable[[Work, Line], None]] = MappingProxyType(
    {EDIT: _take_edit, STATE: _take_state, NAMED: _take_name, DRAFT: _take_draft}
)
