"""What must be known to reach a ledger; its token is kept in the keyring and is not among it."""

from collections.abc import Mapping
from dataclasses import dataclass

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings

NAMES: Mapping[str, str] = {
    "url": "Address of the ledger, https unless it runs on this machine.",
    "ca_file": "File with the certificate authority of your organisation, if it is not a public one.",
}


@dataclass(frozen=True, slots=True)
class LedgerSettings:
    """The settings of one ledger, checked."""

    office: OfficeId
    url: str
    ca_file: str


def read_settings(settings: OfficeSettings) -> LedgerSettings:
    """Check the settings; a wrong one is named."""
    url, ca_file = settings.values.get("url", ""), settings.values.get("ca_file", "")
    if not isinstance(url, str) or not url:
        raise DeskError(
            Trouble.CONFIG_VALUE, key=f"offices.{settings.office}.url", reason="write the address here"
        )
    return LedgerSettings(settings.office, url, str(ca_file))
