"""Opens an article to read."""

from callcenter.domain.article import Article
from callcenter.domain.held import Held
from callcenter.domain.ids import LocalId
from callcenter.storage import articles
from callcenter.storage.database import Database


def read_article(database: Database, article: LocalId) -> Held[Article] | None:
    """Give the article, or nothing where it has gone meanwhile."""
    with database.read() as connection:
        return articles.get(connection, article)
