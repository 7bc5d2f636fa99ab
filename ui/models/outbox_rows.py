"""The outbox as one list: what needs the agent first, then what is on its way, then what is over."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from callcenter.domain.edit import EditState
from ui import ages
from ui.icons import Icon
from ui.models.edit_words import brief, words_of
from ui.models.outbox_entry import ALARMS, Lateness, OutboxEntry, Part, Surroundings
from ui.models.outbox_words import happened, office_state
from ui.signs import sign
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.words import word

_PARTS = (Part.NEEDS_ME, Part.ON_ITS_WAY, Part.SETTLED)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One edit, or the heading of a group. ``age`` stands at the end and says the alarm besides its colour."""

    key: Hashable
    title: str
    brief: str = ""
    place: str = ""
    state: str = ""
    state_icon: Icon = Icon.INFO
    state_meaning: Meaning = Meaning.NEUTRAL
    why: str = ""
    icon: Icon = Icon.OUTBOX
    age: str = ""
    age_icon: Icon | None = None
    age_meaning: Meaning = Meaning.QUIET
    alarm: str = ""
    is_below: bool = False
    is_over: bool = False
    is_heading: bool = False
    copied: str = ""
    news: Hashable = None

    @property
    def essence(self) -> Hashable:
        """A new state is news; a new age is not."""
        return self.news

    @property
    def spoken(self) -> str:
        """All of it in words."""
        parts = (self.title, self.state, self.why, self.brief, self.place, self.age, self.alarm)
        return ", ".join(part for part in parts if part)

    @property
    def is_mute(self) -> bool:
        """A heading cannot be chosen."""
        return self.is_heading


def outbox_rows(entries: Iterable[OutboxEntry], part: Part, around: Surroundings) -> tuple[OutboxRow, ...]:
    """Give the rows of one part, or of all with a heading each."""
    return rows_by_part(entries, around)[part]


def rows_by_part(
    entries: Iterable[OutboxEntry], around: Surroundings
) -> Mapping[Part, tuple[OutboxRow, ...]]:
    """Give the rows of every part; of a thousand edits this takes its time, so it is done in the background."""
    every = list(entries)
    parts = {part: tuple(_rows(every, part, around)) for part in _PARTS}
    headed = (row for part, rows in parts.items() if rows for row in (_heading(part, rows), *rows))
    return {Part.ALL: tuple(headed), **parts}


def count_parts(entries: Iterable[OutboxEntry]) -> dict[Part, int]:
    """Count what lies where."""
    parts = [entry.part for entry in entries]
    return {Part.ALL: len(parts), **{part: parts.count(part) for part in _PARTS}}


def part_name(part: Part) -> str:
    """Name a part."""
    names = {
        Part.ALL: translate("Outbox", "All"),
        Part.NEEDS_ME: translate("Outbox", "Needs you"),
        Part.ON_ITS_WAY: translate("Outbox", "On its way"),
        Part.SETTLED: translate("Outbox", "Settled today"),
    }
    return names[part]


def title_of(entry: OutboxEntry) -> str:
    """Say what was done to which record."""
    edit = entry.waiting.edit
    verb = word(edit.kind)
    return fill(translate("Outbox", "%1: %2"), verb, edit.title) if edit.title else verb


def state_of(entry: OutboxEntry) -> tuple[str, Icon, Meaning]:
    """Say the state in a word, an icon and a colour."""
    shown = sign(entry.waiting.state)
    if "twice" in entry.reasons:
        return translate("Outbox", "Done twice"), Icon.COPY, Meaning.WARNING
    if "overtaken" in entry.reasons:
        return translate("Outbox", "Possibly overwritten"), Icon.ALERT, Meaning.WARNING
    if entry.reasons and entry.waiting.state is EditState.CONFLICT:
        return translate("Outbox", "Not there any more"), Icon.ALERT, Meaning.EXCEPTION
    return word(entry.waiting.state), shown.icon, shown.meaning


def alarm_text(lateness: Lateness) -> str:
    """Say in words that something waits for too long."""
    if lateness is Lateness.FINE:
        return ""
    if lateness is Lateness.LATE:
        return translate("Outbox", "waits for more than 4 hours")
    return translate("Outbox", "waits for more than 24 hours")


def alarm_sentence(lateness: Lateness) -> str:
    """Say of the oldest of all that it waits for too long."""
    if lateness is Lateness.FINE:
        return ""
    if lateness is Lateness.LATE:
        return translate("Outbox", "The oldest waits for more than 4 hours.")
    return translate("Outbox", "The oldest waits for more than 24 hours.")


def _rows(entries: Sequence[OutboxEntry], part: Part, around: Surroundings) -> Iterator[OutboxRow]:
    inside = [entry for entry in entries if entry.part is part]
    seqs = {entry.seq for entry in inside}
    tops = [entry for entry in inside if entry.parent not in seqs]
    for entry in sorted(tops, key=_ORDERS[part]):
        yield from _with_dependants(entry, inside, around, is_below=False)


def _with_dependants(
    entry: OutboxEntry, inside: Sequence[OutboxEntry], around: Surroundings, *, is_below: bool
) -> Iterator[OutboxRow]:
    yield replace(_row(entry, around), is_below=is_below)
    for one in inside:
        if one.parent == entry.seq:
            yield from _with_dependants(one, inside, around, is_below=True)


def _row(entry: OutboxEntry, around: Surroundings) -> OutboxRow:
    waiting, edit = entry.waiting, entry.waiting.edit
    state, icon, meaning = state_of(entry)
    lateness = entry.lateness(around.now)
    age_icon, age_meaning = ALARMS[lateness]
    office = office_state(edit.office, around) or edit.office
    is_over = entry.part is Part.SETTLED
    return OutboxRow(
        key=entry.seq,
        title=title_of(entry),
        brief=brief(edit)[:_LONGEST],
        place=" · ".join(text for text in (entry.customer, edit.office if is_over else office) if text),
        state=state,
        state_icon=icon,
        state_meaning=meaning,
        why=happened(entry, around),
        icon=sign(edit.kind).icon,
        age=ages.near(edit.made_at, around.now) if is_over else ages.span(around.now - edit.made_at),
        age_icon=age_icon,
        age_meaning=age_meaning,
        alarm=alarm_text(lateness),
        is_over=is_over,
        copied=words_of(edit),
        news=(waiting.state, len(entry.conflicts), lateness),
    )


def _heading(part: Part, rows: Sequence[OutboxRow]) -> OutboxRow:
    text = fill(translate("Outbox", "%1 (%2)"), part_name(part), f"{len(rows):,}")
    return OutboxRow(part.value, text, is_heading=True, news=part.value)


def _by_impact(entry: OutboxEntry) -> tuple[int, int]:
    return entry.impact, entry.seq


def _unanswered_first(entry: OutboxEntry) -> tuple[bool, int]:
    return entry.waiting.state is not EditState.UNKNOWN, entry.seq


def _latest_first(entry: OutboxEntry) -> tuple[int, int]:
    return -entry.seq, 0


_ORDERS = {Part.NEEDS_ME: _by_impact, Part.ON_ITS_WAY: _unanswered_first, Part.SETTLED: _latest_first}
