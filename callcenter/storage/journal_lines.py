"""What the journal holds, as lines: an edit, how it ended, what an office named, and words being typed."""

from typing import Any

from callcenter.domain.changes import Kind
from callcenter.domain.draft import Draft, DraftKey
from callcenter.domain.edit import Edit, EditKind, EditState, Fields, Value
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.storage.journal import Line
from callcenter.storage.values import from_moment, to_time, whole

EDIT, STATE, NAMED, DRAFT = "edit", "state", "named", "draft"


def edit_line(edit: Edit) -> Line:
    """Write an edit with all that is needed to send it."""
    return {
        EDIT: edit.id, "kind": edit.kind.value, "agent": edit.agent, "office": edit.office, "record": edit.record,
        "fields": _whole(edit.fields), "base": _whole(edit.base), "base_revision": edit.base_revision,
        "after": edit.after, "group": edit.group, "title": edit.title, "customer": edit.customer,
        "made_at": from_moment(edit.made_at), "version": edit.version,
    }  # fmt: skip


def _whole(fields: Fields) -> dict[str, Value]:
    """Write fields as the store keeps them, so that what comes back is what was sent."""
    return {whole(name): None if value is None else whole(value) for name, value in fields.items()}


def to_edit(line: Line) -> Edit:
    """Read an edit; raises ``ValueError`` or ``KeyError`` where the line holds none."""
    return Edit(
        id=line[EDIT], kind=EditKind(line["kind"]), agent=line["agent"], office=OfficeId(line["office"]),
        record=RemoteId(line["record"]), fields=line["fields"], made_at=to_time(line["made_at"]),
        base=line["base"], base_revision=line["base_revision"], after=line["after"], group=line["group"],
        title=line["title"], customer=line["customer"], version=line["version"],
    )  # fmt: skip


def state_line(edit: str, state: EditState) -> Line:
    """Write where an edit came to rest."""
    return {STATE: state.value, "of": edit}


def named_line(office: OfficeId, entity: Kind, local: str, remote: RemoteId) -> Line:
    """Write what an office calls something made here."""
    return {NAMED: local, "office": office, "entity": entity.value, "remote": remote}


def draft_line(key: DraftKey, draft: Draft | None) -> Line:
    """Write words as they are now; nothing where they were sent or dropped."""
    where = [whole(key.agent), whole(key.subject), whole(key.field)]
    if draft is None:
        return {DRAFT: where, "text": ""}
    return {
        DRAFT: where,
        "text": whole(draft.text),
        "place": draft.place,
        "at": from_moment(draft.changed_at),
    }


def to_draft(line: Line) -> tuple[DraftKey, Draft | None]:
    """Read words."""
    key = DraftKey(*line[DRAFT])
    text: Any = line["text"]
    return key, Draft(key, text, to_time(line["at"]), line["place"]) if text else None
