"""One customer read anew, beside the cycles and never against them."""

import pytest

from callcenter.domain.call_sheet import Panel
from callcenter.domain.errors import Trouble
from callcenter.storage import customers, offices, orders
from sync.contract import UnreachableError
from sync.engine.arrivals import Arrivals
from sync.engine.cycle import run_cycle
from sync.engine.refresh import find_caller, refresh_customer
from sync.engine.report import Fault
from tests.contract.memory_office import MemoryOffice
from tests.contract.samples import customer, order
from tests.sync.engine.desk import SmallDesk


@pytest.fixture(autouse=True)
def _held(desk: SmallDesk, office: MemoryOffice) -> None:
    office.put("customers", customer(1, "+8613800138001"), customer(2))
    office.put("orders", *(order(number, 1) for number in range(1, 5)))
    desk.cycle()


def _refresh(desk: SmallDesk, arrivals: Arrivals | None = None) -> tuple[Fault, ...]:
    return refresh_customer(desk.database, desk.connector, desk.customer("1"), desk.clock, arrivals)


def _totals(desk: SmallDesk) -> dict[str, str]:
    with desk.database.read() as connection:
        held = orders.of_customer(connection, desk.customer("1"))
    return {one.record.id: str(one.record.total) for one in held}


def test_a_change_arrives_without_a_cycle(desk: SmallDesk, office: MemoryOffice) -> None:
    office.put("orders", order(1, 1, "99.00"))
    assert _refresh(desk) == ()
    assert _totals(desk)["1"] == "99.00"


def test_what_is_certainly_gone_goes(desk: SmallDesk, office: MemoryOffice) -> None:
    office.delete("orders", "3")
    _refresh(desk)
    assert desk.ids("orders") == {"1", "2", "4"}


def test_what_belongs_to_somebody_else_now_stays(desk: SmallDesk, office: MemoryOffice) -> None:
    office.put("orders", order(3, 2))
    _refresh(desk)
    assert "3" in desk.ids("orders")


def test_suspiciously_much_is_left_to_the_next_cycle(desk: SmallDesk, office: MemoryOffice) -> None:
    office.put("orders", order(5, 1))
    _refresh(desk)
    office.delete("orders", "1", "2", "3", "4", "5")
    _refresh(desk)
    assert len(desk.ids("orders")) == 5


def test_a_customer_that_is_gone_is_left_to_the_next_cycle(desk: SmallDesk, office: MemoryOffice) -> None:
    office.delete("customers", "1")
    assert _refresh(desk) == ()
    assert "1" in desk.ids("customers")


def test_another_server_takes_nothing_away(
    desk: SmallDesk, office: MemoryOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.identity = "server-2"
    office.delete("orders", "3")
    desk.cycle(is_full=True)
    _refresh(desk)
    assert "3" in desk.ids("orders")


def test_the_moment_is_kept(desk: SmallDesk) -> None:
    desk.clock.advance(minutes=5)
    _refresh(desk)
    with desk.database.write() as work:
        offices.register(work, {desk.connector.office: desk.connector.capabilities.gives})
    with desk.database.read() as connection:
        state = offices.panel_states(connection, desk.customer("1"))[Panel.ORDERS]
    assert state.as_of == desk.clock.now()


def test_an_office_that_is_away_is_told_by_raising(desk: SmallDesk, office: MemoryOffice) -> None:
    office.is_unplugged = True
    with pytest.raises(UnreachableError):
        _refresh(desk)


def test_a_refusal_is_told(desk: SmallDesk, office: MemoryOffice) -> None:
    office.refused.add("refresh")
    assert [fault.trouble for fault in _refresh(desk)] == [Trouble.NOT_PERMITTED]


def test_a_slow_answer_does_not_overwrite_a_newer_one(desk: SmallDesk, office: MemoryOffice) -> None:
    arrivals = Arrivals()

    def change_meanwhile(question: str) -> None:
        if question == "refresh.answered":
            office.before = lambda _question: None
            desk.clock.advance(seconds=1)
            office.put("orders", order(1, 1, "77.00"))
            run_cycle(desk.database, desk.connector, desk.clock, arrivals=arrivals)

    office.before = change_meanwhile
    _refresh(desk, arrivals)
    assert _totals(desk)["1"] == "77.00"


def test_a_slow_answer_does_not_bring_back_what_was_deleted(desk: SmallDesk, office: MemoryOffice) -> None:
    arrivals = Arrivals()

    def delete_meanwhile(question: str) -> None:
        if question == "refresh.answered":
            office.before = lambda _question: None
            office.delete("orders", "3")
            run_cycle(desk.database, desk.connector, desk.clock, arrivals=arrivals, is_full=True)

    office.before = delete_meanwhile
    _refresh(desk, arrivals)
    assert "3" not in desk.ids("orders")


def test_an_unknown_caller_is_found_and_kept(desk: SmallDesk, office: MemoryOffice) -> None:
    office.put("customers", customer(9, "+4930901820"))
    assert find_caller(desk.database, desk.connector, "+4930901820", desk.clock) == 1
    with desk.database.read() as connection:
        assert customers.by_key(connection, "+4930901820") == (desk.customer("9"),)


def test_nobody_is_found_for_a_strange_number(desk: SmallDesk) -> None:
    assert find_caller(desk.database, desk.connector, "+4930000000", desk.clock) == 0
