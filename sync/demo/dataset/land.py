"""What is known of a country: how people are called, live, are dialled, and how parcels reach them."""

from dataclasses import dataclass
from datetime import tzinfo

from callcenter.domain.zones import zone_of


@dataclass(frozen=True, slots=True)
class Name:
    """A part of a name, and how it is spelt in a mail address."""

    written: str
    latin: str


@dataclass(frozen=True, slots=True)
class Place:
    """A city with a postal code, streets that lie in it, and the depot parcels are delivered from."""

    city: str
    postal_code: str
    subdivision: str
    depot: str
    streets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dialling:
    """The beginnings of numbers, and how many digits follow the country code."""

    country: str
    mobile: tuple[str, ...]
    mobile_digits: int
    landline: tuple[str, ...]
    landline_digits: int


@dataclass(frozen=True, slots=True)
class Land:
    """One country. ``share`` is how many in 360 customers live there."""

    code: str
    language: str
    currency: str
    share: int
    families: tuple[Name, ...]
    given: tuple[Name, ...]
    companies: tuple[str, ...]
    places: tuple[Place, ...]
    dialling: Dialling
    carriers: tuple[str, ...]
    transit_days: int
    gateway: str = ""
    """Where parcels enter the country; empty where they leave from a warehouse inside it."""
    alerts: tuple[str, ...] = ()

    @property
    def zone(self) -> tzinfo:
        """What time it is there."""
        return zone_of(self.code)

    @property
    def warehouse(self) -> str:
        """Where parcels for this country leave from."""
        return "Shenzhen" if self.code in ("CN", "JP") else "Hamburg"

    @property
    def has_customs(self) -> bool:
        """Tell whether parcels are cleared on their way."""
        return self.code in ("GB", "JP", "US")

    @property
    def rests_on_sundays(self) -> bool:
        """Tell whether nothing is delivered on a Sunday."""
        return self.code not in ("CN", "JP")


def names(text: str) -> tuple[Name, ...]:
    """Read names: ``王:wang`` where the script is not Latin, else the name alone."""
    return tuple(_name(part) for part in text.split())


def _name(part: str) -> Name:
    written, _, latin = part.replace("_", " ").partition(":")
    return Name(written, latin or _plain(written))


def _plain(name: str) -> str:
    folded = name.lower().translate(_FOLDED)
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha())


_FOLDED = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "ë": "e", "á": "a", "à": "a", "í": "i",
        "ï": "i", "ó": "o", "ô": "o", "ú": "u", "ñ": "n", "ç": "c", "ı": "i", "ğ": "g", "ş": "s", "ò": "o", "ù": "u",
    }
)  # fmt: skip


def places(*rows: str) -> tuple[Place, ...]:
    """Read places: city, postal code, province, depot and streets."""
    cut = (row.split("|") for row in rows)
    return tuple(
        Place(city, code, part, depot, tuple(streets.split(";"))) for city, code, part, depot, streets in cut
    )
