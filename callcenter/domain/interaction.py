"""Calls, mails and visits as the desk logged them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callcenter.domain.ids import CustomerId, LocalId


class Channel(StrEnum):
    """How the customer came."""

    CALL = "call"
    MAIL = "mail"
    VISIT = "visit"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Interaction:
    """One contact with a customer; times are UTC. ``outcome`` is what came of it, in a word."""

    id: LocalId
    customer: CustomerId | None
    channel: Channel
    number: str
    agent: str
    started_at: datetime
    ended_at: datetime | None = None
    summary: str = ""
    outcome: str = ""
