"""Brings back what was typed and not sent."""

from callcenter.domain.draft import Draft, DraftKey
from callcenter.storage import drafts
from callcenter.storage.database import Database


def find_draft(database: Database, key: DraftKey) -> Draft | None:
    """Give the draft of one field, or nothing."""
    with database.read() as connection:
        return drafts.load(connection, key)


def subjects_with_drafts(database: Database, agent: str) -> frozenset[str]:
    """Name everything this agent has unsent words for."""
    with database.read() as connection:
        return drafts.unsent_subjects(connection, agent)
