"""Several desks on one store: writers wait for one another, and a killed desk loses nothing it acknowledged."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.domain.draft import DraftKey
from callcenter.domain.errors import DeskError, Trouble
from callcenter.storage import drafts
from callcenter.storage.database import open_database
from callcenter.storage.integrity import check_store
from tests.callcenter.small_store import count, customer, keep

HOLDS_THE_WRITER = """
import sys
from pathlib import Path
from callcenter.storage.database import open_database
database = open_database(Path(sys.argv[1]))
with database.write() as work:
    work.connection.exec_driver_sql("INSERT INTO customer (id) VALUES (1000)")
    print("writing", flush=True)
    sys.stdin.readline()
database.close()
"""
TYPES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from callcenter.domain.draft import Draft, DraftKey
from callcenter.storage.database import open_database
from callcenter.usecases.keep_draft import keep_draft
database = open_database(Path(sys.argv[1]))
typed = ""
while True:
    typed += "字"
    keep_draft(database, Draft(DraftKey("anna", "customer:1", "note"), typed, datetime.now(UTC), len(typed)))
    print(len(typed), flush=True)
"""
SHORT = timedelta(milliseconds=50)
KEY = DraftKey("anna", "customer:1", "note")


@contextmanager
def another(program: str, path: Path) -> Generator["subprocess.Popen[str]"]:
    """Run a program on this store in a process of its own, until it is done or we are."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    database = open_database(path, patience=timedelta(seconds=60))
    with another(HOLDS_THE_WRITER, path) as process:
        assert said(process) == "writing"
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        keep(database, customer("1"))
        process.wait()
    assert count(database, "customer") == 2
    database.close()


def test_a_writer_that_waited_too_long_is_told_calmly_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    database = open_database(path, patience=SHORT)
    keep(database, customer("1"))
    with another(HOLDS_THE_WRITER, path) as process:
        assert said(process) == "writing"
        with pytest.raises(DeskError) as caught:
            keep(database, customer("2"))
        assert caught.value.trouble is Trouble.STORE_LOCKED
        assert count(database, "party") == 1, "readers are never kept waiting"
    keep(database, customer("2"))
    assert count(database, "party") == 2
    database.close()


def test_a_store_somebody_else_writes_to_is_not_opened_half(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    open_database(path).close()
    with another(HOLDS_THE_WRITER, path) as process:
        assert said(process) == "writing"
        with pytest.raises(DeskError) as caught:
            open_database(path, patience=SHORT)
    assert caught.value.trouble is Trouble.STORE_LOCKED
    database = open_database(path)
    assert count(database, "customer") == 0, "what was not committed is not there"
    database.close()


@pytest.mark.parametrize("after", [1, 10, 150])
def test_words_that_were_acknowledged_survive_a_kill(
    tmp_path: Path, after: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Killed between journal and commit, its last line is taken over, which the log tells."""
    path = tmp_path / "desk.db"
    with another(TYPES, path) as process:
        while int(said(process)) < after:
            pass
        process.kill()
        rest = process.communicate()[0].split()
    acknowledged = int(rest[-1]) if rest else after
    database = open_database(path)
    check_store(database)
    with database.read() as connection:
        draft = drafts.load(connection, KEY)
    database.close()
    assert draft is not None
    assert set(draft.text) == {"字"}
    assert acknowledged <= len(draft.text) <= acknowledged + 1
