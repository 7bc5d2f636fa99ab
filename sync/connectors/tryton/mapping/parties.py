"""Parties as customers."""

from collections.abc import Iterable
from types import MappingProxyType

from callcenter.domain.customer import ContactKind, ContactPoint, Customer, Identifier, PostalAddress, Tier
from callcenter.numbering import contact_key
from sync.connectors.tryton.mapping.marks import is_mark, reference_in
from sync.connectors.tryton.mapping.values import Row, identity, nested, text
from sync.connectors.tryton.settings import TrytonSettings

CUSTOMER_FIELDS = (
    "name", "code", "active", "lang.code", "categories.name", "identifiers.type", "identifiers.code",
    "contact_mechanisms.type", "contact_mechanisms.value", "contact_mechanisms.value_compact",
    "contact_mechanisms.name", "contact_mechanisms.active", "addresses.street", "addresses.postal_code",
    "addresses.city", "addresses.subdivision.name", "addresses.country.code", "addresses.party_name",
    "addresses.delivery", "addresses.invoice", "addresses.active",
)  # fmt: skip
_CONTACT_KINDS = MappingProxyType({kind.value: kind for kind in ContactKind})


def customer(row: Row, settings: TrytonSettings) -> Customer:
    """Read a party; its categories name the tier, and the desk's own mark is nobody's number."""
    addresses = tuple(_address(item) for item in row["addresses."] if item.get("active", True))
    region = region_of(addresses, settings)
    categories = tuple(text(item["name"]) for item in row.get("categories.") or ())
    return Customer(
        id=identity(row["id"]),
        name=text(row["name"]) or text(row.get("code")),
        number=text(row.get("code")),
        tier=_tier(categories, settings),
        language=text(nested(row, "lang").get("code")).replace("_", "-"),
        is_active=bool(row.get("active", True)),
        categories=categories,
        contact_points=tuple(
            _contact_point(item, region) for item in row["contact_mechanisms."] if item.get("active", True)
        ),
        addresses=addresses,
        identifiers=tuple(
            Identifier(identity(item["id"]), text(item.get("type")), text(item["code"]))
            for item in row["identifiers."]
            if not is_mark(text(item["code"]))
        ),
        client_ref=next(filter(None, (reference_in(text(item["code"])) for item in row["identifiers."])), ""),
    )


def region_of(addresses: Iterable[PostalAddress], settings: TrytonSettings) -> str:
    """Say by which country a party's numbers without country code are read."""
    return next((item.country for item in addresses if item.country), settings.home_region)


def key_of(kind: ContactKind, value: str, region: str) -> str:
    """Give what a number or mail address is found by; nothing where it is neither."""
    if kind is ContactKind.EMAIL:
        return value.lower()
    if kind in (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.FAX):
        return contact_key(value, region)
    return ""


def _contact_point(row: Row, region: str) -> ContactPoint:
    """Read a contact mechanism: master data that the company keeps itself, so the office vouches for it."""
    kind = _CONTACT_KINDS.get(row["type"], ContactKind.OTHER)
    value, compact = text(row["value"]), text(row.get("value_compact"))
    key = key_of(kind, compact, region)
    if not key and kind is not ContactKind.EMAIL:
        key = key_of(kind, value, region)
    return ContactPoint(identity(row["id"]), kind, value, key, text(row.get("name")), bool(key))


def _address(row: Row) -> PostalAddress:
    return PostalAddress(
        id=identity(row["id"]),
        street=text(row.get("street")),
        postal_code=text(row.get("postal_code")),
        city=text(row.get("city")),
        subdivision=text(nested(row, "subdivision").get("name")),
        country=text(nested(row, "country").get("code")),
        name=text(row.get("party_name")),
        is_delivery=bool(row.get("delivery")),
        is_invoice=bool(row.get("invoice")),
    )


def _tier(categories: Iterable[str], settings: TrytonSettings) -> Tier:
    names = {name.casefold() for name in categories}
    for tier, name in (
        (Tier.GOLD, settings.gold),
        (Tier.SILVER, settings.silver),
        (Tier.STANDARD, settings.standard),
    ):
        if name.casefold() in names:
            return tier
    return Tier.UNKNOWN
