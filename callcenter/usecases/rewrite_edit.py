"""Writes an edit anew that its office did not accept."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from callcenter.domain import edit_rules
from callcenter.domain.edit import Edit, EditKind, EditState, Fields, Value, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage import outbox
from callcenter.storage.database import Database
from callcenter.storage.queueing import next_id
from callcenter.storage.succession import succeed
from callcenter.usecases.tidy_customer import HOME, tidy_changes

_RULES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "text": edit_rules.words,
        "subject": lambda text: edit_rules.line(text, Trouble.SUBJECT_MISSING),
        "title": lambda text: edit_rules.line(text, Trouble.TITLE_MISSING),
        "requestor": lambda text: edit_rules.mail_address(text) if text.strip() else "",
    }
)


def rewrite_edit(database: Database, seq: int, fields: Fields, *, agent: str, at: datetime) -> Waiting:
    """Queue these values in its place, with all that builds upon it; fields that are not named stay."""
    with database.write() as work:
        waiting = outbox.refuse_unknown(work.connection, seq)
        if waiting.state is not EditState.REFUSED:
            raise DeskError(Trouble.NOT_SETTLED_SO, text=str(seq), state=waiting.state.value)
        if waiting.trouble is Trouble.MADE_BY_ANOTHER_VERSION:
            raise DeskError(Trouble.MADE_BY_ANOTHER_VERSION)
        old = waiting.edit
        wanted = {**old.fields, **_tidy(old, _changed(old, fields))}
        edit = replace(old, id=next_id(work, at), agent=agent, made_at=at, fields=wanted)
        return succeed(work, waiting, edit, at)


def _changed(edit: Edit, fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if value != edit.fields.get(name)}


def _tidy(edit: Edit, fields: Fields) -> Fields:
    """Hold the new values to the rules of the first ones."""
    if edit.kind is EditKind.CHANGE_TICKET:
        return edit_rules.ticket_change(fields)
    if edit.kind in (EditKind.CHANGE_CUSTOMER, EditKind.CREATE_CUSTOMER):
        plain = {name: value for name, value in fields.items() if name == "language"}
        return {**tidy_changes({n: v for n, v in fields.items() if n not in plain}, edit.base, HOME), **plain}
    return {name: _by_rule(name, value) for name, value in fields.items()}


def _by_rule(name: str, value: Value) -> Value:
    rule = _RULES.get(name)
    return value if rule is None else rule(value or "")
