"""What must be known to reach an office that speaks the demo office's contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "url": 'Address of the server; "embedded" starts the demo company on this machine.',
        "ca_file": "File with the certificate authority of your organisation, if it is not a public one.",
    }
)


@dataclass(frozen=True, slots=True)
class DemoSettings:
    """The settings of one such office, checked."""

    office: OfficeId
    url: str
    ca_file: str = ""


def read_settings(settings: OfficeSettings) -> DemoSettings:
    """Check the settings; raises ``DeskError`` naming the first that is wrong or missing."""
    texts: dict[str, str] = {}
    for name, value in settings.values.items():
        if name not in NAMES:
            raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, key=f"offices.{settings.office}.{name}")
        if not isinstance(value, str):
            reason = "it must be text"
            raise DeskError(Trouble.CONFIG_VALUE, key=f"offices.{settings.office}.{name}", reason=reason)
        texts[name] = value.strip()
    if not texts.get("url"):
        raise DeskError(Trouble.CONFIG_VALUE, key=f"offices.{settings.office}.url", reason="it is missing")
    return DemoSettings(office=settings.office, **texts)
