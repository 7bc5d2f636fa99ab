"""Keeps what agents say of articles, as part of a larger act."""

from datetime import datetime

from callcenter.domain.feedback import Verdict
from callcenter.domain.ids import CustomerId, LocalId
from callcenter.storage import audit, feedback, solved
from callcenter.storage.database import Work


def note_verdict(
    work: Work,
    article: LocalId,
    verdict: Verdict,
    *,
    agent: str,
    at: datetime,
    words: str = "",
    customer: CustomerId | None = None,
    ticket: LocalId | None = None,
) -> bool:
    """Keep it, and let it count; false where the same vote was taken back by it."""
    standing = feedback.of_article(work.connection, article, agent).mine
    is_taken_back = verdict.is_vote and verdict is standing
    if is_taken_back:
        feedback.take_back(work, article, verdict, agent=agent, ticket=ticket)
    else:
        feedback.add(
            work, article, verdict, agent=agent, at=at, words=words, customer=customer, ticket=ticket
        )
    if verdict is Verdict.ATTACHED and ticket is not None:
        solved.index_again(work.connection, ticket)
    action = "article.vote_taken_back" if is_taken_back else f"article.{verdict}"
    about = {} if ticket is None else {"ticket": str(ticket)}
    audit.append(work, at, agent, action, f"article:{article}", about)
    return not is_taken_back
