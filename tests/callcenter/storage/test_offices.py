"""How the offices are and how old what they said is, told panel by panel."""

from datetime import timedelta

from callcenter.domain.call_sheet import OfficeHealth, Panel, PanelState
from callcenter.domain.changes import Changes, Kind
from callcenter.domain.edit import Edit, EditKind, EditState
from callcenter.domain.errors import Trouble
from callcenter.domain.ids import CustomerId, OfficeId, RemoteId
from callcenter.storage import customers, offices, outbox
from callcenter.storage.database import Database
from callcenter.usecases.check_offices import check_offices
from tests.callcenter.small_store import CRM, ERP, NOW, customer, keep, who

MINUTE = timedelta(minutes=1)
BOTH = {ERP: frozenset({Kind.CUSTOMER, Kind.ORDER}), CRM: frozenset({Kind.CUSTOMER, Kind.TICKET})}


def set_up(database: Database) -> None:
    with database.write() as work:
        offices.register(work, BOTH)


def panels(database: Database, customer: CustomerId | None = None) -> dict[Panel, PanelState]:
    with database.read() as connection:
        return dict(offices.panel_states(connection, customer))


def health(database: Database, office: OfficeId) -> OfficeHealth:
    return next(one for one in check_offices(database).offices if one.office == office)


def test_an_office_never_heard_has_no_age(database: Database) -> None:
    set_up(database)
    assert health(database, ERP) == OfficeHealth(ERP, None, None, None, {})
    assert panels(database)[Panel.ORDERS] == PanelState(None, (health(database, ERP),))


def test_a_panel_no_office_gives_says_so(database: Database) -> None:
    set_up(database)
    assert panels(database)[Panel.DELIVERIES] == PanelState(None, ())
    assert set(panels(database)) == set(Panel)


def test_a_panel_is_as_old_as_the_office_heard_longest_ago(database: Database) -> None:
    set_up(database)
    with database.write() as work:
        offices.answered(work, ERP, NOW)
    assert panels(database)[Panel.PROFILE].as_of is None, "the other office was never heard"
    with database.write() as work:
        offices.answered(work, CRM, NOW - 5 * MINUTE)
    found = panels(database)
    assert found[Panel.PROFILE].as_of == NOW - 5 * MINUTE
    assert found[Panel.ORDERS].as_of == NOW
    assert found[Panel.TICKETS].as_of == NOW - 5 * MINUTE
    assert [one.office for one in found[Panel.PROFILE].offices] == [CRM, ERP]


def test_a_customer_refreshed_on_its_own_is_younger(database: Database) -> None:
    set_up(database)
    keep(database, customer("1"), customer("2"))
    with database.write() as work:
        offices.answered(work, ERP, NOW - 9 * MINUTE)
        customers.mark_refreshed(work, ERP, RemoteId("1"), NOW)
        customers.mark_refreshed(work, ERP, RemoteId("2"), NOW - 20 * MINUTE)
    assert panels(database, who(database, "1"))[Panel.ORDERS].as_of == NOW
    assert panels(database, who(database, "2"))[Panel.ORDERS].as_of == NOW - 9 * MINUTE
    assert panels(database)[Panel.ORDERS].as_of == NOW - 9 * MINUTE


def test_since_when_an_office_is_away_stays_until_it_answers(database: Database) -> None:
    set_up(database)
    with database.write() as work:
        offices.answered(work, ERP, NOW, timedelta(seconds=-3))
        offices.failed(work, ERP, NOW + MINUTE, Trouble.UNREACHABLE, {"office": "erp"})
        offices.failed(work, ERP, NOW + 2 * MINUTE, Trouble.SERVER_FAULT, {"office": "erp", "why": "\ud800"})
    away = health(database, ERP)
    assert (away.trouble, away.since, away.last_good) == (Trouble.SERVER_FAULT, NOW + MINUTE, NOW)
    assert away.details == {"office": "erp", "why": "\ufffd"}
    assert panels(database)[Panel.ORDERS].offices == (away,)
    with database.write() as work:
        offices.answered(work, ERP, NOW + 3 * MINUTE)
    assert health(database, ERP) == OfficeHealth(ERP, NOW + 3 * MINUTE, None, None, {})
    with database.read() as connection:
        offset = connection.exec_driver_sql("SELECT clock_offset FROM office WHERE name = 'erp'").scalar()
    assert offset == -3.0, "what was measured stays until it is measured again"


def test_an_office_taken_out_of_the_settings_is_forgotten(database: Database) -> None:
    set_up(database)
    with database.write() as work:
        offices.answered(work, ERP, NOW)
        offices.answered(work, CRM, NOW)
        offices.register(work, {ERP: frozenset({Kind.ORDER})})
    assert [one.office for one in check_offices(database).offices] == [ERP]
    assert health(database, ERP).last_good == NOW
    assert panels(database)[Panel.TICKETS].offices == ()


def test_a_server_keeps_the_name_it_gave(database: Database) -> None:
    with database.read() as connection:
        assert offices.identity(connection, ERP) == ""
    with database.write() as work:
        offices.set_identity(work, ERP, "server 1")
        offices.set_identity(work, ERP, "server 2")
    with database.read() as connection:
        assert offices.identity(connection, ERP) == "server 2"


def test_whatever_happens_to_an_office_is_told(database: Database) -> None:
    heard: list[Changes] = []
    database.subscribe(heard.append)
    set_up(database)
    with database.write() as work:
        offices.failed(work, ERP, NOW, Trouble.BUSY, {})
    assert [changes.touches(Kind.OFFICE) for changes in heard] == [True, True]


def test_edits_that_no_office_has_confirmed_are_counted(database: Database) -> None:
    with database.write() as work:
        for number, state in enumerate(EditState):
            one = Edit(str(number), EditKind.COMMENT, "anna", ERP, RemoteId(str(number)), {"text": "a"}, NOW)
            seq = outbox.add(work, one)
            work.connection.exec_driver_sql("UPDATE outbox SET state = ? WHERE seq = ?", (state, seq))
    assert check_offices(database).waiting == 7
    with database.read() as connection:
        assert outbox.waiting(connection) == 7
