"""How a value is written anew: the parts an agent types, and the value that comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from callcenter.domain.edit import Edit, EditKind, Fields, Value
from callcenter.domain.edit_needs import NAMING
from callcenter.domain.edit_values import ADDRESS, CONTACT, FIELD, canonical, list_value
from callcenter.domain.ticket import TicketState
from ui.models.edit_words import field_name, told_list, told_parts
from ui.speech import translate
from ui.words import word

_LONG = frozenset({"text", "summary"})
_FIXED = frozenset({*NAMING, "is_company", "is_complaint", "channel", "started_at", "ended_at", "verdict"})
_CONTACT_PARTS: Mapping[str, object] = {
    "value": QT_TRANSLATE_NOOP("EditForm", "Number or address"),
    "label": QT_TRANSLATE_NOOP("EditForm", "Note"),
}
_ADDRESS_PARTS: Mapping[str, object] = {
    "name": QT_TRANSLATE_NOOP("EditForm", "Recipient"),
    "street": QT_TRANSLATE_NOOP("EditForm", "Street"),
    "postal_code": QT_TRANSLATE_NOOP("EditForm", "Postal code"),
    "city": QT_TRANSLATE_NOOP("EditForm", "City"),
    "subdivision": QT_TRANSLATE_NOOP("EditForm", "Region"),
    "country": QT_TRANSLATE_NOOP("EditForm", "Country"),
}
_STATES = (TicketState.NEW, TicketState.OPEN, TicketState.WAITING, TicketState.SOLVED, TicketState.CLOSED)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to type or to choose. ``choices`` are values with their words; without any it is typed."""

    field: str
    name: str
    label: str
    text: str
    is_long: bool = False
    choices: tuple[tuple[str, str], ...] = ()


def can_be_written(kind: EditKind, field: str, value: Value) -> bool:
    """Tell whether an agent can write this value; ids and moments are not for typing."""
    if field == "state":
        return kind in (EditKind.CHANGE_TICKET, EditKind.OPEN_TICKET)
    return field not in _FIXED and value is not None


def parts_of(field: str, value: Value) -> tuple[Part, ...]:
    """Give the parts of a value, filled with what it holds."""
    if field.startswith((CONTACT, ADDRESS)):
        names = _CONTACT_PARTS if field.startswith(CONTACT) else _ADDRESS_PARTS
        told = told_parts(value)
        return tuple(
            Part(field, name, translate("EditForm", str(label)), told.get(name, ""), _has_lines(told, name))
            for name, label in names.items()
        )
    label = field_name(field, value)
    if field == "state":
        return (
            Part(field, "", label, value or "", choices=tuple((one.value, word(one)) for one in _STATES)),
        )
    if field.startswith(FIELD) or field == "topics":
        return (Part(field, "", label, "\n".join(told_list(value)), is_long=True),)
    return (Part(field, "", label, value or "", is_long=field in _LONG),)


def _has_lines(told: Mapping[str, str], name: str) -> bool:
    """A line that is typed holds one line only."""
    return "\n" in told.get(name, "")


def value_of(field: str, before: Value, typed: Mapping[str, str]) -> Value:
    """Make the value of what was typed; parts that were not asked for stay as they were."""
    if field.startswith((CONTACT, ADDRESS)):
        return canonical(told_parts(before) | {name: text.strip() for name, text in typed.items()})
    text = typed.get("", "")
    if field.startswith(FIELD) or field == "topics":
        return list_value(line.strip() for line in text.splitlines() if line.strip())
    return text


def form_of(edit: Edit) -> tuple[Part, ...]:
    """Give everything of an edit that can be written anew."""
    return tuple(
        part
        for field, value in edit.fields.items()
        if can_be_written(edit.kind, field, value)
        for part in parts_of(field, value)
    )


def fields_of(edit: Edit, typed: Mapping[tuple[str, str], str]) -> Fields:
    """Make the fields of an edit of what was typed by field and part; the rest stays."""
    written: dict[str, dict[str, str]] = {}
    for (field, name), text in typed.items():
        written.setdefault(field, {})[name] = text
    return {
        field: value_of(field, value, written[field]) if field in written else value
        for field, value in edit.fields.items()
    }
