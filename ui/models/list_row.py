"""The row most lists share: an icon, a title, a detail and something short at the end."""

from collections.abc import Hashable
from dataclasses import dataclass

from ui.icons import Icon
from ui.models.unsent_marks import Mark
from ui.theme import Meaning


@dataclass(frozen=True, slots=True)
class ListRow:
    """``aside`` is short and stands at the end; ``chip`` is a state in a word. Empty parts take no room.

    ``mark`` says that something of it is not confirmed by its office.
    """

    key: Hashable
    title: str
    detail: str = ""
    icon: Icon | None = None
    meaning: Meaning = Meaning.QUIET
    aside: str = ""
    aside_meaning: Meaning = Meaning.QUIET
    aside_icon: Icon | None = None
    chip: str = ""
    chip_meaning: Meaning = Meaning.NEUTRAL
    is_quiet: bool = False
    copied: str = ""
    said: str = ""
    news: Hashable = None
    mark: Mark | None = None

    @property
    def essence(self) -> Hashable:
        """What is news when it changes."""
        return self.news if self.news is not None else self

    @property
    def spoken(self) -> str:
        """All of it in words."""
        marked = self.mark.said if self.mark else ""
        parts = (self.said, marked) if self.said else (self.title, self.chip, marked, self.aside, self.detail)
        return ", ".join(part for part in parts if part)

    @property
    def is_mute(self) -> bool:
        """Every one of these can be chosen."""
        return False
