"""Makes two customers one, because a person knows that they are."""

from datetime import datetime

from callcenter.domain.ids import CustomerId
from callcenter.domain.link import LinkId
from callcenter.storage import linking_by_hand
from callcenter.storage.database import Database


def join_customers(
    database: Database, keep: CustomerId, other: CustomerId, agent: str, now: datetime
) -> LinkId:
    """Put the records of the second under the first; the old id leads there from now on. ``undo_link`` reverses it."""
    with database.write() as work:
        return linking_by_hand.join(work, keep, other, agent, now)
