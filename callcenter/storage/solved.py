"""Past tickets and the articles that closed them: the best sign of what helps with a question like theirs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log

from callcenter.domain.feedback import Verdict
from callcenter.domain.ids import LocalId, OfficeId
from callcenter.domain.ticket import MessageKind, Ticket
from callcenter.storage import ticket_links, tickets
from callcenter.storage.database import Connection
from callcenter.storage.query_words import affordable, any_of, held
from callcenter.storage.saving import batches, delete_where, insert, marks
from callcenter.storage.text_words import words_of
from callcenter.storage.values import text

_NEAREST = 40
_STEEP = 4.0
"""How much more the nearest tickets count than the others: votes fall with this power of their scores."""
_STRICT = 2.5
"""How like the question a ticket has to be before it is trusted."""
_FEW = 30
_LONGEST = 4_000
_SAID = (
    "coalesce(nullif(t.text, ''), (SELECT m.text FROM message m WHERE m.party_id = t.party_id AND m.owner = t.id"
    f" AND m.kind = '{MessageKind.FROM_CUSTOMER}' ORDER BY m.position LIMIT 1), '')"
)
"""What the customer first wrote; some offices have it in the ticket, others in its first message."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What past tickets say: each article's share of the votes (0 to 1), and how many tickets it closed.

    ``trust`` (0 to 1) is how like the question the tickets of the best article are, and ``best`` the BM25 of the
    nearest one.
    """

    share: Mapping[int, float]
    closed: Mapping[int, int]
    trust: float
    best: float


NO_VOTES = Votes({}, {}, 0.0, 0.0)


def index(connection: Connection, office: OfficeId, changed: Iterable[tuple[int, Ticket]]) -> None:
    """Remember closed tickets that name an article, or have one attached; forget those opened again."""
    listed = list(changed)
    forget(connection, [identity for identity, _ in listed])
    closed = {identity: ticket for identity, ticket in listed if not ticket.is_open}
    named = [
        (identity, office, text(ticket.closed_by_article))
        for identity, ticket in closed.items()
        if ticket.closed_by_article
    ]
    rows = list(dict.fromkeys((*named, *_attached(connection, list(closed)))))
    insert(connection, "solved", ("ticket", "office", "article"), rows)
    words = [(identity, _words(closed[identity])) for identity in dict.fromkeys(row[0] for row in rows)]
    insert(connection, "solved_words", ("rowid", "words"), words)


def index_again(connection: Connection, ticket: LocalId) -> None:
    """Look anew at one ticket, after something was attached to it."""
    held = tickets.get(connection, ticket)
    if held is not None:
        index(connection, held.office, [(ticket, held.record)])


def forget(connection: Connection, gone: Sequence[int]) -> None:
    """Let these tickets no longer count."""
    known: list[int] = []
    for batch in batches(gone):
        sql = f"SELECT DISTINCT ticket FROM solved WHERE ticket IN ({marks(batch)})"
        known += connection.exec_driver_sql(sql, tuple(batch)).scalars()
    delete_where(connection, "solved", "ticket", known)
    delete_where(connection, "solved_words", "rowid", known)


def votes(connection: Connection, wanted: Sequence[str]) -> Votes:
    """Let the past tickets most like this question vote for the articles that closed them."""
    choice = affordable(connection, "solved_words", wanted)
    nearest = _nearest(connection, choice.asked)
    articles = _articles(connection, list(nearest))
    if not articles:
        return NO_VOTES
    likeness = _likeness(connection, {one: nearest[one] for one in articles}, choice.counts)
    best = max(nearest[ticket] for ticket in articles)
    weights: dict[int, float] = {}
    doubts: dict[int, float] = {}
    closed: dict[int, int] = {}
    for ticket, several in articles.items():
        for article in several:
            weights[article] = weights.get(article, 0.0) + (nearest[ticket] / best) ** _STEEP
            doubts[article] = doubts.get(article, 1.0) * (1.0 - likeness[ticket] ** _STRICT)
            closed[article] = closed.get(article, 0) + 1
    cast = sum(weights.values())
    share = {article: weight / cast for article, weight in weights.items()}
    return Votes(share, closed, 1.0 - min(doubts.values()), best)


def _nearest(connection: Connection, asked: Iterable[str]) -> dict[int, float]:
    match = any_of(asked)
    if not match:
        return {}
    sql = "SELECT rowid, rank FROM solved_words WHERE solved_words MATCH ? ORDER BY rank LIMIT ?"
    return {
        identity: -rank for identity, rank in connection.exec_driver_sql(sql, (match, _NEAREST)) if rank < 0
    }


def _likeness(
    connection: Connection, nearest: Mapping[int, float], counts: Mapping[str, int]
) -> Mapping[int, float]:
    """Say how like the question these tickets are, from 0 to 1: their score by that of one that holds it whole.

    While there are only few tickets BM25 cannot tell rare words from others; then the share of words that are held
    counts.
    """
    known = connection.exec_driver_sql("SELECT count(*) FROM solved").scalar_one()
    if known < _FEW:
        return _words_held(connection, list(nearest), list(counts))
    rarities = (log((known - count + 0.5) / (count + 0.5)) for count in counts.values() if count < known)
    whole = sum(max(rarity, 0.0) for rarity in rarities) or inf
    return {ticket: min(score / whole, 1.0) for ticket, score in nearest.items()}


def _words_held(connection: Connection, nearest: Sequence[int], wanted: Sequence[str]) -> dict[int, float]:
    sql = f"SELECT t.id, t.subject, {_SAID} FROM ticket t WHERE t.id IN ({marks(nearest)})"
    return {
        ticket: len(held(f"{subject} {said[:_LONGEST]}", wanted)) / len(wanted)
        for ticket, subject, said in connection.exec_driver_sql(sql, tuple(nearest))
    }


def _articles(connection: Connection, nearest: Sequence[int]) -> Mapping[int, list[int]]:
    """Find the articles these tickets name."""
    found: dict[int, list[int]] = {}
    left = nearest
    for link in ticket_links.naming("s.office", "s.article"):
        left = [ticket for ticket in left if ticket not in found]
        sql = (
            f"SELECT s.ticket, a.id FROM solved s CROSS JOIN article a ON {link}"
            f" WHERE s.ticket IN ({marks(left)})"
        )
        for ticket, article in connection.exec_driver_sql(sql, tuple(left)) if left else ():
            found.setdefault(ticket, []).append(article)
    return found


def _attached(connection: Connection, closed: Sequence[int]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for batch in batches(closed):
        sql = (
            "SELECT DISTINCT ticket_id, office, article FROM article_feedback"
            f" WHERE ticket_id IN ({marks(batch)}) AND verdict = '{Verdict.ATTACHED}'"
        )
        found += [tuple(row) for row in connection.exec_driver_sql(sql, tuple(batch))]
    return found


def _words(ticket: Ticket) -> str:
    said = (one.text for one in ticket.messages if one.kind is MessageKind.FROM_CUSTOMER)
    return words_of(f"{ticket.subject} {(ticket.text or next(said, ''))[:_LONGEST]}")
