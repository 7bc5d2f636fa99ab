"""One suggested article as it stands in the list."""

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """``reason`` says what speaks for it, ``fit`` (0 to 1) how well it fits beside the best one."""

    key: Hashable
    title: str
    excerpt: str
    place: str = ""
    reason: str = ""
    fit: float = 0.0
    fit_told: str = ""

    @property
    def essence(self) -> Hashable:
        """What is news when it changes."""
        return self

    @property
    def spoken(self) -> str:
        """All of it in words."""
        parts = (self.title, self.place, self.reason, self.fit_told, self.excerpt)
        return ", ".join(part for part in parts if part)

    @property
    def told(self) -> str:
        """All of it in lines, to be read without opening the article."""
        parts = (self.title, self.excerpt, self.reason, self.place, self.fit_told)
        return "\n".join(part for part in parts if part)

    @property
    def copied(self) -> str:
        """What Ctrl+C takes."""
        return self.title

    @property
    def is_mute(self) -> bool:
        """Every one of these can be chosen."""
        return False
