"""Knowledge articles: read, and found by words in English and Chinese alike.

What an article scores is told in docs/knowledge.md: its own words, what past tickets say, what is open besides,
then its language and what agents think of it.
"""

import re
from collections.abc import Mapping, Sequence

from callcenter.domain.article import Article, Suggestion
from callcenter.domain.feedback import Feedback
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId, OfficeId, RemoteId
from callcenter.storage import feedback, pending_articles, solved
from callcenter.storage.database import Connection
from callcenter.storage.query_words import affordable, any_of, asked_terms, matched, telling_of
from callcenter.storage.saving import marks
from callcenter.storage.solved import Votes
from callcenter.storage.values import to_list, to_optional_time, to_time

_TITLE_WEIGHT = 2.0
_PAST_WEIGHT = 6.0
_OPEN_WEIGHT = 0.3
_MOST_OPEN_TERMS = 12
MILD = 1.15
STRONG = 2.0
"""How much more an article counts in the language asked for."""
_DEPTH = 60
_EXCERPT = 160


def get(connection: Connection, identity: LocalId) -> Held[Article] | None:
    """Give one article, with corrections that wait to be sent."""
    row = connection.exec_driver_sql("SELECT * FROM article WHERE id = ?", (identity,)).one_or_none()
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
        row.source,
    )
    office = OfficeId(row.office)
    article = pending_articles.lay_over(connection, office, found)
    return Held(LocalId(row.id), office, article, to_time(row.fetched_at))


def find(
    connection: Connection,
    text: str,
    *,
    also: str = "",
    language: str = "",
    preference: float = MILD,
    limit: int = 8,
) -> tuple[Suggestion, ...]:
    """Rank articles by these words, and a little by what is open ``also``; a text without words finds nothing."""
    wanted = asked_terms(text)
    if not wanted:
        return ()
    scores = _by_words(connection, wanted)
    votes = solved.votes(connection, wanted)
    top = max(scores.values(), default=votes.best)
    for article, share in votes.share.items():
        scores[article] = scores.get(article, 0.0) + _PAST_WEIGHT * top * votes.trust * share
    _add_open(connection, scores, [term for term in asked_terms(also) if term not in wanted], top)
    if language:
        _prefer(connection, scores, language, preference)
    told = feedback.of_articles(connection, scores)
    for article, what in told.items():
        scores[article] *= feedback.weight(what)
    return _best(connection, scores, telling_of(text, wanted), votes, told, limit)


def _by_words(connection: Connection, wanted: Sequence[str]) -> dict[int, float]:
    """Score by an article's own words: twice the BM25 of its title plus that of its text."""
    scores: dict[int, float] = {}
    for table, weight in (("article_title", _TITLE_WEIGHT), ("article_body", 1.0)):
        asked = affordable(connection, table, wanted).asked
        if asked:
            sql = f"SELECT rowid, rank FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT ?"
            for identity, rank in connection.exec_driver_sql(sql, (any_of(asked), _DEPTH)):
                scores[identity] = scores.get(identity, 0.0) - weight * rank
    return scores


def _add_open(connection: Connection, scores: dict[int, float], terms: Sequence[str], top: float) -> None:
    """Let what is open weigh in: at most three tenths of what is typed."""
    found = _by_words(connection, terms[:_MOST_OPEN_TERMS]) if terms else {}
    best = max(found.values(), default=0.0)
    for article, score in found.items() if best > 0 else ():
        scores[article] = scores.get(article, 0.0) + _OPEN_WEIGHT * top * score / best


def _prefer(connection: Connection, scores: dict[int, float], language: str, preference: float) -> None:
    sql = f"SELECT id FROM article WHERE id IN ({marks(list(scores))}) AND lower(substr(language, 1, 2)) = ?"
    for identity in connection.exec_driver_sql(sql, (*scores, language[:2].lower())).scalars():
        scores[identity] *= preference


def _best(
    connection: Connection,
    scores: Mapping[int, float],
    wanted: Sequence[str],
    votes: Votes,
    told: Mapping[int, Feedback],
    limit: int,
) -> tuple[Suggestion, ...]:
    ranked = sorted(scores, key=lambda identity: (-scores[identity], identity))[:limit]
    sql = f"SELECT id, office, remote_id, title, text, language FROM article WHERE id IN ({marks(ranked)})"
    rows = {row.id: row for row in connection.exec_driver_sql(sql, tuple(ranked))} if ranked else {}
    return tuple(
        Suggestion(
            LocalId(identity),
            OfficeId(rows[identity].office),
            RemoteId(rows[identity].remote_id),
            rows[identity].title,
            rows[identity].language,
            scores[identity],
            matched(f"{rows[identity].title} {rows[identity].text}", wanted),
            _excerpt(rows[identity].text, wanted),
            votes.closed.get(identity, 0),
            *_acts(told.get(identity)),
        )
        for identity in ranked
    )


def _acts(told: Feedback | None) -> tuple[int, int, int]:
    return (told.used + told.attached, told.helpful, told.unhelpful) if told else (0, 0, 0)


def _excerpt(text: str, wanted: Sequence[str]) -> str:
    """Give the surroundings of the first hit, as plain words."""
    plain = re.sub(r"\s+", " ", re.sub(r"[#*_`>\[\]]+", "", text)).strip()
    lowered = plain.lower()
    places = [place for place in (lowered.find(term) for term in wanted) if place >= 0]
    start = max(0, min(places, default=0) - 40)
    cut = plain[start : start + _EXCERPT].strip()
    return ("…" if start else "") + cut + ("…" if start + _EXCERPT < len(plain) else "")
