"""Connectors of a profile: built, noted in the store, and let go of whatever happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.domain.changes import Kind
from callcenter.domain.errors import DeskError, Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from callcenter.storage import offices
from callcenter.storage.database import Database, open_database
from sync.contract import Connector
from sync.demo.switches import kept_switches
from sync.offices import EMBEDDED, connected, opened
from sync.secrets import DevSecrets
from tests.contract.memory_office import MemoryConnector, MemoryOffice
from tests.sync.strangers import FAILING, MISSING, install, memory

DEMO = OfficeSettings(OfficeId("demo"), "demo", {"url": EMBEDDED})
BOTH = [memory("erp"), memory("crm")]


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, erp=MemoryOffice(), crm=MemoryOffice(name="crm"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db")
    yield database
    database.close()


def known(database: Database) -> dict[str, str]:
    """Give the offices of the store with what they give."""
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, gives FROM office ORDER BY name")
        return {row.name: row.gives for row in rows}


def test_connectors_come_in_order_and_are_closed_afterwards(tmp_path: Path) -> None:
    with opened(BOTH, DevSecrets(), tmp_path) as connectors:
        assert [one.office for one in connectors] == ["erp", "crm"]
        memories = [one for one in connectors if isinstance(one, MemoryConnector)]
        assert [one.is_closed for one in memories] == [False, False]
    assert [one.is_closed for one in memories] == [True, True]


def test_connectors_are_closed_when_the_work_fails(tmp_path: Path) -> None:
    kept: list[Connector] = []

    def fail_at_work() -> None:
        with opened(BOTH, DevSecrets(), tmp_path) as connectors:
            kept.extend(connectors)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_at_work()
    assert [one.is_closed for one in kept if isinstance(one, MemoryConnector)] == [True, True]


@pytest.mark.usefixtures("caplog")  # a connector that fails is worth a line in the log
@pytest.mark.parametrize(
    ("wrong", "trouble"), [(MISSING, Trouble.NO_CONNECTOR), (FAILING, Trouble.UNEXPECTED)]
)
def test_an_office_that_cannot_be_used_is_raised_or_left_out(
    tmp_path: Path, wrong: OfficeSettings, trouble: Trouble
) -> None:
    with pytest.raises(DeskError) as caught, opened([*BOTH, wrong], DevSecrets(), tmp_path):
        pass
    assert caught.value.trouble is trouble
    refused: dict[OfficeId, Trouble] = {}

    def note(office: OfficeId, error: DeskError) -> None:
        refused[office] = error.trouble

    with opened([wrong, *BOTH], DevSecrets(), tmp_path, note) as connectors:
        assert [one.office for one in connectors] == ["erp", "crm"]
    assert refused == {wrong.office: trouble}


def test_the_store_knows_which_offices_there_are_and_what_each_gives(
    database: Database, tmp_path: Path
) -> None:
    with connected(database, BOTH, DevSecrets(), tmp_path):
        gives = " ".join(sorted({Kind.CUSTOMER, Kind.ORDER, Kind.TICKET}))
        assert known(database) == {"crm": gives, "erp": gives}


def test_an_office_that_was_taken_out_is_forgotten(database: Database, tmp_path: Path) -> None:
    with connected(database, BOTH, DevSecrets(), tmp_path):
        pass
    with connected(database, [memory("crm")], DevSecrets(), tmp_path):
        assert known(database).keys() == {"crm"}


def test_an_office_that_is_refused_stays_as_it_was(database: Database, tmp_path: Path) -> None:
    with connected(database, BOTH, DevSecrets(), tmp_path):
        pass
    wrong = OfficeSettings(OfficeId("erp"), "memory", {"colour": "red"})
    refused: list[OfficeId] = []

    def note(office: OfficeId, error: DeskError) -> None:
        refused.append(office)

    with connected(database, [wrong, memory("crm")], DevSecrets(), tmp_path, note) as connectors:
        assert [one.office for one in connectors] == ["crm"]
    assert refused == ["erp"]
    assert known(database)["erp"]
    with database.read() as connection:
        assert {one.office for one in offices.health(connection)} == {"crm", "erp"}


def test_the_embedded_office_runs_as_long_as_it_is_used(database: Database, tmp_path: Path) -> None:
    with connected(database, [DEMO], DevSecrets(), tmp_path) as (connector,):
        assert connector.test_connection().product == "Demo office"
        assert kept_switches(tmp_path).live(0) == []
        assert (tmp_path / "demo-switches.json").stat().st_mode & 0o777 == 0o600
    with pytest.raises(DeskError) as caught:
        kept_switches(tmp_path)
    assert caught.value.trouble is Trouble.NOT_RUNNING


def test_a_folder_that_takes_no_word_of_the_embedded_office_is_told(tmp_path: Path) -> None:
    (tmp_path / "demo-switches.json").mkdir()
    with pytest.raises(DeskError) as caught, opened([DEMO], DevSecrets(), tmp_path):
        pass
    assert caught.value.trouble is Trouble.STORE_UNWRITABLE
