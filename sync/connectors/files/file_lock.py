"""Keeps two desks from writing into one file at the same moment, where the platform can."""

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from threading import Event

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 5.0
"""How many seconds one desk waits for another."""
_PAUSE = 0.02
_FAR = 1 << 40
"""Where nothing is ever written: a lock there holds up no reader."""


class LockedError(OSError):
    """Another program has held the file for too long."""


@contextmanager
def locked(file: int, patience: float = PATIENCE) -> Generator[None]:
    """Hold an open file for oneself; where the disk knows no locks, a single write has to be enough."""
    until = time.monotonic() + patience
    while not (taken := _take(file)).is_settled:
        if time.monotonic() > until:
            raise LockedError
        Event().wait(_PAUSE)
    try:
        yield
    finally:
        if taken.is_held:
            with suppress(OSError):  # it ends with the file at the latest
                _give_back(file)


class _Taken:
    """Whether the lock is held, and whether there is any use in asking for it again."""

    def __init__(self, *, is_held: bool, is_settled: bool) -> None:
        self.is_held, self.is_settled = is_held, is_settled


def _take(file: int) -> _Taken:
    try:
        if sys.platform == "win32":
            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return _Taken(is_held=False, is_settled=False)
    except OSError:
        return _Taken(is_held=False, is_settled=True)
    return _Taken(is_held=True, is_settled=True)


def _give_back(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
