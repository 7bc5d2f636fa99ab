"""What an agent tells of a ticket or customer that no office knows yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from callcenter.domain.customer import ContactPoint, PostalAddress
from callcenter.domain.edit import Fields
from callcenter.domain.ids import CustomerId, LocalId, OfficeId


def _none() -> Fields:
    empty: Mapping[str, str | None] = {}
    return MappingProxyType(empty)


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A ticket to be opened. ``fields`` are further ticket fields, custom ones as ``field:<name>``.

    Without a ``requestor`` the customer's first mail address is taken.
    """

    office: OfficeId
    customer: CustomerId | None
    queue: str
    subject: str
    text: str
    priority: int | None = None
    requestor: str = ""
    order: LocalId | None = None
    is_complaint: bool = False
    fields: Fields = field(default_factory=_none)


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer to be made; the ids of contacts and addresses do not matter."""

    office: OfficeId
    name: str
    contacts: tuple[ContactPoint, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    language: str = ""
    is_company: bool = False
