"""Past tickets and the articles that closed them: the best sign of what helps with a question like theirs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from callcenter.domain.feedback import Verdict
from callcenter.domain.ids import LocalId, OfficeId
from callcenter.domain.ticket import MessageKind, Ticket
from callcenter.storage import tickets
from callcenter.storage.database import Connection
from callcenter.storage.query_words import affordable, any_of, held
from callcenter.storage.saving import batches, delete_where, insert, marks
from callcenter.storage.text_words import words_of
from callcenter.storage.values import text

_NEAREST = 40
_LOOKED_INTO = 3
_STEEP = 2.0
"""How much more the nearest tickets count than the others: votes fall with this power of their scores."""
_LONGEST = 4_000
_SAID = (
    "coalesce(nullif(t.text, ''), (SELECT m.text FROM message m WHERE m.party_id = t.party_id AND m.owner = t.id"
    f" AND m.kind = '{MessageKind.FROM_CUSTOMER}' ORDER BY m.position LIMIT 1), '')"
)
"""What the customer first wrote; some offices have it in the ticket, others in its first message."""


@dataclass(slots=True)
class Votes:
    """What past tickets say: each article's share of the votes (0 to 1), and how many tickets it closed.

    ``trust`` (0 to 1) is how much of the question the nearest of these tickets really hold.
    """

    share: dict[int, float] = field(default_factory=dict[int, float])
    closed: dict[int, int] = field(default_factory=dict[int, int])
    trust: float = 0.0
    best: float = 0.0


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
    nearest = _nearest(connection, wanted)
    if not nearest:
        return Votes()
    articles = _articles(connection, list(nearest))
    top = max(nearest.values())
    found = Votes(best=top, trust=_trust(connection, wanted, [one for one in nearest if one in articles]))
    for ticket, several in articles.items():
        weight = (nearest[ticket] / top) ** _STEEP / len(several)
        for article in several:
            found.share[article] = found.share.get(article, 0.0) + weight
            found.closed[article] = found.closed.get(article, 0) + 1
    whole = sum(found.share.values())
    found.share = {article: share / whole for article, share in found.share.items()}
    return found


def _nearest(connection: Connection, wanted: Sequence[str]) -> dict[int, float]:
    asked = affordable(connection, "solved_words", wanted)
    if not asked:
        return {}
    sql = "SELECT rowid, rank FROM solved_words WHERE solved_words MATCH ? ORDER BY rank LIMIT ?"
    found = connection.exec_driver_sql(sql, (any_of(asked), _NEAREST))
    return {identity: -rank for identity, rank in found if rank < 0}


def _articles(connection: Connection, nearest: Sequence[int]) -> Mapping[int, list[int]]:
    """Find the articles: of the ticket's own office, then by address, then of the only office that has such an id."""
    found: dict[int, list[int]] = {}
    left = nearest
    for link in (
        "a.remote_id = s.article AND a.office = s.office",
        "a.url = s.article AND a.url <> ''",
        "a.remote_id = s.article AND (SELECT count(*) FROM article o WHERE o.remote_id = s.article) = 1",
    ):
        left = [ticket for ticket in left if ticket not in found]
        sql = (
            f"SELECT s.ticket, a.id FROM solved s CROSS JOIN article a ON {link}"
            f" WHERE s.ticket IN ({marks(left)})"
        )
        for ticket, article in connection.exec_driver_sql(sql, tuple(left)) if left else ():
            found.setdefault(ticket, []).append(article)
    return found


def _trust(connection: Connection, wanted: Sequence[str], nearest: Sequence[int]) -> float:
    looked = list(nearest[:_LOOKED_INTO])
    if not looked:
        return 0.0
    sql = f"SELECT subject, substr({_SAID}, 1, {_LONGEST}) FROM ticket t WHERE id IN ({marks(looked)})"
    rows = connection.exec_driver_sql(sql, tuple(looked))
    return max(
        (len(held(f"{subject} {words}", wanted)) / len(wanted) for subject, words in rows), default=0.0
    )


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
