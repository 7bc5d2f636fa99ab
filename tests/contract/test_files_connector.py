"""The contract of connectors, kept against a folder whose files are changed, shortened and taken away."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.edit import EditKind, Fields
from callcenter.domain.ids import OfficeId, RemoteId
from callcenter.settings import OfficeSettings
from sync.conformance.rig import Rig
from sync.conformance.suite import ConnectorContract
from sync.conformance.writing import WritingContract
from sync.connectors.files import FilesConnector
from sync.contract import Change
from ui.cli.files_template import write_template

_LATE = "parcel-late"
_PARCEL = (
    "# A parcel is late\n\n1. Open the order and read the last event of the carrier.\n"
    "2. If nothing moved for three days, ask the carrier to search.\n3. Promise the customer a call, and keep it."
)
_EDITS: dict[EditKind, tuple[str, Fields, Fields]] = {
    EditKind.OPEN_TICKET: ("", {"subject": "退款", "text": "第一行\n第二行", "customer": "C-1001"}, {}),
    EditKind.REPLY: ("T-4001", {"text": "您好"}, {}),
    EditKind.COMMENT: ("T-4001", {"text": "Asked the carrier."}, {}),
    EditKind.CHANGE_TICKET: ("T-4001", {"owner": "ben"}, {"owner": "anna"}),
    EditKind.ATTACH_ARTICLE: ("T-4001", {"article": _LATE, "title": "A parcel is late"}, {}),
    EditKind.CREATE_CUSTOMER: ("", {"name": "新客户"}, {}),
    EditKind.CHANGE_CUSTOMER: ("C-1002", {"name": "王大明"}, {"name": "王小明"}),
    EditKind.CHANGE_ORDER: ("SO-2003", {"deliver_to": "C-1003/address"}, {"deliver_to": None}),
    EditKind.CANCEL_ORDER: ("SO-2003", {"state": "cancelled"}, {"state": "confirmed"}),
    EditKind.VOTE_ARTICLE: (_LATE, {"verdict": "helpful"}, {}),
    EditKind.PROPOSE_ARTICLE: ("", {"title": "新", "text": "# 新"}, {}),
    EditKind.EDIT_ARTICLE: (_LATE, {"text": "Open the order."}, {"text": _PARCEL}),
}
_ELSEWHERE = {
    EditKind.CHANGE_TICKET: ("tickets.csv", "Delivery,anna", "Delivery,carl"),
    EditKind.CHANGE_CUSTOMER: ("customers.csv", "王小明", "王二"),
    EditKind.EDIT_ARTICLE: ("articles/parcel-late.md", "last event", "first event"),
}
"""What somebody else changes of it: the file, what stands there, and what then does."""
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

    def edit(self, kind: EditKind) -> Change:
        record, fields, base = _EDITS[kind]
        at = datetime(2026, 11, 25, 12, tzinfo=UTC)
        return Change(str(uuid4()), kind, RemoteId(record), fields, base, "", "anna", at)

    def edit_elsewhere(self, change: Change) -> None:
        told = _ELSEWHERE.get(change.kind)
        if told is None:
            raise NotImplementedError
        file, before, after = told
        text = (self._folder / file).read_text("utf-8-sig")
        (self._folder / file).write_text(text.replace(before, after, 1), "utf-8")

    def delete_record(self, kind: Kind, record: RemoteId) -> None:
        name = f"{kind.value}.csv"
        if not record or not (self._folder / name).exists():
            raise NotImplementedError
        lines = (self._folder / name).read_text("utf-8-sig").splitlines()
        kept = [one for one in lines if not one.startswith(f"{record},")]
        if kept == lines:
            raise NotImplementedError
        (self._folder / name).write_text("\n".join(kept) + "\n", "utf-8")

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


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    folder = tmp_path / "office"
    write_template(folder)
    return FilesRig(folder)


class TestFilesConnector(ConnectorContract):
    """What it reads."""


class TestWritingOfFiles(WritingContract):
    """What it takes."""
