"""Knowledge articles: read, and found by words in English and Chinese alike.

An article's score is twice the BM25 of its title plus that of its body, a little more where its language is the one
asked for.
"""

import re
from collections.abc import Sequence

from callcenter.domain.article import Article, Suggestion
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.storage.database import Connection
from callcenter.storage.saving import marks
from callcenter.storage.stop_words import STOP_CHARACTERS, STOP_WORDS
from callcenter.storage.text_words import terms
from callcenter.storage.values import to_list, to_optional_time, to_time

_MOST_TERMS = 32
_LONGEST_QUERY = 2000
_TITLE_WEIGHT = 2.0
MILD = 1.15
STRONG = 2.0
"""How much more an article counts in the language asked for."""
_DEPTH = 60
_EXCERPT = 160
_STEM_LEAST = 3
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def get(connection: Connection, article: LocalId) -> Held[Article] | None:
    """Give one article."""
    row = connection.exec_driver_sql("SELECT * FROM article WHERE id = ?", (article,)).one_or_none()
    if row is None:
        return None
    found = Article(
        RemoteId(row.remote_id),
        row.title,
        row.text,
        row.language,
        to_list(row.topics),
        row.url,
        to_optional_time(row.changed_at),
        row.revision,
        row.html,
    )
    return Held(LocalId(row.id), OfficeId(row.office), found, to_time(row.fetched_at))


def find(
    connection: Connection, text: str, *, language: str = "", preference: float = MILD, limit: int = 8
) -> tuple[Suggestion, ...]:
    """Rank articles by these words; any text is fine, and a text without words finds nothing."""
    wanted = query_terms(text)
    if not wanted:
        return ()
    match = " OR ".join(f'"{term}"' for term in wanted)
    scores: dict[int, float] = {}
    for table, weight in (("article_title", _TITLE_WEIGHT), ("article_body", 1.0)):
        sql = f"SELECT rowid, bm25({table}) FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?"
        for identity, rank in connection.exec_driver_sql(sql, (match, _DEPTH)):
            scores[identity] = scores.get(identity, 0.0) - weight * rank
    if language:
        _prefer(connection, scores, language, preference)
    return _best(connection, scores, wanted, limit)


def query_terms(text: str) -> list[str]:
    """Give the telling words of a text: pairs of Chinese characters rather than single ones, no stop words."""
    found = list(dict.fromkeys(terms(text[:_LONGEST_QUERY])))
    telling = [term for term in found if not _says_nothing(term)]
    pairs = [term for term in telling if not (_HAN.match(term) and len(term) == 1)]
    return (pairs or telling)[:_MOST_TERMS]


def _says_nothing(term: str) -> bool:
    if _HAN.match(term):
        return any(character in STOP_CHARACTERS for character in term)
    return term in STOP_WORDS or len(term) == 1


def _prefer(connection: Connection, scores: dict[int, float], language: str, preference: float) -> None:
    sql = f"SELECT id FROM article WHERE id IN ({marks(list(scores))}) AND lower(substr(language, 1, 2)) = ?"
    for identity in connection.exec_driver_sql(sql, (*scores, language[:2].lower())).scalars():
        scores[identity] *= preference


def _best(
    connection: Connection, scores: dict[int, float], wanted: Sequence[str], limit: int
) -> tuple[Suggestion, ...]:
    if not scores:
        return ()
    sql = f"SELECT id, office, remote_id, title, text, language FROM article WHERE id IN ({marks(list(scores))})"
    rows = {row.id: row for row in connection.exec_driver_sql(sql, tuple(scores))}
    ranked = sorted(rows, key=lambda identity: (-scores[identity], identity))[:limit]
    return tuple(
        Suggestion(
            LocalId(identity),
            OfficeId(rows[identity].office),
            RemoteId(rows[identity].remote_id),
            rows[identity].title,
            rows[identity].language,
            scores[identity],
            _matched(f"{rows[identity].title} {rows[identity].text}", wanted),
            _excerpt(rows[identity].text, wanted),
        )
        for identity in ranked
    )


def _matched(text: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Say in the agent's own words what hit; neighbouring Chinese pairs are read as one word."""
    words = set(terms(text))
    # Words of one stem begin alike; to stem them all would take longer than to find the article.
    beginnings = tuple(term[:_STEM_LEAST] for term in wanted)
    stems = {_stem(word) for word in words if word.startswith(beginnings)}
    hit = [term for term in wanted if term in words or _stem(term) in stems]
    joined: list[str] = []
    for term in hit:
        if joined and _HAN.match(term) and _HAN.match(joined[-1]) and joined[-1][-1] == term[0]:
            joined[-1] += term[1:]
        else:
            joined.append(term)
    return tuple(dict.fromkeys(joined))[:6]


def _stem(word: str) -> str:
    """Cut the commonest English endings, near enough to show which word hit."""
    for ending in ("ing", "ies", "ed", "es", "s", "y", "e"):
        if word.isascii() and word.endswith(ending) and len(word) - len(ending) >= _STEM_LEAST:
            return word[: -len(ending)]
    return word


def _excerpt(text: str, wanted: Sequence[str]) -> str:
    """Give the surroundings of the first hit, as plain words."""
    plain = re.sub(r"\s+", " ", re.sub(r"[#*_`>\[\]]+", "", text)).strip()
    lowered = plain.lower()
    places = [place for place in (lowered.find(term) for term in wanted) if place >= 0]
    start = max(0, min(places, default=0) - 40)
    cut = plain[start : start + _EXCERPT].strip()
    return ("…" if start else "") + cut + ("…" if start + _EXCERPT < len(plain) else "")
