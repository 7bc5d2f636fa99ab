"""What agents say of articles, and the articles they propose."""

from dataclasses import dataclass
from enum import StrEnum

from callcenter.domain.ids import LocalId


class Verdict(StrEnum):
    """What an agent did with an article, or says of it."""

    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"
    USED = "used"
    ATTACHED = "attached"

    @property
    def is_vote(self) -> bool:
        """Tell a vote, of which an agent has one for an article, from an act, of which there may be many."""
        return self in (Verdict.HELPFUL, Verdict.NOT_HELPFUL)


@dataclass(frozen=True, slots=True)
class Feedback:
    """How often an article was used and attached, who found it helpful or not, and the asking agent's standing vote."""

    article: LocalId
    used: int = 0
    attached: int = 0
    helpful: int = 0
    unhelpful: int = 0
    mine: Verdict | None = None


@dataclass(frozen=True, slots=True)
class ArticleProposal:
    """An article an agent wrote; ``text`` is Markdown, ``language`` BCP 47, ``ticket`` the solved one it came from."""

    title: str
    text: str
    language: str
    topics: tuple[str, ...]
    ticket: LocalId | None
