"""What must be known to read a folder of exported files."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

import phonenumbers

from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "folder": "Folder with the files; a relative one lies beside the settings file.",
        "encoding": "Encoding of the files, for instance gb18030 or cp1252; recognised where it is not named.",
        "delimiter": 'What stands between cells: ",", ";", "|" or "tab"; recognised where it is not named.',
        "decimal": 'What stands before decimals, "." or ","; without it a number such as 1.234 is refused.',
        "time_zone": "Zone of times that name none, for instance Asia/Shanghai; UTC by default.",
        "home_region": "Country by which numbers without country code are read; that of the desk by default.",
        "edits": 'Folder that edits are written into, "edits" within the folder by default; "off" takes none.',
        "currency": "Currency of orders that name none (ISO 4217); XXX, unknown, by default.",
    }
)
_DELIMITERS = {",": ",", ";": ";", "|": "|", "\t": "\t", "tab": "\t", "": ""}


@dataclass(frozen=True, slots=True)
class FilesSettings:
    """The settings of one folder, checked; an empty text leaves the choice to what the files look like."""

    office: OfficeId
    folder: Path
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    time_zone: str = "UTC"
    home_region: str = "CN"
    currency: str = "XXX"
    edits: Path | None = None
    """Where edits go, or nothing where none are taken."""

    @property
    def zone(self) -> tzinfo:
        """The zone of times that name none."""
        return ZoneInfo(self.time_zone)

    @property
    def rules(self) -> str:
        """All by which the same files would be read differently."""
        named = (self.encoding, self.delimiter, self.decimal, self.time_zone, self.home_region, self.currency)
        return repr(named)


def read_settings(settings: OfficeSettings) -> FilesSettings:
    """Check the settings; raises ``DeskError`` naming the first that is wrong or missing."""
    texts = {name: _text(settings, name) for name in settings.values}
    _check(settings, texts)
    folder = _folder(settings, texts.get("folder", ""))
    return FilesSettings(
        settings.office,
        folder,
        encoding=texts.get("encoding", ""),
        delimiter=_DELIMITERS[texts.get("delimiter", "")],
        decimal=texts.get("decimal", ""),
        time_zone=texts.get("time_zone") or "UTC",
        home_region=texts.get("home_region") or settings.home_region,
        currency=texts.get("currency") or "XXX",
        edits=_edits(settings, folder, texts.get("edits") or "edits"),
    )


def _text(settings: OfficeSettings, name: str) -> str:
    value = settings.values[name]
    if name not in NAMES:
        raise DeskError(Trouble.CONFIG_UNKNOWN_KEY, key=f"offices.{settings.office}.{name}")
    if not isinstance(value, str):
        raise _wrong(settings, name, "it must be text")
    return value if value == "\t" else value.strip()


def _folder(settings: OfficeSettings, told: str) -> Path:
    if not told:
        raise _wrong(settings, "folder", "it is missing")
    try:
        folder = Path(told).expanduser()
    except RuntimeError:
        raise _wrong(settings, "folder", "there is no such user") from None
    if folder.is_absolute():
        return folder
    if settings.path is None:
        raise _wrong(settings, "folder", "write the whole path, from the root on")
    return settings.path.absolute().parent / folder


def _edits(settings: OfficeSettings, folder: Path, told: str) -> Path | None:
    if told == "off":
        return None
    try:
        return folder / Path(told).expanduser()
    except (RuntimeError, ValueError):
        raise _wrong(settings, "edits", "there is no such user") from None


def _check(settings: OfficeSettings, texts: Mapping[str, str]) -> None:
    for name, fault in _FAULTS.items():
        if (value := texts.get(name)) and (reason := fault(value)):
            raise _wrong(settings, name, reason)


def _encoding_fault(value: str) -> str:
    try:
        is_text = codecs.lookup(value)._is_text_encoding  # noqa: SLF001  # the only place where Python tells
    except (LookupError, ValueError):
        is_text = False
    return "" if is_text and "\0" not in value else "there is no such encoding"


def _zone_fault(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError):
        return "write a zone such as Asia/Shanghai"
    return ""


def _region_fault(value: str) -> str:
    return "" if value in phonenumbers.SUPPORTED_REGIONS else "write two capital letters such as CN, DE or US"


def _currency_fault(value: str) -> str:
    is_code = len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()
    return "" if is_code else "write three capital letters such as CNY or EUR"


def _delimiter_fault(value: str) -> str:
    return "" if value in _DELIMITERS else 'choose one of ",", ";", "|" and "tab"'


def _decimal_fault(value: str) -> str:
    return "" if value in {".", ","} else 'choose "." or ","'


_FAULTS = {
    "encoding": _encoding_fault,
    "delimiter": _delimiter_fault,
    "decimal": _decimal_fault,
    "time_zone": _zone_fault,
    "home_region": _region_fault,
    "currency": _currency_fault,
}


def _wrong(settings: OfficeSettings, name: str, reason: str) -> DeskError:
    return DeskError(Trouble.CONFIG_VALUE, key=f"offices.{settings.office}.{name}", reason=reason)
