"""Answers the customer on a ticket."""

from datetime import datetime

from callcenter.domain import edit_rules
from callcenter.domain.edit import EditKind, Waiting
from callcenter.domain.ids import LocalId
from callcenter.storage import subjects
from callcenter.storage.database import Database
from callcenter.storage.queueing import queue


def reply_to_ticket(database: Database, ticket: LocalId, text: str, *, agent: str, at: datetime) -> Waiting:
    """Queue the words as they were typed; they are never sent twice."""
    words = edit_rules.words(text)
    with database.write() as work:
        _, subject = subjects.ticket(work.connection, ticket)
        return queue(work, EditKind.REPLY, subject, {"text": words}, agent=agent, at=at)
