"""A record as this desk holds it: what the office said, from where and since when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from callcenter.domain.ids import LocalId, OfficeId

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Held(Generic[T_co]):
    """``record`` is the office's word; ``id`` is ours; ``fetched_at`` is UTC."""

    id: LocalId
    office: OfficeId
    record: T_co
    fetched_at: datetime
