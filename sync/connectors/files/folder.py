"""A folder of files: what is in it, and whether a file is still the one that was read."""

import os
import stat
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from callcenter.domain.ids import OfficeId
from sync.connectors.files import trouble
from sync.contract import RejectedError

_CHUNK = 1 << 20
_SETTLED_SECONDS = 3.0
NO_TEXT = "it is no text, but a spreadsheet or an archive"
NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")
ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Print:
    """The mark of a file. Times tell at no cost that it is the same; ``digest`` tells certainly.

    ``is_settled`` is false where it had just been written when it was read: something may have come within the same
    tick of the clock.
    """

    size: int
    changed: str
    digest: str
    is_settled: bool

    def is_same(self, other: "Print") -> bool:
        """Tell whether both say the same."""
        return (self.size, self.digest) == (other.size, other.digest)


class Folder:
    """Looks at files, and reads them only where their times do not say enough."""

    def __init__(self, office: OfficeId, path: Path) -> None:
        self.office = office
        self.path = path
        self._ended = threading.Event()
        self._seen: dict[str, Print] = {}

    def end(self) -> None:
        """Let whatever is being read come to an end."""
        self._ended.set()

    def stop_if_ended(self) -> None:
        """Raise where somebody closed the connector."""
        if self._ended.is_set():
            raise trouble.closed(self.office)

    def names(self) -> dict[str, Path]:
        """List the folder by names in small letters; of two that differ in nothing else, the small one counts."""
        self.stop_if_ended()
        try:
            found = sorted(self.path.iterdir(), reverse=True)
        except OSError:
            raise trouble.folder_missing(self.office) from None
        names = {one.name.casefold(): one for one in found}
        return names | {one.name: one for one in found if one.name == one.name.casefold()}

    def prints(self, wanted: Sequence[str], known: dict[str, Print]) -> dict[str, Print]:
        """Give the marks of those files that there are."""
        names = self.names()
        return {name: self._print(name, names[name], known.get(name)) for name in wanted if name in names}

    def check_same(self, prints: dict[str, Print]) -> None:
        """Refuse what was read where a file changed meanwhile."""
        names = self.names()
        for name, mark in prints.items():
            if name not in names or self._times(name, names[name]) != (mark.size, mark.changed):
                raise trouble.being_written(self.office, name)

    @contextmanager
    def opened(self, name: str) -> Generator[BinaryIO]:
        """Open a file of the folder to read it."""
        path = self.names().get(name)
        if path is None:
            raise trouble.being_written(self.office, name)
        with self.opened_path(path, name) as file:
            yield file

    @contextmanager
    def opened_path(self, path: Path, name: str) -> Generator[BinaryIO]:
        """Open a file somewhere in it."""
        try:
            file = path.open("rb")
        except FileNotFoundError:
            raise trouble.being_written(self.office, name) from None
        except OSError as error:
            raise trouble.unreadable(self.office, name, _reason(error)) from None
        with file:
            try:
                yield file
            except OSError as error:  # a disk or a network that gives out
                raise trouble.unreadable(self.office, name, _reason(error)) from None

    def articles(self) -> list[Path]:
        """List the Markdown files of articles."""
        place = self.names().get(ARTICLES)
        if place is None:
            return []
        try:
            return sorted(one for one in place.iterdir() if one.suffix.casefold() == ".md" and one.is_file())
        except OSError as error:
            raise trouble.unreadable(self.office, ARTICLES, _reason(error)) from None

    def _print(self, name: str, path: Path, known: Print | None) -> Print:
        size, changed = self._times(name, path)
        for mark in (self._seen.get(name), known):
            if mark is not None and mark.is_settled and (mark.size, mark.changed) == (size, changed):
                self._seen[name] = mark
                return mark
        digest = self._digest(name, path)
        if self._times(name, path) != (size, changed):
            raise trouble.being_written(self.office, name)
        is_settled = time.time() - _latest(changed) > _SETTLED_SECONDS
        self._seen[name] = Print(size, changed, digest, is_settled)
        return self._seen[name]

    def _times(self, name: str, path: Path) -> tuple[int, str]:
        """Give the size, and the times with which any change shows that a program did not hide."""
        try:
            found = path.stat()
            if name == ARTICLES and stat.S_ISDIR(found.st_mode):
                return self._times_of_articles()
        except FileNotFoundError:
            raise trouble.being_written(self.office, name) from None
        except OSError as error:
            raise trouble.unreadable(self.office, name, _reason(error)) from None
        if not stat.S_ISREG(found.st_mode):
            raise trouble.unreadable(self.office, name, "it is no file")
        return found.st_size, _changed(found)

    def _times_of_articles(self) -> tuple[int, str]:
        found = [(one.name, one.stat()) for one in self.articles()]
        size = sum(each.st_size for _name, each in found)
        latest = max((_latest(_changed(each)) for _name, each in found), default=0.0)
        named = repr([(name, each.st_size, _changed(each)) for name, each in found])
        mixed = blake2b(named.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
        return size, f"{int(latest * 1e9)}:0:{mixed}"

    def _digest(self, name: str, path: Path) -> str:
        mark = blake2b(digest_size=16)
        if name == ARTICLES and path.is_dir():
            for one in self.articles():
                self._feed_article(mark, one)
        else:
            with self.opened_path(path, name) as file:
                self._feed(mark, file, name)
        return mark.hexdigest()

    def _feed_article(self, mark: blake2b, path: Path) -> None:
        """One that cannot be read is told by its own name when it is its turn, and holds up no other."""
        with suppress(RejectedError), self.opened_path(path, path.name) as file:
            named = repr((path.name, os.fstat(file.fileno()).st_size))
            mark.update(named.encode("utf-8", "backslashreplace"))
            self._feed(mark, file, path.name)

    def _feed(self, mark: blake2b, file: BinaryIO, name: str) -> None:
        first = True
        while chunk := file.read(_CHUNK):
            self.stop_if_ended()
            if first and chunk.startswith(NOT_TEXT):
                raise trouble.unreadable(self.office, name, NO_TEXT)
            mark.update(chunk)
            first = False


def _changed(found: os.stat_result) -> str:
    return f"{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_ino}"


def _latest(changed: str) -> float:
    """Take the later of both times, in seconds, for a program can set the one and not the other."""
    written, altered, _node = changed.split(":")
    return max(int(written), int(altered)) / 1e9


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
