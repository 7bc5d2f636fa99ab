"""Knows which edits stand in the files of edits, and reads no line twice."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

_NAME = re.compile(r"edits-\d{4}-\d{2}\.jsonl")
_LONGEST = 16_000_000

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Spot:
    file: Path
    offset: int


@dataclass(slots=True)
class _Read:
    """How far a file was read; ``node`` tells it from another one of its name."""

    node: int
    offset: int = 0


class EditIndex:
    """The references and records of all lines, with the places where they stand; also of files that were put aside.

    Raises ``OSError`` where a file cannot be read, for what is not seen must not be taken for missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Path, _Read] = {}
        self._refs: dict[str, _Spot] = {}
        self._records: dict[str, list[_Spot]] = {}

    def catch_up(self) -> None:
        """Read what was added, the newest file first; everything anew where a file was moved or is another one."""
        files = self._files()
        if any(not self._is_known(path, files) for path in self._read):
            self._read, self._refs, self._records = {}, {}, {}
        for path, (node, size) in files.items():
            known = self._read.setdefault(path, _Read(node))
            if size > known.offset:
                self._go_on(path, known)

    def holds(self, ref: str) -> bool:
        """Tell whether an edit stands in any file."""
        return ref in self._refs

    def of_record(self, record: str) -> Iterator[Entry]:
        """Give the edits of a record in the order in which they were written."""
        for spot in sorted(self._records.get(record, ()), key=lambda one: (one.file.name, one.offset)):
            with spot.file.open("rb") as file:
                file.seek(spot.offset)
                if (entry := _entry(file.readline(_LONGEST))) is not None:
                    yield entry

    def _files(self) -> dict[Path, tuple[int, int]]:
        """List the files, also those that the company put into a folder beside them."""
        found: list[Path] = []
        with suppress(FileNotFoundError), os.scandir(self._folder) as entries:
            for entry in entries:
                found += [Path(entry.path)] if _NAME.fullmatch(entry.name) else _put_aside(entry)
        told = ((path, path.stat()) for path in sorted(found, key=lambda one: one.name, reverse=True))
        return {path: (state.st_ino, state.st_size) for path, state in told}

    def _is_known(self, path: Path, files: Mapping[Path, tuple[int, int]]) -> bool:
        if path not in files:
            return False
        node, size = files[path]
        return node == self._read[path].node and size >= self._read[path].offset

    def _go_on(self, path: Path, known: _Read) -> None:
        with path.open("rb") as file:
            file.seek(known.offset)
            while raw := file.readline(_LONGEST):
                entry = _entry(raw)
                if entry is not None and entry["ref"] not in self._refs:
                    self._note(entry, _Spot(path, known.offset))
                if not raw.endswith(b"\n"):  # somebody may be writing it just now
                    break
                known.offset += len(raw)

    def _note(self, entry: Entry, spot: _Spot) -> None:
        self._refs[entry["ref"]] = spot
        record = entry.get("record")
        if isinstance(record, str) and record:
            self._records.setdefault(record, []).append(spot)


def _put_aside(entry: os.DirEntry[str]) -> list[Path]:
    """List what was put into a folder; one that is not for us is left alone."""
    if not entry.is_dir(follow_symlinks=False):
        return []
    with suppress(PermissionError):
        return [one for one in Path(entry.path).iterdir() if _NAME.fullmatch(one.name)]
    return []


def _entry(raw: bytes) -> Entry | None:
    """Read a line; one that broke off, or that somebody spoilt, is none."""
    try:
        told: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    entry = cast("dict[str, Any]", told)
    is_whole = isinstance(entry.get("ref"), str) and isinstance(entry.get("fields"), dict)
    return entry if is_whole and isinstance(entry.get("base"), dict) else None
