"""Lists who may be one person, and what was joined or parted, over the whole store."""

from dataclasses import dataclass

from callcenter.domain.link import LinkAct, Proposal
from callcenter.storage import linking_reading
from callcenter.storage.database import Database


@dataclass(frozen=True, slots=True)
class LinkList:
    """``proposals`` wait for a decision, ``doubtful`` joins for a second look; ``acts`` are the latest of all."""

    proposals: tuple[Proposal, ...]
    doubtful: tuple[LinkAct, ...]
    acts: tuple[LinkAct, ...]


def list_links(database: Database, limit: int = 100) -> LinkList:
    """Read at most ``limit`` of each."""
    with database.read() as connection:
        return LinkList(
            linking_reading.proposals(connection, limit),
            linking_reading.acts(connection, limit, only_doubtful=True),
            linking_reading.acts(connection, limit),
        )
