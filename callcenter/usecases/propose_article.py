"""Keeps an article an agent wrote until an office takes it."""

from datetime import datetime

from callcenter.domain.feedback import ArticleProposal
from callcenter.storage import audit, feedback
from callcenter.storage.database import Database


def propose_article(database: Database, proposal: ArticleProposal, *, agent: str, at: datetime) -> None:
    """Keep every word; it waits in this desk and is compared with what others propose."""
    subject = "knowledge" if proposal.ticket is None else f"ticket:{proposal.ticket}"
    with database.write() as work:
        feedback.add_proposal(work, proposal, agent=agent, at=at)
        audit.append(work, at, agent, "article.proposed", subject, {})
