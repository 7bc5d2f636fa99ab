"""Keeps what changed in the demo office in a file, so that it is still there after a restart, as in a real one."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from sync.demo.model import KINDS, Article, Numbered


class Journal:
    """Lines of JSON, one a change; the last line about a record counts. Without a file nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def read(self) -> Iterator[tuple[str, str, Numbered | Article | None]]:
        """Give the last state of every record that ever changed; ``None`` where it was deleted."""
        last: dict[tuple[str, str], str] = {}
        for line in self._lines():
            try:
                entry = json.loads(line)
                last[entry["kind"], entry["id"]] = line
            except (ValueError, KeyError, TypeError):
                continue  # the last line of an office that was killed may be torn
        self._rewrite(last.values())
        for (kind, identity), line in last.items():
            try:
                values = json.loads(line)["record"]
                yield kind, identity, None if values is None else KINDS[kind].model_validate(values)
            except (KeyError, ValidationError):
                continue  # written by another version of the office

    def write(self, kind: str, identity: str, record: Numbered | Article | None) -> None:
        """Add one change."""
        if self._path is None:
            return
        values = None if record is None else record.model_dump(mode="json")
        line = json.dumps({"kind": kind, "id": identity, "record": values}, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8") as journal:
            journal.write(line + "\n")

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
