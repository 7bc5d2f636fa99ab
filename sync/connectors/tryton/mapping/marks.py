"""The desk's mark on what it made: by it an edit whose answer was lost is found again."""

import re

_REFERENCE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PREFIX = "callcenter:"


def mark(reference: str) -> str:
    """Write a client reference so that nothing else looks like it."""
    return _PREFIX + reference


def is_mark(text: str) -> bool:
    """Tell whether it is a mark of the desk."""
    return text.startswith(_PREFIX) and is_reference(text.removeprefix(_PREFIX))


def reference_in(mark: str) -> str:
    """Give the client reference of a mark; empty where it is none."""
    return mark.removeprefix(_PREFIX) if is_mark(mark) else ""


def is_reference(text: str) -> bool:
    """Tell whether it has the form of a client reference."""
    return _REFERENCE.fullmatch(text) is not None


def marked(text: str, reference: str) -> str:
    """Put the mark below a text."""
    return f"{text}\n[{mark(reference)}]"


def unmarked(text: str) -> str:
    """Take the mark away from below a text."""
    above, _, last = text.rstrip().rpartition("\n")
    return above.rstrip() if last[:1] == "[" and last[-1:] == "]" and is_mark(last[1:-1]) else text
