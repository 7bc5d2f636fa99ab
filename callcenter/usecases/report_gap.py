"""Notes that no article helped with a question."""

from datetime import datetime

from callcenter.domain.ids import CustomerId, LocalId
from callcenter.storage import audit, feedback
from callcenter.storage.database import Database


def report_gap(
    database: Database,
    words: str,
    *,
    agent: str,
    at: datetime,
    note: str = "",
    customer: CustomerId | None = None,
    ticket: LocalId | None = None,
) -> None:
    """Keep what was looked for, in the agent's words, and what they note besides."""
    subject = "knowledge" if ticket is None else f"ticket:{ticket}"
    with database.write() as work:
        feedback.add_gap(work, words, note, agent=agent, at=at, customer=customer, ticket=ticket)
        audit.append(work, at, agent, "knowledge.gap", subject, {})
