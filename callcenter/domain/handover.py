"""Edits on paper: what one agent could not send, for another one to send under the own name."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from callcenter.domain.edit import Edit, EditKind, Fields
from callcenter.domain.edit_needs import is_local, maker_of, resolved
from callcenter.domain.edit_versions import EditDocument, upcast
from callcenter.domain.ids import OfficeId, RemoteId

_FORMAT = 1
_TEXTS = (
    "id",
    "kind",
    "agent",
    "office",
    "record",
    "made_at",
    "base_revision",
    "after",
    "group",
    "title",
    "customer",
)


@dataclass(frozen=True, slots=True)
class HandOver:
    """How many edits went over, and how many stayed: what may be on its way, or could not be taken."""

    edits: int
    stayed: int


def write(edits: Iterable[Edit]) -> str:
    """Write edits with their words, for people and desks to read."""
    told = {"proposals": _FORMAT, "edits": [_row(edit) for edit in edits]}
    return json.dumps(told, ensure_ascii=False, indent=1)


def read(text: str) -> tuple[Edit, ...]:
    """Read them, each brought up to this version; raises ``ValueError`` where it is no such text."""
    told: object = json.loads(text)
    rows = cast("dict[str, object]", told).get("edits") if isinstance(told, dict) else None
    if not isinstance(rows, list) or cast("dict[str, object]", told).get("proposals") != _FORMAT:
        raise ValueError("no proposals")
    return tuple(_edit(row) for row in cast("list[object]", rows))


def renamed(edit: Edit, name: Callable[[str], str]) -> Edit:
    """Give an edit with other names for what the desk named: its record, and what its fields refer to."""
    return replace(
        edit,
        record=RemoteId(name(edit.record)) if is_local(edit.record) else edit.record,
        fields=resolved(edit.fields, name),
        base=resolved(edit.base, name),
        customer=_renamed_customer(edit.customer, name),
    )


def moved(local: str, ids: Callable[[str], str]) -> str:
    """Give a local name as the edit with another id makes it."""
    maker = maker_of(local)
    return local.replace(maker, ids(maker), 1)


def _renamed_customer(customer: str, name: Callable[[str], str]) -> str:
    office, mark, record = customer.partition("/")
    return office + mark + (name(record) if is_local(record) else record)


def _row(edit: Edit) -> dict[str, object]:
    return {
        "id": edit.id,
        "kind": edit.kind.value,
        "version": edit.version,
        "agent": edit.agent,
        "office": edit.office,
        "record": edit.record,
        "made_at": edit.made_at.isoformat(),
        "base_revision": edit.base_revision,
        "after": edit.after,
        "group": edit.group,
        "title": edit.title,
        "customer": edit.customer,
        "fields": dict(edit.fields),
        "base": dict(edit.base),
    }


def _edit(row: object) -> Edit:
    told = cast("dict[str, object]", row) if isinstance(row, dict) else {}
    texts = {name: told.get(name) for name in _TEXTS}
    version = told.get("version")
    if not all(isinstance(one, str) for one in texts.values()) or not isinstance(version, int):
        raise ValueError("no edit")
    text = cast("dict[str, str]", texts)
    document = upcast(
        EditDocument(text["kind"], version, _fields(told.get("fields")), _fields(told.get("base")))
    )
    made_at = datetime.fromisoformat(text["made_at"])
    if document is None or made_at.tzinfo is None:
        raise ValueError("of another version")
    return Edit(
        text["id"], EditKind(document.kind), text["agent"], OfficeId(text["office"]), RemoteId(text["record"]),
        document.fields, made_at, document.base, text["base_revision"], text["after"], text["group"],
        text["title"], text["customer"],
    )  # fmt: skip


def _fields(told: object) -> Fields:
    found = cast("dict[str, object]", told) if isinstance(told, dict) else {"": 0}
    if not all(value is None or isinstance(value, str) for value in found.values()):
        raise ValueError("no fields")
    return cast("dict[str, str | None]", found)
