"""Adds edits to a file that the company imports: a line each, whole or not at all."""

import errno
import os
import re
import stat
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from sync.connectors.files.edit_index import EditIndex, Entry
from sync.connectors.files.file_lock import PATIENCE, LockedError, locked
from sync.contract import UnreachableError

_ESCAPED = re.compile("[\x7f\x85\u2028\u2029\ud800-\udfff]")
"""What some readers take for the end of a line, and what is no character."""
_OPEN = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


class EditLog:
    """The files of edits of one office, one a month. Other desks may write into the same ones."""

    def __init__(self, office: OfficeId, folder: Path, patience: float = PATIENCE) -> None:
        self._office, self._folder, self._patience = office, folder, patience
        self._index = EditIndex(folder)
        self._lock = threading.Lock()

    def append(self, ref: str, line: str) -> None:
        """Add a line unless its edit stands there already; when this returns, it is on the disk.

        Raises ``UnreachableError``, which says whether anything may have been written.
        """
        data = _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line).encode()
        with self._lock, self._told(is_sent=False), self._opened() as file, locked(file, self._patience):
            self._index.catch_up()
            if not self._index.holds(ref):
                self._write(file, data)

    def holds(self, ref: str) -> bool:
        """Tell whether an edit was written."""
        with self._lock, self._told(is_sent=True):
            self._index.catch_up()
            return self._index.holds(ref)

    def of_record(self, record: str) -> tuple[Entry, ...]:
        """Give the edits of a record in their order."""
        with self._lock, self._told(is_sent=True):
            self._index.catch_up()
            return tuple(self._index.of_record(record))

    @contextmanager
    def _opened(self) -> Generator[int]:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        path = self._folder / f"edits-{datetime.now(UTC):%Y-%m}.jsonl"
        file = self._open(path)
        try:
            if not stat.S_ISREG(os.fstat(file).st_mode):
                raise OSError(errno.EINVAL, "it is no file")
            yield file
        finally:
            with suppress(OSError):  # what was written is on the disk already
                os.close(file)

    def _open(self, path: Path) -> int:
        """Open the file; a new one may be used by whoever may use the folder, which at first is nobody else."""
        with suppress(FileNotFoundError):
            return os.open(path, _OPEN | _SAFELY)
        try:
            file = os.open(path, _OPEN | _SAFELY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return os.open(path, _OPEN | _SAFELY)
        if os.name == "posix":
            with suppress(OSError):
                os.fchmod(file, self._folder.stat().st_mode & 0o666)
            _keep(self._folder)
        return file

    def _write(self, file: int, line: bytes) -> None:
        """Write in one go, behind a line that a crash left open; what went only in part is taken back."""
        size = os.lseek(file, 0, os.SEEK_END)
        data = (b"\n" if size and not _ends(file, size) else b"") + line + b"\n"
        try:
            is_whole = os.write(file, data) == len(data)
        except OSError as error:
            raise self._failed(error, is_sent=not _is_cut_back(file, size)) from None
        if not is_whole:
            full = OSError(errno.ENOSPC, "")
            raise self._failed(full, is_sent=not _is_cut_back(file, size))
        try:
            os.fsync(file)
        except OSError as error:
            raise self._failed(error, is_sent=True) from None

    @contextmanager
    def _told(self, *, is_sent: bool) -> Generator[None]:
        try:
            yield
        except OSError as error:
            raise self._failed(error, is_sent=is_sent) from None

    def _failed(self, error: OSError, *, is_sent: bool) -> UnreachableError:
        told = UnreachableError(Trouble.FILE_UNWRITABLE, office=self._office, path=str(self._folder))
        if isinstance(error, LockedError):
            told = UnreachableError(Trouble.FILE_BUSY, office=self._office, what=self._folder.name)
        elif error.errno in _FULL:
            told = UnreachableError(Trouble.STORE_FULL, office=self._office, path=str(self._folder))
        told.was_sent = is_sent
        return told


def _ends(file: int, size: int) -> bool:
    os.lseek(file, size - 1, os.SEEK_SET)
    return os.read(file, 1) == b"\n"


def _is_cut_back(file: int, size: int) -> bool:
    """Take back what was written, and say whether that is certain."""
    with suppress(OSError):
        os.ftruncate(file, size)
        return os.fstat(file).st_size == size
    return False


def _keep(folder: Path) -> None:
    """See to it that a new file's name is on the disk."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
