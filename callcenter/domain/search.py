"""What a search by anything finds."""

from dataclasses import dataclass

from callcenter.domain.changes import Kind
from callcenter.domain.ids import CustomerId, LocalId


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: what it is, whose it is, a title to read and a detail that tells it from others."""

    kind: Kind
    id: LocalId
    customer: CustomerId | None
    title: str
    detail: str
    matched: str
