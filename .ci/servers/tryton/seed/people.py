"""Invents the customers: who they are, how they are reached, where they live; the same for the same seed."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import phonenumbers
from stdnum.util import get_cc_module

from seed.lands import LANDS, Land, Place

TIERS = (("Gold", 6), ("Silver", 19), ("Standard", 70), ("", 5))
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """A customer before any office knows them; contacts, addresses and identifiers are values for Tryton."""

    name: str
    land: Land
    tier: str
    is_company: bool
    is_active: bool
    contacts: tuple[Values, ...]
    addresses: tuple[tuple[Place, Values], ...]
    identifiers: tuple[Values, ...]


def invent(count: int, rng: Random) -> Iterator[Person]:
    """Invent customers; one in fifty lives or works together with the one before, and shares a number."""
    taken: set[str] = set()
    before: Person | None = None
    for serial, land in enumerate(rng.choices(LANDS, [land.share for land in LANDS], k=count)):
        person = _one(serial, land, rng, taken)
        if before is not None and rng.random() < 0.02:
            person = replace(
                person, land=before.land, addresses=before.addresses, contacts=_shared(person, before)
            )
        yield person
        before = person


def fill(pattern: str, rng: Random) -> str:
    """Put a digit for each "#" and a letter for each "@"."""
    signs = {"#": "0123456789", "@": LETTERS}
    return "".join(rng.choice(signs[sign]) if sign in signs else sign for sign in pattern)


def _one(serial: int, land: Land, rng: Random, taken: set[str]) -> Person:
    is_company = rng.random() < 0.18
    place = rng.choice(land.places)
    (family, family_latin), (given, given_latin) = rng.choice(land.families), rng.choice(land.given)
    words = {"family": family, "given": given, "city": place.city.removesuffix("市")}
    mail = (
        f"{_latin(given_latin)}.{_latin(family_latin)}.{serial}@example.{rng.choice(('com', 'org', 'net'))}"
    )
    addresses = [(place, _address(place, land, rng))]
    if rng.random() < 0.25:
        other = rng.choice(land.places)
        addresses.append((other, _address(other, land, rng) | {"attn": given}))
    return Person(
        name=(rng.choice(land.firms) if is_company else land.person).format(**words),
        land=land,
        tier=rng.choices([tier for tier, _ in TIERS], [share for _, share in TIERS])[0],
        is_company=is_company,
        is_active=rng.random() >= 0.02,
        contacts=_contacts(land, mail, is_company, rng, taken),
        addresses=tuple(addresses),
        identifiers=_identifiers(land, rng) if is_company else (),
    )


def _contacts(land: Land, mail: str, is_company: bool, rng: Random, taken: set[str]) -> tuple[Values, ...]:  # noqa: FBT001  # as in Person
    contacts: list[Values] = []
    if not is_company or rng.random() < 0.5:
        contacts.append({"type": "mobile", "value": _telephone(land.mobile, rng, taken)})
    if is_company or rng.random() < 0.2:
        name = "Office" if is_company else "Home"
        contacts.append({"type": "phone", "value": _telephone(land.landline, rng, taken), "name": name})
    if is_company and rng.random() < 0.1:
        contacts.append({"type": "fax", "value": _telephone(land.landline, rng, taken)})
    if rng.random() < 0.85:
        contacts.append({"type": "email", "value": mail})
    return tuple(contacts)


def _shared(person: Person, before: Person) -> tuple[Values, ...]:
    """Give the first telephone number of the one before, and the mail address that is the person's own."""
    telephone = next(contact for contact in before.contacts if contact["type"] != "email")
    return telephone, *(contact for contact in person.contacts if contact["type"] == "email")


def _telephone(patterns: tuple[str, ...], rng: Random, taken: set[str]) -> str:
    while True:
        number = fill(rng.choice(patterns), rng)
        if number not in taken and phonenumbers.is_valid_number(phonenumbers.parse(number)):
            taken.add(number)
            return number


def _address(place: Place, land: Land, rng: Random) -> Values:
    numbers = {"n": rng.randint(1, 180), "m": rng.randint(2, 18), "k": rng.randint(101, 2504)}
    return {
        "street_unstructured": rng.choice(land.streets).format(**numbers),
        "postal_code": fill(place.postal_code, rng),
        "city": place.city,
    }


def _identifiers(land: Land, rng: Random) -> tuple[Values, ...]:
    """Draw tax numbers until one has the right check digits."""
    is_valid = get_cc_module(*land.identifier.split("_", 1)).is_valid
    while True:
        code = fill(rng.choice(land.number), rng)
        if is_valid(code):
            return ({"type": land.identifier, "code": code},)


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    return "".join(sign for sign in plain.lower() if "a" <= sign <= "z")
