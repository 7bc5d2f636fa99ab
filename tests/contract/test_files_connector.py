"""The contract of connectors, kept against a folder whose files are changed, shortened and taken away."""

from pathlib import Path

import pytest

from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Rig
from sync.conformance.suite import ConnectorContract
from sync.connectors.files import FilesConnector
from ui.cli.files_template import write_template

_FILES = {name: f"{name}.csv" for name in ("customers", "orders", "shipments", "tickets")}


class FilesRig(Rig):
    connector_class = FilesConnector

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._away = folder.with_name("unplugged")
        self.settings = OfficeSettings(OfficeId("old"), "files", {"folder": str(folder)})

    def change(self, feed: str) -> RemoteId:
        path, lines = self._rows(feed)
        identity = self._identity(path, lines)
        if feed == "articles":
            lines.append("One more word.")
        else:
            cells = lines[1].split(",")
            cells[2] = "2026-01-02" if feed == "orders" else "changed"
            lines[1] = ",".join(cells)
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return identity

    def delete(self, feed: str) -> RemoteId:
        path, lines = self._rows(feed)
        identity = self._identity(path, lines)
        if feed == "articles":
            path.unlink()
        else:
            path.write_text("\n".join(lines[:1] + lines[2:]) + "\n", "utf-8")
        return identity

    def unplug(self) -> None:
        self._folder.rename(self._away)

    def plug_in(self) -> None:
        if self._away.exists():
            self._away.rename(self._folder)

    def _rows(self, feed: str) -> tuple[Path, list[str]]:
        name = _FILES.get(feed)
        path = self._folder / name if name else min((self._folder / "articles").iterdir())
        return path, path.read_text("utf-8-sig").splitlines()

    def _identity(self, path: Path, lines: list[str]) -> RemoteId:
        told = lines[1]
        return RemoteId(told.partition(": ")[2] if path.suffix == ".md" else told.partition(",")[0])


class TestFilesConnector(ConnectorContract):
    @pytest.fixture
    def rig(self, tmp_path: Path) -> Rig:
        folder = tmp_path / "office"
        write_template(folder)
        return FilesRig(folder)
