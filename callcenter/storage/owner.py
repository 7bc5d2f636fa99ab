"""Whose store it is: several people may work at one machine, each with a store of their own."""

from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2 as driver

from callcenter.storage.database import Database
from callcenter.storage.values import text


def store_of(first: Path, agent: str) -> Path:
    """Give the store of an agent: the first one where it is theirs or nobody's yet, else one by their name."""
    if not agent or owner_of(first) in ("", agent):
        return first
    return first.with_name(f"{first.stem}-{quote(agent, safe='')}{first.suffix}")


def owner_of(path: Path) -> str:
    """Say whose store a file is; empty where it is nobody's yet, or cannot be read."""
    if not path.is_file():
        return ""
    try:
        with closing(driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = 'owner'").fetchone()
    except driver.Error:
        return ""
    return row[0] if row else ""


def take(database: Database, agent: str) -> None:
    """Make a store that is nobody's an agent's own."""
    with database.read() as connection:
        known = connection.exec_driver_sql("SELECT value FROM meta WHERE name = 'owner'").scalar()
    if agent and known is None:
        with database.write() as work:
            sql = "INSERT OR IGNORE INTO meta (name, value) VALUES ('owner', ?)"
            work.connection.exec_driver_sql(sql, (text(agent),))


def waiting_by_owner(first: Path) -> dict[str, int]:
    """Count what waits to be sent in each store beside the first, by whose it is; what cannot be read is left out."""
    found: dict[str, int] = {}
    for path in sorted(first.parent.glob(f"{first.stem}*{first.suffix}")):
        try:
            with closing(driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                sql = "SELECT count(*) FROM outbox WHERE state NOT IN ('applied', 'withdrawn', 'replaced')"
                count = int(connection.execute(sql).fetchone()[0])
        except driver.Error:
            continue
        if owner := owner_of(path):
            found[owner] = count
    return found
