"""How edits stand in the store, whatever version of the desk wrote them."""

import json
from typing import Any

from callcenter.domain.edit import Edit, EditKind, EditState, Fields, Waiting
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage.values import from_moment, text, to_optional_time, to_time, whole

COLUMNS = (
    "edit_id", "agent", "office", "entity", "record", "kind", "fields", "base", "base_revision", "group_id",
    "title", "customer", "made_at", "edit_version",
)  # fmt: skip


def to_row(edit: Edit) -> tuple[Any, ...]:
    """Write an edit; what the agent typed is never cut."""
    return (
        edit.id,
        text(edit.agent),
        text(edit.office),
        edit.kind.entity.value,
        text(edit.record),
        edit.kind.value,
        from_fields(edit.fields),
        from_fields(edit.base),
        text(edit.base_revision),
        edit.group,
        text(edit.title),
        edit.customer,
        from_moment(edit.made_at),
        edit.version,
    )


def from_fields(fields: Fields) -> str:
    """Write fields in their order."""
    told = {whole(name): None if value is None else whole(value) for name, value in fields.items()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def to_fields(value: str) -> dict[str, str | None]:
    """Read them."""
    return dict(json.loads(value))


def to_edit(row: Any) -> Edit:
    """Read an edit."""
    return Edit(
        id=row.edit_id,
        kind=EditKind(row.kind),
        agent=row.agent,
        office=OfficeId(row.office),
        record=RemoteId(row.record),
        fields=to_fields(row.fields),
        made_at=to_time(row.made_at),
        base=to_fields(row.base),
        base_revision=row.base_revision,
        group=row.group_id,
        title=row.title,
        customer=row.customer,
        version=row.edit_version,
    )


def to_waiting(row: Any) -> Waiting:
    """Read an edit with where it stands."""
    return Waiting(
        seq=row.seq,
        edit=to_edit(row),
        state=EditState(row.state),
        attempts=row.attempts,
        first_sent_at=to_optional_time(row.first_sent_at),
        last_sent_at=to_optional_time(row.last_sent_at),
        not_before=to_optional_time(row.not_before),
        trouble=Trouble(row.trouble) if row.trouble else None,
        details=json.loads(row.details),
        proof=json.loads(row.proof),
    )
