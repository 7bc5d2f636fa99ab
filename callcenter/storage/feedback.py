"""What agents did with articles and say of them, what they missed, and the articles they propose."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from math import log2

from callcenter.domain.changes import Changes, Kind
from callcenter.domain.feedback import ArticleProposal, Feedback, Verdict
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.storage.database import Connection, Work
from callcenter.storage.saving import marks
from callcenter.storage.values import from_list, from_moment, text, whole

_STEP = 0.1
_LEAST, _MOST = 0.7, 1.3
_KEYED = "(SELECT office, remote_id FROM article WHERE id = ?)"
_ONE_ACT = (
    f"CASE WHEN f.verdict = '{Verdict.ATTACHED}' AND f.ticket_id IS NOT NULL THEN '' ELSE f.agent END"
    " || char(0) || coalesce('ticket ' || f.ticket_id, 'customer ' || f.customer_id, '')"
)


def add(
    work: Work,
    article: LocalId,
    verdict: Verdict,
    *,
    agent: str,
    at: datetime,
    words: str,
    customer: CustomerId | None,
    ticket: LocalId | None,
) -> None:
    """Note it. A vote takes the place of the agent's earlier vote; what hangs on one ticket counts once for it."""
    take_back(work, article, verdict, agent=agent, ticket=ticket)
    work.connection.exec_driver_sql(
        "INSERT INTO article_feedback (office, article, verdict, agent, at, words, customer_id, ticket_id)"
        " SELECT office, remote_id, ?, ?, ?, ?, ?, ? FROM article WHERE id = ?",
        (verdict.value, text(agent), from_moment(at), whole(words), customer, ticket, article),
    )
    work.note(Changes.of(Kind.ARTICLE, (article,)))


def take_back(work: Work, article: LocalId, verdict: Verdict, *, agent: str, ticket: LocalId | None) -> None:
    """Forget the agent's vote, or what they noted of this article on this ticket."""
    if verdict.is_vote:
        which, values = "verdict IN (?, ?)", (Verdict.HELPFUL.value, Verdict.NOT_HELPFUL.value)
    else:
        which, values = "verdict = ? AND ticket_id = ?", (verdict.value, ticket)
    sql = f"DELETE FROM article_feedback WHERE (office, article) = {_KEYED} AND agent = ? AND {which}"
    work.connection.exec_driver_sql(sql, (article, text(agent), *values))
    work.note(Changes.of(Kind.ARTICLE, (article,)))


def of_article(connection: Connection, article: LocalId, agent: str) -> Feedback:
    """Give what is known of one article, and this agent's standing vote."""
    told = of_articles(connection, (article,)).get(article, Feedback(article))
    sql = (
        f"SELECT verdict FROM article_feedback WHERE (office, article) = {_KEYED} AND agent = ?"
        f" AND verdict IN ('{Verdict.HELPFUL}', '{Verdict.NOT_HELPFUL}')"
    )
    mine = connection.exec_driver_sql(sql, (article, text(agent))).scalar()
    return replace(told, mine=Verdict(mine) if mine else None)


def of_articles(connection: Connection, articles: Collection[int]) -> Mapping[int, Feedback]:
    """Count what is known of several, each act once.

    An article is attached once to a ticket, whoever did it. Otherwise one agent counts once for one ticket, without
    one for one customer, and without both once for all times, however often they click.
    """
    if not articles:
        return {}
    sql = (
        f"SELECT a.id, f.verdict, count(DISTINCT {_ONE_ACT})"
        " FROM article a CROSS JOIN article_feedback f ON f.office = a.office AND f.article = a.remote_id"
        f" WHERE a.id IN ({marks(list(articles))}) GROUP BY a.id, f.verdict"
    )
    counts: dict[int, dict[str, int]] = {}
    for identity, verdict, count in connection.exec_driver_sql(sql, tuple(articles)):
        counts.setdefault(identity, {})[verdict] = count
    return {
        identity: Feedback(
            LocalId(identity),
            used=of.get(Verdict.USED, 0),
            attached=of.get(Verdict.ATTACHED, 0),
            helpful=of.get(Verdict.HELPFUL, 0),
            unhelpful=of.get(Verdict.NOT_HELPFUL, 0),
        )
        for identity, of in counts.items()
    }


def weight(told: Feedback) -> float:
    """Say how much more or less an article counts: a tenth for each doubling of what speaks for or against it.

    Whatever agents say, it stays between 0.7 and 1.3: votes choose between articles that fit, and no more.
    """
    speaks_for = told.helpful + (told.used + told.attached) / 2
    factor = 1 + _STEP * (log2(1 + speaks_for) - log2(1 + told.unhelpful))
    return min(max(factor, _LEAST), _MOST)


def attached_to(connection: Connection, ticket: LocalId) -> tuple[LocalId, ...]:
    """Give the articles agents attached to a ticket, in the order they did."""
    sql = (
        "SELECT a.id FROM article_feedback f JOIN article a ON a.office = f.office AND a.remote_id = f.article"
        f" WHERE f.ticket_id = ? AND f.verdict = '{Verdict.ATTACHED}' GROUP BY a.id ORDER BY min(f.id)"
    )
    return tuple(LocalId(one) for one in connection.exec_driver_sql(sql, (ticket,)).scalars())


def add_gap(
    work: Work,
    words: str,
    note: str,
    *,
    agent: str,
    at: datetime,
    customer: CustomerId | None,
    ticket: LocalId | None,
) -> None:
    """Note what an agent looked for and did not find."""
    work.connection.exec_driver_sql(
        "INSERT INTO knowledge_gap (at, agent, words, note, customer_id, ticket_id) VALUES (?, ?, ?, ?, ?, ?)",
        (from_moment(at), text(agent), whole(words), whole(note), customer, ticket),
    )


def add_proposal(work: Work, proposal: ArticleProposal, *, agent: str, at: datetime) -> None:
    """Keep an article until an office takes it."""
    work.connection.exec_driver_sql(
        "INSERT INTO article_proposal (at, agent, title, text, language, topics, ticket_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            from_moment(at),
            text(agent),
            whole(proposal.title),
            whole(proposal.text),
            text(proposal.language),
            from_list(proposal.topics),
            proposal.ticket,
        ),
    )


def proposals(connection: Connection) -> tuple[tuple[LocalId, str, str, str], ...]:
    """Give the articles that wait: id, title, text and language."""
    rows = connection.exec_driver_sql("SELECT id, title, text, language FROM article_proposal ORDER BY id")
    return tuple((LocalId(row.id), row.title, row.text, row.language) for row in rows)
