"""Invents customers, one by one and always the same: half with Chinese names, half with those of six other lands."""

from dataclasses import dataclass
from random import Random

from callcenter.domain.customer import (
    ContactKind,
    ContactPoint,
    Customer,
    Identifier,
    PostalAddress,
    Tier,
)
from callcenter.domain.ids import RemoteId


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红玉梅建国春华志雪琳佳怡欣宇浩然子轩思诚晓东海燕"
_FIRST = _words("""
Anna Emma Laura Julia Sofia Clara Marta Elena Giulia Chiara Lucia Carmen Louise Camille Chloe Manon Alice Grace
Olivia Amelia Harriet Nora Ingrid Katja Sabine Petra Jonas Lukas Felix Maximilian Moritz Thomas Stefan Marco
Luca Matteo Paolo Diego Javier Pablo Sergio Antoine Hugo Julien Mathieu Oliver Harry George William Jack James
Ethan Noah Liam Mason Aiden Sean Patrick Daan Bram Sander Wouter Femke Lotte
""")
_BEGINNINGS = _words("""
Berg Stein Wald Rosen Linden Hof Acker Brand Eich Feld Gold Hart Kirch Lang Mar Neu Ober Reich Sand Schön Sommer
Tal Unter Vogel Weiss Winter Ash Brook Clay Dal East Fair Green High Kings Mill North Oak Red South West White
Ferr Bianc Mor Ross Gall Cost Font Garc Lop Mart
""")
_ENDINGS = _words("""
mann er berg feld hauer stein bach ton ley ford wood well ham worth son ino ini elli etti ato ez ero eau ier ard
""")
_TIERS = (*[Tier.STANDARD] * 7, Tier.SILVER, Tier.SILVER, Tier.GOLD)
_SHARED_NUMBER = 0.01


@dataclass(frozen=True, slots=True)
class Land:
    """How numbers look and where people live. In ``written`` each ``#`` is a digit of the number without its code."""

    country: str
    language: str
    code: str
    prefixes: tuple[str, ...]
    written: str
    cities: tuple[str, ...]
    currency: str


CHINA = Land(
    "CN", "zh-CN", "86", ("138", "139", "135", "150", "151", "158", "159", "186", "187", "188"), "### #### ####",
    ("北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "西安", "南京", "重庆"), "CNY",
)  # fmt: skip
LANDS = (
    Land("DE", "de-DE", "49", ("1511", "1512", "1514", "1517"), "+49 #### #######", ("Berlin", "Köln"), "EUR"),
    Land("GB", "en-GB", "44", ("7400", "7401", "7500", "7501"), "+44 #### ######", ("London", "Bath"), "GBP"),
    Land("US", "en-US", "1", ("2122", "2123", "2124", "2127"), "+1 ###-###-####", ("New York", "Newark"), "USD"),
    Land("FR", "fr-FR", "33", ("61", "62", "66", "67"), "+33 # ## ## ## ##", ("Paris", "Lyon", "Nantes"), "EUR"),
    Land("ES", "es-ES", "34", ("61", "62", "65", "66"), "+34 ### ### ###", ("Madrid", "Bilbao"), "EUR"),
    Land("NL", "nl-NL", "31", ("61", "62", "63", "64"), "+31 # ########", ("Utrecht", "Delft"), "EUR"),
)  # fmt: skip


def chance(serial: int, about: int = 0) -> Random:
    """Give the dice of one customer; the same ones every time and on every machine."""
    return Random(serial * 16 + about)


def land_of(serial: int) -> Land:
    """Say where a customer lives: every second one in China."""
    return CHINA if serial % 2 == 0 else LANDS[(serial // 2) % len(LANDS)]


def remote_id(serial: int) -> RemoteId:
    """Say what the office calls a customer."""
    return RemoteId(str(serial + 1))


def invent_customer(serial: int) -> Customer:
    """Make a customer from their place in the row alone."""
    dice, land = chance(serial), land_of(serial)
    first, last = _chinese_name(dice) if land is CHINA else (dice.choice(_FIRST), _surname(dice))
    name = last + first if land is CHINA else f"{first} {last}"
    return Customer(
        id=remote_id(serial),
        name=name,
        number=f"C{serial + 1:07}",
        tier=dice.choice(_TIERS),
        language=land.language,
        is_active=dice.random() < 0.97,
        alert="Calls back in the evening" if dice.random() < 0.03 else "",
        categories=("newsletter",) if dice.random() < 0.3 else (),
        contact_points=_contact_points(serial, dice, land),
        addresses=_addresses(serial, dice, land),
        identifiers=_identifiers(serial, land) if dice.random() < 0.1 else (),
        revision="1",
    )


def _chinese_name(dice: Random) -> tuple[str, str]:
    given = dice.choice(_GIVEN) + (dice.choice(_GIVEN) if dice.random() < 0.8 else "")
    return given, dice.choice(_SURNAMES)


def _surname(dice: Random) -> str:
    return dice.choice(_BEGINNINGS) + dice.choice(_ENDINGS)


def _contact_points(serial: int, dice: Random, land: Land) -> tuple[ContactPoint, ...]:
    owner = serial - 2 * len(LANDS) if dice.random() < _SHARED_NUMBER and serial >= 2 * len(LANDS) else serial
    points = [_phone(serial, 0, _subscriber(owner, 0), land)]
    points += [_phone(serial, n, _subscriber(serial, n), land) for n in range(1, dice.choice((1, 2, 2, 3)))]
    mail = f"customer.{serial + 1}@example.{land.country.lower()}"
    points.append(ContactPoint(RemoteId(f"{serial + 1}-m"), ContactKind.EMAIL, mail, mail, "", verified=True))
    return tuple(points)


def _subscriber(serial: int, which: int) -> int:
    """Spread subscribers over all numbers, so that neighbours do not look alike."""
    return (serial * 4 + which) * 61_803_399


def _phone(serial: int, which: int, subscriber: int, land: Land) -> ContactPoint:
    lead = f"+{land.code}"
    pattern = land.written.removeprefix(lead)
    digits = _national(land, pattern.count("#"), subscriber)
    left = iter(digits)
    value = "".join(next(left) if mark == "#" else mark for mark in pattern)
    value = value if pattern == land.written else lead + value
    is_first = which == 0
    return ContactPoint(
        RemoteId(f"{serial + 1}-{which}"), ContactKind.MOBILE, value, lead + digits, "", verified=is_first
    )


def _national(land: Land, length: int, subscriber: int) -> str:
    places = length - len(land.prefixes[0])
    tail = int("1" + "0" * places)  # what ** gives may also be a fraction, as far as types know
    prefix = land.prefixes[subscriber // tail % len(land.prefixes)]
    return prefix + f"{subscriber % tail:0{places}}"


def _addresses(serial: int, dice: Random, land: Land) -> tuple[PostalAddress, ...]:
    return tuple(
        PostalAddress(
            RemoteId(f"{serial + 1}-{n}"),
            street=_street(dice, land),
            postal_code=f"{dice.randint(10_000, 99_999)}",
            city=dice.choice(land.cities),
            country=land.country,
            is_delivery=True,
            is_invoice=n == 0,
        )
        for n in range(dice.choice((1, 1, 1, 2)))
    )


def _street(dice: Random, land: Land) -> str:
    if land is CHINA:
        return f"人民路{dice.randint(1, 900)}号"
    return f"{_surname(dice)} Street {dice.randint(1, 180)}"


def _identifiers(serial: int, land: Land) -> tuple[Identifier, ...]:
    return (Identifier(RemoteId(f"{serial + 1}"), "vat", f"{land.country}{serial + 1:09}"),)
