"""Three values a field: what the agent saw, what the agent wrote, and what the server holds now."""

from dataclasses import dataclass

from callcenter.domain.edit import Conflict
from sync.contract import Change, Standing


@dataclass(frozen=True, slots=True)
class Comparison:
    """The fields that may be written, and those both sides changed; a field that holds the agent's value is neither."""

    to_write: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def compare(change: Change, standing: Standing) -> Comparison:
    """Decide field by field: different fields never conflict, and nothing the agent had not seen is written over."""
    to_write: list[str] = []
    conflicts: list[Conflict] = []
    for name, mine in change.fields.items():
        theirs, base = standing.fields.get(name), change.base.get(name)
        if theirs == mine:
            continue
        if theirs == base:
            to_write.append(name)
        else:
            clash = Conflict(0, 0, name, base, mine, theirs, standing.author, standing.changed_at)
            conflicts.append(clash)
    return Comparison(tuple(to_write), tuple(conflicts))
