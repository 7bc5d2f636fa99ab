"""What the form of an office shows, and what stands in it when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormConnector:
    """A connector to choose: the name of each setting with its sentence."""

    name: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """``broken`` are sentences on connectors that are installed and cannot be used."""

    is_new: bool
    name: str
    connector: str
    values: Mapping[str, str]
    connectors: tuple[FormConnector, ...]
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeEntries:
    """What is typed now; empty settings are left out."""

    name: str
    connector: str
    values: Mapping[str, str]
    secret: str
