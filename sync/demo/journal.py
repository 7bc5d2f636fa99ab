"""Keeps what changed in the demo office in a file, so that it is still there after a restart, as in a real one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from sync.demo.fields import Numbered
from sync.demo.model import Article
from sync.demo.written import KEPT, Deed

EDITS = "edits"
"""The kind under which deeds are kept."""

Entry = tuple[str, str, Numbered | Article | Deed | None]
"""Kind, id, and what the record is now; ``None`` where it was deleted."""


class Journal:
    """Lines of JSON, one a step; the last word about a record counts. Without a file nothing is kept.

    What belongs together stands in one line, so that a torn one leaves either all of it or nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def read(self) -> Iterator[Entry]:
        """Give the last state of every record that ever changed; ``None`` where it was deleted."""
        last: dict[tuple[str, str], Mapping[str, Any]] = {}
        for line in self._lines():
            try:
                for entry in _entries(line):
                    last[entry["kind"], entry["id"]] = entry
            except (ValueError, KeyError, TypeError):
                continue  # the last line of an office that was killed may be torn
        self._rewrite(_line(entry) for entry in last.values())
        for (kind, identity), entry in last.items():
            try:
                yield kind, identity, _record(kind, entry["record"])
            except (KeyError, ValidationError):
                continue  # written by another version of the office

    def write(self, *entries: Entry) -> None:
        """Add one step."""
        if self._path is None:
            return
        told = [
            {"kind": kind, "id": identity, "record": record and record.model_dump(mode="json")}
            for kind, identity, record in entries
        ]
        with self._path.open("a", encoding="utf-8") as journal:
            journal.write(_line(told[0] if len(told) == 1 else told) + "\n")

    def _lines(self) -> list[str]:
        if self._path is None or not self._path.exists():
            return []
        return self._path.read_text("utf-8", errors="replace").rstrip("\n").split("\n")

    def _rewrite(self, lines: Iterable[str]) -> None:
        """Keep only what still counts, so that the file does not grow for ever."""
        if self._path is None or not self._path.exists():
            return
        fresh = self._path.with_suffix(".new")
        fresh.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        fresh.replace(self._path)


def _entries(line: str) -> Sequence[Mapping[str, Any]]:
    found: object = json.loads(line)
    return cast("Sequence[Mapping[str, Any]]", found if isinstance(found, list) else [found])


def _line(entries: object) -> str:
    return json.dumps(entries, ensure_ascii=False)


def _record(kind: str, values: object) -> Numbered | Article | Deed | None:
    if values is None:
        return None
    return Deed.model_validate(values) if kind == EDITS else KEPT[kind].model_validate(values)
