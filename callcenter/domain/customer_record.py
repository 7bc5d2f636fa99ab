"""What one office holds of a customer, as an agent changes it."""

from dataclasses import dataclass

from callcenter.domain.edit import Fields
from callcenter.domain.ids import OfficeId, RemoteId


@dataclass(frozen=True, slots=True)
class CustomerRecord:
    """``fields`` are those of a customer edit, with what waits laid over. ``is_taken``: the office takes changes."""

    office: OfficeId
    id: RemoteId
    number: str
    fields: Fields
    is_taken: bool
