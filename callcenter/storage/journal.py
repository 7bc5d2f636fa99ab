"""A second memory beside the store: every edit, its end and every draft, flushed before it is acknowledged.

Lines of JSON, each with a hash over the line before it. The store remembers up to which line it holds everything; what
stands behind that was written by a process that died in the moment of its commit, or before the store lost its newest
pages, and is taken over when the store is opened.
"""

import errno
import json
import os
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from callcenter.domain.errors import DeskError, Trouble

Line = Mapping[str, Any]
_HASH_LETTERS = 32
_TOO_LONG = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """The end of a line: how far into the file, and the hash of all up to there."""

    offset: int
    chain: str


BEGINNING = Place(0, "")


class Journal:
    """Written only inside the one write transaction of its store, so that lines of two processes never mix."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._end: Place | None = None
        self._tried: Place | None = None

    @property
    def is_long(self) -> bool:
        """Tell whether it is worth being written anew."""
        return self.path.exists() and self.path.stat().st_size > _TOO_LONG

    def append(self, lines: Sequence[Line]) -> Place:
        """Add lines and wait until they are on the disk; gives the place after them.

        Raises ``DeskError`` (store full, store unwritable) where they are not: then nothing is acknowledged.
        """
        end = self.end()
        written = bytearray()
        for line in lines:
            chain = _chained(end.chain, line)
            written += _to_bytes({**line, "chain": chain})
            end = Place(end.offset, chain)
        end = self._tried = Place(end.offset + len(written), end.chain)
        self._write(bytes(written))
        self._end = end
        return end

    def go_on_from(self, place: Place) -> None:
        """Go on behind the place up to which the store holds everything; for the one writer of the store.

        What stands behind it was written by a process that died before its commit: nobody was told that it is kept.
        """
        if self.ends_at(place):
            self._end = place
        elif place.offset < self._size() and self._holds(place):
            with _told_to_people(self.path):
                os.truncate(self.path, place.offset)
            self._end = place

    def ends_at(self, place: Place) -> bool:
        """Tell whether nothing stands behind a place."""
        return self._size() == place.offset and self._holds(place)

    def take_back(self, place: Place) -> None:
        """Forget what was appended behind a place, because the store could not commit it; nobody was told of it.

        What another process has written since stays.
        """
        tried, self._end = self._tried, None
        with suppress(OSError):
            if tried is not None and self.ends_at(tried):
                os.truncate(self.path, place.offset)

    def after(self, place: Place) -> tuple[list[Line], Place] | None:
        """Give the whole lines behind a place, and the place after them; nothing where the file has no such place."""
        lines: list[Line] = []
        found, end = place == BEGINNING, BEGINNING
        for line, here in self._lines():
            if found:
                lines.append(line)
            found = found or here == place
            end = here
        return (lines, end) if found else None

    def rewrite(self, lines: Sequence[Line]) -> Place:
        """Keep these lines and no others; the file is replaced at once or not at all."""
        fresh = Journal(self.path.with_suffix(".journal-new"))
        fresh.path.unlink(missing_ok=True)
        end = fresh.append(lines) if lines else BEGINNING
        if not lines:
            fresh._write(b"")
        with _told_to_people(self.path):
            fresh.path.replace(self.path)
        self._end = end
        return end

    def end(self) -> Place:
        """Give where the last whole line ends; what a crash tore off behind it is cut away."""
        size = self._size()
        if self._end is not None and self._end.offset == size:
            return self._end
        end = max((place for _, place in self._lines()), key=lambda place: place.offset, default=BEGINNING)
        if size > end.offset:
            os.truncate(self.path, end.offset)
        return end

    def _size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def _holds(self, place: Place) -> bool:
        """Tell whether the line that ends there is the one it was: its hash covers all before it."""
        if place == BEGINNING:
            return True
        close = f'"chain":"{place.chain}"}}\n'.encode()
        with _told_to_people(self.path), self.path.open("rb") as file:
            file.seek(max(0, place.offset - len(close)))
            return file.read(len(close)) == close

    def _lines(self) -> Iterator[tuple[Line, Place]]:
        """Read line by line, as long as each one continues the chain."""
        if not self.path.exists():
            return
        place = BEGINNING
        with _told_to_people(self.path), self.path.open("rb") as file:
            for raw in file:
                line = _from_bytes(raw)
                if line is None or line.pop("chain", None) != _chained(place.chain, line):
                    return
                place = Place(place.offset + len(raw), _chained(place.chain, line))
                yield line, place

    def _write(self, data: bytes) -> None:
        self._end = None
        with _told_to_people(self.path):
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                before = os.fstat(file).st_size
                if os.write(file, data) != len(data):
                    os.ftruncate(file, before)
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(file)
            finally:
                os.close(file)


@contextmanager
def _told_to_people(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        trouble = Trouble.STORE_FULL if error.errno in _FULL else Trouble.STORE_UNWRITABLE
        raise DeskError(trouble, path=str(path)) from None


_FULL = (errno.ENOSPC, errno.EDQUOT)


def _chained(before: str, line: Line) -> str:
    return sha256(before.encode() + _to_bytes(line)).hexdigest()[:_HASH_LETTERS]


def _to_bytes(line: Line) -> bytes:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _from_bytes(raw: bytes) -> dict[str, Any] | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        line: object = json.loads(raw)
    except ValueError:
        return None
    return cast("dict[str, Any]", line) if isinstance(line, dict) else None
