"""The head of the screen: who the customer is, in words, with everything that can be copied as a fact."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from PySide6.QtCore import QLocale

from callcenter.domain.call_sheet import CallSheet
from callcenter.domain.changes import Kind
from callcenter.domain.customer import ContactPoint, CustomerCard, PostalAddress, Tier
from callcenter.domain.edit import Value
from callcenter.domain.edit_values import ADDRESS, CONTACT, address_value, contact_value
from callcenter.domain.unsent import Unsent
from callcenter.domain.zones import zone_of
from ui.icons import Icon
from ui.models.list_row import ListRow
from ui.models.unsent_marks import Mark, mark_of
from ui.signs import sign
from ui.speech import fill, translate
from ui.theme import Meaning
from ui.words import word


@dataclass(frozen=True, slots=True)
class Profile:
    """What the head shows; ``zone`` is where the customer's clock is read, if it is known."""

    key: Hashable
    name: str
    tier: str
    tier_meaning: Meaning
    tier_icon: Icon | None
    kind: str
    kind_icon: Icon
    language: str
    alerts: tuple[str, ...]
    facts: tuple[ListRow, ...]
    country: str
    zone: tzinfo | None
    is_active: bool
    mark: Mark | None = None


def build_profile(sheet: CallSheet) -> Profile:
    """Prepare the words."""
    card = sheet.customer
    tier = sign(card.tier)
    return Profile(
        card.id,
        card.name,
        "" if card.tier in (Tier.UNKNOWN, Tier.STANDARD) else word(card.tier),
        tier.meaning,
        tier.icon,
        translate("Profile", "Company") if card.is_company else translate("Profile", "Person"),
        Icon.BUILDING if card.is_company else Icon.USER,
        language_name(card.language),
        card.alerts,
        tuple(_told_apart(_facts(card, _waiting(card, sheet.unsent)))),
        country_name(card.country),
        zone_of(card.country) if card.country else None,
        card.is_active,
        _mark(card, sheet.unsent),
    )


def initials(name: str) -> str:
    """Give one or two letters; a Chinese, Japanese or Korean name gives its first character."""
    parts = [part for part in name.split() if part[0].isalnum()]
    if not parts:
        return name[:1] or "?"
    first = parts[0][0]
    if ord(first) > 0x2E80 or len(parts) == 1:
        return first.upper()
    return (first + parts[-1][0]).upper()


def language_name(tag: str) -> str:
    """Say a language in the language of the screen, or as its tag."""
    if not tag:
        return ""
    main = tag.replace("_", "-").partition("-")[0].lower()
    names = {
        "zh": translate("Profile", "Chinese"),
        "en": translate("Profile", "English"),
        "de": translate("Profile", "German"),
        "fr": translate("Profile", "French"),
        "es": translate("Profile", "Spanish"),
        "it": translate("Profile", "Italian"),
        "nl": translate("Profile", "Dutch"),
        "pl": translate("Profile", "Polish"),
        "ja": translate("Profile", "Japanese"),
        "ko": translate("Profile", "Korean"),
    }
    return names.get(main) or QLocale(tag.replace("-", "_")).nativeLanguageName() or tag


def country_name(code: str) -> str:
    """Say a country as Qt knows it."""
    if not code:
        return ""
    names = {
        "CN": translate("Profile", "China"),
        "DE": translate("Profile", "Germany"),
        "AT": translate("Profile", "Austria"),
        "CH": translate("Profile", "Switzerland"),
        "US": translate("Profile", "United States"),
        "GB": translate("Profile", "United Kingdom"),
        "FR": translate("Profile", "France"),
        "JP": translate("Profile", "Japan"),
        "ES": translate("Profile", "Spain"),
        "IT": translate("Profile", "Italy"),
        "NL": translate("Profile", "Netherlands"),
        "PL": translate("Profile", "Poland"),
        "KR": translate("Profile", "South Korea"),
    }
    territory = QLocale.codeToTerritory(code)
    elsewhere = code if territory == QLocale.Country.AnyCountry else QLocale.territoryToString(territory)
    return names.get(code) or elsewhere


def _mark(card: CustomerCard, unsent: Unsent) -> Mark | None:
    """Give the mark of a customer: something of one of their records is not confirmed."""
    marks = [mark_of(unsent, one.office, Kind.CUSTOMER, one.id) for one in card.records]
    return next((mark for mark in (Mark.ASKS, Mark.UNSENT) if mark in marks), None)


def _waiting(card: CustomerCard, unsent: Unsent) -> frozenset[tuple[str, Value]]:
    """Give what is on its way for any of the records behind a customer, each field with its value."""
    records = (unsent.fields(one.office, Kind.CUSTOMER, one.id) for one in card.records)
    return frozenset(pair for fields in records for pair in fields.items())


def _facts(card: CustomerCard, waiting: frozenset[tuple[str, Value]]) -> Iterator[ListRow]:
    for point in card.contact_points:
        is_unsent = (CONTACT + point.id, contact_value(point)) in waiting
        yield replace(_contact(point), mark=Mark.UNSENT if is_unsent else None)
    for address in card.addresses:
        is_unsent = (ADDRESS + address.id, address_value(address)) in waiting
        yield replace(_address(address), mark=Mark.UNSENT if is_unsent else None)
    for identifier in card.identifiers:
        yield ListRow(
            ("id", identifier.id),
            identifier.code,
            _id_kind(identifier.kind),
            Icon.CARD,
            copied=identifier.code,
        )
    for record in card.records:
        known = fill(translate("Profile", "known in %1"), record.office)
        yield ListRow(
            ("record", record.office, record.id), record.number, known, Icon.PLUG, copied=record.number
        )


def _told_apart(rows: Iterable[ListRow]) -> Iterator[ListRow]:
    """Number each: offices that know the same customer may have given the same id to different things."""
    seen: Counter[Hashable] = Counter()
    for row in rows:
        yield replace(row, key=(row.key, seen[row.key]))
        seen[row.key] += 1


def _id_kind(kind: str) -> str:
    return kind.replace("_", " ").upper() if len(kind) <= 8 else kind.replace("_", " ")


def _contact(point: ContactPoint) -> ListRow:
    detail = point.label or word(point.kind)
    if point.verified:
        detail = " · ".join((detail, translate("Profile", "verified")))
    return ListRow(("contact", point.id), point.value, detail, sign(point.kind).icon, copied=point.value)


def address_line(address: PostalAddress) -> str:
    """Say an address in one line, in the order of its country."""
    street = " ".join(address.street.split())
    chinese = address.country in ("CN", "TW", "HK", "MO")
    parts = (
        (address.subdivision, address.city, street) if chinese else (street, _town(address), address.country)
    )
    return ("" if chinese else ", ").join(part for part in parts if part)


def _town(address: PostalAddress) -> str:
    return " ".join(part for part in (address.postal_code, address.city) if part)


def _address(address: PostalAddress) -> ListRow:
    uses = (
        translate("Profile", "delivery address") if address.is_delivery else "",
        translate("Profile", "invoice address") if address.is_invoice else "",
    )
    detail = " · ".join(use for use in uses if use) or translate("Profile", "Address")
    whole = "\n".join(
        part for part in (address.name, address.street, _town(address), address.country) if part
    )
    return ListRow(("address", address.id), address_line(address), detail, Icon.MAP_PIN, copied=whole)
