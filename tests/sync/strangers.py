"""Connectors that are installed for the length of a test: one for offices in memory, and one that fails."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from sync import registry
from tests.contract.memory_office import OFFICES, MemoryConnector, MemoryOffice


class FailingConnector(MemoryConnector):
    """Cannot even be built, and its fault tells too much."""

    @classmethod
    def from_settings(cls, settings: OfficeSettings, secret: Callable[[], str | None]) -> Self:
        raise RuntimeError("my token is hunter2")


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, **served: MemoryOffice) -> None:
    """Let settings name them, and these offices in memory be found by their names."""
    info = folder / "strangers-2.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: strangers\nVersion: 2.5\n")
    lines = "memory = tests.contract.memory_office:MemoryConnector\nfailing = tests.sync.strangers:FailingConnector\n"
    (info / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{lines}")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    for name, office in served.items():
        monkeypatch.setitem(OFFICES, name, office)
        monkeypatch.setenv(f"DESK_SECRET_{name.upper()}", office.password)


def memory(name: str) -> OfficeSettings:
    """Give the settings of an office in memory."""
    return OfficeSettings(OfficeId(name), "memory", {"name": name})


FAILING = OfficeSettings(OfficeId("old"), "failing", {})
MISSING = OfficeSettings(OfficeId("older"), "no_such_connector", {})
