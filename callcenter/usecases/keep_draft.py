"""Keeps what an agent types, as it is typed."""

from callcenter.domain.draft import Draft
from callcenter.storage import drafts
from callcenter.storage.database import Database


def keep_draft(database: Database, *words: Draft) -> None:
    """Save the words durably; empty words end a draft. Several are kept together or not at all."""
    with database.write() as work:
        for draft in words:
            if draft.text:
                drafts.save(work, draft)
            else:
                drafts.discard(work, draft.key)
