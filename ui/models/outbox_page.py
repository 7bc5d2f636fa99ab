"""Everything the agent needs to decide about one edit, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP

from callcenter.domain.edit import Edit, EditKind, EditState, Waiting
from callcenter.domain.errors import Trouble
from callcenter.domain.outbox import Act as End
from callcenter.domain.outbox import Attempt, OutboxItem
from ui import ages
from ui.icons import Icon
from ui.models.attempt_words import attempt_text
from ui.models.conflict_card import ConflictCard, conflict_card
from ui.models.edit_form import Part, form_of
from ui.models.edit_words import field_name, told_fields, value_text, words_of
from ui.models.list_row import ListRow
from ui.models.outbox_entry import OutboxEntry, Surroundings, needs_sign_in
from ui.models.outbox_rows import alarm_text, state_of, title_of
from ui.models.outbox_words import Outbox, happened, office_state
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.words import word


class Act(StrEnum):
    """What an agent can do with an edit as a whole; the value is the key of its button."""

    FOLLOW = "follow"
    RETRY = "retry"
    REWRITE = "rewrite"
    NOT_DONE = "not_done"
    ACKNOWLEDGE = "acknowledge"
    RETARGET = "retarget"
    WITHDRAW = "withdraw"
    COPY = "copy"
    OPEN = "open"
    SIGN_IN = "sign_in"


def _nothing_found() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one edit. ``found`` says more of the records that may be what it made, by their id."""

    entry: OutboxEntry
    needs: tuple[Waiting, ...] = ()
    dependants: tuple[Waiting, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    ends: tuple[End, ...] = ()
    found: Mapping[str, str] = field(default_factory=_nothing_found)


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that may have been written over, or the second thing that was made: to be looked at and put aside."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class EditPage:
    """One edit, ready to be shown. ``form`` is what can be written anew before it is sent again."""

    seq: int
    title: str
    state: str
    state_icon: Icon
    state_meaning: Meaning
    alarm: str
    facts: tuple[tuple[str, str], ...]
    happened: str
    advice: str
    words: tuple[tuple[str, str], ...]
    copied: str
    cards: tuple[ConflictCard, ...] = ()
    lost: tuple[Lost, ...] = ()
    alike: tuple[ListRow, ...] = ()
    together: tuple[tuple[int, str], ...] = ()
    history: tuple[str, ...] = ()
    form: tuple[Part, ...] = ()
    acts: frozenset[Act] = frozenset()
    customer: str = ""
    survivor: int | None = None


def prepare_page(told: Told, around: Surroundings) -> EditPage:
    """Put it in words."""
    entry = told.entry
    waiting, edit = entry.waiting, entry.waiting.edit
    state, icon, meaning = state_of(entry)
    acts = _acts(entry, around)
    return EditPage(
        seq=entry.seq,
        title=title_of(entry),
        state=state,
        state_icon=icon,
        state_meaning=meaning,
        alarm=alarm_text(entry.lateness(around.now)),
        facts=_facts(entry, around),
        happened=happened(entry, around),
        advice=_advice(entry, around),
        words=told_fields(edit, without=frozenset(one.field for one in entry.clashes)),
        copied=words_of(edit),
        cards=tuple(conflict_card(edit, one, around.now) for one in entry.clashes),
        lost=_lost(entry),
        alike=_alike(told) if waiting.state is EditState.DOUBTFUL else (),
        together=tuple(_together(told)),
        history=tuple(_history(edit, told, around.now)),
        form=form_of(edit) if Act.REWRITE in acts else (),
        acts=acts,
        customer=edit.customer,
        survivor=_survivor(entry),
    )


def _acts(entry: OutboxEntry, around: Surroundings) -> frozenset[Act]:
    waiting = entry.waiting
    always = {Act.COPY, Act.OPEN} if waiting.edit.customer else {Act.COPY}
    if waiting.trouble is Trouble.MADE_BY_ANOTHER_VERSION:
        return frozenset(always | {Act.WITHDRAW})
    found = always | _ACTS.get(waiting.state, frozenset())
    extra = {
        Act.RETRY: waiting.state is EditState.QUEUED and (waiting.not_before or around.now) > around.now,
        Act.RETARGET: _may_move(entry),
        Act.FOLLOW: _survivor(entry) is not None,
        Act.ACKNOWLEDGE: bool(entry.reasons) and waiting.state is EditState.APPLIED,
        Act.REWRITE: waiting.state is EditState.REFUSED and bool(form_of(waiting.edit)),
        Act.SIGN_IN: waiting.state.is_open and needs_sign_in(around.offices.get(waiting.edit.office)),
    }
    return frozenset(found | {act for act, is_possible in extra.items() if is_possible})


def _survivor(entry: OutboxEntry) -> int | None:
    """Give the conflict that names the record into which an edit's own was merged."""
    merged = (one.id for one in entry.conflicts if one.reason == "merged" and one.theirs)
    return next(merged, None) if entry.waiting.state is EditState.CONFLICT else None


def _may_move(entry: OutboxEntry) -> bool:
    """What is said about a ticket can be said about another one."""
    is_lost = entry.waiting.state is EditState.CONFLICT and bool(entry.reasons)
    return entry.waiting.edit.kind in _MOVABLE and (
        is_lost or entry.waiting.state in (EditState.BLOCKED, EditState.REFUSED)
    )


_MOVABLE = frozenset({EditKind.REPLY, EditKind.COMMENT, EditKind.ATTACH_ARTICLE})
_ACTS = {
    EditState.QUEUED: frozenset({Act.WITHDRAW}),
    EditState.BLOCKED: frozenset({Act.WITHDRAW}),
    EditState.DOUBTFUL: frozenset({Act.NOT_DONE, Act.WITHDRAW}),
    EditState.REFUSED: frozenset({Act.RETRY, Act.WITHDRAW}),
    EditState.CONFLICT: frozenset({Act.WITHDRAW}),
}


def _advice(entry: OutboxEntry, around: Surroundings) -> str:
    """Say what the agent can do about it; nothing where nothing is to be done."""
    hanging = Outbox.hanging(entry.item.dependants) if entry.item.dependants else ""
    return " ".join(text for text in (_next(entry, around), hanging) if text)


def _next(entry: OutboxEntry, around: Surroundings) -> str:
    state = entry.waiting.state
    if entry.reasons:
        return _next_with_reason(entry)
    if state is EditState.DOUBTFUL:
        return _next_in_doubt(entry)
    if state.is_open and needs_sign_in(around.offices.get(entry.waiting.edit.office)):
        return translate("Outbox", "Somebody has to sign in there. It is kept here until then.")
    if state is EditState.QUEUED and office_state(entry.waiting.edit.office, around):
        return translate("Outbox", "You need do nothing. It is kept here until then.")
    return translate("Outbox", str(_NEXT[state])) if state in _NEXT else ""


_NEXT = {
    EditState.CONFLICT: QT_TRANSLATE_NOOP(
        "Outbox", "Choose for each field. Nothing is written before you do."
    ),
    EditState.REFUSED: QT_TRANSLATE_NOOP("Outbox", "Mend it and send it again, or withdraw it."),
    EditState.BLOCKED: QT_TRANSLATE_NOOP("Outbox", "Choose another ticket for it, or withdraw it."),
}


def _next_with_reason(entry: OutboxEntry) -> str:
    if entry.waiting.state is EditState.APPLIED:
        return translate("Outbox", "Once you have looked, put it aside.")
    if _survivor(entry) is not None:
        return translate("Outbox", "It can follow to the record that is left, or be withdrawn.")
    if _may_move(entry):
        return translate("Outbox", "Copy the words, choose another ticket for them, or withdraw it.")
    return translate("Outbox", "Copy what you need, then withdraw it.")


def _next_in_doubt(entry: OutboxEntry) -> str:
    if not entry.item.alike:
        return translate("Outbox", "Nothing on the server looks like it.")
    if entry.waiting.edit.kind is EditKind.OPEN_TICKET:
        return translate("Outbox", "Was this ticket created? These look like it.")
    return translate("Outbox", "Was this done? These look like it.")


def _facts(entry: OutboxEntry, around: Surroundings) -> tuple[tuple[str, str], ...]:
    edit = entry.waiting.edit
    away = office_state(edit.office, around)
    facts = (
        (translate("Outbox", "Customer"), entry.customer),
        (translate("Outbox", "Office"), away or edit.office),
        (translate("Outbox", "Written"), _written(edit, around.now)),
        (translate("Outbox", "No."), str(entry.seq)),
    )
    return tuple((name, text) for name, text in facts if text)


def _written(edit: Edit, now: datetime) -> str:
    text = translate("Outbox", "%1 by %2") if edit.agent else "%1"
    return fill(text, ages.near(edit.made_at, now), edit.agent)


def _together(told: Told) -> Iterable[tuple[int, str]]:
    """Name what has to be done before it and what waits for it."""
    for words, several in (
        (translate("Outbox", "Before it: No. %1 %2 (%3)"), told.needs),
        (translate("Outbox", "After it: No. %1 %2 (%3)"), told.dependants),
    ):
        for one in several:
            title = title_of(OutboxEntry(OutboxItem(one)))
            yield one.seq, fill(words, str(one.seq), title, word(one.state))


def _alike(told: Told) -> tuple[ListRow, ...]:
    return tuple(
        ListRow(
            one.record,
            " ".join(text for text in (one.number, one.title) if text),
            told.found.get(one.record, ""),
            Icon.TICKET,
            aside=translate("Outbox", "It is this one"),
            aside_meaning=Meaning.LINK,
        )
        for one in told.entry.item.alike
    )


def _lost(entry: OutboxEntry) -> tuple[Lost, ...]:
    return tuple(
        Lost(one.id, _lost_text(entry.waiting.edit, one.field, one.mine, one.theirs, one.reason))
        for one in entry.conflicts
        if one.reason
    )


def _lost_text(edit: Edit, field: str, mine: str | None, theirs: str | None, reason: str) -> str:
    if field:
        text = translate("Outbox", "%1 is now: %2")
        return fill(text, field_name(field, mine), value_text(edit.kind, field, mine))
    if reason == "twice" and theirs:
        return fill(translate("Outbox", "The other one: %1"), theirs)
    return fill(translate("Outbox", "It is now part of: %1"), theirs) if theirs else ""


def _history(edit: Edit, told: Told, now: datetime) -> Iterable[str]:
    yield fill(translate("Outbox", "%1  Written and kept"), ages.near(edit.made_at, now))
    for one in told.attempts:
        yield fill(translate("Outbox", "%1  %2"), ages.near(one.at, now), attempt_text(one))
    for end in told.ends:
        if end.action in _ENDED_BY_HAND:
            ended = word(EditState(end.action))
            yield fill(translate("Outbox", "%1  %2 (%3)"), ages.near(end.at, now), ended, end.agent)


_ENDED_BY_HAND = (EditState.WITHDRAWN.value, EditState.REPLACED.value)
