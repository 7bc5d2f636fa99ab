"""Lists the articles agents attached to a ticket."""

from callcenter.domain.article import Article
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId
from callcenter.storage import articles, feedback
from callcenter.storage.database import Database


def list_attached(database: Database, ticket: LocalId) -> tuple[Held[Article], ...]:
    """Give those that are still there, in the order they were attached."""
    with database.read() as connection:
        found = (articles.get(connection, one) for one in feedback.attached_to(connection, ticket))
        return tuple(held for held in found if held is not None)
