"""Makes customers: names, numbers, mail addresses and streets as they are where they live."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from callcenter.numbering import contact_key, readable
from sync.demo.dataset.land import Dialling, Land, Name, Place
from sync.demo.dataset.lands import LANDS
from sync.demo.dataset.world import World
from sync.demo.model import Address, ContactPoint, Customer, Identifier

_COMPANY_SHARE = 0.12
_ALERT_SHARE = 0.04
_SECOND_NUMBER_SHARE = 0.3
_TIERS = (("gold", 8), ("silver", 22), ("standard", 70))
_NOBODY = Name("", "")
_LARGE_COUNTRY = 50
_HOUSEHOLDS = {10: 2, 14: 3, 18: 4}
"""In each large country: at which customers a household begins, and how many share its number."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, before the company knows them as a customer."""

    name: str
    latin: str
    land: Land
    place: Place
    numbers: tuple[str, ...]
    tier: str = "standard"
    is_company: bool = False
    alert: str = ""
    categories: tuple[str, ...] = ()
    street: str = ""
    family: Name = _NOBODY


@dataclass(frozen=True, slots=True)
class Buyer:
    """A customer, and where their parcels go."""

    record: Customer
    land: Land
    place: Place


def crowd(world: World, known: Sequence[Person], size: int) -> Iterator[Person]:
    """Make everybody who has no story, as many in each country as belong there."""
    for land in LANDS:
        wanted = round(land.share * size / 360) - sum(person.land is land for person in known)
        yield from _people(world, land, wanted)


def _people(world: World, land: Land, wanted: int) -> Iterator[Person]:
    first: Person | None = None
    members = 0
    for serial in range(wanted):
        chance = world.chance("person", land.code, serial)
        if first is not None and members > 1:
            members -= 1
            yield _relative(chance, first)
            continue
        person = _person(chance, land)
        first, members = person, _HOUSEHOLDS.get(serial, 1) if land.share > _LARGE_COUNTRY else 1
        yield person


def _person(chance: Random, land: Land) -> Person:
    is_company = chance.random() < _COMPANY_SHARE
    family, given, place = chance.choice(land.families), chance.choice(land.given), chance.choice(land.places)
    name = chance.choice(land.companies).format(family.written)
    if not is_company:
        name = _in_order(land, family.written, given.written)
    numbers = [phone_number(chance, land, is_mobile=not is_company)]
    if chance.random() < _SECOND_NUMBER_SHARE:
        numbers.append(phone_number(chance, land, is_mobile=is_company))
    return Person(
        name,
        f"info.{family.latin}" if is_company else f"{given.latin}.{family.latin}",
        land,
        place,
        tuple(numbers),
        chance.choices([name for name, _ in _TIERS], [share for _, share in _TIERS])[0],
        is_company,
        chance.choice(land.alerts) if chance.random() < _ALERT_SHARE else "",
        ("business",) if is_company else ("newsletter",) if chance.random() < 0.4 else (),
        street(chance, land, place),
        family,
    )


def _relative(chance: Random, first: Person) -> Person:
    """Make somebody who lives, or works, with another customer and has no number of their own."""
    given = chance.choice(first.land.given)
    return replace(
        first,
        name=_in_order(first.land, first.family.written, given.written),
        latin=f"{given.latin}.{first.family.latin}",
        numbers=first.numbers[:1],
        tier="standard",
        is_company=False,
        categories=(),
    )


def _in_order(land: Land, family: str, given: str) -> str:
    """Put a name together as it is said there."""
    if land.code == "CN":
        return family + given
    return f"{family} {given}" if land.code == "JP" else f"{given} {family}"


def phone_number(chance: Random, land: Land, *, is_mobile: bool) -> str:
    """Make a valid E.164 number."""
    dialling = land.dialling
    while True:
        made = _digits(chance, dialling, is_mobile=is_mobile)
        if contact_key(made, land.code) == made:
            return made


def _digits(chance: Random, dialling: Dialling, *, is_mobile: bool) -> str:
    begin = chance.choice(dialling.mobile if is_mobile else dialling.landline)
    length = dialling.mobile_digits if is_mobile else dialling.landline_digits
    rest = [str(chance.randrange(2, 9)), *(str(chance.randrange(10)) for _ in range(length - len(begin) - 1))]
    return f"+{dialling.country}{begin}{''.join(rest)}"


def enlist(world: World, person: Person) -> Buyer:
    """Make somebody a customer."""
    serial = world.number("customers")
    chance = world.chance("customer", serial)
    vat = Identifier(id=1, kind="vat", code=f"{person.land.code}{chance.randrange(10**8, 10**9)}")
    record = Customer.model_validate(
        {
            "id": serial,
            "modified": world.stamp(serial),
            "number": f"C{10000 + serial}",
            "name": person.name,
            "is_company": person.is_company,
            "tier": person.tier,
            "language": person.land.language,
            "alert": person.alert,
            "categories": list(person.categories),
            "contact_points": _contact_points(chance, person, serial),
            "addresses": [_address(chance, person)],
            "identifiers": [vat] if person.is_company else [],
        }
    )
    world.add("customers", record)
    return Buyer(record, person.land, person.place)


def _contact_points(chance: Random, person: Person, serial: int) -> list[ContactPoint]:
    points = [_point(place, number, person) for place, number in enumerate(person.numbers, start=1)]
    domain = chance.choice(("example.com", "example.org", "mail.example.com"))
    mail = f"{person.latin}.{serial}@{domain}"
    points.append(ContactPoint(id=len(points) + 1, kind="email", value=mail, verified=chance.random() < 0.8))
    return points


def _point(identity: int, e164: str, person: Person) -> ContactPoint:
    is_mobile = e164.removeprefix(f"+{person.land.dialling.country}").startswith(person.land.dialling.mobile)
    kind = "mobile" if is_mobile and person.land.code != "US" else "phone"
    value = readable(e164, person.land.code)
    return ContactPoint(id=identity, kind=kind, value=value, e164=e164, verified=identity == 1)


def _address(chance: Random, person: Person) -> Address:
    return Address(
        id=1,
        street=person.street or street(chance, person.land, person.place),
        postal_code=person.place.postal_code,
        city=person.place.city,
        subdivision=person.place.subdivision,
        country=person.land.code,
    )


def street(chance: Random, land: Land, place: Place) -> str:
    """Make a street with a house number where the country puts it."""
    name, house = chance.choice(place.streets), chance.randrange(1, 180)
    if land.code == "CN":
        return f"{name}{house}号{chance.randrange(1, 30)}栋{chance.randrange(1, 28)}{chance.randrange(1, 5):02}室"
    if land.code == "JP":
        return f"{name}{chance.randrange(1, 20)}-{chance.randrange(1, 20)}"
    if land.code in ("FR", "GB", "US"):
        return f"{house} {name}"
    return f"{name} {house}"
