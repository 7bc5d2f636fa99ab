"""Reads what agents think of an article."""

from callcenter.domain.feedback import Feedback
from callcenter.domain.ids import LocalId
from callcenter.storage import feedback
from callcenter.storage.database import Database


def read_feedback(database: Database, article: LocalId, agent: str) -> Feedback:
    """Give the counts and this agent's own standing vote."""
    with database.read() as connection:
        return feedback.of_article(connection, article, agent)
