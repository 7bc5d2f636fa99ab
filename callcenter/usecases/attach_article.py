"""Puts an article to a ticket."""

from datetime import datetime

from callcenter.domain.edit import EditKind, Waiting
from callcenter.domain.feedback import Verdict
from callcenter.domain.ids import LocalId
from callcenter.storage import articles, offices, subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import queue
from callcenter.usecases.note_verdict import note_verdict


def attach_article(
    database: Database, ticket: LocalId, article: LocalId, *, agent: str, at: datetime
) -> Waiting | None:
    """Note here that it belongs to the ticket, and tell the ticket's office where that takes it."""
    with database.write() as work:
        _, subject = subjects.ticket(work.connection, ticket)
        named = subjects.article(work.connection, article)
        note_verdict(work, article, Verdict.ATTACHED, agent=agent, at=at, ticket=ticket)
        held = articles.get(work.connection, article)
        address = held.record.url if held else ""
        told = named.record if named.office == subject.office else address
        takes = offices.takes(work.connection).get(subject.office, frozenset())
        if EditKind.ATTACH_ARTICLE not in takes or not told:
            return None
        fields = {"article": told, "title": named.title}
        return queue(work, EditKind.ATTACH_ARTICLE, subject, fields, agent=agent, at=at)
