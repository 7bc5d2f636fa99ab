"""Keeps what an agent types, as it is typed."""

from callcenter.domain.draft import Draft
from callcenter.storage import drafts
from callcenter.storage.database import Database


def keep_draft(database: Database, draft: Draft) -> None:
    """Save the words durably; empty words end the draft."""
    with database.write() as work:
        if draft.text:
            drafts.save(work, draft)
        else:
            drafts.discard(work, draft.key)
