"""What desks write that no feed gives: interactions, votes, and which requests were done."""

from typing import Literal

from pydantic import Field

from sync.demo.fields import Model, Numbered, Time
from sync.demo.model import KINDS, Article


class Interaction(Numbered):
    """One contact with a customer, as the agent wrapped it up."""

    customer: int | None = Field(default=None, description="Id of the customer, where known.", examples=[1])
    channel: Literal["call", "mail", "visit", "note"] = Field(description="How they came.", examples=["call"])
    number: str = Field(default="", description="Their number, if they called.", examples=["+8613812345678"])
    started_at: Time
    ended_at: Time | None = Field(default=None, description="When it ended.")
    summary: str = Field(default="", description="What it was about.", examples=["Asked for the parcel"])
    outcome: str = Field(default="", description="What came of it.", examples=["solved"])
    ticket: str = Field(
        default="", description="The ticket it led to, as its office calls it.", examples=["7"]
    )
    client_ref: str = Field(
        default="",
        description="The `Idempotency-Key` it was logged with.",
        examples=["0193a5d2-6f00-7000-8000-000000000002"],
    )


class Vote(Numbered):
    """What an agent found of an article, or did with it."""

    article: str = Field(description="Id of the article.", examples=["en/parcel-lost"])
    verdict: Literal["helpful", "not_helpful", "used", "attached"] = Field(
        description="What they found.", examples=["helpful"]
    )
    words: str = Field(default="", description="What they had looked for.", examples=["parcel lost"])


class Deed(Model):
    """The answer to a write: what was done. Kept for ever under its key."""

    key: str = Field(
        description="The `Idempotency-Key` of the request.",
        examples=["0193a5d2-6f00-7000-8000-000000000001"],
    )
    route: str = Field(description="Method and path of the request.", examples=["POST /v1/tickets"])
    at: Time
    kind: str = Field(description="Which kind of record was made or changed.", examples=["tickets"])
    id: int | str = Field(description="Id of that record.", examples=[64])
    revision: int = Field(description="Its revision after this.", examples=[2])
    made: dict[str, int] = Field(
        default={},
        description="Ids of new parts, by the `ref` the request gave them; of a message and an attached article "
        "by the words `message` and `article`.",
        examples=[{"contact:local:0193a5d2": 1001}],
    )
    record: dict[str, object] = Field(description="The record after this.", examples=[{"id": 64}])


KEPT: dict[str, type[Numbered | Article]] = {**KINDS, "interactions": Interaction, "votes": Vote}
"""Everything the demo office keeps."""
