"""Faults of ours, or of a connector: told by their kind and their place in the code, never by what was in hand."""

import traceback

from callcenter.domain.errors import DeskError, Trouble

_MOST_PLACES = 20


def told(error: Exception) -> DeskError:
    """Say it to a person by the name of its type; its message may hold anything."""
    return DeskError(Trouble.UNEXPECTED, reason=type(error).__name__)


def where(error: Exception) -> str:
    """Name the places it passed, the innermost last, without any values."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
    return f"{type(error).__name__} in " + " > ".join(
        f"{one.name} ({one.filename}:{one.lineno})" for one in frames
    )
