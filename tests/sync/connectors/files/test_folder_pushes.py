"""What agents do travels into a folder and comes back by the next export, with the real engine and a real store."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.edit import EditState, Waiting
from callcenter.domain.ids import LocalId
from callcenter.domain.new_record import NewTicket
from callcenter.domain.ticket import Ticket
from callcenter.storage import offices, outbox, tickets
from callcenter.storage.database import Database, open_database
from callcenter.usecases.change_ticket import change_ticket
from callcenter.usecases.open_ticket import open_ticket
from callcenter.usecases.reply_to_ticket import reply_to_ticket
from sync.connectors.files import FilesConnector
from sync.engine.cycle import run_cycle
from sync.engine.push import push_edits
from tests.sync.connectors.files.folder_desk import OLD, connect, write

NOW = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
HEADER = "id,customer,order,subject,text,state,queue,owner,ref"


@dataclass
class PushingDesk:
    """A desk that reads a folder and sends into it."""

    database: Database
    folder: Path
    connector: FilesConnector

    def __post_init__(self) -> None:
        with self.database.write() as work:
            gives, takes = self.connector.capabilities.gives, self.connector.writing.kinds
            offices.register(work, {OLD: gives}, takes={OLD: takes})

    def export(self, *rows: str) -> None:
        """Let the company export its tickets."""
        (self.folder / "tickets.csv").write_text("\n".join((HEADER, *rows)) + "\n", "utf-8")
        assert run_cycle(self.database, self.connector, SystemClock(), is_full=True).answered

    def push(self) -> None:
        """Send what waits."""
        assert push_edits(self.database, self.connector, SystemClock()).ended is None

    def states(self) -> list[EditState]:
        """Say where the edits stand, in their order."""
        with self.database.read() as connection:
            everything = (*outbox.unsettled(connection), *outbox.settled(connection))
        return [one.state for one in sorted(everything, key=lambda one: one.seq)]

    def conflicts(self, waiting: Waiting) -> list[tuple[str, str]]:
        """Say which fields are in conflict, and what reason is told."""
        with self.database.read() as connection:
            return [(one.field, one.reason) for one in outbox.conflicts(connection, waiting.seq)]

    def shown(self) -> dict[str, Ticket]:
        """Give the tickets on the screen by their subject."""
        with self.database.read() as connection:
            found = connection.exec_driver_sql("SELECT id FROM ticket_projected").scalars()
            held = [tickets.get(connection, LocalId(one)) for one in found]
        return {one.record.subject: one.record for one in held if one is not None}

    def ticket(self, subject: str) -> LocalId:
        """Give the id by which the desk shows a ticket."""
        with self.database.read() as connection:
            sql = "SELECT id FROM ticket_projected WHERE subject = ?"
            return LocalId(connection.exec_driver_sql(sql, (subject,)).scalar_one())

    def written(self) -> list[dict[str, Any]]:
        """Read the file of edits."""
        (file,) = (self.folder / "edits").iterdir()
        return [json.loads(one) for one in file.read_text("utf-8").splitlines()]


@pytest.fixture
def pushing(tmp_path: Path, folder: Path) -> Iterator[PushingDesk]:
    write(folder, "customers.csv", "C-1,王小明,wang@example.cn,,,,,,,")
    database = open_database(tmp_path / "store.db")
    desk = PushingDesk(database, folder, connect(folder))
    desk.export("T-1,C-1,,Late,,open,Delivery,anna,")
    yield desk
    desk.connector.close()
    database.close()


def test_a_change_is_shown_from_the_beginning_and_confirmed_by_the_export(pushing: PushingDesk) -> None:
    change_ticket(pushing.database, pushing.ticket("Late"), {"owner": "ben"}, agent="anna", at=NOW)
    pushing.push()
    assert pushing.states() == [EditState.APPLIED]
    assert pushing.shown()["Late"].owner == "ben"
    pushing.export("T-1,C-1,,Late,,open,Delivery,ben,")
    assert pushing.shown()["Late"].owner == "ben"
    assert [one["fields"] for one in pushing.written()] == [{"owner": "ben"}]


def test_one_change_after_another_needs_no_export_in_between(pushing: PushingDesk) -> None:
    for owner in ("ben", "carl"):
        change_ticket(pushing.database, pushing.ticket("Late"), {"owner": owner}, agent="anna", at=NOW)
        pushing.push()
    assert pushing.states() == [EditState.APPLIED] * 2
    assert [(one["base"], one["fields"]) for one in pushing.written()] == [
        ({"owner": "anna"}, {"owner": "ben"}),
        ({"owner": "ben"}, {"owner": "carl"}),
    ]


def test_what_the_company_changed_meanwhile_is_a_conflict(pushing: PushingDesk) -> None:
    waiting = change_ticket(pushing.database, pushing.ticket("Late"), {"owner": "ben"}, agent="anna", at=NOW)
    pushing.export("T-1,C-1,,Late,,open,Delivery,dora,")
    pushing.push()
    assert pushing.states() == [EditState.CONFLICT]
    assert waiting is not None
    assert pushing.conflicts(waiting) == [("owner", "")]
    assert not (pushing.folder / "edits").exists()


def test_a_ticket_opened_here_is_the_one_that_the_export_names(pushing: PushingDesk) -> None:
    told = NewTicket(OLD, None, "Delivery", "电饭煲不加热", "不加热。")
    made = open_ticket(pushing.database, told, agent="anna", at=NOW)
    pushing.push()
    local = pushing.ticket("电饭煲不加热")
    reply_to_ticket(pushing.database, local, "您好", agent="anna", at=NOW)
    pushing.push()
    assert [one["record"] for one in pushing.written()] == ["", f"local:{made.edit.id}"]
    pushing.export("T-1,C-1,,Late,,open,,,", f"T-2,C-1,,电饭煲不加热,不加热。,open,Delivery,,{made.edit.id}")
    assert pushing.ticket("电饭煲不加热") == local
    assert len(pushing.shown()) == 2
    assert pushing.states() == [EditState.APPLIED] * 2
    assert pushing.conflicts(made) == []
    reply_to_ticket(pushing.database, local, "已寄出", agent="anna", at=NOW)
    pushing.push()
    assert pushing.written()[-1]["record"] == "T-2"
