"""Brings a store to the shape this version knows, all of it or nothing; a newer store is refused untouched."""

import os
import time
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as driver

from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage.transaction import all_or_nothing

_KEPT_SECONDS = 7 * 24 * 3600


def steps() -> tuple[str, ...]:
    """Give the SQL of every step in order; the first one makes an empty store."""
    folder = files("callcenter.storage.migrations")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def migrate(connection: Connection, path: Path) -> None:
    """Run the steps that are missing in one transaction, after a copy of a store that holds something.

    Several processes may do this at once: one migrates, the others find it done.
    """
    all_steps = steps()
    version = version_of(connection)
    refuse_newer(version, path)
    if version == len(all_steps):
        _drop_old_copies(path)
        return
    copy = _copy(connection, path) if version else None
    try:
        with all_or_nothing(connection):
            if version_of(connection) == version:
                _keep(copy, path.with_name(f"{path.name}.before-{version + 1:04}"))
                _run(connection, all_steps[version:], len(all_steps))
    finally:
        if copy is not None:
            copy.unlink(missing_ok=True)


def refuse_newer(version: int, path: Path) -> None:
    """Let nobody work on a store whose shape is not known here."""
    if version > len(steps()):
        raise DeskError(Trouble.STORE_FROM_FUTURE, path=str(path))


def version_of(connection: Connection) -> int:
    """Give the number of the last step a store went through."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def split(sql: str) -> list[str]:
    """Cut a script into its statements; raises ``ValueError`` where the last one has no end."""
    statements: list[str] = []
    gathered = ""
    for line in sql.splitlines():
        if not gathered and (not line.strip() or line.lstrip().startswith("--")):
            continue
        gathered += line + "\n"
        if driver.complete_statement(gathered):
            statements.append(gathered)
            gathered = ""
    if gathered:
        raise ValueError(gathered)
    return statements


def _run(connection: Connection, missing: tuple[str, ...], version: int) -> None:
    for sql in missing:
        for statement in split(sql):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _copy(connection: Connection, path: Path) -> Path:
    """Copy the store as it is, readable for its owner only."""
    copy = path.with_name(f"{path.name}.copy-{os.getpid()}")
    try:
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(path)) from None
    try:
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _keep(copy: Path | None, target: Path) -> None:
    try:
        if copy is not None:
            copy.replace(target)
    except OSError:
        raise DeskError(Trouble.STORE_UNWRITABLE, path=str(target)) from None


def _drop_old_copies(path: Path) -> None:
    """Forget copies of more than a week ago, and those that a crash left unfinished."""
    for pattern in ("before-*", "copy-*"):
        for copy in path.parent.glob(f"{path.name}.{pattern}"):
            with suppress(OSError):
                if time.time() - copy.stat().st_mtime > _KEPT_SECONDS:
                    copy.unlink()
