"""The settings of a desk, typed; secrets are never among them."""

from collections.abc import Mapping
from dataclasses import dataclass

from callcenter.domain.ids import OfficeId


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The settings of one office as they stand in the file, without secrets."""

    office: OfficeId
    connector: str
    values: Mapping[str, str | int | bool]
