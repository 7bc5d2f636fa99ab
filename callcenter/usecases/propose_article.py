"""Keeps an article an agent wrote until an office takes it."""

from datetime import datetime

from callcenter.domain.edit import EditKind, Fields, Waiting
from callcenter.domain.edit_values import list_value
from callcenter.domain.feedback import ArticleProposal
from callcenter.domain.ids import OfficeId
from callcenter.storage import audit, feedback, subjects
from callcenter.storage.database import Connection, Database
from callcenter.storage.queueing import Subject, queue, taker


def propose_article(
    database: Database,
    proposal: ArticleProposal,
    *,
    agent: str,
    at: datetime,
    office: OfficeId | None = None,
) -> Waiting | None:
    """Keep every word, and send it to the office named, or to one that takes proposals, if any does."""
    about = "knowledge" if proposal.ticket is None else f"ticket:{proposal.ticket}"
    with database.write() as work:
        feedback.add_proposal(work, proposal, agent=agent, at=at)
        audit.append(work, at, agent, "article.proposed", about, {})
        chosen = office or taker(work.connection, EditKind.PROPOSE_ARTICLE)
        if chosen is None or not (proposal.title.strip() and proposal.text.strip()):
            return None
        subject = Subject(chosen, subjects.NEW, proposal.title)
        fields = _fields(work.connection, proposal, chosen)
        return queue(work, EditKind.PROPOSE_ARTICLE, subject, fields, agent=agent, at=at)


def _fields(connection: Connection, proposal: ArticleProposal, office: OfficeId) -> Fields:
    fields = {
        "title": proposal.title,
        "text": proposal.text,
        "language": proposal.language,
        "topics": list_value(proposal.topics),
        "ticket": subjects.ticket_name(connection, proposal.ticket, office),
    }
    return {name: value for name, value in fields.items() if value}
