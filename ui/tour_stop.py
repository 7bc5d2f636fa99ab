"""One picture of the tour."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """One picture: its name, what to do before, and the state in which it may be taken."""

    name: str
    do: Callable[[], object]
    until: Callable[[], bool]
