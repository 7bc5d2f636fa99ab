"""Knowledge articles and why one is suggested."""

from dataclasses import dataclass
from datetime import datetime

from callcenter.domain.ids import LocalId, OfficeId, RemoteId


@dataclass(frozen=True, slots=True)
class Article:
    """What the company knows about a question; ``text`` is Markdown or plain, ``language`` BCP 47.

    ``html`` is the article as its office shows it where that is HTML, as foreign as it came. ``source`` is what the
    office keeps where that is another text than ``text``: markup that may not be overwritten by plain words.
    """

    id: RemoteId
    title: str
    text: str
    language: str = ""
    topics: tuple[str, ...] = ()
    url: str = ""
    changed_at: datetime | None = None
    revision: str = ""
    html: str = ""
    source: str = ""

    @property
    def editable(self) -> str:
        """Give the text that an edit begins with and an office takes back."""
        return self.source or self.text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article that may help now, with how well it fits (higher is better) and what speaks for it.

    ``matched`` are the words that hit, ``closed`` counts similar past tickets it closed, and the rest what agents
    did with it and said of it.
    """

    id: LocalId
    office: OfficeId
    article: RemoteId
    title: str
    language: str
    score: float
    matched: tuple[str, ...]
    excerpt: str
    closed: int = 0
    used: int = 0
    helpful: int = 0
    unhelpful: int = 0
