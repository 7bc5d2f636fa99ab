"""Brings a store to the shape this version knows, step by step; a newer store is refused untouched."""

from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as driver

from callcenter.domain.errors import DeskError, Trouble


def steps() -> tuple[str, ...]:
    """Give the SQL of every step in order; the first one makes an empty store."""
    folder = files("callcenter.storage.migrations")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def migrate(connection: Connection, path: Path) -> None:
    """Run the steps that are missing, each in a transaction of its own, after a copy of a store that holds something."""
    all_steps = steps()
    version = _version(connection)
    if version > len(all_steps):
        raise DeskError(Trouble.STORE_FROM_FUTURE, path=str(path))
    if 0 < version < len(all_steps):
        _copy(connection, path.with_name(f"{path.name}.before-{version + 1:04}"))
    for number, sql in enumerate(all_steps[version:], start=version + 1):
        _run(connection, number, sql)


def _run(connection: Connection, number: int, sql: str) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        if _version(connection) < number:  # another process may have been faster
            for statement in split(sql):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise


def split(sql: str) -> list[str]:
    """Cut a script into its statements."""
    statements: list[str] = []
    gathered = ""
    for line in sql.splitlines():
        if line.lstrip().startswith("--") and not gathered:
            continue
        gathered += line + "\n"
        if driver.complete_statement(gathered):
            statements.append(gathered)
            gathered = ""
    return statements


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _copy(connection: Connection, target: Path) -> None:
    """Keep the store as it was; the copy is readable for its owner only."""
    target.touch(mode=0o600)
    connection.exec_driver_sql("VACUUM INTO ?", (str(_fresh(target)),))


def _fresh(target: Path) -> Path:
    target.unlink(missing_ok=True)
    return target
