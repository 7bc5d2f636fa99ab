"""What can be wrong with the demo office on purpose."""

from pydantic import BaseModel, Field


class WriteFaults(BaseModel):
    """What happens to writes, each to a share of them; the same seed draws the same fates."""

    drop: float = Field(default=0.0, ge=0, le=1, description="The connection ends before anything is read.")
    lose: float = Field(
        default=0.0, ge=0, le=1, description="It is done, and the connection ends unanswered."
    )
    late: float = Field(
        default=0.0, ge=0, le=1, description="The connection ends, and it is done afterwards."
    )
    late_seconds: float = Field(default=1.0, ge=0, le=10, description="How long after.")
    cut: float = Field(default=0.0, ge=0, le=1, description="It is done, and the answer breaks off.")
    twice: float = Field(default=0.0, ge=0, le=1, description="It is asked for twice, as by a bad proxy.")
    seed: int = Field(default=0, description="Another seed draws other fates.")


class Faults(BaseModel):
    """What is wrong with the office on purpose; the default is nothing."""

    slow_seconds: float = Field(default=0.0, ge=0, description="Every answer comes this much later.")
    html: bool = Field(default=False, description="Every answer is a web page, as behind a captive portal.")
    cut: bool = Field(default=False, description="Every answer breaks off in the middle of its body.")
    invalid_utf8: bool = Field(default=False, description="Every answer holds bytes that are no UTF-8.")
    huge_field: int = Field(
        default=0, ge=0, description="One text in every answer is this many letters long."
    )
    status: int = Field(default=0, description="Answer with this HTTP status instead.")
    share: float = Field(default=1.0, ge=0, le=1, description="Which share of the requests `status` meets.")
    retry_after: str = Field(default="", description="The header Retry-After that goes with `status`.")
    clock_offset_seconds: float = Field(default=0.0, description="How far the office's clock is ahead.")
    writes: WriteFaults = Field(default=WriteFaults(), description="What happens to writes.")
