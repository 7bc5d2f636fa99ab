"""An open customer as a vertical tab."""

from collections.abc import Hashable
from dataclasses import dataclass

from ui.icons import Icon
from ui.models.unsent_marks import Mark
from ui.speech import Speaker, translate


@dataclass(frozen=True, slots=True)
class OpenRow:
    """``seed`` gives the colour that tells this customer from the others."""

    key: Hashable
    title: str
    detail: str
    initials: str
    seed: int
    icon: Icon | None = None
    has_draft: bool = False
    open_tickets: int = 0
    is_current: bool = False
    is_calling: bool = False
    mark: Mark | None = None

    @property
    def essence(self) -> Hashable:
        """Nothing here is marked as news."""
        return self.key

    @property
    def spoken(self) -> str:
        """All of it in words."""
        parts = (
            self.title,
            self.detail,
            translate("OpenCustomers", "on the line") if self.is_calling else "",
            translate("OpenCustomers", "unsent draft") if self.has_draft else "",
            self.mark.said if self.mark else "",
            OpenCustomers.tickets(self.open_tickets) if self.open_tickets else "",
        )
        return ", ".join(part for part in parts if part)

    @property
    def copied(self) -> str:
        """What Ctrl+C takes."""
        return self.title

    @property
    def is_mute(self) -> bool:
        """Each can be chosen."""
        return False


class OpenCustomers(Speaker):
    """Counted words of open customers."""

    @classmethod
    def tickets(cls, n: int) -> str:
        """Say how many tickets are open."""
        return OpenCustomers.tr("%n open ticket(s)", "", n)
