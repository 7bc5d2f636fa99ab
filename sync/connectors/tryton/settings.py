"""What must be known to reach a Tryton server."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "url": "Address of the server, for instance https://erp.example.com.",
        "database": "Name of the database on that server.",
        "user": "Login of the user the desk reads as.",
        "home_region": "Country by which numbers without country code are read (ISO 3166-1 alpha-2); CN by default.",
        "ca_file": "File with the certificate authority of your organisation, if it is not a public one.",
        "gold": "Name of the party category that means gold customers; Gold by default.",
        "silver": "Name of the party category that means silver customers; Silver by default.",
        "standard": "Name of the party category that means standard customers; Standard by default.",
        "complaint_type": "Name of the type of complaint about orders that new tickets get; the first by default.",
    }
)


@dataclass(frozen=True, slots=True)
class TrytonSettings:
    """The settings of one Tryton office, checked."""

    office: OfficeId
    url: str
    database: str
    user: str
    home_region: str = "CN"
    ca_file: str = ""
    gold: str = "Gold"
    silver: str = "Silver"
    standard: str = "Standard"
    complaint_type: str = ""


def read_settings(settings: OfficeSettings) -> TrytonSettings:
    """Check the settings; raises ``DeskError`` naming the first that is wrong or missing."""
    texts: dict[str, str] = {}
    for name, value in settings.values.items():
        if name not in NAMES:
            raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, key=f"offices.{settings.office}.{name}")
        if not isinstance(value, str):
            raise _wrong(settings, name, "it must be text")
        texts[name] = value.strip()
    for name in ("url", "database", "user"):
        if not texts.get(name):
            raise _wrong(settings, name, "it is missing")
    texts["url"] = texts["url"].rstrip("/")
    return TrytonSettings(office=settings.office, **texts)


def _wrong(settings: OfficeSettings, name: str, reason: str) -> DeskError:
    return DeskError(Trouble.CONFIG_VALUE, key=f"offices.{settings.office}.{name}", reason=reason)
