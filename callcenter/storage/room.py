"""Room on the disk: some is held back for agents, so that a full disk stops reading first and writing last."""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_BALLAST = 16 * 1024 * 1024
_SCARCE = 4 * 1024 * 1024
"""With less than this left, the room that was held back is given free."""
_PLENTY = 4 * _BALLAST
"""With more than this left, room is held back (again)."""


def free_bytes(folder: Path) -> int:
    """Say how much may still be written there."""
    return shutil.disk_usage(folder).free


class Room:
    """A file beside the store that takes up room, and goes when room is needed."""

    def __init__(self, store: Path, free: Callable[[Path], int] = free_bytes) -> None:
        self.ballast = store.with_suffix(".ballast")
        self._folder = store.parent
        self._free = free
        self._is_kept = False

    @property
    def is_short(self) -> bool:
        """Tell whether only what agents write may still take room."""
        if self._is_kept and not self.ballast.exists():
            self.hold()
        return self._is_kept and not self.ballast.exists()

    def hold(self) -> None:
        """Hold room back from now on, where there is plenty."""
        self._is_kept = True
        if self.ballast.exists() or self._free(self._folder) < _PLENTY:
            return
        try:
            self._fill()
        except OSError:
            self.give_free()

    def look(self) -> None:
        """Give the room free as soon as little else is left."""
        if self._is_kept and self.ballast.exists() and self._free(self._folder) < _SCARCE:
            self.give_free()

    def give_free(self) -> None:
        """Let what waits have it."""
        with suppress(OSError):
            self.ballast.unlink(missing_ok=True)

    def _fill(self) -> None:
        """Take up real room: a file of holes would hold back nothing."""
        file = os.open(self.ballast, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            for _ in range(_BALLAST // len(_BLOCK)):
                if os.write(file, _BLOCK) != len(_BLOCK):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(file)


_BLOCK = os.urandom(64 * 1024)
