"""Takes a joining, a parting or a refusal back."""

from datetime import datetime

from callcenter.domain.link import LinkId
from callcenter.storage import linking_by_hand
from callcenter.storage.database import Database


def undo_link(database: Database, link: LinkId, agent: str, now: datetime) -> LinkId:
    """Put every record back where it was; what a rule had joined stays apart from then on."""
    with database.write() as work:
        return linking_by_hand.undo(work, link, agent, now)
