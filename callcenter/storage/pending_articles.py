"""Corrections that wait to be sent, laid over what the office said of an article."""

from dataclasses import replace

from callcenter.domain.article import Article
from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind
from callcenter.domain.ids import OfficeId
from callcenter.storage import projection
from callcenter.storage.database import Connection


def lay_over(connection: Connection, office: OfficeId, article: Article) -> Article:
    """Give an article as it will be; what its office made of the earlier text is left out."""
    for edit in projection.shown(connection, office, Kind.ARTICLE, article.id):
        if edit.kind is EditKind.EDIT_ARTICLE:
            title = edit.fields.get("title") or article.title
            article = _with_text(replace(article, title=title), edit.fields.get("text"))
    return article


def _with_text(article: Article, text: str | None) -> Article:
    if text is None:
        return article
    return replace(article, text=text, html="", source=text if article.source else "")
