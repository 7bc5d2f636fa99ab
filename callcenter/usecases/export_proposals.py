"""Hands edits over to another agent, in a file."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from callcenter.domain import handover
from callcenter.domain.edit import Edit, EditState, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.handover import HandOver
from callcenter.storage import id_map, outbox, outbox_reading
from callcenter.storage.database import Connection, Database
from callcenter.storage.settling import close_conflicts

_CERTAINLY_NOT_DONE = (EditState.QUEUED, EditState.BLOCKED, EditState.REFUSED, EditState.CONFLICT)


def export_proposals(database: Database, path: Path, *, agent: str, at: datetime) -> HandOver:
    """Write what waits into a new file and end it here, where its words stay readable.

    What may have been done already stays, with what builds upon it: another agent would do it twice.
    """
    with _new_file(path) as draft, database.write() as work:
        waiting = [one for one in outbox.unsettled(work.connection, 1_000_000) if not one.state.is_over]
        going = _going(work.connection, waiting)
        edits = [_with_known_names(work.connection, one.edit) for one in going]
        _write(draft, handover.write(edits), path)
        for one in reversed(going):
            close_conflicts(work, one, agent, at, "handed over")
            outbox.move(work, one.seq, EditState.WITHDRAWN, at, details={"handed_over": "1"})
    return HandOver(len(going), len(waiting) - len(going))


def _going(connection: Connection, waiting: list[Waiting]) -> list[Waiting]:
    """Choose what is certainly not done, and needs nothing that may be."""
    staying = {one.edit.id for one in waiting if not _may_go(one)}
    going: list[Waiting] = []
    for one in sorted(waiting, key=lambda each: each.seq):
        needs = {need.edit.id for need in outbox_reading.needs(connection, one.seq)}
        if one.edit.id in staying or needs & staying:
            staying.add(one.edit.id)
        else:
            going.append(one)
    return going


def _may_go(one: Waiting) -> bool:
    return one.state in _CERTAINLY_NOT_DONE and one.trouble is not Trouble.MADE_BY_ANOTHER_VERSION


def _with_known_names(connection: Connection, edit: Edit) -> Edit:
    """Use the names that offices have given meanwhile; another desk knows no others."""
    return handover.renamed(edit, lambda local: id_map.remote_of(connection, edit.office, local) or local)


@contextmanager
def _new_file(path: Path) -> Generator[Path]:
    """Give a place to write to, which gets its name only when everything went well."""
    draft = path.with_name(f".{path.name}.part")
    if path.exists() or not path.parent.is_dir():
        raise DeskError(Trouble.FILE_UNWRITABLE, path=str(path))
    try:
        yield draft
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    try:
        draft.rename(path)
    except OSError:  # the words are in that file now, and stay there
        raise DeskError(Trouble.FILE_UNWRITABLE, path=str(path)) from None


def _write(draft: Path, text: str, path: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600, exist_ok=False)
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        raise DeskError(Trouble.FILE_UNWRITABLE, path=str(path)) from None
