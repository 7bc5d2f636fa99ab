"""Finds articles, and proposals that wait, which say the same already."""

from callcenter.domain.article import Suggestion
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.storage import articles, feedback
from callcenter.storage.database import Connection, Database
from callcenter.storage.query_words import telling_stems

_ALIKE = 0.45
"""From how many words in common on two texts are taken to say the same (Jaccard index of their telling words)."""
_TITLES_ALIKE = 0.6
_LOOKED_AT = 20
WAITING = OfficeId("")
"""The office of a proposal that no office has taken yet."""


def find_similar(
    database: Database, title: str, text: str, *, language: str = "", limit: int = 3
) -> tuple[Suggestion, ...]:
    """Give those so alike that a new one would double them, the likest first; ``score`` runs from 0 to 1."""
    mine = (telling_stems(title), telling_stems(text))
    with database.read() as connection:
        near = articles.find(connection, f"{title} {text}", language=language, limit=_LOOKED_AT)
        near = (*articles.find(connection, title, language=language, limit=_LOOKED_AT), *near)
        found = {one.id: one for one in near}
        alike = [_compared(connection, one, mine) for one in found.values()]
        waiting = [_waiting(row, mine) for row in feedback.proposals(connection)]
    best = sorted((one for one in (*alike, *waiting) if one is not None), key=lambda one: -one.score)
    return tuple(best[:limit])


Words = tuple[frozenset[str], frozenset[str]]


def _compared(connection: Connection, one: Suggestion, mine: Words) -> Suggestion | None:
    held = articles.get(connection, one.id)
    score = _alike(mine, one.title, held.record.text) if held is not None else 0.0
    return _scored(one, score) if score else None


def _waiting(row: tuple[LocalId, str, str, str], mine: Words) -> Suggestion | None:
    identity, title, text, language = row
    score = _alike(mine, title, text)
    if not score:
        return None
    return Suggestion(identity, WAITING, RemoteId(""), title, language, score, (), text[:160])


def _scored(one: Suggestion, score: float) -> Suggestion:
    return Suggestion(
        one.id, one.office, one.article, one.title, one.language, score, one.matched, one.excerpt
    )


def _alike(mine: Words, title: str, text: str) -> float:
    """Compare titles and texts; 0 for what only treats the same topic."""
    titles = _in_common(mine[0], telling_stems(title))
    texts = _in_common(mine[1], telling_stems(text))
    return max(titles if titles >= _TITLES_ALIKE else 0.0, texts if texts >= _ALIKE else 0.0)


def _in_common(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
