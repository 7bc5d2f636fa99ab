"""Takes an office's record away from a customer it does not belong to."""

from datetime import datetime

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.domain.link import LinkId
from callcenter.storage import linking_by_hand
from callcenter.storage.database import Database


def part_record(database: Database, office: OfficeId, remote: RemoteId, agent: str, now: datetime) -> LinkId:
    """Make it a customer of its own again, with what was logged for it; no rule joins the two any more."""
    with database.write() as work:
        return linking_by_hand.part(work, office, remote, agent, now)
