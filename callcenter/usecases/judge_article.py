"""Notes what an agent did with an article, or thinks of it."""

from datetime import datetime

from callcenter.domain.feedback import Verdict
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.storage import articles, audit, feedback, solved
from callcenter.storage.database import Database


def judge_article(
    database: Database,
    article: LocalId,
    verdict: Verdict,
    *,
    agent: str,
    at: datetime,
    words: str = "",
    customer: CustomerId | None = None,
    ticket: LocalId | None = None,
) -> None:
    """Keep it, and let it count from the next suggestion on; the same vote again takes it back.

    A vote takes the place of the agent's earlier one. An article that has gone meanwhile is not judged.
    """
    with database.write() as work:
        if articles.get(work.connection, article) is None:
            return
        standing = feedback.of_article(work.connection, article, agent).mine
        if verdict.is_vote and verdict is standing:
            feedback.take_back(work, article, verdict, agent=agent, ticket=ticket)
            action = "article.vote_taken_back"
        else:
            feedback.add(
                work, article, verdict, agent=agent, at=at, words=words, customer=customer, ticket=ticket
            )
            action = f"article.{verdict}"
        if verdict is Verdict.ATTACHED and ticket is not None:
            solved.index_again(work.connection, ticket)
        about = {} if ticket is None else {"ticket": str(ticket)}
        audit.append(work, at, agent, action, f"article:{article}", about)
