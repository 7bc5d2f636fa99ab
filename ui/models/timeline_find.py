"""Where the words of a filter stand in a text, so that an entry shows why it is there."""

from collections.abc import Iterator, Sequence

SOUGHT = 20_000
"""So much of a text is looked through."""
_NEAR = 40
_BEFORE = 16
_LINE = 300


def words_of(text: str) -> tuple[str, ...]:
    """Take a filter apart."""
    return tuple(text.casefold().split())


def line_of(text: str) -> str:
    """Give the beginning of a text on one line."""
    return " ".join(text[: 2 * _LINE].split())[:_LINE]


def excerpt(line: str, text: str, words: Sequence[str]) -> str:
    """Give the line to show: its beginning, or the part around the first word that stands further on."""
    if not words or any(0 <= line.lower().find(word) < _NEAR for word in words):
        return line
    looked = text[:SOUGHT].lower()
    found = sorted(place for word in words if (place := looked.find(word)) >= _NEAR)
    return f"…{line_of(text[max(0, found[0] - _BEFORE) :])}" if found else line


def spots(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Say from where to where each word stands."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for word in words:
        place = lowered.find(word)
        while place >= 0:
            yield place, place + len(word)
            place = lowered.find(word, place + len(word))
