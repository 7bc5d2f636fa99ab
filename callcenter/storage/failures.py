"""Turns what the database driver raises into what a person is told."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver

from callcenter.domain.errors import DeskError, Trouble

_BY_WORDS = (
    ("locked", Trouble.STORE_LOCKED),
    ("busy", Trouble.STORE_LOCKED),
    ("disk is full", Trouble.STORE_FULL),
    ("readonly", Trouble.STORE_UNWRITABLE),
    ("read-only", Trouble.STORE_UNWRITABLE),
    ("unable to open", Trouble.STORE_UNWRITABLE),
    ("not a database", Trouble.STORE_DAMAGED),
    ("malformed", Trouble.STORE_DAMAGED),
    ("disk i/o error", Trouble.STORE_DAMAGED),
)

# The disk took no more, for instance because of a quota; what was on it before is sound.
_NOT_WRITTEN = frozenset(
    {"SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE"}
)


@contextmanager
def told_to_people(path: Path) -> Generator[None]:
    """Let no driver's error out of the storage; what is not the machine's fault stays a bug and is raised as one."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        trouble = _trouble(original)
        if trouble is None:
            raise
        raise DeskError(trouble, path=str(path)) from error


def _trouble(error: BaseException) -> Trouble | None:
    if getattr(error, "sqlite_errorname", "") in _NOT_WRITTEN:
        return Trouble.STORE_UNWRITABLE
    lowered = str(error).lower()
    return next((trouble for sign, trouble in _BY_WORDS if sign in lowered), None)
