"""A reason for customers to write, and how it is answered."""

from collections.abc import Mapping
from dataclasses import dataclass

Letter = tuple[str, str]
"""A subject and a text, with ``{number}``, ``{product}``, ``{promised}`` and ``{tracking}`` to be filled in."""


@dataclass(frozen=True, slots=True)
class Theme:
    """When it comes up, where it goes, which article answers it, and the words of both sides by language."""

    when: str
    """The outcome of a delivery, ``delivered`` for any that arrived, or ``general`` for no order at all."""
    queue: str
    article: str
    is_complaint: bool
    priority: int
    letters: Mapping[str, tuple[Letter, ...]]
    answers: Mapping[str, str]
    codes: tuple[str, ...] = ()
    """Products it is about; empty for any."""
