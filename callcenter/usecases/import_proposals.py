"""Takes over what another agent could not send."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from callcenter.domain import handover
from callcenter.domain.edit import Edit
from callcenter.domain.edit_id import handed_on
from callcenter.domain.edit_needs import needs_of
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.handover import HandOver
from callcenter.storage import audit, offices, outbox
from callcenter.storage.database import Database, Work

_LARGEST = 64 * 1024 * 1024


def import_proposals(database: Database, path: Path, agent: str, at: datetime) -> HandOver:
    """Queue each under the own name, once, however often the file is taken over; the audit says from whom."""
    edits = _read(path)
    ids = {edit.id: handed_on(edit.id) for edit in edits}
    with database.write() as work:
        taken = sum(_take(work, edit, _renamed(edit, ids, agent, at), at) for edit in edits)
    return HandOver(taken, len(edits) - taken)


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
    """Queue an edit, unless it is here already, its office takes none such, or it builds upon what is not here."""
    connection = work.connection
    is_taken = edit.kind in offices.takes(connection).get(edit.office, ())
    has_ground = all(outbox.by_edit_id(connection, need) for need in needs_of(edit))
    if outbox.by_edit_id(connection, edit.id) is not None or not (is_taken and has_ground):
        return False
    outbox.add(work, edit)
    detail = {"from": old.agent, "edit": old.id}
    audit.append(work, at, edit.agent, "edit.taken_over", f"edit:{edit.id}", detail)
    return True
