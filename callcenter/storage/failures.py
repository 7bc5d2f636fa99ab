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
    ("vtable constructor failed", Trouble.STORE_DAMAGED),
    ("corrupt", Trouble.STORE_DAMAGED),
    ("disk i/o error", Trouble.STORE_DAMAGED),
)


@contextmanager
def told_to_people(path: Path, *, writing: bool = False) -> Generator[None]:
    """Let no driver's error out of the storage; what is not the machine's fault stays a bug and is raised as one."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        trouble = _trouble(str(original).lower(), writing=writing)
        if trouble is None:
            raise
        raise DeskError(trouble, path=str(path)) from error


def _trouble(words: str, *, writing: bool) -> Trouble | None:
    if writing and "disk i/o error" in words:
        return Trouble.STORE_UNWRITABLE  # a quota, for instance; what was on the disk before is sound
    return next((trouble for sign, trouble in _BY_WORDS if sign in words), None)
