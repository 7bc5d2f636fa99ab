"""Which lines of a text are others than before, so that long texts can be compared at a glance."""

from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST_LINES = 1_200
"""Beyond this the comparison would take longer than anybody waits."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line, and whether it stands there since."""

    text: str
    is_changed: bool = False


def marked_lines(text: str, base: str) -> tuple[MarkedLine, ...]:
    """Give the lines of a text; those that the base has not in their place are marked."""
    lines, before = text.splitlines() or [""], base.splitlines() or [""]
    if len(lines) + len(before) > _MOST_LINES:
        known = set(before)
        return tuple(MarkedLine(line, line not in known) for line in lines)
    same = _same_places(before, lines)
    return tuple(MarkedLine(line, place not in same) for place, line in enumerate(lines))


def _same_places(before: list[str], lines: list[str]) -> set[int]:
    blocks = SequenceMatcher(None, before, lines, autojunk=False).get_matching_blocks()
    return {block.b + step for block in blocks for step in range(block.size)}
