"""All of a service desk on this machine: as many tickets as Request Tracker says, joined to whom the ERP knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.customer import Customer
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from callcenter.storage.database import Database, open_database
from callcenter.storage.replica import live_ids
from sync.connectors.rt import RtConnector
from sync.engine.cycle import run_cycle
from tests.servers.rt_server import RtApi, RtServer
from tests.servers.tryton_rpc import TrytonRpc

pytestmark = pytest.mark.server

RT = OfficeId("desk")


@pytest.fixture(scope="module")
def told(rt: RtServer) -> RtApi:
    return rt.as_desk()


@pytest.fixture(scope="module")
def database(rt: RtServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_database(Path(tmp_path_factory.mktemp("all")) / "desk.db")
    settings = OfficeSettings(RT, "rt", {"url": rt.url, "user": rt.user})
    connector = RtConnector.from_settings(settings, lambda: rt.password)
    report = run_cycle(database, connector, SystemClock(), is_full=True)
    connector.close()
    assert report.answered, report.faults
    yield database
    database.close()


def _rows(database: Database, sql: str) -> list[tuple[str, ...]]:
    with database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def test_every_ticket_is_here_under_its_subject(database: Database, told: RtApi) -> None:
    held = {
        int(number): subject for number, subject in _rows(database, "SELECT remote_id, subject FROM ticket")
    }
    assert held == told.tickets()
    assert len(held) > 2000


def test_every_ticket_names_a_requestor_who_is_here(database: Database) -> None:
    with database.read() as connection:
        requestors = set(live_ids(connection, RT, "requestors"))
    named = {row[0] for row in _rows(database, "SELECT customer FROM ticket WHERE customer IS NOT NULL")}
    assert named == requestors


def test_requestors_are_parties_of_the_erp_under_the_same_number(told: RtApi, truth: TrytonRpc) -> None:
    asked = "fields=Requestor,CustomFields&fields[Requestor]=EmailAddress&per_page=50&query=id%3E0"
    rows = told.ask("GET", f"/tickets?{asked}")["items"]
    for row in rows:
        fields = {one["name"]: one["values"] for one in row["CustomFields"]}
        for code in fields["CustomerRef"]:
            mail = row["Requestor"][0]["EmailAddress"]
            found = truth.count("party.party", [["code", "=", code], ["contact_mechanisms.value", "=", mail]])
            assert found == 1, (code, mail)


def test_callers_are_found_by_number_where_the_user_may_search(rt: RtServer) -> None:
    values = {"url": rt.url, "user": rt.lead}
    connector = RtConnector.from_settings(OfficeSettings(RT, "rt", values), lambda: rt.lead_password)
    page = connector.feeds()[0].pull(None, 100)
    people = [record for record in page.records if isinstance(record, Customer)]
    person = next(one for one in people if any(point.key.startswith("+") for point in one.contact_points))
    number = next(point.key for point in person.contact_points if point.key.startswith("+"))
    assert person in connector.find_customers(number)
    connector.close()
