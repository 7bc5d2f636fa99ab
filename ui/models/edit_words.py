"""What an agent wanted, in words: the names of fields, and their values as a person reads them."""

import json
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import QT_TRANSLATE_NOOP

from callcenter.domain.customer import ContactKind
from callcenter.domain.edit import LOCAL, Edit, EditKind, Value
from callcenter.domain.edit_values import ADDRESS, CONTACT, FIELD
from callcenter.domain.order import OrderState
from callcenter.domain.ticket import TicketState
from ui.speech import fill, translate
from ui.words import word

_NAMES: Mapping[str, object] = MappingProxyType(
    {
        "article": QT_TRANSLATE_NOOP("EditFields", "Article"),
        "channel": QT_TRANSLATE_NOOP("EditFields", "Channel"),
        "customer": QT_TRANSLATE_NOOP("EditFields", "Customer"),
        "deliver_to": QT_TRANSLATE_NOOP("EditFields", "Deliver to"),
        "ended_at": QT_TRANSLATE_NOOP("EditFields", "Ended"),
        "is_company": QT_TRANSLATE_NOOP("EditFields", "Is a company"),
        "is_complaint": QT_TRANSLATE_NOOP("EditFields", "Is a complaint"),
        "language": QT_TRANSLATE_NOOP("EditFields", "Language"),
        "name": QT_TRANSLATE_NOOP("EditFields", "Name"),
        "number": QT_TRANSLATE_NOOP("EditFields", "Number"),
        "order": QT_TRANSLATE_NOOP("EditFields", "Order"),
        "outcome": QT_TRANSLATE_NOOP("EditFields", "Outcome"),
        "owner": QT_TRANSLATE_NOOP("EditFields", "Owner"),
        "priority": QT_TRANSLATE_NOOP("EditFields", "Priority"),
        "queue": QT_TRANSLATE_NOOP("EditFields", "Queue"),
        "requestor": QT_TRANSLATE_NOOP("EditFields", "E-mail of who asks"),
        "started_at": QT_TRANSLATE_NOOP("EditFields", "Began"),
        "state": QT_TRANSLATE_NOOP("EditFields", "State"),
        "subject": QT_TRANSLATE_NOOP("EditFields", "Subject"),
        "summary": QT_TRANSLATE_NOOP("EditFields", "Summary"),
        "text": QT_TRANSLATE_NOOP("EditFields", "Text"),
        "ticket": QT_TRANSLATE_NOOP("EditFields", "Ticket"),
        "title": QT_TRANSLATE_NOOP("EditFields", "Title"),
        "topics": QT_TRANSLATE_NOOP("EditFields", "Topics"),
        "verdict": QT_TRANSLATE_NOOP("EditFields", "Judgement"),
        "words": QT_TRANSLATE_NOOP("EditFields", "Looked for"),
    }
)
_VERDICTS: Mapping[str, object] = MappingProxyType(
    {
        "helpful": QT_TRANSLATE_NOOP("EditFields", "helpful"),
        "not_helpful": QT_TRANSLATE_NOOP("EditFields", "not helpful"),
        "used": QT_TRANSLATE_NOOP("EditFields", "used"),
        "attached": QT_TRANSLATE_NOOP("EditFields", "attached"),
    }
)
_SWITCHES = ("is_company", "is_complaint")
_WORDS_FIRST = ("text", "summary", "title", "subject", "name")
_ADDRESS_LINES = (("name",), ("street",), ("postal_code", "city"), ("subdivision",), ("country",))


def field_name(field: str, value: Value = None) -> str:
    """Name a field; a contact is named by its kind."""
    if field.startswith(CONTACT):
        return _contact_kind(value)
    if field.startswith(ADDRESS):
        return translate("EditFields", "Address")
    if field in _NAMES:
        return translate("EditFields", str(_NAMES[field]))
    return field.removeprefix(FIELD)


def value_text(kind: EditKind, field: str, value: Value) -> str:
    """Say a value as a person reads it; what cannot be read is shown as it is, never left out."""
    if not value:
        return translate("EditFields", "(empty)")
    if value.startswith(LOCAL):
        return translate("EditFields", "(made here, no number yet)")
    if field == "state":
        return _state(kind, value)
    if field.startswith((CONTACT, ADDRESS, FIELD)) or field == "topics":
        return _composed(field, value)
    return _worded(field, value)


def words_of(edit: Edit) -> str:
    """Give what the agent wrote as one text, to be copied and used elsewhere."""
    own = [
        value for field in _WORDS_FIRST if (value := edit.fields.get(field)) and not value.startswith(LOCAL)
    ]
    if "text" in edit.fields or "summary" in edit.fields:
        return own[0] if own else ""
    return "\n".join(f"{name}: {text}" for name, text in told_fields(edit))


def brief(edit: Edit) -> str:
    """Say in one line what is wanted."""
    text = edit.fields.get("text") or edit.fields.get("summary")
    if text:
        return " ".join(text.split())
    changes = (_change(edit, field, value) for field, value in edit.fields.items() if _is_told(field, value))
    return ", ".join(" ".join(change.split()) for change in changes)


def told_fields(edit: Edit, without: frozenset[str] = frozenset()) -> tuple[tuple[str, str], ...]:
    """Give every field that says something to a person, with its name."""
    return tuple(
        (field_name(field, value or edit.base.get(field)), value_text(edit.kind, field, value))
        for field, value in edit.fields.items()
        if field not in without and _is_told(field, value)
    )


def _is_told(field: str, value: Value) -> bool:
    return field != "customer" and not (value or "").startswith(LOCAL)


def _change(edit: Edit, field: str, value: Value) -> str:
    name, wanted = field_name(field, value or edit.base.get(field)), value_text(edit.kind, field, value)
    if edit.base.get(field):
        before = value_text(edit.kind, field, edit.base[field])
        return fill(translate("EditFields", "%1: %2 → %3"), name, before, wanted)
    return fill(translate("EditFields", "%1: %2"), name, wanted)


def _worded(field: str, value: str) -> str:
    if field in _SWITCHES:
        return translate("EditFields", "yes")
    if field == "verdict" and value in _VERDICTS:
        return translate("EditFields", str(_VERDICTS[value]))
    return value


def _state(kind: EditKind, value: str) -> str:
    states: type[Enum] = OrderState if kind in (EditKind.CANCEL_ORDER, EditKind.CHANGE_ORDER) else TicketState
    known = next((one for one in states if one.value == value), None)
    return value if known is None else word(known)


def _contact_kind(value: Value) -> str:
    told = told_parts(value)
    known = next((one for one in ContactKind if one.value == told.get("kind")), ContactKind.OTHER)
    return word(known)


def _composed(field: str, value: str) -> str:
    told = told_parts(value)
    if field.startswith(CONTACT) and "value" in told:
        return f"{told['value']} ({told['label']})" if told.get("label") else told["value"]
    if field.startswith(ADDRESS) and told:
        lines = (" ".join(told[part] for part in line if told.get(part)) for line in _ADDRESS_LINES)
        return "\n".join(line for line in lines if line)
    return ", ".join(told_list(value)) if told_list(value) else value


def told_parts(value: Value) -> dict[str, str]:
    """Read a value that has parts; nothing where it has none."""
    read = _read(value)
    if not isinstance(read, dict):
        return {}
    parts = cast("dict[str, object]", read)
    return {name: part for name, part in parts.items() if isinstance(part, str)}


def told_list(value: Value) -> tuple[str, ...]:
    """Read a value that is a list; nothing where it is none."""
    read = _read(value)
    if not isinstance(read, list):
        return ()
    return tuple(part for part in cast("list[object]", read) if isinstance(part, str))


def _read(value: Value) -> object:
    try:
        return json.loads(value) if value else None
    except ValueError:
        return None
