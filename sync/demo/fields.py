"""What the fields of the contract have in common: words, amounts and times, and what every record says of itself."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Language = Annotated[str, Field(description="A language as BCP 47 tag.", examples=["zh-CN"])]
Country = Annotated[str, Field(description="A country as ISO 3166-1 alpha-2 code.", examples=["CN"])]
Currency = Annotated[
    str, Field(description="A currency as ISO 4217 code.", examples=["CNY"], pattern="^[A-Z]{3}$")
]
Amount = Annotated[
    Decimal, Field(description="An exact decimal as text, in the currency beside it.", examples=["1939.00"])
]
Quantity = Annotated[
    Decimal, Field(description="An exact decimal as text, in the unit of the line.", examples=["2"])
]
Time = Annotated[
    datetime,
    Field(description="A time with its zone (ISO 8601).", examples=["2026-11-24T09:30:00Z"]),
]
Moment = Annotated[
    date | datetime,
    Field(
        union_mode="left_to_right",
        description="A day, or a time with its zone (ISO 8601). A day is meant by the calendar of the destination.",
        examples=["2026-11-24", "2026-11-24T09:30:00Z"],
    ),
]
PartId = Annotated[
    int, Field(description="Its id; unique among the parts of its record.", ge=1, examples=[3])
]


class Model(BaseModel):
    """Unknown fields are errors here: a contract is kept on both sides."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=False)


class Record(Model):
    """Everything a feed gives."""

    modified: datetime = Field(
        description="When it last changed, by the server's own clock, in UTC with microseconds.",
        examples=["2026-11-24T09:30:12.345678Z"],
    )
    revision: int = Field(
        default=1,
        description="Grows with every change; the ETag of the record, sent back as `If-Match`.",
        ge=1,
        examples=[4],
    )
    changed_by: str = Field(
        default="", description="Who changed it last; empty where nobody did by hand.", examples=["mei.lin"]
    )


class Numbered(Record):
    """A record whose lasting id is a number."""

    id: int = Field(description="Its id: unique within its kind, never used again.", ge=1, examples=[12])
