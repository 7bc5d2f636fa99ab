"""Takes over what another agent could not send."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from callcenter.domain import handover
from callcenter.domain.edit import Edit
from callcenter.domain.edit_id import handed_on
from callcenter.domain.edit_needs import made_by, maker_of, needs_of
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.handover import HandOver
from callcenter.storage import audit, offices, outbox
from callcenter.storage.database import Connection, Database, Work

_LARGEST = 64 * 1024 * 1024


def import_proposals(database: Database, path: Path, agent: str, at: datetime) -> HandOver:
    """Queue each under the own name, once, however often the file is taken over; the audit says from whom."""
    edits = _read(path)
    ids = {edit.id: handed_on(edit.id) for edit in edits}
    with database.write() as work:
        taken = _take_all(work, [(edit, _renamed(edit, ids, agent, at)) for edit in edits], at)
    return HandOver(taken, len(edits) - taken)


def _take_all(work: Work, edits: list[tuple[Edit, Edit]], at: datetime) -> int:
    """Take what builds upon an edit after it, wherever in the file it stands; give how many were taken."""
    made: set[str] = set()
    left, taken = edits, 0
    while True:
        ready = [(old, edit) for old, edit in left if _has_ground(work.connection, edit, made)]
        if not ready:
            return taken
        taken += sum(_take(work, old, edit, at) for old, edit in ready)
        over = {edit.id for _, edit in ready}
        left = [pair for pair in left if pair[1].id not in over]
        made |= {
            maker_of(local)
            for _, edit in ready
            if _is_here(work.connection, edit.id)
            for local in made_by(edit)
        }


def _read(path: Path) -> tuple[Edit, ...]:
    try:
        is_possible = path.stat().st_size <= _LARGEST
        return handover.read(path.read_text(encoding="utf-8") if is_possible else "")
    except (OSError, ValueError, RecursionError):
        raise DeskError(Trouble.NO_PROPOSALS, path=str(path)) from None


def _renamed(edit: Edit, ids: dict[str, str], agent: str, at: datetime) -> Edit:
    named = handover.renamed(edit, lambda local: handover.moved(local, lambda one: ids.get(one, one)))
    after = ids.get(edit.after, edit.after)
    return replace(named, id=ids[edit.id], agent=agent, made_at=at, after=after)


def _take(work: Work, old: Edit, edit: Edit, at: datetime) -> bool:
    """Queue an edit, unless it is here already or its office takes none such."""
    is_taken = edit.kind in offices.takes(work.connection).get(edit.office, ())
    if _is_here(work.connection, edit.id) or not is_taken:
        return False
    outbox.add(work, edit)
    detail = {"from": old.agent, "edit": old.id}
    audit.append(work, at, edit.agent, "edit.taken_over", f"edit:{edit.id}", detail)
    return True


def _has_ground(connection: Connection, edit: Edit, made: set[str]) -> bool:
    """Tell whether all is here that it builds upon, under the name of its edit or as something another edit makes."""
    return all(need in made or _is_here(connection, need) for need in needs_of(edit))


def _is_here(connection: Connection, edit: str) -> bool:
    return outbox.by_edit_id(connection, edit) is not None
