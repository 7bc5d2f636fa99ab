"""Corrects an article."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import EditKind, Waiting
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import LocalId
from callcenter.storage import articles, subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import queue_change


def edit_article(
    database: Database, article: LocalId, title: str, text: str, *, agent: str, at: datetime
) -> Waiting | None:
    """Queue what differs from what the screen shows; ``text`` is of the kind that ``Article.editable`` gives."""
    fields = {
        "title": edit_rules.line(title, Trouble.TITLE_MISSING),
        "text": edit_rules.words(text),
    }
    with database.write() as work:
        held = articles.get(work.connection, article)
        if held is None:
            raise DeskError(Trouble.NO_SUCH_ARTICLE, text=str(article))
        subject, base = (
            subjects.article(work.connection, article),
            {"title": held.record.title, "text": held.record.editable},
        )
        return queue_change(work, EditKind.EDIT_ARTICLE, subject, fields, base, agent=agent, at=at)
