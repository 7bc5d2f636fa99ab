"""How edits stand in the store, whatever version of the desk wrote them."""

import json
from typing import Any

from callcenter.domain.edit import Edit, EditKind, EditState, Fields, Waiting
from callcenter.domain.edit_versions import EditDocument, upcast
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
    """Read an edit, brought up to this version; of one that cannot be, the words are all that counts."""
    document = _document(row)
    return Edit(
        id=row.edit_id,
        kind=EditKind(document.kind) if document else EditKind.COMMENT,
        agent=row.agent,
        office=OfficeId(row.office),
        record=RemoteId(row.record),
        fields=document.fields if document else to_fields(row.fields),
        made_at=to_time(row.made_at),
        base=document.base if document else to_fields(row.base),
        base_revision=row.base_revision,
        group=row.group_id,
        title=row.title,
        customer=row.customer,
        version=document.version if document else row.edit_version,
    )


def is_readable(row: Any) -> bool:
    """Tell whether this version of the desk understands an edit, and may send it."""
    return _document(row) is not None


def to_waiting(row: Any) -> Waiting:
    """Read an edit with where it stands; one that this version does not understand is never sent."""
    state = EditState(row.state)
    is_foreign = not state.is_over and not is_readable(row)
    return Waiting(
        seq=row.seq,
        edit=to_edit(row),
        state=EditState.REFUSED if is_foreign else state,
        attempts=row.attempts,
        first_sent_at=to_optional_time(row.first_sent_at),
        last_sent_at=to_optional_time(row.last_sent_at),
        not_before=to_optional_time(row.not_before),
        trouble=Trouble.MADE_BY_ANOTHER_VERSION if is_foreign else _trouble(row.trouble),
        details=json.loads(row.details),
        proof=json.loads(row.proof),
    )


def _document(row: Any) -> EditDocument | None:
    fields, base = to_fields(row.fields), to_fields(row.base)
    return upcast(EditDocument(row.kind, row.edit_version, fields, base))


def _trouble(code: str) -> Trouble | None:
    """Read what an office answered; a word of another version of the desk is one that nobody expected."""
    if not code:
        return None
    return Trouble(code) if code in {one.value for one in Trouble} else Trouble.UNEXPECTED
