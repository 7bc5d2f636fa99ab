"""One field that both sides changed, as three texts side by side."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.edit import Conflict, Edit, Value
from ui import ages
from ui.models.edit_form import Part, can_be_written, parts_of
from ui.models.edit_words import field_name, value_text
from ui.models.line_marks import MarkedLine, marked_lines
from ui.speech import fill, translate

_LONG = 120


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """``base`` is what the agent started from; the lines of the two others are marked where they differ from it.

    ``parts`` are what can be written in the place of both; without any there is nothing to write.
    """

    id: int
    field: str
    name: str
    base: tuple[MarkedLine, ...]
    mine: tuple[MarkedLine, ...]
    theirs: tuple[MarkedLine, ...]
    who: str
    before: Value
    parts: tuple[Part, ...] = ()

    @property
    def is_long(self) -> bool:
        """Tell whether it takes more than a line or two."""
        return any(len(text) > 2 or sum(len(line.text) for line in text) > _LONG for text in self.texts)

    @property
    def texts(self) -> tuple[tuple[MarkedLine, ...], ...]:
        """The three texts."""
        return self.base, self.mine, self.theirs


def conflict_card(edit: Edit, conflict: Conflict, now: datetime) -> ConflictCard:
    """Prepare a card; comparing long texts takes its time, so this is done in the background."""
    field, mine = conflict.field, conflict.mine
    texts = [value_text(edit.kind, field, value) for value in (conflict.base, mine, conflict.theirs)]
    return ConflictCard(
        id=conflict.id,
        field=field,
        name=field_name(field, mine or conflict.theirs or conflict.base),
        base=marked_lines(texts[0], texts[0]),
        mine=marked_lines(texts[1], texts[0]),
        theirs=marked_lines(texts[2], texts[0]),
        who=_who(conflict, now),
        before=mine,
        parts=parts_of(field, mine) if can_be_written(edit.kind, field, mine) else (),
    )


def _who(conflict: Conflict, now: datetime) -> str:
    when = ages.near(conflict.their_when, now) if conflict.their_when else ""
    if conflict.their_author and when:
        return fill(translate("Outbox", "by %1, %2"), conflict.their_author, when)
    return when or conflict.their_author
