"""Puts what an agent did into the outbox: with an id of its own, in its place, and joined to what waits unsent."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from callcenter.domain.edit import Edit, EditKind, EditState, Fields, Nature, Value, Waiting
from callcenter.domain.edit_id import CHANCE_BITS, uuid7
from callcenter.domain.edit_needs import is_local, local_id, maker_of, piece_of
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage import offices, outbox
from callcenter.storage.database import Connection, Work
from callcenter.storage.succession import succeed

_NONE: Fields = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Subject:
    """The record an edit is about, as ``Edit`` names it; the revision is the one the agent saw."""

    office: OfficeId
    record: RemoteId
    title: str = ""
    customer: str = ""
    revision: str = ""


def next_id(work: Work, at: datetime) -> str:
    """Give an id behind every other of this store."""
    last = work.connection.exec_driver_sql("SELECT max(edit_id) FROM outbox").scalar()
    return uuid7(at, secrets.randbits(CHANCE_BITS), last or "")


def refuse_untaken(connection: Connection, office: OfficeId, kind: EditKind) -> None:
    """Tell before anything is kept that an office takes no such edits."""
    if kind not in offices.takes(connection).get(office, ()):
        raise DeskError(Trouble.TAKES_NONE_SUCH, office=office, what=kind.value)


def taker(connection: Connection, kind: EditKind, *preferred: OfficeId) -> OfficeId | None:
    """Choose an office for what any may take: a preferred one, or the first by name."""
    takers = [office for office, kinds in offices.takes(connection).items() if kind in kinds]
    return next((office for office in preferred if office in takers), next(iter(takers), None))


def queue(
    work: Work, kind: EditKind, subject: Subject, fields: Fields, *, agent: str, at: datetime
) -> Waiting:
    """Queue what is made or added; what is made has the local id of its edit for a name."""
    refuse_untaken(work.connection, subject.office, kind)
    identity = next_id(work, at)
    record = local_id(identity) if kind.nature is Nature.CREATE else subject.record
    customer = subject.customer
    if kind is EditKind.CREATE_CUSTOMER:
        customer = f"{subject.office}/{record}"
    edit = Edit(
        identity, kind, agent, subject.office, record, renamed(fields, identity), at,
        base_revision=subject.revision, title=subject.title, customer=customer,
    )  # fmt: skip
    return outbox.refuse_unknown(work.connection, outbox.add(work, edit))


def queue_change(
    work: Work, kind: EditKind, subject: Subject, fields: Fields, base: Fields, *, agent: str, at: datetime
) -> Waiting | None:
    """Queue the fields that differ from what the agent saw; nothing where none does.

    What waits for the same record and was never tried takes them in, and keeps what it started from.
    """
    refuse_untaken(work.connection, subject.office, kind)
    identity = next_id(work, at)
    fresh = _different(renamed(fields, identity), base)
    if not fresh:
        return None
    edit = Edit(
        identity, kind, agent, subject.office, subject.record, fresh, at,
        {name: base.get(name) for name in fresh}, subject.revision,
        title=subject.title, customer=subject.customer,
    )  # fmt: skip
    earlier = _joinable(work.connection, edit)
    if earlier is None:
        return outbox.refuse_unknown(work.connection, outbox.add(work, edit))
    return _join(work, earlier, edit)


def queue_transition(
    work: Work, kind: EditKind, subject: Subject, fields: Fields, base: Fields, *, agent: str, at: datetime
) -> Waiting:
    """Queue a step from one state to another, which nothing is ever joined to."""
    refuse_untaken(work.connection, subject.office, kind)
    edit = Edit(
        next_id(work, at), kind, agent, subject.office, subject.record, fields, at, base, subject.revision,
        title=subject.title, customer=subject.customer,
    )  # fmt: skip
    return outbox.refuse_unknown(work.connection, outbox.add(work, edit))


def renamed(fields: Fields, identity: str) -> Fields:
    """Give new contacts and addresses the name that their edit makes them by."""
    names: dict[str, str] = {}
    for field in fields:
        piece = piece_of(field)
        if is_local(piece) and not _is_named(piece):
            names[field] = field.removesuffix(piece) + local_id(identity, len(names) + 1)
    return {names.get(field, field): value for field, value in fields.items()}


def _is_named(piece: str) -> bool:
    """Tell a piece that an edit has made already from one that a screen has just thought of."""
    return "." in piece and maker_of(piece) != ""


def _different(fields: Fields, base: Fields) -> Fields:
    return {name: value for name, value in fields.items() if _said(value) != _said(base.get(name))}


def _said(value: Value) -> Value:
    """Give a value as it compares: no text, an empty list and nothing at all mean the same."""
    return None if value in ("", "[]") else value


def _joinable(connection: Connection, edit: Edit) -> Waiting | None:
    """Give the last edit of the record, if this one may become part of it: never across words that were added."""
    line = outbox.of_record(connection, edit.office, edit.kind.entity, edit.record)
    last = next((one for one in reversed(line) if one.state.is_open), None)
    if last is None or edit.kind.nature is not Nature.SET:
        return None
    is_untried = last.state is EditState.QUEUED and last.attempts == 0
    is_like = (last.edit.kind, last.edit.agent, last.edit.group) == (edit.kind, edit.agent, edit.group)
    return last if is_untried and is_like else None


def _join(work: Work, earlier: Waiting, edit: Edit) -> Waiting:
    fields: Mapping[str, str | None] = {**earlier.edit.fields, **edit.fields}
    base: Mapping[str, str | None] = {**edit.base, **earlier.edit.base}
    fields = _different(fields, base)
    if not fields:
        outbox.move(work, earlier.seq, EditState.WITHDRAWN, edit.made_at)
        return outbox.refuse_unknown(work.connection, earlier.seq)
    joined = Edit(
        edit.id, edit.kind, edit.agent, edit.office, edit.record, fields, edit.made_at,
        {name: base.get(name) for name in fields}, earlier.edit.base_revision,
        earlier.edit.after, earlier.edit.group, edit.title, edit.customer,
    )  # fmt: skip
    return succeed(work, earlier, joined, edit.made_at)
