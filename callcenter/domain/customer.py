"""Customers: who they are and how they are reached."""

from dataclasses import dataclass
from enum import StrEnum

from callcenter.domain.ids import CustomerId, OfficeId, RemoteId


class ContactKind(StrEnum):
    """How a customer is reached."""

    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"
    EMAIL = "email"
    OTHER = "other"


class Tier(StrEnum):
    """How a company ranks its customers; an office's own word that fits none is ``OTHER``."""

    GOLD = "gold"
    SILVER = "silver"
    STANDARD = "standard"
    OTHER = "other"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One number or mail address. ``key`` is E.164 or lower-case e-mail, empty where it is neither."""

    id: RemoteId
    kind: ContactKind
    value: str
    key: str = ""
    label: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where post goes; ``country`` is ISO 3166-1 alpha-2, ``street`` may hold several lines."""

    id: RemoteId
    street: str = ""
    postal_code: str = ""
    city: str = ""
    subdivision: str = ""
    country: str = ""
    name: str = ""
    is_delivery: bool = False
    is_invoice: bool = False


@dataclass(frozen=True, slots=True)
class Identifier:
    """An official or company number, for instance a VAT number."""

    id: RemoteId
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as one office knows them; ``language`` is BCP 47 (``zh-CN``), ``alert`` is worth saying at once.

    ``client_ref`` is the id of the edit they were made by, where the office keeps it.
    """

    id: RemoteId
    name: str
    number: str = ""
    tier: Tier = Tier.UNKNOWN
    language: str = ""
    is_company: bool = False
    is_active: bool = True
    alert: str = ""
    categories: tuple[str, ...] = ()
    contact_points: tuple[ContactPoint, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    revision: str = ""
    client_ref: str = ""


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """Which record of which office stands behind a customer."""

    office: OfficeId
    id: RemoteId
    number: str


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """One customer of the desk, joined over the offices that know them."""

    id: CustomerId
    name: str
    tier: Tier
    language: str
    is_company: bool
    is_active: bool
    alerts: tuple[str, ...]
    categories: tuple[str, ...]
    contact_points: tuple[ContactPoint, ...]
    addresses: tuple[PostalAddress, ...]
    identifiers: tuple[Identifier, ...]
    records: tuple[OfficeRecord, ...]

    @property
    def phones(self) -> tuple[ContactPoint, ...]:
        """Say what can be dialled."""
        dialled = (ContactKind.PHONE, ContactKind.MOBILE)
        return tuple(point for point in self.contact_points if point.kind in dialled)

    @property
    def emails(self) -> tuple[ContactPoint, ...]:
        """Say where mail goes."""
        return tuple(point for point in self.contact_points if point.kind is ContactKind.EMAIL)

    @property
    def country(self) -> str:
        """Guess the country from the first address that names one."""
        return next((address.country for address in self.addresses if address.country), "")
