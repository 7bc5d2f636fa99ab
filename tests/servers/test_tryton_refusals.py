"""When Tryton says no, or somebody pulls the cable: one calm sentence, nothing lost, and never a locked login."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import OfficeId
from callcenter.settings import OfficeSettings
from callcenter.storage.database import Database, open_database
from sync.connectors.tryton import TrytonConnector
from sync.contract import OfficeError, RejectedError, SignInError
from sync.engine.cycle import run_cycle
from sync.engine.report import CycleReport
from tests.servers.conftest import TrytonServer
from tests.servers.relay import Answer, Relay

# Each refusal is told once in the log.
pytestmark = [pytest.mark.server, pytest.mark.usefixtures("caplog")]

ERP = OfficeId("erp")
Connect = Callable[..., TrytonConnector]


@pytest.fixture
def connect(tryton: TrytonServer, relay: Relay) -> Iterator[Connect]:
    made: list[TrytonConnector] = []

    def build(*, password: str = tryton.password, **values: str) -> TrytonConnector:
        small = {"url": relay.url, "database": tryton.small_database, "user": tryton.user}
        settings = OfficeSettings(ERP, "tryton", {**small, **values})
        made.append(TrytonConnector.from_settings(settings, lambda: password))
        return made[-1]

    yield build
    for connector in made:
        connector.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "desk.db")
    yield database
    database.close()


def _cycle(database: Database, connector: TrytonConnector) -> CycleReport:
    return run_cycle(database, connector, SystemClock(), is_full=True)


def _fault(connector: TrytonConnector) -> OfficeError:
    with pytest.raises(OfficeError) as caught:
        connector.test_connection()
    return caught.value


def test_a_wrong_password_is_said_once_and_tried_once(
    database: Database, connect: Connect, relay: Relay
) -> None:
    report = _cycle(database, connect(password="wrong", user="nobody-of-this-name"))
    assert [fault.sentence for fault in report.faults] == [
        "erp refused the user name or password. Check them in the settings."
    ]
    assert report.needs_sign_in
    assert relay.asked("common.db.login") == 1


def test_a_missing_password_asks_the_server_nothing(connect: Connect, relay: Relay) -> None:
    error = _fault(connect(password=""))
    assert (type(error), error.trouble) == (SignInError, Trouble.SIGN_IN_MISSING)
    assert relay.asked("common.db.login") == 0


def test_a_wrong_database_is_told(connect: Connect) -> None:
    error = _fault(connect(database="no_such_database"))
    assert (type(error), error.trouble) == (RejectedError, Trouble.WRONG_ADDRESS)


def test_a_missing_right_is_told_by_name(database: Database, connect: Connect, relay: Relay) -> None:
    denied = {"error": ["UserError", ['You are not allowed to access "Stock Package".', "", None]]}

    def deny(body: bytes, answer: Answer) -> Answer:
        if b"stock.package.search" not in body:
            return answer
        return 200, {"Content-Type": "application/json"}, json.dumps({"id": 1, **denied}).encode()

    relay.garble = deny
    error = _fault(connect())
    assert (error.trouble, error.details["what"]) == (Trouble.NOT_PERMITTED, "Stock Package")
    report = _cycle(database, connect())
    assert [fault.trouble for fault in report.faults] == [Trouble.NOT_PERMITTED]
    assert report.counts["orders"] > 0


def test_a_session_that_ended_is_renewed_once(database: Database, connect: Connect, relay: Relay) -> None:
    connector = connect()
    assert _cycle(database, connector).answered
    _end_session_of(connector)
    assert relay.asked("common.db.login") == 1
    report = _cycle(database, connector)
    assert report.answered, report.faults
    assert relay.asked("common.db.login") == 2


def test_a_session_that_always_ends_is_not_renewed_for_ever(connect: Connect, relay: Relay) -> None:
    def refuse(body: bytes, answer: Answer) -> Answer:
        method = json.loads(body)["method"]
        return answer if method.startswith(("common.", "model.res.user.")) else (401, {}, b"")

    relay.garble = refuse
    assert isinstance(_fault(connect()), SignInError)
    assert relay.asked("common.db.login") == 2


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_a_day_off_loses_no_change(
    database: Database, connect: Connect, relay: Relay, tryton: TrytonServer, days: int
) -> None:
    relay.clock = timedelta(days=days)
    connector = connect()
    assert _cycle(database, connector).answered
    assert connector.clock_offset() == pytest.approx(timedelta(days=days), abs=timedelta(minutes=1))
    colleague = tryton.small().as_erp()
    party = colleague.create("party.party", name="In the meantime")
    report = _cycle(database, connector)
    colleague.delete("party.party", party)
    colleague.end_session()
    assert {feed.feed: feed.changed for feed in report.feeds if feed.changed} == {"customers": 1}


def test_an_unplugged_office_is_caught_up_with(
    database: Database, connect: Connect, relay: Relay, tryton: TrytonServer
) -> None:
    connector = connect()
    assert _cycle(database, connector).answered
    relay.unplug()
    away = _cycle(database, connector)
    assert [fault.trouble for fault in away.faults] == [Trouble.UNREACHABLE]
    colleague = tryton.small().as_erp()
    party = colleague.create("party.party", name="While away")
    relay.plug_in()
    report = _cycle(database, connector)
    colleague.delete("party.party", party)
    colleague.end_session()
    assert report.answered, report.faults
    assert {feed.feed: feed.changed for feed in report.feeds if feed.changed} == {"customers": 1}


def test_a_reading_cut_in_the_middle_goes_on_where_it_stopped(
    database: Database, connect: Connect, relay: Relay
) -> None:
    def fail_at_invoices(body: bytes, answer: Answer) -> Answer:
        return (500, {}, b"") if b"account.invoice.search_read" in body else answer

    relay.garble = fail_at_invoices
    connector = connect()
    broken = _cycle(database, connector)
    assert [fault.trouble for fault in broken.faults] == [Trouble.SERVER_FAULT]
    assert broken.counts["orders"] > 0
    relay.garble = None
    whole = _cycle(database, connector)
    assert whole.answered, whole.faults
    assert whole.counts["invoices"] > 0


def _end_session_of(connector: TrytonConnector) -> None:
    """End the session behind the connector's back, as the server does after a while."""
    connector._client._call("common.db.logout", [])
