"""Says that two customers are not one person."""

from datetime import datetime

from callcenter.domain.ids import CustomerId
from callcenter.domain.link import LinkId
from callcenter.storage import linking_by_hand
from callcenter.storage.database import Database


def refuse_link(database: Database, one: CustomerId, other: CustomerId, agent: str, now: datetime) -> LinkId:
    """Propose them never again for what is known today; no rule joins them any more."""
    with database.write() as work:
        return linking_by_hand.refuse(work, one, other, agent, now)
